"""Rows and cells: where they stand, in whatever dialect of XML."""

from collections.abc import Callable
from pathlib import Path

import pytest
from packing import LINKS, MAIN, Cells, pack, values, workbook_parts

from xlqualite.excel.ooxml.strings import LONGEST_TEXT
from xlqualite.messages import UserError


@pytest.fixture
def rows(tmp_path: Path) -> Callable[..., Cells]:
    """The cells of a sheet whose rows are given as XML."""

    def read(content: str, strings: str = "", styles: str = "", settings: str = "") -> Cells:
        parts = workbook_parts(content, strings=strings, styles=styles, settings=settings)
        return values(pack(tmp_path / "réseau.xlsx", parts))

    return read


def test_rows_and_cells_that_do_not_say_where_they_are_are_counted(
    rows: Callable[..., Cells],
) -> None:
    content = (
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row>"
        '<row r="5"><c r="C5"><v>5</v></c><c><v>6</v></c></row><row><c><v>7</v></c></row>'
    )
    assert rows(content) == {(1, 1): 1, (1, 3): 3, (5, 3): 5, (5, 4): 6, (6, 1): 7}


def test_cells_in_disorder_or_in_lower_case_stay_where_they_say(rows: Callable[..., Cells]) -> None:
    content = (
        '<row r="12"><c r="c12"><v>3</v></c><c r="A12"><v>1</v></c><c r="$B$12"><v>2</v></c></row>'
    )
    assert rows(content) == {(12, 1): 1, (12, 2): 2, (12, 3): 3}


@pytest.mark.parametrize("prefix", ["x", "main"])
def test_prefixed_elements_are_read(tmp_path: Path, prefix: str) -> None:
    parts = workbook_parts()
    parts["xl/worksheets/sheet1.xml"] = (
        '<x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c><x:f>B1</x:f><x:v>7</x:v></x:c>'
        '<x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>'
    ).replace("x:", f"{prefix}:")
    assert values(pack(tmp_path / "a.xlsx", parts)) == {(1, 1): 7, (1, 2): "a"}


def test_strict_workbooks_are_read(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml"
    parts = {
        name: content.replace(MAIN, f"{strict}/spreadsheetml/main").replace(
            LINKS, f"{strict}/officeDocument/relationships"
        )
        for name, content in workbook_parts("<row><c><v>7</v></c></row>").items()
    }
    assert values(pack(tmp_path / "a.xlsx", parts)) == {(1, 1): 7}


@pytest.mark.parametrize(
    "content",
    [
        '<row><c t="s"><v>0</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>',
        '<row><c t="s"><v>a</v></c></row>',
        '<row r="2"/><row r="1"/>',
        '<row r="2"/><row r="2"/>',
        '<row r="0"/>',
        '<row r="un"/>',
        '<row r="1048577"/>',
        '<row r="12"><c r="A13"><v>1</v></c></row>',
        '<row r="12"><c r="B12"/><c r="B13"/></row>',
        '<row r="2"><c r="A12"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><c r="XFD1"/><c/></row>',
        '<row r="1"><c r="1"/></row>',
        "<row><c><c/></c></row>",
        "<row><c><v><v/></v></c></row>",
        "<row><c><is><t><t/></t></is></c></row>",
        f"<row><c>{'<is>' * 300}{'</is>' * 300}</c></row>",
        f"{'<f>' * 300}{'</f>' * 300}",
        f"<row><c><v>{'1' * (LONGEST_TEXT + 1)}</v></c></row>",
        "<row><c>",
        "<row><c></row></c>",
    ],
)
def test_a_sheet_that_makes_no_sense_is_refused(rows: Callable[..., Cells], content: str) -> None:
    with pytest.raises(UserError, match=r"xl/worksheets/sheet1\.xml"):
        rows(content)


def test_a_workbook_without_strings_nor_styles_is_read(tmp_path: Path) -> None:
    parts = workbook_parts('<row><c s="1"><v>7</v></c></row>')
    del parts["xl/sharedStrings.xml"], parts["xl/styles.xml"]
    assert values(pack(tmp_path / "a.xlsx", parts)) == {(1, 1): 7}
