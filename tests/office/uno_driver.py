"""A workbook open in LibreOffice, as the test engine wants one: live, computed, clickable."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from engine.driver import Box, CellError, Driver, Entry, FormulaText, Listing, Value

from office.bridge import properties, service, struct, uno

EPOCH = datetime(1899, 12, 30)
DATE, LOGICAL = 2, 1024  # kinds of number formats (com.sun.star.util.NumberFormat)
ERRORS = 4  # com.sun.star.sheet.FormulaResult
CONTENTS = 1 | 2 | 4 | 16  # values, dates, texts, formulas (com.sun.star.sheet.CellFlags)
BUTTONS = {"ok": 1, "yes_no": 3}
PRESSED = {0: "cancel", 1: "ok", 2: "yes", 3: "no"}
FORMATS = 32  # likewise, those of the cells themselves
FREE = ("AllowFormattingColumns", "AllowFormattingRows", "AllowSorting", "AllowFiltering")
"""What the protection of our sheets allows; LibreOffice keeps it and does not tell."""
ALERT_SIGN = "\x1e"


class UnoDriver:
    """A driver over a document of LibreOffice; see `engine.driver.Driver`.

    Attributes:
        told: the file where dialogs are written instead of shown, where there is no screen.
    """

    def __init__(self, context: Any, document: Any, told: Path | None = None) -> None:
        self.context, self.document, self.told = context, document, told
        url = document.URL
        self.fullname = uno().fileUrlToSystemPath(url) if url else str(document.Title)
        self.read_only = bool(document.isReadonly())
        self._formats: dict[int, int] = {}
        self._boxes: dict[str, dict[str, Box]] = {}  # each question to LibreOffice takes 1 ms

    def sheets(self) -> list[str]:
        return list(self.document.Sheets.ElementNames)

    def used(self, sheet: str) -> Box:
        cursor = self._sheet(sheet).createCursor()
        cursor.gotoEndOfUsedArea(False)  # noqa: FBT003 - UNO knows no keywords
        end = cursor.RangeAddress
        return Box(1, 1, end.EndRow + 1, end.EndColumn + 1)

    def read(self, sheet: str, box: Box) -> list[list[Value]]:
        cells = self._cells(sheet, box)
        rows: list[list[Value]] = [[each or None if isinstance(each, str) else each for each in row]
                                   for row in cells.getDataArray()]  # fmt: skip
        for place, kind in self._shown_kinds(cells, box):
            value = rows[place[0]][place[1]]
            if isinstance(value, float):
                rows[place[0]][place[1]] = _as_shown(value, kind)
        for row, column in self._errors(cells, box):
            shown = cells.getCellByPosition(column, row).String
            rows[row][column] = CellError(shown)
        return rows

    def formulas(self, sheet: str, box: Box) -> list[list[str]]:
        rows = self._cells(sheet, box).getFormulaArray()
        return [[_english(each) if each.startswith("=") else each for each in row] for row in rows]

    def write(self, sheet: str, box: Box, rows: Sequence[Sequence[Entry]]) -> None:
        cells = self._cells(sheet, box)
        cells.clearContents(CONTENTS)
        cells.setDataArray(tuple(tuple(map(_plain, row)) for row in rows))
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                if isinstance(value, FormulaText):
                    cells.getCellByPosition(column, row).Formula = _native(value)
                elif isinstance(value, datetime):
                    self._show_as_date(cells.getCellByPosition(column, row))

    def tables(self, sheet: str) -> list[Listing]:
        if not self._boxes:
            self._boxes = self._every_box()
        return [
            Listing(name, box, filtered=bool(_conditions(self._table(name))))
            for name, box in self._boxes[sheet].items()
        ]

    def resize(self, sheet: str, table: str, box: Box) -> None:
        found = self._table(table)
        before = _box(found.DataArea)
        found.DataArea = self._area(sheet, box)
        self._boxes = {}
        if box.bottom > before.bottom:
            self._take_looks(sheet, before, box)

    def clear_formats(self, sheet: str, box: Box) -> None:
        self._cells(sheet, box).clearContents(FORMATS)

    def filter_again(self, sheet: str, table: str) -> None:
        found = self._table(table)
        self._cells(sheet, _box(found.DataArea)).filter(found.getFilterDescriptor())

    def show_rows(self, sheet: str, box: Box) -> None:
        self._cells(sheet, box).Rows.IsVisible = True

    def autofit_rows(self, sheet: str, box: Box) -> None:
        self._cells(sheet, box).Rows.OptimalHeight = True

    def protection(self, sheet: str) -> Mapping[str, bool] | None:
        return dict.fromkeys(FREE, True) if self._sheet(sheet).isProtected() else None

    def protect(self, sheet: str, allowed: Mapping[str, bool] | None) -> None:
        if allowed is None:
            self._sheet(sheet).unprotect("")
        else:
            self._sheet(sheet).protect("")

    def locked(self, sheet: str, box: Box) -> bool:
        protection = self._cells(sheet, box).CellProtection
        return protection is None or bool(protection.IsLocked)

    def visible(self, sheet: str) -> bool:
        return bool(self._sheet(sheet).IsVisible)

    def set_visible(self, sheet: str, *, visible: bool) -> None:
        self._sheet(sheet).IsVisible = visible

    def selection(self) -> tuple[str, Box]:
        address = self.document.CurrentSelection.RangeAddress
        return self.sheets()[address.Sheet], _box(address)

    def select(self, sheet: str, box: Box | None = None) -> None:
        controller = self.document.CurrentController
        controller.setActiveSheet(self._sheet(sheet))
        if box:
            controller.select(self._cells(sheet, box))

    def copy_sheet(self, source: Driver, sheet: str, before: str | None) -> None:
        assert isinstance(source, UnoDriver)
        place = self.sheets().index(before) if before else len(self.sheets())
        self.document.Sheets.importSheet(source.document, sheet, place)
        self._boxes = {}
        self.select(sheet)

    def delete_sheet(self, sheet: str) -> None:
        self.document.Sheets.removeByName(sheet)
        self._boxes = {}

    def open(self, path: str) -> "UnoDriver":
        desktop = service(self.context, "com.sun.star.frame.Desktop")
        url = uno().systemPathToFileUrl(path)
        found = desktop.loadComponentFromURL(url, "_blank", 0, properties(Hidden=True))
        return UnoDriver(self.context, found, self.told)

    def alert(self, prompt: str, title: str, buttons: str, mode: str | None) -> str:
        if self.told:
            with self.told.open("a", encoding="utf-8") as file:
                file.write(f"{prompt}{ALERT_SIGN}")
            return "no" if buttons == "yes_no" else "ok"
        kind = "ERRORBOX" if mode == "critical" else "INFOBOX"
        if buttons == "yes_no":
            kind = "QUERYBOX"
        window = self.document.CurrentController.Frame.ContainerWindow
        boxes = service(self.context, "com.sun.star.awt.Toolkit")
        shown = uno().Enum("com.sun.star.awt.MessageBoxType", kind)
        box = boxes.createMessageBox(window, shown, BUTTONS.get(buttons, 1), title, prompt)
        pressed: int = box.execute()
        box.dispose()
        return PRESSED[pressed]

    def status(self, text: str | None) -> None:
        indicator = self.document.CurrentController.StatusIndicator
        if text is None:
            indicator.end()
        else:
            indicator.start(text, 0)

    def draw(self, *, drawn: bool) -> None:
        """Calculation is suspended with the screen, or each cell would compute the whole page."""
        if drawn:
            self.document.enableAutomaticCalculation(True)  # noqa: FBT003 - likewise
            self.document.unlockControllers()
        else:
            self.document.lockControllers()
            self.document.enableAutomaticCalculation(False)  # noqa: FBT003 - likewise

    def calculate(self) -> None:
        self.document.calculateAll()

    def save(self, path: str | None = None) -> None:
        if path is None:
            self.document.store()
        else:
            kind = properties(FilterName="Calc MS Excel 2007 VBA XML")
            self.document.storeToURL(uno().systemPathToFileUrl(path), kind)

    def close(self) -> None:
        self.document.close(True)  # noqa: FBT003 - likewise

    def _every_box(self) -> dict[str, dict[str, Box]]:
        """Where each table stands, by sheet and name."""
        sheets = self.sheets()
        found: dict[str, dict[str, Box]] = {each: {} for each in sheets}
        for name in self.document.DatabaseRanges.ElementNames:
            area = self._table(name).DataArea
            found[sheets[area.Sheet]][name] = _box(area)
        return found

    def _sheet(self, name: str) -> Any:
        return self.document.Sheets.getByName(name)

    def _cells(self, sheet: str, box: Box) -> Any:
        corners = (box.left - 1, box.top - 1, box.right - 1, box.bottom - 1)
        return self._sheet(sheet).getCellRangeByPosition(*corners)

    def _table(self, name: str) -> Any:
        return self.document.DatabaseRanges.getByName(name)

    def _area(self, sheet: str, box: Box) -> Any:
        return struct(
            "com.sun.star.table.CellRangeAddress",
            Sheet=self.sheets().index(sheet),
            StartRow=box.top - 1,
            StartColumn=box.left - 1,
            EndRow=box.bottom - 1,
            EndColumn=box.right - 1,
        )

    def _take_looks(self, sheet: str, before: Box, box: Box) -> None:
        """Give new rows the formats of the first, as Excel does when a table grows."""
        first = self._cells(sheet, Box(before.top + 1, box.left, before.top + 1, box.right))
        for column in range(box.right - box.left + 1):
            model = first.getCellByPosition(column, 0)
            rows = Box(before.bottom + 1, box.left + column, box.bottom, box.left + column)
            added = self._cells(sheet, rows)
            for name in ("NumberFormat", "CellProtection", "HoriJustify", "IsTextWrapped"):
                setattr(added, name, getattr(model, name))

    def _shown_kinds(self, cells: Any, box: Box) -> Iterator[tuple[tuple[int, int], int]]:
        """The cells, from 0, whose number format shows a day or a truth value."""
        groups = cells.getUniqueCellFormatRanges()
        for rank in range(groups.Count):
            group = groups.getByIndex(rank)
            kind = self._kind(group.getByIndex(0).NumberFormat)
            if kind & (DATE | LOGICAL):
                yield from ((each, kind) for each in _places(group.RangeAddresses, box))

    def _errors(self, cells: Any, box: Box) -> Iterator[tuple[int, int]]:
        yield from _places(cells.queryFormulaCells(ERRORS).RangeAddresses, box)

    def _kind(self, key: int) -> int:
        if key not in self._formats:
            self._formats[key] = self.document.NumberFormats.getByKey(key).Type
        return self._formats[key]

    def _show_as_date(self, cell: Any) -> None:
        if not self._kind(cell.NumberFormat) & DATE:
            locale = struct("com.sun.star.lang.Locale")
            cell.NumberFormat = self.document.NumberFormats.getStandardFormat(DATE, locale)


def _native(formula: str) -> str:
    """An English formula as LibreOffice writes it: semicolons between arguments."""
    return _outside_texts(formula, ",", ";")


def _english(formula: str) -> str:
    return _outside_texts(formula, ";", ",")


def _outside_texts(formula: str, old: str, new: str) -> str:
    pieces = formula.split('"')  # a quote within a text is doubled: between, an empty piece
    return '"'.join(
        each if rank % 2 else each.replace(old, new) for rank, each in enumerate(pieces)
    )


def _plain(value: Entry) -> str | float:
    if value is None or isinstance(value, FormulaText):
        return ""
    if isinstance(value, datetime):
        return (value - EPOCH) / timedelta(days=1)
    return value if isinstance(value, str) else float(value)


def _as_shown(value: float, kind: int) -> Value:
    return EPOCH + timedelta(days=value) if kind & DATE else bool(value)


def _places(areas: Iterable[Any], box: Box) -> Iterator[tuple[int, int]]:
    for each in areas:
        for row in range(each.StartRow + 1 - box.top, each.EndRow + 2 - box.top):
            for column in range(each.StartColumn + 1 - box.left, each.EndColumn + 2 - box.left):
                yield row, column


def _box(area: Any) -> Box:
    return Box(area.StartRow + 1, area.StartColumn + 1, area.EndRow + 1, area.EndColumn + 1)


def _conditions(table: Any) -> Sequence[Any]:
    return tuple(table.getFilterDescriptor().getFilterFields2())
