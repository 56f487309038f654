"""The result sheets: empty tables ready for any number of rows, locked, read at a glance."""

from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from built_books import EXEMPLE, MASTER, content, opened, parts
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from xlqualite.excel.builder.results import RESULT_SHEETS, RESULT_TABLES, result_donor
from xlqualite.excel.measure import room
from xlqualite.sheets.columns import ResultTable
from xlqualite.sheets.office_page import CHOICE
from xlqualite.sheets.places import ABOUT, AS_OF, BACK, OFFICE_PAGE, TITLE
from xlqualite.sheets.places import FIRST_ROW as FIRST
from xlqualite.sheets.places import HEADING_ROW as HEADINGS
from xlqualite.sheets.places import TOTALS_ROW as TOTALS
from xlqualite.tables import TABLES

every_table = pytest.mark.parametrize("table", RESULT_TABLES, ids=lambda table: table.name)
TOLD_IN_THE_SPEC = {
    "R_Anomalies": "Code | Gravité | Feuille | Cellule | OT | Nom | Message | Comment corriger",
    "R_Niveaux": "OT | Nom | Niveau | Niveau déclaré | Depuis le | Fin de la marque | Pourquoi"
    " | Pour passer au niveau suivant",
    "R_Conformite": "OT | Nom | Code | Exigence | Repère | Réalisé | Écart | Statut | Échéance"
    " | Pourquoi",
    "R_Echeances": "Date | OT | Nom | Quoi | Jours restants",
    "R_Progression": "OT | Nom | Chapitre | Score | Renseigné | Obligatoires non satisfaits",
    "R_Financement": "OT | Nom | Année | Niveau | Accueils | Forfait | Suppléments | Jours"
    " | Montant | Part départementale | Part régionale | Appelé | Encaissé | Versé à la région"
    " | Reste dû | Pourquoi",
    "R_Synthese": "Bloc | Indicateur | Année | Année précédente | Évolution",
    "R_Temps": "OT | Nom | Niveau | Type | Mois | Interventions | Jours sur site"
    " | Jours de préparation",
    "J_Journal": "Quand | Commande | Par | Résultat | Documents",
}
OVERPAID = '#,##0.00\\ "€";"trop perçu "#,##0.00\\ "€"'
CLICKED = {
    "R_Anomalies": "Cellule",
    "R_Niveaux": "Niveau",
    "R_Conformite": "Code",
    "R_Echeances": "Jours restants",
    "R_Progression": "Score",
    "R_Financement": "Montant",
}


@cache
def donor() -> Workbook:
    return load_workbook(BytesIO(result_donor()))


def sheet_of(table: ResultTable) -> Worksheet:
    return opened(EXEMPLE)[table.sheet]


def cells(sheet: Worksheet, row: int) -> list[Cell]:
    return [each for each in sheet[row] if isinstance(each, Cell)]


def body(table: ResultTable, heading: str) -> Cell:
    """The cell that rows to come are made like."""
    return cells(sheet_of(table), FIRST)[table.headings.index(heading)]


def colour(cell: Cell) -> str:
    assert cell.font.color
    return str(cell.font.color.rgb)


def named(name: str) -> ResultTable:
    return next(each for each in RESULT_TABLES if each.name == name)


def rules(table: ResultTable) -> list[tuple[str, Rule]]:
    found = sheet_of(table).conditional_formatting
    return [(str(each.sqref), rule) for each in found for rule in each.rules]


def test_tables_and_headings_are_those_of_the_specification_in_its_order() -> None:
    found = {each.name: " | ".join(each.headings) for each in RESULT_TABLES}
    assert list(found.items()) == list(TOLD_IN_THE_SPEC.items())
    pages = ("Tableau de bord", "Fiche OT", "Saisie de la grille")
    others = ("Retours", "_Partages")
    assert (*pages, *(each.sheet for each in RESULT_TABLES), *others) == RESULT_SHEETS


@every_table
def test_a_sheet_says_what_it_tells_and_how_to_go_on(table: ResultTable) -> None:
    sheet = sheet_of(table)
    assert sheet[TITLE].value == table.sheet
    journal = table.name == "J_Journal"
    assert sheet[AS_OF].value == (table.about if journal else "pas encore calculé")
    assert sheet[ABOUT].value == (None if journal else table.about)
    assert sheet[BACK].hyperlink.location == "'Tableau de bord'!A1"
    assert sheet["B3"].hyperlink.location == "'Aide'!A1"


@every_table
def test_its_table_has_one_blank_row_its_filter_and_its_bands(table: ResultTable) -> None:
    found = sheet_of(table).tables[table.name]
    last = cells(sheet_of(table), HEADINGS)[-1].column_letter
    assert found.ref == found.autoFilter.ref == f"A{HEADINGS}:{last}{FIRST}"
    assert found.tableStyleInfo.showRowStripes
    assert tuple(each.value for each in cells(sheet_of(table), HEADINGS)) == table.headings
    assert [each.value for each in cells(sheet_of(table), FIRST)] == [None] * len(table.headings)


@every_table
def test_it_is_locked_without_a_password_and_can_be_filtered(table: ResultTable) -> None:
    found = sheet_of(table).protection
    assert found.sheet
    assert not found.password
    assert not found.autoFilter  # these say what is forbidden
    assert not found.sort
    assert not found.selectLockedCells
    assert all(each.protection.locked for each in cells(sheet_of(table), FIRST))


@every_table
def test_headings_stay_in_sight_and_only_the_journal_has_no_defined_name(
    table: ResultTable,
) -> None:
    sheet = sheet_of(table)
    assert sheet.sheet_view.pane
    assert sheet.sheet_view.pane.ySplit == HEADINGS
    assert sheet.sheet_view.pane.xSplit in (1, 2, 3)
    journal = table.name == "J_Journal"
    assert sheet.print_title_rows == (None if journal else f"${HEADINGS}:${HEADINGS}")
    assert not sheet.print_area
    declared = parts(content(EXEMPLE))["xl/workbook.xml"].decode().partition("<definedNames>")[2]
    assert (table.sheet in declared) is not journal


@every_table
def test_conditional_formats_span_the_body_and_nothing_else(table: ResultTable) -> None:
    last = cells(sheet_of(table), HEADINGS)[-1].column_letter
    columns = {each.column_letter for each in cells(sheet_of(table), HEADINGS)}
    for area, _ in rules(table):
        assert area in {f"A{FIRST}:{last}{FIRST}", *(f"{each}{FIRST}" for each in columns)}


@pytest.mark.parametrize(
    ("name", "heading", "number_format", "align"),
    [
        ("R_Niveaux", "Depuis le", "dd/mm/yyyy", "center"),
        ("R_Financement", "Montant", '#,##0.00\\ "€"', "right"),
        ("R_Financement", "Reste dû", OVERPAID, "right"),
        ("R_Progression", "Score", "0\\ %", "center"),
        ("R_Temps", "Jours sur site", "0.0##", "right"),
        ("R_Temps", "Mois", "[$-40C]mmmm\\ yyyy", "center"),
        ("J_Journal", "Quand", "dd/mm/yyyy\\ hh:mm", "center"),
        ("R_Echeances", "Jours restants", '0;"▲ retard "0;"aujourd\'hui"', "center"),
        ("R_Niveaux", "Niveau", "0", "center"),
        ("R_Synthese", "Année", "0", "right"),
        ("R_Anomalies", "Message", "General", "left"),
    ],
)
def test_rows_to_come_have_their_formats(
    name: str, heading: str, number_format: str, align: str
) -> None:
    cell = body(named(name), heading)
    assert cell.number_format == number_format
    assert cell.alignment.horizontal == align


@every_table
def test_long_texts_wrap_and_the_row_is_free_to_grow(table: ResultTable) -> None:
    for column, cell in zip(table.columns, cells(sheet_of(table), FIRST), strict=True):
        assert bool(cell.alignment.wrap_text) is column.wraps, column.heading
    assert sheet_of(table).row_dimensions[FIRST].height is None


@pytest.mark.parametrize(("name", "heading"), CLICKED.items())
def test_a_cell_that_leads_to_another_is_blue_and_underlined(name: str, heading: str) -> None:
    cell = body(named(name), heading)
    assert (cell.font.underline, colour(cell)) == ("single", "FF1F5FA8")


@every_table
def test_what_leads_nowhere_is_not_underlined(table: ResultTable) -> None:
    found = dict(zip(table.headings, cells(sheet_of(table), FIRST), strict=True))
    underlined = {heading for heading, cell in found.items() if cell.font.underline}
    assert underlined == {CLICKED[table.name]} if table.name in CLICKED else not underlined


def test_a_sheet_says_where_a_click_leads() -> None:
    said = {each.name: str(sheet_of(each)["C3"].value) for each in RESULT_TABLES}
    assert said["R_Niveaux"].endswith(
        "Un clic dans la colonne «\u00a0Niveau\u00a0» mène à la cellule qui l'explique."
    )
    assert "clic" not in said["R_Temps"]


def test_totals_wait_above_their_columns() -> None:
    table = named("R_Financement")
    row = cells(sheet_of(table), TOTALS)
    for column, cell in zip(table.columns, row, strict=False):
        assert cell.font.bold is (column.total or column.key == "ot"), column.heading
        assert not cell.font.underline
        if column.total:
            assert cell.number_format.startswith('#,##0.00\\ "€"')


def test_an_amount_overpaid_has_room_for_its_words() -> None:
    width = sheet_of(named("R_Financement")).column_dimensions["O"].width
    assert width > room("trop perçu 12 345,67 €")


def test_results_look_unlike_what_is_typed() -> None:
    tabs = {tab_colour(each) for each in RESULT_SHEETS}
    assert len(tabs) == 1
    assert not tabs & {tab_colour(each.sheet) for each in TABLES}


def tab_colour(sheet: str) -> str:
    found = opened(EXEMPLE)[sheet].sheet_properties.tabColor
    assert found
    return str(found.rgb)


@pytest.mark.parametrize("titles", [("Niveaux",), ("Journal", "Tableau de bord"), RESULT_SHEETS])
def test_a_donor_holds_the_sheets_asked_for_and_no_other(
    titles: tuple[str, ...], tmp_path: Path
) -> None:
    packed = result_donor(titles)
    path = tmp_path / "donor.xlsx"
    path.write_bytes(packed)
    assert [str(each) for each in OpenXmlValidator().validate(path).errors] == []
    found = load_workbook(BytesIO(packed)).sheetnames
    assert found == [each for each in RESULT_SHEETS if each in titles]


def values_of(sheet: Worksheet) -> list[list[object]]:
    """All but the OT that Fiche OT shows at first."""
    chosen = (OFFICE_PAGE, CHOICE)
    return [
        [cell.value for cell in row if (sheet.title, cell.coordinate) != chosen]
        for row in sheet.iter_rows()
    ]


def test_a_donor_s_sheets_are_those_of_the_shipped_book() -> None:
    assert donor().sheetnames == list(RESULT_SHEETS)
    for name in RESULT_SHEETS:
        shipped, given = opened(MASTER)[name], donor()[name]
        assert values_of(given) == values_of(shipped)
        assert list(given.tables) == list(shipped.tables)
        formats = [str(each.sqref) for each in shipped.conditional_formatting]
        assert [str(each.sqref) for each in given.conditional_formatting] == formats


def test_heights_chosen_by_the_builder_stay_chosen() -> None:
    packed = parts(content(EXEMPLE))
    rank = opened(EXEMPLE).sheetnames.index("Niveaux") + 1
    assert packed[f"xl/worksheets/sheet{rank}.xml"].count(b'customHeight="1"') == HEADINGS


@every_table
def test_headings_that_need_it_have_a_note(table: ResultTable) -> None:
    shipped = cells(sheet_of(table), HEADINGS)
    notes = {cell.value: cell.comment.text if cell.comment else "" for cell in shipped}
    assert notes == {
        each.heading: f"{each.heading}\n{each.note}" if each.note else "" for each in table.columns
    }
    assert any(notes.values())


def test_notes_follow_a_sheet_to_an_older_book() -> None:
    given = {cell.value: cell.comment for cell in cells(donor()["Niveaux"], HEADINGS)}
    assert given["Niveau"]
