"""The cells of a sheet part, byte for byte, and what distinguishes two of them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from lossless.change import Place
from lossless.tokens import Token, attribute, opened, tokens, without_attributes
from xlqualite.excel.ooxml.references import column_letters, parse_cell

_ROW, _CELL = ("sheetData", "row"), ("row", "c")
_Unit = tuple[str, bytes]
"""A tag of a row, a whole cell, or anything else: its kind and its bytes."""


@dataclass(frozen=True)
class Allowance:
    """What may change among the cells of a sheet.

    Attributes:
        cells: those that may become others; they keep their style.
        restyled: the rows in which chosen cells may get another, for totals move there or away.
        shown: the rows that a filter may have hidden, and that show again.
        styles: those that the columns of the sheet give.
        fitted: the rows of tables, whose heights follow their texts unless the user set them.
    """

    cells: Collection[Place]
    restyled: Collection[int] = ()
    shown: Collection[int] = ()
    styles: Collection[str] = ()
    fitted: Collection[int] = ()


@dataclass
class Cells:
    """The rows and cells of a part, as they are written.

    Attributes:
        rows: the tag of each row, by number.
        cells: by row and column.
        rest: all bytes that belong to neither.
        disorder: the rows and cells that do not come after the one before them.
    """

    rows: dict[int, bytes] = field(default_factory=dict)
    cells: dict[Place, bytes] = field(default_factory=dict)
    rest: bytes = b""
    disorder: list[Place] = field(default_factory=list)


def read_cells(data: Iterable[Token]) -> Cells:
    """The rows and cells among the tokens of sheetData."""
    found = Cells()
    row = column = 0
    for kind, raw in _units(data):
        if kind == "row":
            last, row, column = row, int(attribute(raw, "r") or row + 1), 0
            found.rows[row] = opened(raw)
            if row <= last:
                found.disorder.append((row, 0))
        elif kind == "cell":
            said = attribute(raw, "r")
            last, column = column, parse_cell(said)[1] if said else column + 1
            found.cells[row, column] = raw
            if column <= last or (said and parse_cell(said)[0] != row):
                found.disorder.append((row, column))
        else:
            found.rest += raw
    return found


def in_cells(token: Token) -> bool:
    """Whether it stands in the sheetData of a sheet."""
    return "sheetData" in token.path[:2] and not token.is_tag_of("worksheet", "sheetData")


def sheet_cells(part: bytes) -> Cells:
    """The rows and cells of a sheet part."""
    return read_cells(each for each in tokens(part) if in_cells(each))


def cell_differences(old: Cells, new: Cells, may: Allowance) -> Iterator[str]:
    """What distinguishes two sets of cells, besides what may."""
    touched = {row for row, _ in may.cells}
    if new.disorder:
        yield f"out of order: {', '.join(map(place_name, new.disorder))}"
    if old.rest != new.rest:
        yield "the bytes between rows and cells differ"
    yield from (f"row {each} lost" for each in old.rows.keys() - new.rows.keys())
    yield from (f"row {each} added" for each in new.rows.keys() - old.rows.keys() - touched)
    for row in old.rows.keys() & new.rows.keys():
        free = ["spans"] if row in touched and _fits(new, row) else []
        chosen = attribute(old.rows[row], "customHeight") in ("1", "true")
        free += ["ht"] if row in touched & {*may.fitted} and not chosen else []
        free += ["hidden"] if row in may.shown and not attribute(new.rows[row], "hidden") else []
        if not _same(old.rows[row], new.rows[row], *free):
            yield f"row {row}: {old.rows[row]!r} became {new.rows[row]!r}"
    for place in old.cells.keys() | new.cells.keys():
        was, is_ = old.cells.get(place), new.cells.get(place)
        if place not in may.cells:
            yield from _other(place, was, is_)
        elif place[0] not in may.restyled:
            yield from _chosen(place, was, is_)
            if not was and is_ and attribute(is_, "s") not in _given(old, place, may):
                yield f"{place_name(place)}: a style from nowhere"


def place_name(place: Place) -> str:
    """The reference of a cell; of a row, its number."""
    row, column = place
    return f"{column_letters(column)}{row}"


def _fits(new: Cells, row: int) -> bool:
    """Whether the columns that a row says it spans hold all its cells."""
    first, _, last = (attribute(new.rows[row], "spans") or "").partition(":")
    columns = [column for number, column in new.cells if number == row]
    return not first or (
        int(first) <= min(columns, default=1) and max(columns, default=1) <= int(last)
    )


def _given(old: Cells, place: Place, may: Allowance) -> set[str | None]:
    """The styles that a new cell can take from its row, its column, or the cells of that column."""
    row, column = place
    above = {attribute(raw, "s") for (_, each), raw in old.cells.items() if each == column}
    return {None, "0", attribute(old.rows.get(row, b""), "s"), *above, *may.styles}


def _chosen(place: Place, old: bytes | None, new: bytes | None) -> Iterator[str]:
    if old and (attribute(new or b"", "s") or "0") != (attribute(old, "s") or "0"):
        yield f"{place_name(place)}: another style"


def _other(place: Place, old: bytes | None, new: bytes | None) -> Iterator[str]:
    if old is None or new is None or not _same(old, new):
        yield f"{place_name(place)}: {old!r} became {new!r}"


def _same(old: bytes, new: bytes, *free: str) -> bool:
    """Equal, but for attributes that are free, and for saying where it is if it did not."""
    if not attribute(old, "r"):
        free = (*free, "r")
    if not free:
        return old == new
    return without_attributes(old, *free) == without_attributes(new, *free)


def _units(data: Iterable[Token]) -> Iterator[_Unit]:
    cell: list[bytes] = []
    for token in data:
        if cell or token.is_tag_of(*_CELL):
            cell.append(token.raw)
            if token.is_tag_of(*_CELL) and token.kind != "open":
                yield "cell", b"".join(cell)
                cell.clear()
        elif token.is_tag_of(*_ROW):
            if token.kind != "close":
                yield "row", token.raw
        else:
            yield "other", token.raw
