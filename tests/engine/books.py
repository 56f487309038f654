"""Applications, books, sheets and tables as xlwings' engines hold them, over drivers."""

from collections.abc import Iterator
from pathlib import PurePath
from types import SimpleNamespace
from typing import Any

import xlwings
from openpyxl.utils.cell import range_boundaries
from xlwings import base_classes

from engine.com import LOCKED_CELL, ComBook, ComError, ComSheet, ComTable, named
from engine.driver import Box, Driver, Listing
from engine.ranges import Range, Traffic

LAST = Box(1, 1, 1_048_576, 16_384)


class App(base_classes.App):
    """The program that holds the books; its switches are noted as they are turned."""

    engine: Any = None
    books: Any = None
    pid, hwnd, version = 1, 1, "16.0"
    calculation = "automatic"
    display_alerts = enable_events = interactive = visible = True

    def __init__(self, engine: Any, driver: Driver) -> None:
        self.engine, self.traffic = engine, Traffic()
        self.books = Books(self, driver)
        self.shown: str | bool = False
        self.drawn = True

    @property
    def driver(self) -> Driver:
        driver: Driver = self.books.active.driver
        return driver

    @property
    def api(self) -> Any:
        return self

    @property
    def status_bar(self) -> str | bool:
        return self.shown

    @status_bar.setter
    def status_bar(self, value: str | bool) -> None:
        self.shown = value
        self.driver.status(value if isinstance(value, str) else None)

    @property
    def screen_updating(self) -> bool:
        return self.drawn

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        if value != self.drawn:
            self.drawn = value
            self.driver.draw(drawn=value)

    @property
    def selection(self) -> Range:
        sheet, box = self.driver.selection()
        return Range(Sheet(self.books.active, sheet), box)

    def activate(self, _steal_focus: object = None) -> None: ...

    def calculate(self) -> None:
        self.driver.calculate()

    def alert(
        self, prompt: str, title: str, buttons: str, mode: str | None, _callback: str | None
    ) -> str:
        return self.driver.alert(prompt, title, buttons, mode)


class Books(base_classes.Books):
    api: Any = None

    def __init__(self, app: App, driver: Driver) -> None:
        self.app, self.held = app, [Book(app, driver)]

    @property
    def active(self) -> "Book":
        return self.held[0]

    def __len__(self) -> int:
        return len(self.held)

    def __iter__(self) -> Iterator["Book"]:
        return iter(self.held)

    def __call__(self, key: Any) -> "Book":
        if isinstance(key, int):
            return self.held[key - 1]
        for each in self.held:
            if each.name.lower() == key.lower():
                return each
        raise KeyError(key)

    def open(self, path: Any, *_options: Any) -> "Book":
        book = Book(self.app, self.app.driver.open(str(path)))
        self.held.append(book)
        return book


class Book(base_classes.Book):
    app: Any = None

    def __init__(self, app: App, driver: Driver) -> None:
        self.app, self.driver = app, driver

    @property
    def api(self) -> ComBook:
        return ComBook(self.driver)

    @property
    def fullname(self) -> str:
        return self.driver.fullname

    @property
    def name(self) -> str:
        return PurePath(self.driver.fullname).name

    @property
    def sheets(self) -> "Sheets":
        return Sheets(self)

    def activate(self) -> None: ...

    def close(self) -> None:
        self.app.books.held.remove(self)
        self.driver.close()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        assert password is None
        self.driver.save(path)


class Sheets(base_classes.Sheets):
    api: Any = None

    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def active(self) -> "Sheet":
        return Sheet(self.book, self.book.driver.selection()[0])

    def __len__(self) -> int:
        return len(self.book.driver.sheets())

    def __iter__(self) -> Iterator["Sheet"]:
        return (Sheet(self.book, each) for each in self.book.driver.sheets())

    def __call__(self, key: Any) -> "Sheet":
        names = self.book.driver.sheets()
        if isinstance(key, int):
            return Sheet(self.book, names[key - 1])
        for each in names:
            if each.lower() == key.lower():
                return Sheet(self.book, each)
        raise xlwings.NoSuchObjectError(key)


class Sheet(base_classes.Sheet):
    book: Any = None
    name: Any = None

    def __init__(self, book: Book, name: str) -> None:
        self.book, self.name, self.driver = book, name, book.driver

    @property
    def api(self) -> ComSheet:
        return ComSheet(self.driver, self.name)

    @property
    def index(self) -> int:
        return self.driver.sheets().index(self.name) + 1

    @property
    def tables(self) -> "Tables":
        return Tables(self)

    @property
    def cells(self) -> Range:
        return Range(self, LAST)

    @property
    def used_range(self) -> Range:
        return Range(self, self.driver.used(self.name))

    @property
    def visible(self) -> bool:
        return self.driver.visible(self.name)

    @visible.setter
    def visible(self, value: bool) -> None:
        self.driver.set_visible(self.name, visible=value)

    def activate(self) -> None:
        self.driver.select(self.name)

    def delete(self) -> None:
        self.driver.delete_sheet(self.name)

    def copy(self, before: "Sheet | None", after: "Sheet | None") -> None:
        beside = before or after
        assert beside is not None
        following = beside.driver.sheets()[beside.index :] if after else [beside.name]
        place = following[0] if following else None
        beside.driver.copy_sheet(self.driver, self.name, place)

    def range(self, start: Any, end: Any = None) -> Range:
        if isinstance(start, Range):
            last = (end or start).box
            return Range(self, Box(start.box.top, start.box.left, last.bottom, last.right))
        if isinstance(start, str):
            left, top, right, bottom = (each or 0 for each in range_boundaries(start))
            return Range(self, Box(top, left, bottom, right))
        if len(start) == 4:
            row, column, height, width = start
            return Range(self, Box(row, column, row + height - 1, column + width - 1))
        return Range(self, Box(*start, *(end or start)))


class Tables(base_classes.Tables):
    api: Any = None

    def __init__(self, sheet: Sheet) -> None:
        self.parent: Any = sheet

    def _listings(self) -> list[Listing]:
        listings: list[Listing] = self.parent.driver.tables(self.parent.name)
        return listings

    def __len__(self) -> int:
        return len(self._listings())

    def __iter__(self) -> Iterator["Table"]:
        return (Table(self.parent, each.name) for each in self._listings())

    def __contains__(self, key: Any) -> bool:
        return any(each.name.lower() == key.lower() for each in self._listings())

    def __call__(self, key: Any) -> "Table":
        if isinstance(key, int):
            return Table(self.parent, self._listings()[key - 1].name)
        found = (each.name for each in self._listings() if each.name.lower() == key.lower())
        return Table(self.parent, next(found))


class Table(base_classes.Table):
    parent: Any = None
    name: Any = None
    display_name: Any = None

    def __init__(self, sheet: Sheet, name: str) -> None:
        self.parent, self.name, self.display_name = sheet, name, name

    @property
    def listing(self) -> Listing:
        return named(self.parent.driver.tables(self.parent.name), self.name)

    @property
    def api(self) -> ComTable:
        return ComTable(self.parent.driver, self.parent.name, self.name)

    @property
    def range(self) -> Range:
        return Range(self.parent, self.listing.box)

    @property  # type: ignore[misc]  # the program only reads it
    def show_headers(self) -> bool:
        return self.listing.headings

    @property  # type: ignore[misc]  # likewise
    def show_totals(self) -> bool:
        return self.listing.totals

    @property
    def columns(self) -> "Columns":
        return Columns(self.listing.columns)

    @property
    def header_row_range(self) -> Range:
        box = self.listing.box
        return Range(self.parent, Box(box.top, box.left, box.top, box.right))

    @property
    def data_body_range(self) -> Range:
        box, listing = self.listing.box, self.listing
        first, last = box.top + listing.headings, box.bottom - listing.totals
        return Range(self.parent, Box(first, box.left, last, box.right))

    def resize(self, area: Any) -> None:
        driver: Driver = self.parent.driver
        if driver.protection(self.parent.name) is not None:
            raise ComError(LOCKED_CELL, "La feuille est protégée.")
        driver.resize(self.parent.name, self.name, getattr(area, "impl", area).box)


class Columns:
    """The columns of a table, of which only the names are looked at."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names

    def __iter__(self) -> Iterator[Any]:
        return (SimpleNamespace(name=each) for each in self.names)
