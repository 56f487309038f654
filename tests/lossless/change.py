"""What a change may alter in a workbook: cells, and the range of a table with all that spans it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from xlqualite.excel.ooxml.references import Area, parse_area

_RANGE = re.compile(
    r"(?P<text>\"[^\"]*\")|(?P<sheet>'(?:[^']|'')+'!|[^\s'!,;:()=+*/&<>-]+!)?"
    r"(?<![\w$.\]])(?P<range>\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?)(?![\w.(:!])"
)
_FIXED = re.compile(r"\$?[A-Z]+\$[0-9]+:\$?[A-Z]+\$[0-9]+")
_LAST = re.compile(r"[0-9]+$")
Place = tuple[int, int]


@dataclass(frozen=True)
class Resize:
    """A table given another number of rows.

    Attributes:
        sheet: the name of its sheet.
        part, sheet_part: the members that hold it and its sheet.
        before, after: all of it, headings and totals included.
        lowest: the last row whose cells go down to make room for it; its own last if none do.
    """

    sheet: str
    part: str
    sheet_part: str
    before: Area
    after: Area
    heading_rows: int = 1
    totals_rows: int = 0
    lowest: int = 0

    @property
    def gained(self) -> int:
        """How many rows it gains."""
        return self.after.last_row - self.before.last_row

    @property
    def columns(self) -> range:
        """Its columns."""
        return range(self.before.first_column, self.before.last_column + 1)

    @property
    def lowered(self) -> range:
        """The rows below it whose cells, in its columns, go down as many rows as it gains."""
        return range(self.before.last_row + 1, self.lowest + 1)

    @property
    def body(self) -> tuple[int, int]:
        """The first and the last row of its body, before the change."""
        first = self.before.first_row + self.heading_rows
        return first, self.before.last_row - self.totals_rows

    @property
    def totals(self) -> tuple[int, ...]:
        """The row of its totals before and after, if it has some and they move."""
        rows = (self.before.last_row, self.after.last_row)
        return rows if self.totals_rows and rows[0] != rows[1] else ()

    def followed(self, area: Area) -> Area:
        """What becomes of an area inside its columns that spans its body, totals too perhaps."""
        first, last = self.body
        inside = (
            self.before.first_column <= area.first_column
            and area.last_column <= self.before.last_column
        )
        if not inside or area.first_row not in (self.before.first_row, first):
            return area
        if area.last_row not in (last, self.before.last_row) or area.last_row < first:
            return area
        return replace(area, last_row=area.last_row + self.after.last_row - self.before.last_row)


@dataclass(frozen=True)
class Change:
    """All that a change may alter.

    Attributes:
        cells: the cells that may become others, by the member that holds their sheet.
        resizes: the tables given other ranges.
        unchained: whether the order of computing is gone, and its declarations with it.
        recalculated: whether everything must be computed again when the workbook opens.
    """

    cells: Mapping[str, frozenset[Place]]
    resizes: tuple[Resize, ...] = ()
    unchained: bool = False
    recalculated: bool = False

    def ranges(self, text: str, sheet_part: str) -> str:
        """What a list of ranges of a sheet becomes: ``A2:A9 C2``."""
        mine = [each for each in self.resizes if each.sheet_part == sheet_part]
        return " ".join(_followed(each, mine) for each in text.split(" "))

    def formula(self, text: str, home: str = "", *, single: bool = False) -> str:
        """What a formula becomes.

        Args:
            text: the formula.
            single: whether one cell can span a table of one row, which a name of a cell does not.
            home: the sheet of ranges without one, of which only fixed ones (``$A$2:$A$9``) are
                where they seem to be; "" when ranges without a sheet mean none.
        """

        def put(found: re.Match[str]) -> str:
            sheet = found["sheet"] or ""
            name = sheet[:-1] or home
            plain = name[1:-1].replace("''", "'") if name.startswith("'") else name
            span = found["range"] or ""
            if (home and not _FIXED.fullmatch(span)) or not (single or ":" in span):
                return found[0]
            mine = [each for each in self.resizes if each.sheet.lower() == plain.lower()]
            return sheet + _followed(span, mine)

        return _RANGE.sub(put, text)


def _followed(reference: str, resizes: list[Resize]) -> str:
    try:
        area = parse_area(reference)
    except ValueError:
        return reference
    new = area
    for each in resizes:
        new = each.followed(new)
    return reference if new == area else _ending(reference, new.last_row)


def _ending(reference: str, row: int) -> str:
    """A range that ends at another row; one cell is a range too."""
    start, _, end = reference.partition(":")
    return f"{start}:{_LAST.sub(str(row), end or start)}"
