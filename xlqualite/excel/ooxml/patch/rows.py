"""The rows of a sheet rewritten: those that change are spliced, all others stay byte for byte."""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from xlqualite.excel.ooxml.patch.cells import CellWriter
from xlqualite.excel.ooxml.patch.layout import Cell, Layout, RowSpan
from xlqualite.excel.ooxml.patch.markup import (
    attribute,
    is_closed,
    opened,
    with_attribute,
    without_attributes,
)
from xlqualite.excel.ooxml.patch.values import formula_in
from xlqualite.excel.ooxml.patch.wanted import Plan
from xlqualite.port import Formula


@dataclass(frozen=True)
class Spliced:
    """The cells of a sheet that change.

    Attributes:
        rows: by number, the new content of each row that changes, and its new cells' columns.
        recalculated: the cells that only get another result of the same formula.
        moved_formulas: those where a formula appears, goes or becomes another one.
    """

    rows: dict[int, tuple[bytes, list[int]]] = field(default_factory=dict)
    recalculated: set[tuple[int, int]] = field(default_factory=set)
    moved_formulas: set[tuple[int, int]] = field(default_factory=set)

    @property
    def changed(self) -> set[tuple[int, int]]:
        """The cells whose bytes change."""
        return {(row, column) for row, (_, columns) in self.rows.items() for column in columns}

    @property
    def corners(self) -> set[tuple[int, int]]:
        """The first and the last row and column among them."""
        columns = [each for _, (_, found) in self.rows.items() for each in (found[0], found[-1])]
        ends = (min, max) if columns else ()
        return {(end(self.rows), end(columns)) for end in ends}

    def note(self, place: tuple[int, int], old: Cell | None, new: bytes) -> None:
        """Note what becomes of the formula of a cell that changes."""
        before = formula_in(old.inside) if old is not None else None
        after = formula_in(new)
        if before != after:
            self.moved_formulas.add(place)
        elif before is not None:
            self.recalculated.add(place)


def splice(writer: CellWriter, plan: Plan) -> Spliced:
    """Work out which rows change, and their new content.

    Raises:
        UserError: a value fits in no cell, or the sheet is not built as Excel does.
    """
    spliced = Spliced()
    may_compute = writer.layout.may_compute
    for row in sorted(plan.cells):
        cells = writer.layout.cells(row)
        found: dict[int, bytes] = {}
        for column, wanted in plan.cells[row].items():
            old = cells.get(column)
            new = writer.written(row, column, wanted, old)
            if new is not None:
                found[column] = new
                if may_compute or wanted.value.__class__ is Formula:
                    spliced.note((row, column), old, new)
        if found:
            spliced.rows[row] = _inside(writer.layout, row, found), sorted(found)
    return spliced


def assembled(layout: Layout, spliced: Spliced, unhidden: Collection[int], plan: Plan) -> bytes:
    """All cells of a sheet, tags included, with its changed rows in place.

    Args:
        layout: the sheet as it was.
        spliced: the rows that change.
        unhidden: the rows that must show again, if they are hidden.
        plan: what is wanted of the sheet, the heights of rows that change among it.
    """
    numbers = list(layout.rows)
    shown = {each for each in unhidden if _is_hidden(layout, each)}
    pieces: list[bytes] = []
    at = layout.data_start
    for row in sorted(spliced.rows.keys() | shown):
        span = layout.rows.get(row) or _missing(layout, numbers, row)
        tag = layout.text[span.start : span.inside] or b'<%b r="%d">' % (layout.name(b"row"), row)
        if row in shown:
            tag = without_attributes(tag, b"hidden")
        if row in spliced.rows:
            body, columns = spliced.rows[row]
            tag = _fitted(_widened(tag, columns), plan.heights, row)
        else:
            body = layout.text[span.inside : span.inside_end]
        pieces += layout.text[at : span.start], _row(layout, span, tag, body)
        at = span.end
    pieces.append(layout.text[at : layout.data_end])
    return _with_data(layout, b"".join(pieces))


def _missing(layout: Layout, numbers: list[int], row: int) -> RowSpan:
    """Where a row would stand that is not there: before the next one, taking no room."""
    rank = bisect_left(numbers, row)
    start = layout.rows[numbers[rank]].start if rank < len(numbers) else layout.data_end
    return RowSpan(row, start, start, start, start)


def _row(layout: Layout, span: RowSpan, tag: bytes, body: bytes) -> bytes:
    """A row with a new opening tag and a new content."""
    if is_closed(tag) and not body:
        return tag
    end = layout.text[span.inside_end : span.end] or b"</%b>" % layout.name(b"row")
    return b"".join((opened(tag), body, end))


def _inside(layout: Layout, row: int, new: dict[int, bytes]) -> bytes:
    """The content of a row with new cells in it, in the order of the columns."""
    span, cells = layout.rows.get(row), layout.cells(row)
    if span is None:
        return b"".join(new[column] for column in sorted(new))
    columns = list(cells)
    last = cells[columns[-1]].end if columns else span.inside
    pieces: list[bytes] = []
    at = span.inside
    for column in sorted(new):
        rank = bisect_left(columns, column)
        following = cells[columns[rank]] if rank < len(columns) else None
        start = following.start if following else last
        pieces += layout.text[at:start], new[column]
        at = following.end if following and columns[rank] == column else start
    pieces.append(layout.text[at : span.inside_end])
    return b"".join(pieces)


def _widened(tag: bytes, columns: list[int]) -> bytes:
    spans = attribute(tag, b"spans")
    if not spans or not columns:
        return tag
    try:
        bounds = [int(each) for each in spans.replace(b":", b" ").split()]
    except ValueError:
        return without_attributes(tag, b"spans")  # it only spares Excel a little time
    first, last = min(*bounds, columns[0]), max(*bounds, columns[-1])
    if first == min(bounds) and last == max(bounds):
        return tag
    return with_attribute(tag, b"spans", b"%d:%d" % (first, last))


def _fitted(tag: bytes, heights: Mapping[int, float | None], row: int) -> bytes:
    """The tag of a row that changes, as high as wanted unless the user chose its height."""
    if row not in heights or attribute(tag, b"customHeight") in (b"1", b"true"):
        return tag
    height = heights[row]
    if height is None:
        return without_attributes(tag, b"ht")
    return with_attribute(tag, b"ht", b"%g" % height)


def _is_hidden(layout: Layout, row: int) -> bool:
    span = layout.rows.get(row)
    tag = layout.text[span.start : span.inside] if span else b""
    return attribute(tag, b"hidden") in (b"1", b"true")


def _with_data(layout: Layout, data: bytes) -> bytes:
    tag = layout.data_tag[0]
    if is_closed(tag) and data:
        return b"%b%b</%b>" % (opened(tag), data, layout.name(b"sheetData"))
    return tag + data + layout.text[layout.data_end : layout.tail_start]
