"""Rows of a table are not left alone at the foot or the head of a page."""

import io
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.table import _Row
from docx_text import drafted, template

from xlqualite.word.blueprints.markup import paragraph
from xlqualite.word.blueprints.tables import Column, Fact, Rows, facts, table
from xlqualite.word.renderer import render

LISTED = table("Noms", [Column("Nom", 17.0, "{{ nom }}")], Rows("nom", "noms"))
TALL = "<w:p/><w:p/><w:p><w:r><w:t>{{ nom }}</w:t></w:r></w:p>"


def tied(row: _Row) -> bool:
    """Whether all paragraphs of a row stay with the next one."""
    paragraphs = [each for cell in row.cells for each in cell.paragraphs]
    found = {bool(each.paragraph_format.keep_with_next) for each in paragraphs}
    assert len(found) == 1
    return found.pop()


def tied_rows(folder: Path, markup: str, names: list[str]) -> list[bool]:
    made = render(drafted(template(folder, markup), noms=names))
    [found] = Document(io.BytesIO(made)).tables
    return [tied(each) for each in found.rows]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("a", "T-"),
        ("ab", "TT-"),
        ("abc", "TTT-"),
        ("abcd", "TT-T-"),
        ("abcdef", "TT---T-"),
    ],
)
def test_the_heading_keeps_two_rows_and_the_last_two_keep_together(
    tmp_path: Path, names: str, expected: str
) -> None:
    said = tied_rows(tmp_path, LISTED, list(names))
    assert "".join("T" if each else "-" for each in said) == expected


def test_a_table_of_facts_stays_whole(tmp_path: Path) -> None:
    markup = facts("Faits", [Fact(each, "texte") for each in "abcd"])
    assert tied_rows(tmp_path, markup, []) == [True, True, True, False]


def test_tall_rows_are_tied_to_nothing(tmp_path: Path) -> None:
    markup = LISTED.replace(
        '<w:p><w:pPr><w:pStyle w:val="Cellule"/></w:pPr><w:r><w:t xml:space="preserve">{{ nom }}'
        "</w:t></w:r></w:p>",
        TALL,
    )
    assert tied_rows(tmp_path, markup, list("abcd")) == [True, False, False, False, False]


def test_paragraphs_are_tied_whatever_their_properties(tmp_path: Path) -> None:
    """A template edited in Word has paragraphs without style, or already tied."""
    bare = LISTED.replace('<w:pPr><w:pStyle w:val="Cellule"/></w:pPr>', "")
    already = LISTED.replace('w:val="Cellule"/>', 'w:val="Cellule"/><w:keepNext/>')
    unstyled = LISTED.replace('<w:pStyle w:val="Cellule"/>', '<w:jc w:val="right"/>')
    assert tied_rows(tmp_path, bare, ["a", "b"]) == [True, True, False]
    assert tied_rows(tmp_path, unstyled, ["a", "b"]) == [True, True, False]
    assert tied_rows(tmp_path, already, ["a", "b"]) == [True, True, True]


@pytest.mark.parametrize("markup", [LISTED, facts("Faits", [Fact("a", "texte")])])
def test_an_empty_table_is_left_as_it_is(tmp_path: Path, markup: str) -> None:
    assert len(tied_rows(tmp_path, markup, [])) == 1


def test_the_order_of_properties_is_that_of_word(tmp_path: Path) -> None:
    made = render(drafted(template(tmp_path, LISTED), noms=["a", "b"]))
    for cell in Document(io.BytesIO(made)).tables[0]._cells:
        names = [each.tag.split("}")[1] for each in cell.paragraphs[0]._p.pPr]
        assert all(before != "keepNext" or after != "pStyle" for before, after in pairwise(names))
        assert names[0] == "pStyle"


def test_a_cell_left_without_paragraph_is_given_one_for_word_wants_it(tmp_path: Path) -> None:
    lines = "".join(
        paragraph(each) for each in ("{%p for nom in noms %}", "{{ nom }}", "{%p endfor %}")
    )
    grid = '<w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>'
    made = template(tmp_path, f"<w:tbl>{grid}<w:tr><w:tc>{lines}</w:tc></w:tr></w:tbl>", "fin")
    for names, expected in (([], [""]), (["a", "b"], ["a", "b"])):
        document = Document(io.BytesIO(render(drafted(made, noms=names))))
        assert [each.text for each in document.tables[0]._cells[0].paragraphs] == expected
