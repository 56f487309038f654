"""Texts as cells hold them: XML and Excel read them back as they were."""

import pytest
from packing import cells_of, workbook_parts
from patching import book_in, packed, set_cells

from xlqualite.excel.ooxml.patch.texts import encoded, encoded_attribute, fits, inline
from xlqualite.excel.ooxml.sheet import read_rows
from xlqualite.excel.ooxml.workbook import decoders_of


@pytest.mark.parametrize(
    "text",
    [
        "Café « à l'ouest »",
        'a < b & c > d "e"',
        " blancs autour ",
        "deux\nlignes\tet plus",
        "fin de ligne\r\n",
        "_x000D_ tel quel",
        "nul \x00 et sonnerie \x07",
        "😀 hors du plan",
        "\ufffe",
        "_x005F_x0041_",
    ],
)
def test_a_text_is_read_back_as_it_was(text: str) -> None:
    book = book_in(set_cells(packed(workbook_parts()), {"B2": text}))
    assert cells_of(read_rows(book.sheets[0].part, decoders_of(book))) == {(2, 2): text}


def test_a_lone_surrogate_is_escaped() -> None:
    assert encoded("a\ud800b") == b"a_xD800_b"


def test_blanks_that_count_are_told_to_xml() -> None:
    assert inline(" a", b"") == b'<is><t xml:space="preserve"> a</t></is>'


def test_the_prefix_of_the_sheet_is_used() -> None:
    assert inline("a", b"x:") == b"<x:is><x:t>a</x:t></x:is>"


def test_line_breaks_survive_in_attributes() -> None:
    assert encoded_attribute('a\n"b"') == b"a&#10;&quot;b&quot;"


def test_excel_counts_a_character_of_the_other_planes_twice() -> None:
    assert fits("😀" * 16_383)
    assert not fits("😀" * 16_384)
