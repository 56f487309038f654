"""An input sheet: what it shows, offers, refuses and prints."""

from datetime import datetime
from itertools import pairwise

import pytest
from built_books import EXEMPLE, MASTER, content, opened, parts
from openpyxl.cell.cell import Cell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from xlqualite.excel.builder.sheet import NEW_ROW
from xlqualite.excel.measure import room
from xlqualite.schema import Kind, Table
from xlqualite.tables import TABLES, Parameter

HEADINGS, FIRST = 5, 6
every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.sheet)
filled_tables = pytest.mark.parametrize(
    "table",
    [each for each in TABLES if each.record is not Parameter],
    ids=lambda table: table.sheet,
)


def sheet_of(table: Table) -> Worksheet:
    return opened(EXEMPLE)[table.sheet]


def headings_of(sheet: Worksheet) -> list[Cell]:
    """Those that hold something: a cell that another test looked at is there from then on."""
    return [each for each in sheet[HEADINGS] if isinstance(each, Cell) and each.value is not None]


def legend(sheet: Worksheet) -> list[Cell]:
    return [each for each in sheet[3] if isinstance(each, Cell)]


def validation_at(sheet: Worksheet, cell: str) -> DataValidation:
    found: list[DataValidation] = sheet.data_validations.dataValidation
    return next(each for each in found if cell in each.sqref)


def column_letter(sheet: Worksheet, heading: str) -> str:
    return next(each.column_letter for each in headings_of(sheet) if each.value == heading)


def dimension(sheet: Worksheet, letter: str) -> ColumnDimension:
    """Columns alike are declared together, under the letter of the first."""
    rank = column_index_from_string(letter)
    found = sheet.column_dimensions.values()
    return next(each for each in found if (each.min or 0) <= rank <= (each.max or 0))


def input_cell(name: str, heading: str) -> DataValidation:
    sheet = opened(EXEMPLE)[name]
    return validation_at(sheet, f"{column_letter(sheet, heading)}{FIRST}")


@every_table
def test_a_sheet_tells_what_it_is_for_and_leads_back(table: Table) -> None:
    sheet = sheet_of(table)
    assert sheet["A1"].value == table.sheet
    assert sheet["A2"].value == table.record.about
    assert sheet["A3"].value == "← Tableau de bord"
    assert sheet["A3"].hyperlink.location == "'Tableau de bord'!A1"
    guide = next(cell for cell in legend(sheet)[1:] if cell.value)
    assert guide.value == "→ Aide"
    assert guide.hyperlink
    assert guide.hyperlink.location == "'Aide'!A1"


@every_table
def test_what_stands_in_the_legend_has_room_before_the_next(table: Table) -> None:
    sheet = sheet_of(table)
    filled = [cell for cell in legend(sheet) if cell.value]
    assert len(filled) == 3
    for cell, after in pairwise(filled):
        between = range(cell.column, after.column)
        width = sum(dimension(sheet, get_column_letter(each)).width for each in between)
        assert room(str(cell.value)) <= width, cell.coordinate


@every_table
def test_a_table_has_its_name_its_bands_and_its_filter(table: Table) -> None:
    found = sheet_of(table).tables[table.name]
    assert found.tableStyleInfo.showRowStripes
    assert found.autoFilter.ref == found.ref
    assert found.ref.startswith(f"A{HEADINGS}:")


@every_table
def test_headings_are_word_for_word_with_a_note_and_required_ones_stand_out(table: Table) -> None:
    row = headings_of(sheet_of(table))
    assert tuple(cell.value for cell in row) == table.headings
    fills = {True: set[str](), False: set[str]()}
    for cell, column in zip(row, table.columns, strict=True):
        assert cell.comment
        assert column.heading in cell.comment.text
        assert ("Obligatoire." in cell.comment.text) is column.required
        fills[column.required].add(cell.fill.fgColor.rgb)
    assert len(fills[True]) == 1
    assert not fills[True] & fills[False]


@every_table
def test_headings_and_first_columns_stay_in_sight_and_the_cursor_waits(table: Table) -> None:
    sheet = sheet_of(table)
    pane = sheet.sheet_view.pane
    assert pane
    assert pane.ySplit == HEADINGS
    assert pane.xSplit in (1, 2, 3)
    assert sheet.sheet_view.selection[-1].activeCell == (
        "B6" if table.record is Parameter else "A6"
    )
    assert sheet.print_title_rows == f"${HEADINGS}:${HEADINGS}"


@filled_tables
def test_closed_lists_codes_dates_and_numbers_are_checked_far_below_the_table(
    table: Table,
) -> None:
    sheet = sheet_of(table)
    reserve = sheet.tables[table.name].ref.split(":")[1].strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for cell, column in zip(headings_of(sheet), table.columns, strict=True):
        if column.kind is Kind.TEXT and not column.references:
            continue
        for row in (FIRST, int(reserve) + 500):
            found = validation_at(sheet, f"{cell.column_letter}{row}")
            assert found.type in ("list", "date", "decimal", "whole")
            assert found.error
            assert len(found.error) <= 255


def test_a_word_outside_its_list_is_refused_in_french() -> None:
    found = input_cell("Interventions", "État")
    assert found.formula1 == '"Prévue,Réalisée,Annulée"'
    assert (found.errorStyle or "stop") == "stop"
    assert found.error == "Choisissez un mot de la liste : Prévue, Réalisée, Annulée."


def test_an_unknown_code_is_only_warned_of() -> None:
    found = input_cell("Actions", "Critère")
    assert found.formula1 == "Codes_Referentiel"
    assert found.errorStyle == "warning"
    assert "feuille Référentiel" in str(found.error)


def test_a_word_beside_the_codes_is_never_refused() -> None:
    found = input_cell("Interventions", "Accueil")
    assert found.formula1 == "Codes_Accueils"
    assert not found.showErrorMessage


def test_numbers_and_dates_have_bounds() -> None:
    days = input_cell("Contacts", "Jours par semaine")
    assert (days.type, days.formula1, days.formula2) == ("decimal", "0", "5")
    assert days.error == "Un nombre de jours, de 0 à 5 : c'est ce qui est attendu ici."
    answers = input_cell("Satisfaction", "Questionnaires")
    assert (answers.type, answers.operator, answers.formula1) == (
        "whole",
        "greaterThanOrEqual",
        "0",
    )
    assert input_cell("Labels", "Fin").type == "date"


def test_help_shows_while_a_cell_is_filled() -> None:
    found = input_cell("OT", "Code")
    assert found.promptTitle == "Code"
    assert "Il relie toutes les feuilles." in str(found.prompt)


@pytest.mark.parametrize(
    ("sheet", "heading", "number_format"),
    [
        ("Labels", "Attribué le", "dd/mm/yyyy"),
        ("Participations", "Montant appelé", '#,##0.00\\ "€"'),
        ("Interventions", "Durée sur site (jours)", "0.0##"),
        ("Tarifs", "Part départementale (%)", 'General" %"'),
    ],
)
def test_cells_and_those_to_come_have_their_number_format(
    sheet: str, heading: str, number_format: str
) -> None:
    found = opened(EXEMPLE)[sheet]
    letter = column_letter(found, heading)
    assert found[f"{letter}{FIRST}"].number_format == number_format
    assert dimension(found, letter).number_format == number_format


def test_columns_are_wide_enough_for_what_they_hold() -> None:
    for table in TABLES:
        sheet = sheet_of(table)
        for cell, column in zip(headings_of(sheet), table.columns, strict=True):
            longest = max(map(len, column.heading.split()))
            if column.kind is Kind.DATE:
                longest = max(longest, len("30/11/2016"))
            assert dimension(sheet, cell.column_letter).width > longest


def test_parameters_are_written_as_their_own_kind() -> None:
    sheet = opened(EXEMPLE)["Paramètres"]
    values = {row[0].value: row[1] for row in sheet.iter_rows(min_row=FIRST, max_col=2)}
    assert values["Date de référence"].value == datetime(2016, 11, 30)
    assert values["Date de référence"].number_format == "dd/mm/yyyy"
    assert values["Délai minimal marque (mois)"].value == 18
    assert values["Note S"].value == 0.67
    assert values["Mois sans intervention"].value == "7;8"
    assert values["Alerte appel à partir du"].value == "01/10"
    assert values["Alerte appel à partir du"].number_format == "@"
    operator = validation_at(sheet, values["Opérateur du seuil"].coordinate)
    assert operator.formula1 == '"≥,>"'


def test_an_empty_table_has_one_blank_row_and_says_where_to_begin() -> None:
    sheet = opened(MASTER)["Actions"]
    assert sheet.tables["T_Actions"].ref == "A5:W6"
    said = [str(cell.value) for cell in legend(sheet)]
    assert not any(NEW_ROW in each for each in said)
    assert any("Première ligne" in each for each in said)


def test_rows_keep_growing_with_what_is_typed() -> None:
    rank = opened(EXEMPLE).sheetnames.index("OT") + 1
    office = parts(content(EXEMPLE))[f"xl/worksheets/sheet{rank}.xml"]
    head, _, body = office.partition(b'<row r="6"')
    assert b'customHeight="1"' in head
    assert b' ht="' in body
    assert b'customHeight="1"' not in body
