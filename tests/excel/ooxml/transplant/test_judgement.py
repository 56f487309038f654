"""Workbooks that cannot take sheets from others, and what is said then."""

import re
from io import BytesIO

import pytest
from donated_sheets import TABLE, book_of, donor, opened, packed, parts_of, plain_target
from xlsxwriter import Workbook

from xlqualite.excel.ooxml.transplant import transplanted
from xlqualite.messages import UserError

BOOK, TYPES, LINKS = "xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"


def _refusal(data: bytes, given: bytes | None = None) -> str:
    with pytest.raises(UserError) as refused:
        transplanted(book_of(data), book_of(given or donor()))
    sentence = str(refused.value)
    assert sentence.endswith(".")
    return sentence


def _changed(name: str, old: str, new: str) -> bytes:
    parts = plain_target()
    assert old in parts[name]
    return packed(parts | {name: parts[name].replace(old, new)})


def _of_1904() -> bytes:
    return _changed(BOOK, "<sheets>", '<workbookPr date1904="1"/><sheets>')


def test_a_workbook_that_counts_from_1904_takes_sheets_without_days() -> None:
    held = BytesIO()
    with Workbook(held) as book:
        book.add_worksheet("Nombres").write(0, 0, 3)
    new = transplanted(book_of(_of_1904()), book_of(held.getvalue()))
    assert opened(new)["Nombres"]["A1"].value == 3


def test_a_workbook_that_counts_from_1904_takes_no_days() -> None:
    assert "1904" in _refusal(_of_1904())


def test_a_strict_workbook_is_refused() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = _changed(BOOK, main, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    assert "strict" in _refusal(strict)


def test_a_workbook_in_another_encoding_is_refused() -> None:
    parts = plain_target()
    for spelt in (
        parts[BOOK].encode("utf-16"),
        f'<?xml version="1.0" encoding="iso-8859-1"?>{parts[BOOK]}'.encode("latin-1"),
    ):
        assert "UTF-8" in _refusal(packed(parts | {BOOK: spelt}))


def test_a_declared_utf_8_is_taken() -> None:
    for declared in ('<?xml version="1.0"?>', "<?xml version='1.0' encoding='UTF-8'?>\n"):
        parts = plain_target()
        data = packed(parts | {BOOK: "\ufeff" + declared + parts[BOOK]})
        assert len(book_of(transplanted(book_of(data), book_of(donor()))).sheets) == 3


def test_a_table_of_the_same_name_is_refused() -> None:
    once = transplanted(book_of(packed(plain_target())), book_of(donor()))
    assert TABLE in _refusal(once, donor(suffix=" 2"))


def test_a_name_as_that_of_a_table_is_refused() -> None:
    name = f'</sheets><definedNames><definedName name="{TABLE.upper()}">1</definedName>'
    assert TABLE in _refusal(_changed(BOOK, "</sheets>", f"{name}</definedNames>"))


def test_a_sheet_of_the_same_name_is_a_mistake() -> None:
    taken = _changed(BOOK, 'name="Feuille"', 'name="ECARTS"')
    with pytest.raises(ValueError, match="Ecarts"):
        transplanted(book_of(taken), book_of(donor()))


def test_a_chart_that_is_a_sheet_is_a_mistake() -> None:
    held = BytesIO()
    with Workbook(held) as book:
        book.add_worksheet("Nombres").write(0, 0, 3)
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Nombres!$A$1"})
        book.add_chartsheet("Courbe").set_chart(chart)
    with pytest.raises(ValueError, match="Courbe"):
        transplanted(book_of(packed(plain_target())), book_of(held.getvalue()))


def test_a_workbook_without_content_types_is_damaged() -> None:
    parts = plain_target()
    del parts[TYPES]
    assert "abîmé" in _refusal(packed(parts))


def test_sheets_whose_links_are_declared_one_by_one_are_joined() -> None:
    space = re.findall(' xmlns:r="[^"]*"', plain_target()[BOOK])[0]
    parts = plain_target()
    book = parts[BOOK].replace(space, "").replace("<sheet ", f"<sheet{space} ")
    new = transplanted(book_of(packed(parts | {BOOK: book})), book_of(donor()))
    assert len(opened(new).sheetnames) == 3


def test_an_unusual_order_of_lists_is_kept_and_empty_lists_are_filled() -> None:
    parts = plain_target()
    names = "</sheets><definedNames/>"
    styles = parts["xl/styles.xml"].replace("</styleSheet>", '<dxfs count="0"/></styleSheet>')
    book = parts[BOOK].replace("</sheets>", names)
    data = packed(parts | {BOOK: book, "xl/styles.xml": styles})
    after = parts_of(transplanted(book_of(data), book_of(donor())))
    assert b'<dxfs count="2"><dxf>' in after["xl/styles.xml"]
    assert after[BOOK].count(b"<definedNames>") == 1
    assert after[BOOK].count(b"</definedNames>") == 1


def test_links_take_names_that_are_free() -> None:
    parts = plain_target()
    links = parts[LINKS].replace('Id="styles"', 'Id="rId4"')
    after = parts_of(transplanted(book_of(packed(parts | {LINKS: links})), book_of(donor())))
    found = re.findall(rb' Id="([^"]*)"', after[LINKS])
    assert found == [b"worksheet", b"sharedStrings", b"rId4", b"rId5", b"rId6"]


def test_an_image_shared_by_two_sheets_comes_once() -> None:
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
        "000002000001e221bc330000000049454e44ae426082"
    )
    held = BytesIO()
    with Workbook(held) as book:
        for name in ("Une", "Deux"):
            image = {"image_data": BytesIO(pixel)}
            book.add_worksheet(name).insert_image("A1", "pixel.png", image)
    after = parts_of(transplanted(book_of(packed(plain_target())), book_of(held.getvalue())))
    assert [name for name in after if name.endswith(".png")] == ["xl/media/image1.png"]
    assert after["xl/media/image1.png"] == pixel
    assert b'PartName="/xl/media/image1.png" ContentType="image/png"' in after[TYPES]
