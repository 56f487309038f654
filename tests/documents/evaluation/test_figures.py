"""Figures of the synthesis in words."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from xlqualite.compute.evaluation import Unit
from xlqualite.compute.evaluation.figures import Figure
from xlqualite.documents.evaluation.figures import blocks, change, figure, key_figures
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]


def plainly(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (None, Unit.COUNT, "–"),
        (None, Unit.EUROS, "à compléter"),
        (1234, Unit.COUNT, "1 234"),
        (Decimal("10.5"), Unit.DAYS, "10,5"),
        (Decimal("0.667"), Unit.SHARE, "67 %"),
        (Decimal("12.5"), Unit.EUROS, "12,50 €"),
    ],
)
def test_a_figure_bears_its_unit(value: Figure | None, unit: Unit, said: str) -> None:
    assert plainly(figure(value, unit)) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (None, Unit.COUNT, "–"),
        (0, Unit.COUNT, "="),
        (3, Unit.COUNT, "+3"),
        (Decimal("-1.5"), Unit.DAYS, "−1,5"),
        (Decimal("0.052"), Unit.SHARE, "+5,2 pts"),
        (Decimal("-0.01"), Unit.SHARE, "−1 pt"),
        (Decimal(-350), Unit.EUROS, "−350,00 €"),
    ],
)
def test_a_change_bears_its_sign(value: Figure | None, unit: Unit, said: str) -> None:
    assert plainly(change(value, unit)) == said


def test_an_empty_network_shows_no_line_of_dashes(dossier: DossierOf) -> None:
    found = dossier("| OT | Code | Nom |\n| 2 | CARNAC | Carnac |")
    assert [each["annee"] for each in key_figures(found)] == ["1", "1", "0", "0"]
    shown = blocks(found)
    assert shown["Temps de travail"] == shown["Satisfaction"] == []
    assert {each["annee"] for each in shown["Financement"]} >= {"à compléter"}
