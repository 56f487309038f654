"""A workbook in a file, held with openpyxl: nothing is recalculated, dialogs are recorded."""

import re
from collections.abc import Mapping, Sequence
from copy import copy, deepcopy
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.cell import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from engine.com import ALLOWED
from engine.driver import Box, CellError, Driver, Entry, FormulaText, Listing, Value

SAME_NAME = {
    "Allow" + com: attribute
    for com, attribute in zip(
        ALLOWED,
        (
            "formatCells", "formatColumns", "formatRows", "insertColumns", "insertRows",
            "insertHyperlinks", "deleteColumns", "deleteRows", "sort", "autoFilter", "pivotTables",
        ),
        strict=True,
    )
}  # fmt: skip


NEWER = re.compile(r"(?<![.\w])(AGGREGATE\()")
"""The functions newer than Excel 2007 that we type; Excel prefixes them in the files it writes."""


class FileDriver:
    """A driver over a file; see `engine.driver.Driver`.

    Attributes:
        answers: what is pressed on the dialogs to come; "ok" once there are none.
        alerts: the dialogs shown: prompt, title, buttons.
        statuses: what the status bar showed.
        results: what formulas give that a test writes, for nothing is computed here.
        refiltered: tables whose filter was applied again.
    """

    def __init__(self, path: Path, fullname: str = "") -> None:
        self.path = path
        self.fullname = fullname or str(path)
        self.read_only = False
        self.answers: list[str] = []
        self.alerts: list[tuple[str, str, str]] = []
        self.statuses: list[str | None] = []
        self.results: dict[str, Value] = {}
        self.refiltered: list[str] = []
        self.filtered: set[str] = set()
        self.fitted: list[tuple[str, Box]] = []
        self.book = openpyxl.load_workbook(path)
        self._computed: Any = None
        sheet = self.book.active
        assert isinstance(sheet, Worksheet)
        self._on = sheet.title
        self._selected: dict[str, Box] = {}
        self._known: dict[str, Worksheet] = {}
        self._held: dict[str, list[list[Value]]] = {}

    def preload(self) -> None:
        """Have the values of all cells at hand, until their sheet is written."""
        for each in self.sheets():
            self._held[each] = self.read(each, self.used(each))

    def sheets(self) -> list[str]:
        return list(self.book.sheetnames)

    def used(self, sheet: str) -> Box:
        return Box(1, 1, self._sheet(sheet).max_row, self._sheet(sheet).max_column)

    def read(self, sheet: str, box: Box) -> list[list[Value]]:
        held = self._held.get(sheet)
        if held and box.bottom <= len(held) and box.right <= len(held[0]):
            return [row[box.left - 1 : box.right] for row in held[box.top - 1 : box.bottom]]
        return [[self._value(sheet, each) for each in row] for row in self._cells(sheet, box)]

    def formulas(self, sheet: str, box: Box) -> list[list[str]]:
        rows = self._cells(sheet, box)
        return [["" if each.value is None else str(each.value) for each in row] for row in rows]

    def write(self, sheet: str, box: Box, rows: Sequence[Sequence[Entry]]) -> None:
        self._held.pop(sheet, None)
        target = self._sheet(sheet)
        for row, values in enumerate(rows, box.top):
            for column, value in enumerate(values, box.left):
                cell: Any = target.cell(row, column)
                looks = copy(cell.number_format)
                cell.hyperlink = None
                cell.value = value
                if isinstance(value, FormulaText):
                    cell.value = NEWER.sub(r"_xlfn.\1", value)
                if isinstance(value, str):
                    cell.data_type = "f" if isinstance(value, FormulaText) else "s"
                if looks != "General" or not isinstance(value, datetime):
                    cell.number_format = looks

    def tables(self, sheet: str) -> list[Listing]:
        tables: Any = self._sheet(sheet).tables
        return [
            Listing(
                each.displayName,
                _box(each.ref),
                headings=each.headerRowCount != 0,
                totals=bool(each.totalsRowCount),
                filtered=each.displayName in self.filtered,
                columns=tuple(column.name for column in each.tableColumns),
            )
            for each in dict.values(tables)
        ]

    def resize(self, sheet: str, table: str, box: Box) -> None:
        target = self._sheet(sheet)
        found: Any = target.tables[table]
        before = _box(found.ref)
        corner = f"{get_column_letter(box.left)}{box.top}"
        found.ref = f"{corner}:{get_column_letter(box.right)}{box.bottom}"
        if found.autoFilter:
            found.autoFilter.ref = found.ref
        for row in range(before.bottom + 1, box.bottom + 1):
            for column in range(box.left, box.right + 1):
                first: Any = target.cell(before.top + 1, column)
                added: Any = target.cell(row, column)
                added._style = copy(first._style)

    def filter_again(self, sheet: str, table: str) -> None:
        assert sheet in self.sheets()
        self.refiltered.append(table)

    def show_rows(self, sheet: str, box: Box) -> None:
        for row in range(box.top, box.bottom + 1):
            self._sheet(sheet).row_dimensions[row].hidden = False

    def clear_formats(self, sheet: str, box: Box) -> None:
        for row in self._cells(sheet, box):
            for cell in row:
                cell.style = "Normal"

    def autofit_rows(self, sheet: str, box: Box) -> None:
        self.fitted.append((sheet, box))

    def protection(self, sheet: str) -> Mapping[str, bool] | None:
        protection: Any = self._sheet(sheet).protection
        if not protection.sheet:
            return None
        # in the file, what is true is forbidden
        return {com: not getattr(protection, name) for com, name in SAME_NAME.items()}

    def protect(self, sheet: str, allowed: Mapping[str, bool] | None) -> None:
        protection: Any = self._sheet(sheet).protection
        protection.sheet = allowed is not None
        for com, name in SAME_NAME.items():
            setattr(protection, name, not (allowed or {}).get(com, False))

    def locked(self, sheet: str, box: Box) -> bool:
        return any(each.protection.locked for row in self._cells(sheet, box) for each in row)

    def visible(self, sheet: str) -> bool:
        return self._sheet(sheet).sheet_state == "visible"

    def set_visible(self, sheet: str, *, visible: bool) -> None:
        self._sheet(sheet).sheet_state = "visible" if visible else "hidden"

    def selection(self) -> tuple[str, Box]:
        return self._on, self._selected.get(self._on, Box(1, 1, 1, 1))

    def select(self, sheet: str, box: Box | None = None) -> None:
        self._on = sheet
        if box:
            self._selected[sheet] = box

    def copy_sheet(self, source: Driver, sheet: str, before: str | None) -> None:
        assert isinstance(source, FileDriver)
        place = self.sheets().index(before) if before else len(self.sheets())
        original, made = source.book[sheet], self.book.create_sheet(sheet, place)
        for row in original.iter_rows():
            for cell in row:
                if cell.value is not None or cell.has_style:
                    there = made.cell(cell.row, cell.column, cell.value)
                    there.number_format = cell.number_format
                    there.font, there.fill = copy(cell.font), copy(cell.fill)
                    there.alignment, there.protection = copy(cell.alignment), copy(cell.protection)
        for table in dict.values(original.tables):
            made.add_table(deepcopy(table))
        made.protection = copy(original.protection)
        self.select(sheet, Box(1, 1, 1, 1))

    def delete_sheet(self, sheet: str) -> None:
        del self.book[sheet]
        if self._on == sheet:
            self._on = self.sheets()[0]

    def open(self, path: str) -> "FileDriver":
        return FileDriver(Path(path))

    def alert(self, prompt: str, title: str, buttons: str, _mode: str | None) -> str:
        self.alerts.append((prompt, title, buttons))
        return self.answers.pop(0) if self.answers else "ok"

    def status(self, text: str | None) -> None:
        self.statuses.append(text)

    def draw(self, *, drawn: bool) -> None: ...

    def calculate(self) -> None: ...

    def save(self, path: str | None = None) -> None:
        self.book.save(path or self.path)

    def close(self) -> None:
        self.book.close()

    def _sheet(self, name: str) -> Worksheet:
        found = self._known.get(name)
        if found is None or found.title != name:
            # openpyxl goes through all titles at each question
            self._known = {each.title: each for each in self.book.worksheets}
            found = self._known[name]
        return found

    def _cells(self, sheet: str, box: Box) -> Any:
        return self._sheet(sheet).iter_rows(box.top, box.bottom, box.left, box.right)

    def _value(self, sheet: str, cell: Any) -> Value:
        value: Any = cell.value
        if cell.data_type == "f":
            value = self._result(sheet, cell)
        if cell.data_type == "e" and isinstance(value, str):
            return CellError(value)
        if isinstance(value, date) and not isinstance(value, datetime):
            return datetime.combine(value, time())
        if isinstance(value, time):
            return (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
        kept: Value = value
        return kept

    def _result(self, sheet: str, cell: Any) -> Any:
        """The result of a formula: as it was stored in the file, or of the links we write."""
        text = str(cell.value)
        if text in self.results:
            return self.results[text]
        if text.startswith("=HYPERLINK("):
            shown = text.removesuffix(")").split('",', 1)[1]
            return shown[1:-1].replace('""', '"') if shown.startswith('"') else float(shown)
        if self._computed is None:
            self._computed = openpyxl.load_workbook(self.path, data_only=True)
        stored = self._computed[sheet][cell.coordinate]
        return CellError(stored.value) if stored.data_type == "e" else stored.value


def _box(reference: str) -> Box:
    left, top, right, bottom = range_boundaries(reference)
    return Box(int(top or 0), int(left or 0), int(bottom or 0), int(right or 0))
