"""Parts compared with what a change must make of them."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from lossless.change import Change, Place, Resize
from lossless.expected import of_chart, of_names, of_sheet, of_table, surprises
from lossless.grid import (
    Allowance,
    Cells,
    cell_differences,
    in_cells,
    place_name,
    read_cells,
    sheet_cells,
)
from lossless.tokens import (
    Token,
    attribute,
    attributes,
    opened,
    tokens,
    with_attribute,
    without_attributes,
)
from xlqualite.excel.ooxml.references import Area, parse_area

_ROOT = re.compile(rb"(?:\xef\xbb\xbf|\s|<\?.*?\?>|<!--.*?-->)*<(?:[\w.-]+:)?(\w+)", re.DOTALL)
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_CACHED = re.compile(rb"(?<=v>)[^<]*(?=</)|(?<=f>)[^<]*:[^<]*(?=</)")
_CONTENT = re.compile(rb"<(?:[\w.-]+:)?(?:f|v|is)[\s>]")
_YES = ("1", "true")
Part = Sequence[Token]


def part_differences(name: str, old: bytes, new: bytes, change: Change) -> Iterator[str]:
    """What distinguishes a part from what it must become."""
    role = _role(name, old)
    if role == "worksheet" and name not in change.cells:
        role = ""
    if role not in _COMPARED:
        yield from () if old == new else (f"{name}: changed",)
        return
    found = _COMPARED[role](name, list(tokens(old)), list(tokens(new)), change)
    yield from (f"{name}: {each}" for each in found)


def formulas(sheet: bytes) -> set[Place]:
    """The cells of a sheet that hold a formula."""
    cells = sheet_cells(sheet).cells
    return {place for place, raw in cells.items() if _FORMULA.search(raw)}


def _role(name: str, part: bytes) -> str:
    """The root element of an XML part; none for what is no plain XML."""
    if not name.lower().endswith((".xml", ".rels")):
        return ""
    found = _ROOT.match(part)
    return found[1].decode() if found else ""


def _sheet(name: str, old: Part, new: Part, change: Change) -> Iterator[str]:
    may = change.cells.get(name, frozenset())
    was, is_ = (read_cells(each for each in part if in_cells(each)) for part in (old, new))
    mine = [each for each in change.resizes if each.sheet_part == name]
    shown = {row for each in mine for row in range(each.body[0], each.body[1] + 1)}
    fitted = shown | {row for each in mine for row in range(each.body[0], each.after.last_row + 1)}
    moved = {row + gone for each in mine for row in each.lowered for gone in (0, each.gained)}
    fitted |= moved
    restyled = moved | {row for each in mine for row in each.totals}
    styles = {attribute(each.raw, "style") or "" for each in old if each.name == "col"}
    yield from cell_differences(was, is_, Allowance(may, restyled, shown, styles, fitted))
    yield from (fault for each in mine for fault in _totals(was, is_, each))
    yield from (fault for each in mine for fault in _lowered(was, is_, each))
    places = {place_name(each) for each in may}
    around = [_around(part, places) for part in (old, new)]
    yield from surprises(of_sheet(around[0], name, change), around[1])
    yield from _size(_dimension(old), _dimension(new), is_, change.cells.get(name, ()))


def _totals(old: Cells, new: Cells, resize: Resize) -> Iterator[str]:
    """Totals that move keep their style and what they show, formulas apart."""
    if not resize.totals:
        return
    before, after = resize.totals
    for column in resize.columns:
        was, is_ = old.cells.get((before, column)), new.cells.get((after, column), b"")
        if was is None and not _CONTENT.search(is_):
            continue  # the place of a total that was never filled
        if _CACHED.sub(b"", _unplaced(was or b"")) != _CACHED.sub(b"", _unplaced(is_)):
            yield f"a total, {was!r}, became {is_!r}"


def _lowered(old: Cells, new: Cells, resize: Resize) -> Iterator[str]:
    """Cells that make room for a table are as they were, below."""
    for row in resize.lowered:
        for column in resize.columns:
            was = old.cells.get((row, column), b"")
            is_ = new.cells.get((row + resize.gained, column), b"")
            if _unplaced(was) != _unplaced(is_) and (was or _CONTENT.search(is_)):
                yield f"a cell that went down, {was!r}, became {is_!r}"


def _unplaced(cell: bytes) -> bytes:
    return without_attributes(cell, "r")


def _around(part: Part, places: set[str]) -> list[Token]:
    """A sheet less its cells, its size, and the links of some cells."""
    kept = [
        each
        for each in part
        if not in_cells(each)
        and not (each.name == "sheetData" and each.kind == "close")
        and not (each.name == "hyperlink" and attribute(each.raw, "ref") in places)
    ]
    if not any(each.name == "hyperlink" for each in kept):
        kept = [each for each in kept if each.name != "hyperlinks"]
    return [_vague(each) for each in kept]


def _vague(token: Token) -> Token:
    if token.is_tag_of("worksheet", "sheetData"):
        return replace(token, raw=opened(token.raw))
    if token.is_tag_of("worksheet", "dimension"):
        return replace(token, raw=with_attribute(token.raw, "ref", ""))
    return token


def _dimension(part: Part) -> str | None:
    tags = (each.raw for each in part if each.is_tag_of("worksheet", "dimension"))
    return next((attribute(each, "ref") for each in tags), None)


def _size(old: str | None, new: str | None, cells: Cells, may: Collection[Place]) -> Iterator[str]:
    """The size declared may only grow, up to the cells that were chosen."""
    if old == new:
        return
    there = [place for place in may if place in cells.cells]
    filled = [place for place in there if not cells.cells[place].endswith(b"/>")]
    sizes = {_boxed(old or "A1", places) for places in (there, filled)}
    if new is None or parse_area(new) not in sizes:
        yield f"size {old} became {new}"


def _boxed(size: str, places: Collection[Place]) -> Area:
    area = parse_area(size)
    rows = {area.first_row, area.last_row, *(row for row, _ in places)}
    columns = {area.first_column, area.last_column, *(column for _, column in places)}
    return Area(min(rows), min(columns), max(rows), max(columns))


def _table(name: str, old: Part, new: Part, change: Change) -> Iterator[str]:
    """A table written has its new range; the filters and sorts of its old rows are gone."""
    resize = next((each for each in change.resizes if each.part == name), None)
    if resize is None:
        yield from surprises(((each.raw, each.raw) for each in old), new)
        return
    was = [_settled(each) for each in old if not {"filterColumn", "sortState"} & {*each.path}]
    yield from surprises(of_table(was, resize), map(_settled, new))


def _settled(token: Token) -> Token:
    """A tag less what tells that a table still waits for its first row."""
    if token.path != ("table",) or token.kind != "open":
        return token
    return replace(token, raw=without_attributes(token.raw, "insertRow", "insertRowShift"))


def _book(_: str, old: Part, new: Part, change: Change) -> Iterator[str]:
    """Names that span a table follow it; everything is computed again when it opens."""
    was, is_ = (list(_uncomputed(part)) for part in (old, new))
    yield from surprises(of_names(was, change), is_)
    asked = (attribute(each.raw, "fullCalcOnLoad") for each in new if each.name == "calcPr")
    if change.recalculated and next(asked, None) not in _YES:
        yield "formulas will keep their old values"


def _uncomputed(part: Part) -> Iterator[Token]:
    """A workbook part less what asks for everything to be computed again."""
    for token in part:
        if token.name != "calcPr":
            yield token
            continue
        raw = without_attributes(token.raw, "fullCalcOnLoad")
        if attributes(raw):
            yield replace(token, raw=raw)


def _chart(_: str, old: Part, new: Part, change: Change) -> Iterator[str]:
    yield from surprises(of_chart(old, change), new)


def _unchained(_: str, old: Part, new: Part, change: Change) -> Iterator[str]:
    """What declares the order of computing disappears with it, where a formula changed."""
    kept = [each for each in old if not (change.unchained and _declares_chain(each))]
    yield from surprises(((each.raw, each.raw) for each in kept), new)


def _declares_chain(token: Token) -> bool:
    about = attribute(token.raw, "ContentType") or attribute(token.raw, "Type") or ""
    return token.name in ("Override", "Relationship") and "calcChain" in about


_Compared = Callable[[str, Part, Part, Change], Iterator[str]]
_COMPARED: Mapping[str, _Compared] = {
    "worksheet": _sheet,
    "table": _table,
    "workbook": _book,
    "chartSpace": _chart,
    "Types": _unchained,
    "Relationships": _unchained,
}
