"""A workbook on the bench: its own buttons, clicked or invoked, start the door of the program."""

import json
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from office.clicked import DONE, PIPE, TOLD
from office.screen import Screen, middle, settle
from office.session import Office, running
from office.uno_driver import ALERT_SIGN, UnoDriver
from xlqualite.commands import buttons
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.excel.vba.modules import Kind, Module
from xlqualite.excel.vba.project import vba_project
from xlqualite.excel.vba.sources import BUTTONS, LAUNCHER, buttons_source, code_name, documents_of

HERE = Path(__file__).parent
RUN = "XLQUALITE_BENCH_RUN"
PATIENCE = 120  # seconds that a click may take on a busy machine
PROJECT = "xl/vbaProject.bin"


def put_on_the_bench(book: Path) -> None:
    """Give a workbook the bench's own launcher in the place of ours and of xlwings' module."""
    sheets = [code_name(each.name) for each in open_workbook(book).sheets]
    modules = (
        *documents_of(sheets),
        Module(BUTTONS, Kind.STANDARD, buttons_source(buttons())),
        Module(LAUNCHER, Kind.STANDARD, (HERE / f"{LAUNCHER}.bas").read_text("ascii")),
    )
    with ZipFile(book) as old:
        parts = {each: old.read(each) for each in old.namelist()}
    with ZipFile(book, "w", ZIP_DEFLATED) as new:
        for name, content in (parts | {PROJECT: vba_project(modules)}).items():
            new.writestr(name, content)


@dataclass(frozen=True)
class Bench:
    """A workbook open in LibreOffice, and what its buttons have done so far.

    Attributes:
        folder: where each click notes that it ended, and what dialogs told where none is shown.
    """

    office: Office
    document: Any
    folder: Path

    @property
    def driver(self) -> UnoDriver:
        return UnoDriver(self.office.context, self.document)

    @property
    def done(self) -> list[tuple[str, str]]:
        """The clicks that ended: the command, and how."""
        path = self.folder / "done"
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        return [(command, state) for command, state in map(json.loads, lines)]

    @property
    def told(self) -> list[str]:
        """The dialogs that were not shown, for want of a screen."""
        path = self.folder / "told"
        return path.read_text("utf-8").split(ALERT_SIGN)[:-1] if path.exists() else []

    def buttons(self, sheet: str) -> Mapping[str, str]:
        """The script behind each button of a sheet, by its caption."""
        return {control.Label: script for control, script in self._controls(sheet)}

    def invoke(self, sheet: str, caption: str) -> str:
        """Run what stands behind a button, without a mouse; gives how it ended."""
        scripts = self.document.getScriptProvider()
        before = len(self.done)
        scripts.getScript(self.buttons(sheet)[caption]).invoke((), (), ())
        return self.ended(before)

    def place(self, sheet: str, caption: str) -> tuple[int, int]:
        """The middle of a button on the screen, its sheet being shown."""
        controller = self.document.CurrentController
        controller.setActiveSheet(self.document.Sheets.getByName(sheet))
        settle(self.office.context)
        control = next(each for each, _ in self._controls(sheet) if each.Label == caption)
        return middle(controller.getControl(control).getPeer().getAccessibleContext())

    def ended(self, before: int) -> str:
        """How the click after so many others ended, once it has."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if len(self.done) > before:
                return self.done[before][1]
            time.sleep(0.05)
        raise TimeoutError(f"click {before + 1} does not end")

    def _controls(self, sheet: str) -> Iterator[tuple[Any, str]]:
        forms = self.document.Sheets.getByName(sheet).DrawPage.Forms
        for form in map(forms.getByIndex, range(forms.Count)):
            for rank in range(form.Count):
                for event in form.getScriptEvents(rank):
                    yield form.getByIndex(rank), event.ScriptCode


def _write_script(path: Path, *lines: str) -> None:
    path.write_text("\n".join(("#!/bin/sh", *lines, "")))
    path.chmod(0o755)


@contextmanager
def bench(book: Path, folder: Path, screen: Screen | None = None) -> Iterator[Bench]:
    """A workbook open on the bench, in a folder that is still to be made.

    Args:
        screen: where it is shown; without one, dialogs are noted rather than shown.
    """
    folder.mkdir()
    put_on_the_bench(book)
    with running(folder / "profile", _environment(folder, screen)) as office:
        (folder / "pipe").write_text(office.pipe)
        yield Bench(office, office.opened(book), folder)


def _environment(folder: Path, screen: Screen | None) -> dict[str, str]:
    """What the macros see, and what they start."""
    run = folder / "run"
    tests = HERE.parent
    _write_script(
        run,
        f'export {PIPE}="$(cat "{folder / "pipe"}")" PYTHONPATH="{tests}" PATH="{folder}:$PATH"',
        f'exec "{sys.executable}" -B -m office.clicked "$@" 2>>"{folder / "errors"}"',
    )
    _write_script(folder / "xdg-open", f'echo "$1" >>"{folder / "opened"}"')
    shown = {"DISPLAY": screen.display} if screen else {TOLD: str(folder / "told")}
    return {RUN: str(run), DONE: str(folder / "done")} | shown
