"""Sheets of results put in their place: names, windows and tabs stay on the sheets they were on."""

import os
import shutil
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from built_books import EXEMPLE, FOLDER, MASTER, content
from donated_sheets import book_of, opened
from lossless.office import converted, findings
from xlsxwriter import Workbook

from xlqualite.excel.builder import book as builder
from xlqualite.excel.builder.book import TAB_ORDER
from xlqualite.excel.builder.results import RESULT_SHEETS, result_donor
from xlqualite.excel.ooxml.transplant import transplanted
from xlqualite.excel.ooxml.verification import verify_added

OLD_ORDER = ("Aide", *(each for each in TAB_ORDER if each not in {*RESULT_SHEETS, "Aide"}))
"""Of the first books that were handed over: Aide came first, and there were no results."""
SOME = ("Tableau de bord", "Niveaux", "Journal")


@cache
def _without_results() -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builder, "TAB_ORDER", OLD_ORDER)
        return builder.build(EXEMPLE, FOLDER, offers=())


@cache
def _saved_by_openpyxl() -> bytes:
    """Our book where some sheets were removed, saved by another program on a tab in its middle."""
    book = opened(content(MASTER))
    for name in SOME:
        del book[name]
    book.active = book.sheetnames.index("Labels")
    for sheet in book:
        sheet.sheet_view.tabSelected = sheet.title == "Labels"
    held = BytesIO()
    book.save(held)
    return held.getvalue()


@cache
def _of_all_kinds() -> bytes:
    """Sheets of its own among ours: hidden, of a chart, with areas to print; one in the middle."""
    held = BytesIO()
    with Workbook(held, {"in_memory": True}) as book:
        for name in ("Notes", "Caché", "OT", "Outils", "Mes calculs", "Règles"):
            sheet = book.add_worksheet(name)
            sheet.write(0, 0, name)
            sheet.repeat_rows(0)
            sheet.print_area(0, 0, 3, 2)
            book.define_name(f"{sheet.get_name()!r}!Local", f"={sheet.get_name()!r}!$A$1")
            if name == "Outils":
                sheet.activate()
                sheet.set_first_sheet()
            if name == "OT":
                chart = book.add_chart({"type": "line"})
                chart.add_series({"values": "=OT!$A$1:$A$3"})
                book.add_chartsheet("Courbe").set_chart(chart)
        book.get_worksheet_by_name("Caché").very_hidden()
    return held.getvalue()


TARGETS = {
    "without results": (_without_results, RESULT_SHEETS),
    "openpyxl": (_saved_by_openpyxl, SOME),
    "all kinds": (_of_all_kinds, RESULT_SHEETS),
}


@pytest.fixture(params=TARGETS)
def target(request: pytest.FixtureRequest) -> tuple[bytes, Sequence[str]]:
    made, new = TARGETS[request.param]
    return made(), new


def _added(data: bytes, new: Sequence[str]) -> bytes:
    before = book_of(data)
    after = transplanted(before, book_of(result_donor(new)), TAB_ORDER)
    verify_added(before, after, new, TAB_ORDER)
    return after


def _scopes(book: Any, name: str) -> tuple[Any, ...]:
    """What belongs to a sheet by its rank among the tabs."""
    sheet = book[name]
    own = {key: each.attr_text for key, each in sheet.defined_names.items()}
    titles = (sheet.print_title_rows, sheet.print_title_cols)
    return own, titles, sheet.print_area, sheet.sheet_state, sheet.sheet_view.tabSelected


def _titles(book: Any) -> dict[str, object]:
    return {each.title: each.print_title_rows for each in book.worksheets}


def _is_shown(book: Any, name: str) -> None:
    assert book.active.title == name
    assert [each.title for each in book.worksheets if each.sheet_view.tabSelected] == [name]


def test_missing_sheets_stand_where_new_books_have_them() -> None:
    for data, new in ((_without_results(), RESULT_SHEETS), (_saved_by_openpyxl(), SOME)):
        tabs = book_of(_added(data, new)).tabs
        assert [each for each in tabs if each != "Aide"] == [*TAB_ORDER[:-1]]
    tabs = book_of(_added(_without_results(), RESULT_SHEETS)).tabs
    assert [each for each in tabs[:4] if each != "Aide"] == [*TAB_ORDER[:3]]


def test_the_sheets_of_the_coordinator_stay_where_they_are() -> None:
    pages, others = RESULT_SHEETS[:3], RESULT_SHEETS[3:]
    assert book_of(_added(_of_all_kinds(), RESULT_SHEETS)).tabs == (
        *("Notes", "Caché", *pages, "OT", "Courbe", "Outils"),
        *(*others, "Mes calculs", "Règles"),
    )


def test_titles_areas_and_names_stay_on_their_sheet(target: tuple[bytes, Sequence[str]]) -> None:
    before, after = opened(target[0]), opened(_added(*target))
    for sheet in before.worksheets:
        assert _scopes(after, sheet.title) == _scopes(before, sheet.title), sheet.title
    given = opened(result_donor(target[1]))
    for sheet in given.worksheets:
        assert _scopes(after, sheet.title)[:3] == _scopes(given, sheet.title)[:3]


def test_the_tab_that_was_active_still_is_alone(target: tuple[bytes, Sequence[str]]) -> None:
    _is_shown(opened(_added(*target)), opened(target[0]).active.title)


def test_the_first_tab_in_sight_stays_so() -> None:
    (view,) = opened(_added(_of_all_kinds(), RESULT_SHEETS)).views
    assert view.firstSheet == view.activeTab == 7


def test_a_validator_finds_nothing_new(target: tuple[bytes, Sequence[str]], tmp_path: Path) -> None:
    found = []
    for name, data in (("avant", target[0]), ("après", _added(*target))):
        path = tmp_path / f"{name}.xlsx"
        path.write_bytes(data)
        found.append({*findings(path)})
    assert found[1] <= found[0]


@pytest.mark.libreoffice
@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("XLQUALITE_CI"),
    reason="LibreOffice is not installed",
)
def test_libreoffice_shows_the_same_and_its_own_files_take_sheets(tmp_path: Path) -> None:
    paths = [tmp_path / "sans.xlsx", tmp_path / "avec.xlsx"]
    paths[0].write_bytes(_saved_by_openpyxl())
    paths[1].write_bytes(_added(_saved_by_openpyxl(), SOME))
    saved = converted(paths, tmp_path)
    assert [*saved] == paths
    theirs = saved[paths[1]].read_bytes()
    ours = _added(saved[paths[0]].read_bytes(), SOME)
    titles = _titles(opened(_saved_by_openpyxl()))
    for book in (opened(theirs), opened(ours)):
        assert book.sheetnames == [*TAB_ORDER]
        _is_shown(book, "Labels")
        assert titles.items() <= _titles(book).items()
