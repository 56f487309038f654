"""The buttons of the sheets: which, where, and that they hide nothing."""

from io import BytesIO

import pytest
from built_books import EXEMPLE, FOLDER, MASTER, content, parts
from openpyxl import load_workbook
from workbook_macros import FormButton, buttons_of

from xlqualite.button import Button, Offer, Step
from xlqualite.commands import buttons
from xlqualite.excel.builder import BOOKS, Book, build
from xlqualite.excel.builder.book import TAB_ORDER
from xlqualite.excel.builder.buttons import GAP, HEIGHT, height_of, places, width_of
from xlqualite.excel.builder.order_of_work import BANDS
from xlqualite.excel.builder.results import result_donor
from xlqualite.excel.measure import room
from xlqualite.schema import slug
from xlqualite.sheets.places import DASHBOARD

both = pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.sources)
every_sheet = pytest.mark.parametrize("name", TAB_ORDER)
BUTTONS_ROW = 5  # from 0


def found(name: str, book: Book = MASTER) -> list[FormButton]:
    return buttons_of(content(book))[name]


def offer(caption: str, step: Step = Step.TYPE) -> Offer:
    return Offer(slug(caption), f"{caption}.", Button(caption, step, "Folder", (DASHBOARD,)))


def columns(letters: str) -> set[int]:
    return {ord(each) - ord("A") for each in letters}


@both
@every_sheet
def test_a_sheet_has_the_buttons_of_the_commands_that_name_it(book: Book, name: str) -> None:
    expected = [each for each in buttons() if name in each.button.sheets]
    if name == DASHBOARD:
        expected = [each for step in Step for each in expected if each.button.step is step]
    assert [(each.caption, each.macro, each.alt) for each in found(name, book)] == [
        (each.button.caption, f"Bouton_{each.command}", each.tip) for each in expected
    ]


def test_every_sheet_that_a_command_names_is_in_the_book() -> None:
    named = {sheet for each in buttons() for sheet in each.button.sheets}
    assert named <= set(TAB_ORDER)


@every_sheet
def test_no_button_is_printed(name: str) -> None:
    assert not [each for each in found(name) if each.printed]


@pytest.mark.parametrize("name", [each for each in TAB_ORDER if each != DASHBOARD])
def test_buttons_stand_beside_the_title_and_hide_nothing(name: str) -> None:
    widths = _pixels(name)
    end = room(name) * 20 / 11 * 7
    for each in found(name):
        left, inner, top, _, right, beyond, bottom, _ = each.anchor
        assert top == bottom == 0
        start = sum(widths[:left]) + inner
        assert start > end
        end = sum(widths[:right]) + beyond


def _pixels(name: str) -> list[int]:
    dimensions = load_workbook(BytesIO(content(MASTER)))[name].column_dimensions.values()
    known = {
        rank: each.width
        for each in dimensions
        for rank in range(each.min or 0, (each.max or 0) + 1)
    }
    return [round(7 * known.get(rank, 9.14)) for rank in range(1, 60)]


def test_on_tableau_de_bord_each_stands_in_the_column_of_its_step() -> None:
    steps = {f"Bouton_{each.command}": each.button.step for each in buttons()}
    for each in found(DASHBOARD):
        left, _, top, _, right, _, bottom, _ = each.anchor
        assert top == bottom == BUTTONS_ROW
        assert {left, right} <= columns(BANDS[steps[each.macro]]), each.caption


@both
def test_what_is_written_takes_the_sheet_of_macros(book: Book) -> None:
    kinds = parts(content(book))["[Content_Types].xml"].decode()
    assert "vnd.ms-excel.sheet.macroEnabled.main+xml" in kinds
    assert book.file_name.endswith(".xlsm")


def test_sheets_of_results_for_other_workbooks_bring_no_button() -> None:
    found = parts(result_donor())
    assert not [each for each in found if "vba" in each or "custom" in each]
    drawings = [content for each, content in found.items() if "vml" in each]
    assert drawings  # the notes of the headings
    assert not any(b'ObjectType="Button"' in each for each in drawings)


def test_a_book_without_commands_has_neither_macro_nor_ribbon() -> None:
    plain = parts(build(EXEMPLE, FOLDER, ()))
    assert "xl/vbaProject.bin" not in plain
    assert "customUI/customUI.xml" not in plain
    assert b"macroEnabled" not in plain["[Content_Types].xml"]
    assert b"codeName" not in plain["xl/workbook.xml"]


def test_buttons_that_do_not_fit_stand_below_and_the_row_is_as_high() -> None:
    offers = [offer(each) for each in ("Ouvrir", "Copier", "Envoyer")]
    wide = width_of(offers[0])
    one, two, three = placed = places(offers, 2 * wide + 3 * GAP)
    assert (one.left, one.top) == (GAP, GAP)
    assert (two.left, two.top) == (2 * GAP + wide, GAP)
    assert (three.left, three.top) == (GAP, 2 * GAP + HEIGHT)
    assert height_of(placed) == 0.75 * (2 * HEIGHT + 3 * GAP)


def test_a_button_wider_than_its_column_still_has_a_place() -> None:
    [alone] = places([offer("Produire toutes les fiches")], 50)
    assert alone.left == GAP


def test_a_button_has_room_for_its_words() -> None:
    long = offer("Enregistrer la grille de la visite")
    assert width_of(long) > 7 * room(long.button.caption)
    assert width_of(offer("OK")) >= 90


def test_the_row_of_buttons_grows_with_a_step_that_has_many() -> None:
    captions = ("Préparer la grille", "Enregistrer la grille", "Ouvrir le dossier")
    offers = [offer(each) for each in captions]
    many = build(MASTER, FOLDER, offers)
    placed = buttons_of(many)[DASHBOARD]
    assert [each.caption for each in placed] == list(captions)
    assert {each.anchor[2] for each in placed} == {BUTTONS_ROW}
    height = load_workbook(BytesIO(many))[DASHBOARD].row_dimensions[BUTTONS_ROW + 1].height
    assert height
    assert height >= 0.75 * 2 * (HEIGHT + GAP)


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.sources)
def test_no_button_is_cut_in_two_when_columns_are_scrolled(book: Book) -> None:
    opened_book = load_workbook(BytesIO(content(book)))
    for name, placed in buttons_of(content(book)).items():
        frozen = opened_book[name].views.sheetView[0].pane
        edge = int(frozen.xSplit or 0) if frozen else 0
        for each in placed:
            left, right, beyond = each.anchor[0], each.anchor[4], each.anchor[5]
            assert left >= edge or (right, beyond) <= (edge, 0), name
