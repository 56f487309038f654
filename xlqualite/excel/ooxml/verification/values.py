"""Whether a cell that was read holds what was to be written in it."""

from datetime import date, datetime, time, timedelta
from functools import cached_property
from math import isclose

from xlqualite.excel.ooxml.sheet import Decoders
from xlqualite.excel.ooxml.values import decoders
from xlqualite.excel.ooxml.workbook import Book
from xlqualite.port import NOT_CALCULATED, CellValue, Formula, Link, Written

_SHARED = "\ud800"
"""Begins what stands for a shared string; no text that was read can hold it."""
_SAME = 1e-12
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_FALSE_LEAP_DAY = date(1900, 3, 1)
_DAY = timedelta(days=1)


class Comparison:
    """What compares the cells of a workbook with values; dates are numbers to it."""

    def __init__(self, book: Book) -> None:
        self._book = book

    @cached_property
    def decoders(self) -> Decoders:
        """How to read its cells; shared strings are looked up only when a value needs them."""
        plain = decoders((), frozenset(), from_1904=self._book.from_1904)
        return {**plain, "s": lambda text, _: f"{_SHARED}{int(text)}"}

    def holds(self, cell: CellValue, value: Written) -> bool:
        """Whether a cell holds what was to be written in it."""
        if isinstance(value, str) and value:
            return self._text(cell) == value
        if isinstance(value, Formula) and value.value is None and cell == NOT_CALCULATED:
            return True
        if isinstance(value, Formula | Link):
            return self.holds(cell, value.shown if isinstance(value, Link) else value.value)
        if value is None or value == "":
            return cell in (None, "")
        if isinstance(value, bool) or not isinstance(cell, int | float) or isinstance(cell, bool):
            return isinstance(value, bool) and isinstance(cell, bool) and cell == value
        number = self._serial(value) if isinstance(value, date) else value
        return isclose(float(cell), float(number), rel_tol=_SAME)

    def _text(self, cell: CellValue) -> CellValue:
        if isinstance(cell, str) and cell.startswith(_SHARED):
            rank = int(cell.removeprefix(_SHARED))
            texts = self._book.texts
            return texts[rank] if rank < len(texts) else None
        return cell

    def _serial(self, moment: date) -> float:
        day = date(moment.year, moment.month, moment.day)
        whole = (day - (_EPOCH_1904 if self._book.from_1904 else _EPOCH_1900)).days
        # up to 28 February 1900 Excel counts one less, for it believes in the 29th
        whole -= not self._book.from_1904 and day < _FALSE_LEAP_DAY
        if not isinstance(moment, datetime):
            return whole
        midnight = datetime.combine(moment, time(), moment.tzinfo)
        return whole + (moment - midnight) / _DAY
