"""Parts made to mislead or to last: each workbook is read or refused in one sentence, at once."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from confined import ending, how_reading_ends
from packing import PACKAGE, Parts, cell_styles, pack, relationships, values, workbook_parts

SHEET, LINKS = "xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"
BOOK, TABLE = "xl/workbook.xml", "xl/tables/table1.xml"
DAMAGED = "est abîmé ou incomplet"
ALL = "A1:XFD1048576"


@pytest.fixture
def read(tmp_path: Path) -> Callable[[Parts], str]:
    """How reading these parts ends, here and now."""
    return lambda parts: ending(pack(tmp_path / "réseau.xlsx", parts))


@pytest.fixture
def read_alone(tmp_path: Path) -> Callable[[Parts], str]:
    """How reading these parts ends, in a process of few means."""
    return lambda parts: how_reading_ends(pack(tmp_path / "réseau.xlsx", parts))


def with_table(rows: str, area: str, *headings: str) -> Parts:
    """A workbook whose sheet holds the table of labels."""
    columns = "".join(f'<tableColumn name="{each}"/>' for each in headings)
    table = f'<table displayName="T_Labels" ref="{area}"><tableColumns>{columns}</tableColumns>'
    return workbook_parts(rows, sheet="Labels") | {
        LINKS: relationships(table="../tables/table1.xml"),
        TABLE: f"{table}</table>",
    }


def links(*links: str) -> str:
    """The links of a part, as XML."""
    body = "".join(f"<Relationship {each}/>" for each in links)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{body}</Relationships>'


def test_areas_that_claim_the_whole_sheet_cost_nothing(read: Callable[[Parts], str]) -> None:
    parts = with_table('<row><c t="str"><v>OT</v></c></row>', ALL, "OT")
    parts[SHEET] = parts[SHEET].replace(
        "</worksheet>",
        f'<autoFilter ref="{ALL}"/><mergeCells><mergeCell ref="{ALL}"/></mergeCells>'
        f'<conditionalFormatting sqref="{ALL} {ALL}"/></worksheet>',
    )
    assert read(parts) == ""


def test_the_last_cell_of_all_is_read(tmp_path: Path) -> None:
    rows = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert values(pack(tmp_path / "a.xlsx", workbook_parts(rows))) == {(1048576, 16384): 1}


def test_a_row_of_all_columns_is_read(read: Callable[[Parts], str]) -> None:
    rows = f"<row>{'<c><v>1</v></c>' * 16_384}</row>"
    assert read(workbook_parts(rows * 3)) == ""
    assert DAMAGED in read(workbook_parts(rows.replace("</row>", "<c/></row>")))


def test_a_table_as_wide_and_as_long_as_a_sheet_is_walked_in_bounded_time(
    read_alone: Callable[[Parts], str],
) -> None:
    wide = "<row>" + '<c t="str"><v>x</v></c>' * 16_384 + "</row>"
    assert read_alone(with_table(wide + "<row><c><v>1</v></c></row>" * 100_000, "A1:XFD3")) == ""


def test_a_table_of_more_rows_than_any_network_is_refused(
    read_alone: Callable[[Parts], str],
) -> None:
    rows = '<row><c t="str"><v>OT</v></c></row>' + "<row><c><v>1</v></c></row>" * 150_001
    assert "plus de 150\u202f000 lignes" in read_alone(with_table(rows, "A1:A3", "OT"))


def test_a_million_shared_strings_are_read(read_alone: Callable[[Parts], str]) -> None:
    strings = "".join(f"<si><t>texte {n}</t></si>" for n in range(1_000_000))
    assert (
        read_alone(workbook_parts('<row><c t="s"><v>999999</v></c></row>', strings=strings)) == ""
    )


def test_the_same_long_text_in_every_cell_is_refused(read: Callable[[Parts], str]) -> None:
    rows = "<row>" + '<c t="s"><v>0</v></c>' * 2000 + "</row>"
    parts = workbook_parts(rows, strings=f"<si><t>{'a' * 32_767}</t></si>")
    assert DAMAGED in read(parts)


def test_a_text_in_more_pieces_than_anyone_types_is_refused(read: Callable[[Parts], str]) -> None:
    rows = "<row><c><is>{}</is></c></row>"
    assert read(workbook_parts(rows.format("<r><t>a</t></r>" * 1000))) == ""
    assert DAMAGED in read(workbook_parts(rows.format("<r><t>a</t></r>" * 3000)))


def test_texts_in_pieces_are_counted_cell_by_cell(read: Callable[[Parts], str]) -> None:
    cell = f"<c><is>{'<r><t>a</t></r>' * 1500}</is></c>"
    assert read(workbook_parts(f"<row>{cell * 3}</row>")) == ""


def test_a_number_beyond_all_numbers_is_a_text(tmp_path: Path) -> None:
    rows = f"<row><c><v>{'9' * 309}</v></c><c><v>-{'9' * 4000}</v></c><c><v>1e999</v></c></row>"
    found = values(pack(tmp_path / "a.xlsx", workbook_parts(rows)))
    assert {type(each) for each in found.values()} == {str}


def test_rows_inside_rows_are_refused(read: Callable[[Parts], str]) -> None:
    assert DAMAGED in read(workbook_parts('<row r="1"><row r="2"/></row>'))


def test_thousands_of_styles_are_read(read: Callable[[Parts], str]) -> None:
    xfs = '<xf numFmtId="14"><alignment horizontal="left"/></xf>' * 100_000
    styles = f"<cellXfs>{xfs}</cellXfs>"
    assert read(workbook_parts('<row><c s="99999"><v>42000</v></c></row>', styles=styles)) == ""


def test_number_formats_of_great_length_are_read_in_bounded_time(
    read: Callable[[Parts], str],
) -> None:
    assert read(workbook_parts(styles=cell_styles(*["[h" * 30_000] * 20))) == ""


@pytest.mark.parametrize("part", [SHEET, BOOK, "xl/styles.xml", "xl/sharedStrings.xml"])
def test_elements_of_too_many_names_are_refused(read: Callable[[Parts], str], part: str) -> None:
    parts = workbook_parts()
    head, slash, tail = parts[part].rpartition("</")
    parts[part] = head + "".join(f"<a{n}/>" for n in range(60_000)) + slash + tail
    assert DAMAGED in read(parts)


@pytest.mark.parametrize("part", [SHEET, BOOK, "xl/styles.xml", LINKS])
def test_attributes_by_the_hundred_thousand_are_refused(
    read: Callable[[Parts], str], part: str
) -> None:
    parts = with_table("", "A1:B2")
    head, slash, tail = parts[part].rpartition("</")
    many = " ".join(f'b{n}=""' for n in range(100_000))
    parts[part] = f"{head}<a {many}/>{slash}{tail}"
    assert DAMAGED in read(parts)


def test_tags_without_number_are_refused(read_alone: Callable[[Parts], str]) -> None:
    parts = workbook_parts()
    parts[BOOK] = parts[BOOK].replace("</sheets>", f"</sheets>{'<a/>' * 1_100_000}")
    assert DAMAGED in read_alone(parts)


def test_sheets_without_number_are_refused(read: Callable[[Parts], str]) -> None:
    parts = workbook_parts()
    parts[BOOK] = parts[BOOK].replace("</sheets>", '<sheet name="a"/>' * 20_000 + "</sheets>")
    assert DAMAGED in read(parts)


def test_a_part_that_two_sheets_share_is_refused(read: Callable[[Parts], str]) -> None:
    parts = workbook_parts()
    twin = '<sheet name="Autre" sheetId="2" r:id="worksheet"/>'
    parts[BOOK] = parts[BOOK].replace("</sheets>", f"{twin}</sheets>")
    assert f"{DAMAGED} ({BOOK})" in read(parts)


def test_a_sheet_whose_name_has_a_million_letters_is_refused(read: Callable[[Parts], str]) -> None:
    assert f"{DAMAGED} ({BOOK})" in read(workbook_parts(sheet="a" * 1_000_000))


@pytest.mark.parametrize("heading", ["a" * 1_000_000, "&#10;" * 1000])
def test_a_heading_of_great_length_does_no_harm(read: Callable[[Parts], str], heading: str) -> None:
    assert read(with_table("", "A1:B2", heading)) == ""


def test_a_table_named_by_two_links_is_refused(read: Callable[[Parts], str]) -> None:
    parts = with_table("", "A1:B2")
    parts[LINKS] = links(
        *(f'Id="r{n}" Type="x/table" Target="../tables/table1.xml"' for n in range(2))
    )
    assert f"{DAMAGED} ({TABLE})" in read(parts)


def test_two_links_of_the_same_name_are_refused(read: Callable[[Parts], str]) -> None:
    parts = with_table("", "A1:B2")
    parts[LINKS] = links(*['Id="r" Type="x/a" Target="a.xml"'] * 2)
    assert f"{DAMAGED} ({LINKS})" in read(parts)


def test_links_by_the_hundred_thousand_are_refused(read: Callable[[Parts], str]) -> None:
    parts = with_table("", "A1:B2")
    parts[LINKS] = links(*(f'Id="r{n}" Type="x/a" Target="a.xml"' for n in range(100_001)))
    assert f"{DAMAGED} ({LINKS})" in read(parts)


def test_links_in_a_circle_and_to_missing_parts_do_no_harm(read: Callable[[Parts], str]) -> None:
    parts = with_table("", "A1:B2", "OT")
    parts[LINKS] = relationships(
        table="../tables/table1.xml", worksheet="sheet1.xml", workbook="../workbook.xml", a="b.bin"
    )
    parts["xl/tables/_rels/table1.xml.rels"] = relationships(
        table="table1.xml", worksheet="../worksheets/sheet1.xml"
    )
    assert read(parts) == ""


def test_two_main_documents_are_refused(read: Callable[[Parts], str]) -> None:
    main = 'Type="x/officeDocument" Target='
    parts = workbook_parts() | {
        "_rels/.rels": links(f'Id="a" {main}"xl/workbook.xml"', f'Id="b" {main}"xl/styles.xml"')
    }
    assert "deux documents" in read(parts)


def test_a_main_document_elsewhere_is_no_workbook(read: Callable[[Parts], str]) -> None:
    target = 'Target="https://example.org/classeur.xlsx" TargetMode="External"'
    parts = workbook_parts() | {"_rels/.rels": links(f'Id="a" Type="x/officeDocument" {target}')}
    assert "n'est pas un classeur Excel" in read(parts)


def test_without_types_of_content_a_workbook_is_read(read: Callable[[Parts], str]) -> None:
    parts = workbook_parts()
    del parts["[Content_Types].xml"]
    assert read(parts) == ""


@pytest.mark.parametrize("part", [SHEET, BOOK, LINKS, TABLE, "xl/styles.xml"])
def test_parts_in_utf_16_are_read(tmp_path: Path, part: str) -> None:
    parts: dict[str, str | bytes] = dict(with_table("", "A1:B2", "OT"))
    parts[part] = with_table("", "A1:B2", "OT")[part].encode("utf-16")
    assert ending(pack(tmp_path / "a.xlsx", parts)) == ""


def test_a_file_that_lies_about_every_size_is_refused(tmp_path: Path) -> None:
    data = bytearray(pack(tmp_path / "a.xlsx", workbook_parts("<row/>" * 500)).read_bytes())
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<L", data, at + 24, 60 * 2**20)
        at = data.find(b"PK\x01\x02", at + 1)
    (tmp_path / "a.xlsx").write_bytes(data)
    assert "se déplient démesurément" in ending(tmp_path / "a.xlsx")
