"""The key figures: each formula names columns that exist, each value is that of its sheet."""

import re
from decimal import Decimal

import pytest
from conftest import read
from csv_workbook import shipped

from xlqualite.dossier import Dossier
from xlqualite.french import NBSP
from xlqualite.rules import validate
from xlqualite.sheets import levels
from xlqualite.sheets.key_figures import GROUPS, days_of
from xlqualite.sheets.overview import KeyFigure, Overview, column_of
from xlqualite.sheets.results import result_sheets
from xlqualite.vocabularies import InterventionType

FIGURES = {each.label: each for group in GROUPS for each in group.figures}
TABLES = {each.table: each.headings for each in result_sheets((), shipped("exemple")) if each.table}
COLUMN = re.compile(r"(R_\w+)\[([^\]]+)\]")
each_figure = pytest.mark.parametrize("figure", FIGURES.values(), ids=lambda each: each.label)


def overview(dossier: Dossier) -> Overview:
    return Overview(dossier, tuple(validate(dossier)))


def formulas() -> list[str]:
    return [
        *(each.formula for each in FIGURES.values() if each.formula),
        *(days_of(kind)[0] for kind in InterventionType),
    ]


@pytest.mark.parametrize("formula", formulas())
def test_a_formula_names_columns_that_exist(formula: str) -> None:
    named = COLUMN.findall(formula)
    assert named
    for table, heading in named:
        assert heading in TABLES[table]


def test_a_column_is_named_by_its_table_and_its_heading() -> None:
    assert column_of(levels.TABLE, "fin_marque") == "R_Niveaux[Fin de la marque]"
    assert FIGURES["OT accompagnés"].formula == "COUNT(R_Niveaux[Niveau])"


@each_figure
def test_without_any_ot_every_figure_is_zero_but_amounts(figure: KeyFigure) -> None:
    dossier = read("| OT | Code |").dossier
    assert dossier is not None
    expected = "–" if "R_Financement" in (figure.formula or "") else 0
    assert figure.measure(Overview(dossier, ())) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("OT accompagnés", 18),
        (f"Niveau 1{NBSP}: démarche de progrès", 10),
        (f"Niveau 2{NBSP}: vers la marque", 2),
        (f"Niveau 3{NBSP}: suivi de la marque", 6),
        ("Anomalies bloquantes", 0),
        ("Exigences non conformes", 7),
        ("En retard", 13),
        ("Vos interventions réalisées", 61),
        ("Jours de travail", Decimal("111.0")),
        ("Montant", Decimal("6890.00")),
        ("Part départementale", Decimal("4134.00")),
        ("Part régionale", Decimal("2756.00")),
        ("Reste dû", Decimal("3160.00")),
    ],
)
def test_the_exemple_s_figures(label: str, expected: Decimal | int) -> None:
    assert FIGURES[label].measure(overview(shipped("exemple"))) == expected


def test_the_days_by_kind_sum_up_to_the_days_of_work() -> None:
    its = overview(shipped("exemple"))
    by_kind = [Decimal(days_of(kind)[1](its)) for kind in InterventionType]
    assert sum(by_kind) == FIGURES["Jours de travail"].measure(its)


def test_the_two_parts_make_the_amount() -> None:
    its = overview(shipped("exemple"))
    both = ("Part départementale", "Part régionale")
    parts = [Decimal(FIGURES[each].measure(its)) for each in both]
    assert sum(parts) == FIGURES["Montant"].measure(its)


def test_figures_of_anomalies_are_values_for_controler_leaves_this_sheet_as_it_was() -> None:
    severities = {"Anomalies bloquantes", "Alertes à examiner", "Informations"}
    assert {label for label, each in FIGURES.items() if each.formula is None} == severities
