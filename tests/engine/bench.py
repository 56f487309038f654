"""A workbook open in the test engine, and clicks on its buttons."""

import shutil
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import xlwings

from engine.books import App
from engine.engine import install
from engine.file_driver import FileDriver
from xlqualite.buttons import press
from xlqualite.excel.live.book import LiveWorkbook
from xlqualite.excel.ooxml.references import column_number

USUAL = {"screen_updating": True, "enable_events": True, "calculation": "automatic"}


@dataclass
class Bench:
    """A workbook open before her.

    Attributes:
        path: its file, which is left alone.
    """

    path: Path
    app: App
    driver: FileDriver

    @property
    def workbook(self) -> LiveWorkbook:
        return LiveWorkbook(xlwings.books.active)

    def press(self, command: str) -> None:
        """A click on a button, as RunFrozenPython and RunPython pass it on."""
        usual = sys.argv
        sys.argv = ["-c", f"--wb={self.path.name}", "--from_xl=1", "--app=Excel", "--hwnd=1"]
        try:
            press(command)
        finally:
            sys.argv = usual

    @property
    def said(self) -> list[str]:
        """What the dialogs shown so far say, in ordinary spaces."""
        return [prompt.replace("\u00a0", " ") for prompt, _, _ in self.driver.alerts]

    @property
    def is_as_usual(self) -> bool:
        """Whether every switch of the application is as it was, and the status bar its own."""
        switches = all(getattr(self.app, each) == value for each, value in USUAL.items())
        return switches and self.app.shown is False

    def accesses(self) -> Counter[tuple[str, str]]:
        """How many times each table was read or written, what stands above it left out."""
        found: Counter[tuple[str, str]] = Counter()
        for each in self.app.traffic.accesses:
            for table in self.driver.tables(each.sheet):
                box = table.box
                if each.box.bottom > box.top and each.box.right >= box.left:
                    found[each.kind, table.name] += 1
        return found

    def select(self, sheet: str, cell: str) -> None:
        """Put her on a cell."""
        xlwings.books.active.sheets[sheet].activate()
        xlwings.books.active.sheets[sheet][cell].select()

    def rows(self, sheet: str, columns: str, top: int) -> list[list[object]]:
        """The values of some columns (``A:D``) of a sheet, from a row to the last in use."""
        first, _, last = columns.partition(":")
        box = self.driver.used(sheet)
        area = type(box)(top, column_number(first), box.bottom, column_number(last or first))
        return [list(each) for each in self.driver.read(sheet, area)]


def opened(path: Path, as_file: Path | None = None) -> Bench:
    """Open a workbook, or a copy of it at another place."""
    if as_file:
        as_file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, as_file)
    driver = FileDriver(as_file or path)
    return Bench(as_file or path, install(driver), driver)
