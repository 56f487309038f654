"""How a declared table is found in a file, and what its grid holds."""

from collections.abc import Callable, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from packing import pack, relationships, workbook_parts

from xlqualite.excel.ooxml.file import FileWorkbook, open_workbook
from xlqualite.port import Grid, Workbook
from xlqualite.tables import TABLES

LABELS = next(each for each in TABLES if each.name == "T_Labels")
HEADINGS = LABELS.headings
LINE = ["CARNAC", "Qualité Tourisme"]
Cells = dict[str, Sequence[Any]]
Make = Callable[..., FileWorkbook]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A workbook of one sheet: rows of cells by their first cell, and tables by their area."""

    def made(cells: Cells, sheet: str = "Labels", **tables: dict[str, Any]) -> FileWorkbook:
        path = tmp_path / "réseau.xlsx"
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet(sheet)
            for area, options in tables.items():
                page.add_table(area.replace("_", ":"), options)
            for start, row in cells.items():
                page.write_row(start, row)
        return open_workbook(path)

    return made


def _options(name: str, **options: object) -> dict[str, Any]:
    return {"name": name, "columns": [{"header": each} for each in HEADINGS], **options}


def _grid(book: FileWorkbook) -> Grid:
    grid = book.read(LABELS)
    assert grid is not None
    return grid


def _rows(grid: Grid) -> dict[int, tuple[object, ...]]:
    return {number: values[:2] for number, values in grid.rows}


def test_a_file_is_a_workbook_of_the_port(make: Make) -> None:
    book: Workbook = make({})
    assert book.name == "réseau.xlsx"


def test_nothing_stays_open_once_a_workbook_is_read(make: Make, tmp_path: Path) -> None:
    book = make({"A2": LINE}, A1_G4=_options("T_Labels"))
    (tmp_path / "réseau.xlsx").unlink()
    assert _rows(_grid(book)) == {2: tuple(LINE)}


def test_a_table_is_found_by_its_name_on_any_sheet(make: Make) -> None:
    book = make({"B4": LINE}, sheet="Marques", B3_H9=_options("t_labels"))
    grid = _grid(book)
    assert (grid.sheet, grid.heading_row) == ("Marques", 3)
    assert grid.letters == ("B", "C", "D", "E", "F", "G", "H")
    assert grid.headings == HEADINGS
    assert _rows(grid) == {4: tuple(LINE)}


def test_a_table_of_another_name_is_found_by_its_sheet_and_headings(make: Make) -> None:
    book = make({"B4": LINE}, sheet=" LABELS", B3_H9=_options("Table1"))
    assert _rows(_grid(book)) == {4: tuple(LINE)}


def test_among_tables_of_other_names_the_one_with_the_most_headings_is_taken(make: Make) -> None:
    few = {"name": "Table1", "columns": [{"header": each} for each in HEADINGS[:4]]}
    book = make({"A2": ["faux"], "K2": LINE}, A1_D4=few, K1_Q4=_options("Table2"))
    assert _rows(_grid(book)) == {2: tuple(LINE)}


def test_a_table_of_other_headings_is_not_taken_for_it(make: Make) -> None:
    notes = {"name": "Notes", "columns": [{"header": "OT"}, {"header": "Note"}]}
    book = make({"A2": ["faux", "faux"], "A6": HEADINGS, "A7": LINE}, A1_B3=notes)
    assert _rows(_grid(book)) == {7: tuple(LINE)}


def test_without_a_table_the_row_of_headings_is_found_under_a_title(make: Make) -> None:
    book = make({"A1": ["Les labels"], "C5": HEADINGS, "C6": LINE, "C9": LINE, "C40": LINE})
    grid = _grid(book)
    assert (grid.heading_row, grid.letters[0], grid.headings) == (5, "C", HEADINGS)
    assert _rows(grid) == dict(zip((6, 9, 40), repeat(tuple(LINE))))


def test_the_row_with_the_most_headings_wins_and_the_first_of_equals(make: Make) -> None:
    book = make({"A2": HEADINGS[:4], "A4": HEADINGS, "A5": LINE, "A7": HEADINGS})
    assert _grid(book).heading_row == 4


def test_headings_need_not_be_word_for_word(make: Make) -> None:
    grid = _grid(make({"A1": [f" {each.upper()}\n" for each in HEADINGS], "A2": LINE}))
    assert grid.headings == tuple(each.upper() for each in HEADINGS)


def test_headings_are_shown_on_one_line(make: Make) -> None:
    grid = _grid(make({"A1": [*HEADINGS[:6], " Année\u00a0de\n référence ", 2016, True]}))
    assert grid.headings[6:] == ("Année de référence", "2016", "True")


def test_a_sheet_with_too_few_headings_is_none(make: Make) -> None:
    assert make({"A1": HEADINGS[:3], "A2": LINE}).read(LABELS) is None


def test_headings_too_far_down_are_none(make: Make) -> None:
    assert make({"A31": HEADINGS, "A32": LINE}).read(LABELS) is None


def test_headings_in_the_last_row_where_they_may_be_are_found(make: Make) -> None:
    assert _rows(_grid(make({"A30": HEADINGS, "A31": LINE}))) == {31: tuple(LINE)}


def test_an_empty_sheet_and_a_missing_one_are_none(make: Make) -> None:
    assert make({}).read(LABELS) is None
    assert make({"A1": HEADINGS}, sheet="Marques").read(LABELS) is None


def test_accents_count_in_the_name_of_a_sheet(make: Make) -> None:
    assert make({"A1": HEADINGS}, sheet="Làbels").read(LABELS) is None


def test_the_row_of_totals_is_no_row_of_the_table(make: Make) -> None:
    totals = _options("T_Labels", total_row=True)
    totals["columns"][0]["total_string"] = "Total"
    book = make({"A2": LINE, "A3": LINE, "A5": ["dessous"]}, A1_G4=totals)
    assert _rows(_grid(book)) == {2: tuple(LINE), 3: tuple(LINE)}


def test_what_stands_beside_and_under_a_table_is_left_out(make: Make) -> None:
    cells = {"A2": ["avant"], "B4": LINE, "K4": ["à côté"], "B9": ["dessous"]}
    book = make(cells, B3_H6=_options("T_Labels"))
    grid = _grid(book)
    rows = list(grid.rows)
    assert [number for number, _ in rows] == [4]
    assert rows[0][1] == (*LINE, None, None, None, None, None)


def test_rows_typed_right_below_a_table_are_its_own(make: Make) -> None:
    book = make({"A4": LINE, "A5": LINE, "A6": LINE, "A8": LINE}, A1_G4=_options("T_Labels"))
    assert list(_rows(_grid(book))) == [4, 5, 6]


def test_what_stands_right_below_but_beside_a_table_is_not(make: Make) -> None:
    book = make({"A4": LINE, "K5": ["à côté"]}, A1_G4=_options("T_Labels"))
    assert list(_rows(_grid(book))) == [4]


def test_blank_rows_never_shift_the_others(make: Make) -> None:
    book = make({"A2": LINE, "A5": LINE}, A1_G9=_options("T_Labels"))
    assert [number for number, _ in _grid(book).rows] == [2, 5]


def test_a_table_whose_headings_are_hidden_still_has_them(make: Make) -> None:
    book = make({"A1": LINE, "A2": LINE}, A1_G2=_options("T_Labels", header_row=False))
    grid = _grid(book)
    assert (grid.heading_row, grid.headings) == (1, HEADINGS)
    assert _rows(grid) == {1: tuple(LINE), 2: tuple(LINE)}


def test_a_heading_renamed_in_its_cell_only_is_the_one_shown(make: Make) -> None:
    book = make({"B1": ["Marque"], "A2": LINE}, A1_G4=_options("T_Labels"))
    assert _grid(book).headings[:3] == ("OT", "Marque", "Obtention")


def test_the_same_heading_twice_is_kept_twice(make: Make) -> None:
    grid = _grid(make({"A1": [*HEADINGS, "OT"], "A2": [*LINE, *[""] * 5, "AURAY"]}))
    assert (grid.headings[0], grid.headings[-1], grid.letters[-1]) == ("OT", "OT", "H")
    assert list(grid.rows)[0][1][-1] == "AURAY"  # noqa: RUF015 - the whole body is walked


def test_columns_without_heading_between_others_keep_their_letters(make: Make) -> None:
    grid = _grid(make({"B1": [*HEADINGS[:3], "", *HEADINGS[3:]], "B2": LINE, "Z2": ["loin"]}))
    assert grid.headings[3] == ""
    assert grid.letters == ("B", "C", "D", "E", "F", "G", "H", "I")


@pytest.mark.parametrize("rows", ['<row r="3"><c r="B3" t="str"><v>CARNAC</v></c></row>', ""])
def test_a_table_whose_headings_are_lost_reads_by_its_declared_names(
    tmp_path: Path, rows: str
) -> None:
    columns = "".join(f'<tableColumn name="{each}"/>' for each in HEADINGS)
    parts = workbook_parts(rows, sheet="Labels")
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(table="../table.xml")
    parts["xl/table.xml"] = f'<table displayName="T_Labels" ref="B2:H4">{columns}</table>'
    grid = _grid(open_workbook(pack(tmp_path / "réseau.xlsx", parts)))
    assert (grid.headings, grid.heading_row) == (HEADINGS, 2)
    assert _rows(grid) == ({3: ("CARNAC", None)} if rows else {})


def test_a_table_that_declares_nothing_has_the_headings_of_its_cells(tmp_path: Path) -> None:
    parts = workbook_parts('<row><c t="str"><v>OT</v></c></row><row><c><v>1</v></c></row>')
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(table="../table.xml")
    parts["xl/table.xml"] = '<table displayName="T_Labels" ref="A1:XFD1048576"/>'
    grid = _grid(open_workbook(pack(tmp_path / "réseau.xlsx", parts)))
    assert (grid.letters, grid.headings, list(grid.rows)) == (("A",), ("OT",), [(2, (1,))])


def test_a_table_without_any_heading_has_no_columns(tmp_path: Path) -> None:
    parts = workbook_parts("<row/><row><c><v>1</v></c></row>")
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(table="../table.xml")
    parts["xl/table.xml"] = '<table displayName="T_Labels" ref="A1:XFD1048576"/>'
    grid = _grid(open_workbook(pack(tmp_path / "réseau.xlsx", parts)))
    assert (grid.letters, grid.headings) == ((), ())


def test_an_error_in_the_row_of_headings_is_a_heading_like_another(tmp_path: Path) -> None:
    cells = "".join(f'<c t="str"><v>{each}</v></c>' for each in HEADINGS)
    parts = workbook_parts(f'<row>{cells}<c t="e"><v>#REF!</v></c></row>', sheet="Labels")
    assert _grid(open_workbook(pack(tmp_path / "a.xlsx", parts))).headings[-1] == "#REF!"
