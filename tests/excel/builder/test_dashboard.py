"""Tableau de bord as drawn: one locked page, its cells where a run writes, four charts."""

import re

import pytest
from built_books import EXEMPLE, MASTER, content, opened, parts
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from xlqualite.button import Step
from xlqualite.excel.builder.dashboard_layout import looks
from xlqualite.excel.builder.order_of_work import BANDS
from xlqualite.excel.measure import room
from xlqualite.french import NBSP
from xlqualite.port import Formula
from xlqualite.sheets.cells import abridged
from xlqualite.sheets.dashboard import (
    CODE_ROOM,
    NAME_ROOM,
    SHEET,
    TEXT_ROOM,
    TODAY,
    blank_cells,
)
from xlqualite.sheets.key_figures import GROUPS
from xlqualite.sheets.since_then import FIRST
from xlqualite.vocabularies import InterventionType


def dashboard() -> Worksheet:
    return opened(MASTER)[SHEET]


def charts() -> list[str]:
    found = parts(content(MASTER))
    return [found[each].decode() for each in sorted(found) if each.startswith("xl/charts/chart")]


def test_it_is_one_page_that_leaves_out_what_charts_read() -> None:
    sheet = dashboard()
    assert sheet.sheet_properties.pageSetUpPr
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, None)
    _, _, last, _ = range_boundaries(str(sheet.print_area).split("!")[1])
    assert last == sheet["H1"].column


def test_it_is_locked_without_a_password() -> None:
    assert dashboard().protection.sheet
    assert not dashboard().protection.password


def test_before_any_run_its_formulas_know_no_figure() -> None:
    sheet = parts(content(MASTER))["xl/worksheets/sheet1.xml"].decode()
    formulas = {cell: each for cell, each in blank_cells().items() if isinstance(each, Formula)}
    found = dict(re.findall(r'<c r="([A-Z]+\d+)"[^>]*><f>[^<]*</f><v>([^<]*)</v>', sheet))
    expected = {cell: "0" if cell.startswith("K") else "–" for cell in formulas}
    assert found == expected | {TODAY: FIRST}
    for cell, each in formulas.items():
        assert dashboard()[cell].value == f"={each.text}"
    assert dashboard()["A2"].value == "pas encore calculé"


def test_every_cell_that_is_written_has_its_look() -> None:
    assert blank_cells().keys() <= looks().keys()


def test_a_label_stands_beside_every_figure() -> None:
    for group in GROUPS:
        for row, each in enumerate(group.figures, group.row + 1):
            assert dashboard()[f"G{row}"].value == each.label
            formula = f'=IF(K9="","–",{each.formula})' if each.formula else "–"
            assert dashboard()[f"H{row}"].value == formula
    for row, kind in enumerate(InterventionType, 12):
        assert dashboard()[f"J{row}"].value == kind.value


def test_figures_have_their_formats() -> None:
    sheet = dashboard()
    assert sheet["H29"].number_format == '#,##0.00\\ "€"'
    assert sheet["H27"].number_format == "0.0##"
    assert sheet["H32"].number_format == '#,##0.00\\ "€";"trop perçu "#,##0.00\\ "€"'
    assert sheet["A10"].number_format == sheet["K9"].number_format == "dd/mm/yyyy"
    assert sheet["K26"].number_format == "0\\ %"


def test_the_order_of_work_leads_from_sheet_to_sheet() -> None:
    sheet = dashboard()
    steps = [str(cell.value) for cell in sheet[5] if cell.value]
    assert [each[:1] for each in steps] == ["1", "2", "3", "4", "5"]
    links = {
        str(cell.hyperlink.location) for row in sheet.iter_rows() for cell in row if cell.hyperlink
    }
    named = {each.split("'")[1] for each in links}
    assert named <= set(opened(MASTER).sheetnames)
    assert {
        "Règles",
        "Aide",
        "Interventions",
        "Anomalies",
        "Niveaux",
        "Échéances",
        "Financement",
    } <= named


@pytest.mark.parametrize(
    ("title", "ranges"),
    [
        ("OT par niveau", ("$G$11:$G$13", "$H$11:$H$13")),
        ("Progression par OT", ("$J$26:$J$45", "$K$26:$K$45")),
        ("Jours de travail par type", ("$J$11", "$J$12:$J$22", "$K$12:$K$22")),
        ("Partage des participations", ("$J$10", "$G$30:$G$31", "$H$30:$H$31")),
    ],
)
def test_a_chart_reads_fixed_cells_of_this_sheet(title: str, ranges: tuple[str, ...]) -> None:
    [chart] = [each for each in charts() if title in each]
    found = re.findall(r"<c:f>([^<]*)</c:f>", chart)
    assert found == [f"'{SHEET}'!{each}" for each in ranges]


def test_what_explains_stands_above_the_steps() -> None:
    guides = [dashboard()[each] for each in ("A3", "C3")]
    assert [str(each.hyperlink.location) for each in guides if each.hyperlink] == [
        "'Aide'!A1",
        "'Règles'!A1",
    ]


def test_every_step_has_its_name_and_a_way_to_its_sheets() -> None:
    sheet = dashboard()
    assert [str(cell.value) for cell in sheet[5] if cell.value] == [each.title for each in Step]
    for letters in BANDS.values():
        assert sheet[f"{letters[0]}7"].hyperlink, letters


def test_no_text_is_shrunk_and_the_longest_have_room() -> None:
    sheet = dashboard()
    shrunk = [cell for row in sheet.iter_rows() for cell in row if cell.alignment.shrink_to_fit]
    assert shrunk == []
    longest = (
        ("B", "COMMUNAUTE-DE-VANNES", CODE_ROOM),
        ("C", "Rochefort en terre / Questembert et Malestroit", NAME_ROOM),
        (
            "D",
            "Catégorie II visée, 3 conditions manquantes : Procédures et manuel. " * 2,
            TEXT_ROOM,
        ),
        (
            "D",
            "Action : Ouvrir un registre des réclamations avec un délai de réponse " * 2,
            TEXT_ROOM,
        ),
    )
    for letter, text, letters in longest:
        told = abridged(text, letters)
        assert told.endswith("…")
        assert room(told) + 1 <= sheet.column_dimensions[letter].width, told


def test_the_days_of_two_years_have_room_before_what_the_sheet_tells() -> None:
    sheet = dashboard()
    days = f"au 30/11/2016{NBSP}; activité et participations de 2015, au 31/12/2015"
    assert sheet["D2"].value == "L'état du réseau sur une page."
    assert room(days) < sum(sheet.column_dimensions[each].width for each in "ABC")


def test_a_figure_has_room_for_its_words() -> None:
    sheet = dashboard()
    assert room("trop perçu 12 345,67 €") < sheet.column_dimensions["H"].width
    assert room("Montant (hors 18 à compléter)") < sheet.column_dimensions["G"].width


def test_a_word_calls_for_no_attention() -> None:
    conditions = {
        str(area.sqref): rule.formula
        for area in dashboard().conditional_formatting
        for rule in area.rules
    }
    assert conditions["H15"] == ["AND(ISNUMBER(H15),H15>0)"]


def test_its_titles_count_nothing() -> None:
    said = [str(dashboard()[each].value) for each in ("A8", "A21")]
    assert said == ["Les prochaines échéances →", "Les anomalies les plus graves →"]


def test_each_chart_is_told_in_words_too() -> None:
    drawing = parts(content(EXEMPLE))["xl/drawings/drawing1.xml"].decode()
    assert len(re.findall(r'descr="[^"]+\."', drawing)) == len(charts()) == 4


def test_what_calls_for_attention_has_a_sign() -> None:
    signs = {
        str(rule.dxf.numFmt.formatCode)[1]
        for area in dashboard().conditional_formatting
        for rule in area.rules
        if rule.dxf and rule.dxf.numFmt
    }
    assert signs == {"▲", "●"}
