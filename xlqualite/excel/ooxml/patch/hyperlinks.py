"""The links of cells to other cells, and the element of a sheet that holds them."""

import re
from collections.abc import Iterator, Mapping

from xlqualite.excel.ooxml.patch.cells import letters
from xlqualite.excel.ooxml.patch.layout import Layout
from xlqualite.excel.ooxml.patch.markup import (
    attribute,
    closing,
    element,
    opening,
    text_attribute,
)
from xlqualite.excel.ooxml.patch.references import quoted, unquoted
from xlqualite.excel.ooxml.patch.texts import encoded_attribute
from xlqualite.excel.ooxml.patch.wanted import Plan
from xlqualite.excel.ooxml.references import parse_area
from xlqualite.port import Link
from xlqualite.schema import Address

# what the schema puts between the cells and the links
_BEFORE = (
    b"dataValidations",
    b"conditionalFormatting",
    b"phoneticPr",
    b"mergeCells",
    b"customSheetViews",
    b"dataConsolidate",
    b"sortState",
    b"autoFilter",
    b"scenarios",
    b"protectedRanges",
    b"sheetProtection",
    b"sheetCalcPr",
)
_OUTSIDE = re.compile(rb"\s[\w.-]+:id\s*=")


Links = Mapping[tuple[int, int], Link]


def linked(layout: Layout, tail: bytes, plan: Plan) -> bytes:
    """What stands after the cells of a sheet, with the links that the plan wants.

    Links to other cells than those written stay byte for byte; so do those of a cell written alone
    with something else than a link. Those of the body of a table go with its values.
    """
    wanted = {
        (row, column): each.value
        for row, cells in plan.cells.items()
        for column, each in cells.items()
        if isinstance(each.value, Link)
    }
    holder = element(layout.name(b"hyperlinks")).search(tail)
    if holder is None:
        return _created(layout, tail, _tags(layout, wanted)) if wanted else tail
    if not wanted and not plan.bodies:
        return tail
    old = holder[2] or b""
    kept, missing = _sorted_out(layout, old, plan, wanted)
    if kept == old and not missing:
        return tail
    inside = kept + b"".join(_tags(layout, missing))
    new = _around(layout, inside) if inside.strip() else b""
    return tail[: holder.start()] + new + tail[holder.end() :]


def _sorted_out(layout: Layout, inside: bytes, plan: Plan, wanted: Links) -> tuple[bytes, Links]:
    """The links that stay, as they are written, and those that are missing."""
    cells = {b"%b%d" % (letters(column), row): (row, column) for row, column in wanted}
    missing = dict(wanted)
    pieces, at = [], 0
    for found in element(layout.name(b"hyperlink")).finditer(inside):
        pieces.append(inside[at : found.start()])
        at, tag = found.end(), found[1]
        own = cells.get(attribute(tag, b"ref") or b"")
        if own is None:
            is_kept = not _is_stale(tag, plan)
        else:
            is_kept = own in missing and _leads_to(tag, wanted[own].to)
            if is_kept:
                del missing[own]
        if is_kept:
            pieces.append(found[0])
    pieces.append(inside[at:])
    return b"".join(pieces), missing


def _leads_to(tag: bytes, place: Address) -> bool:
    """Whether a link leads there and nowhere else, however its writer put it."""
    if _OUTSIDE.search(tag):
        return False
    if attribute(tag, b"location") == _location(place):
        return True
    sheet, _, cell = text_attribute(tag, b"location").lstrip("#").rpartition("!")
    cell = cell.replace("$", "")
    return (unquoted(sheet).casefold(), cell) == (place.sheet.casefold(), place.cell)


def _is_stale(tag: bytes, plan: Plan) -> bool:
    """Whether a link belongs to values of a table's body that are written anew.

    One that leads out of the workbook is the user's own.
    """
    try:
        area = parse_area((attribute(tag, b"ref") or b"").decode())
    except ValueError:
        return False
    columns = range(area.first_column, area.last_column + 1)
    return not _OUTSIDE.search(tag) and any(
        first <= area.first_row and area.last_row <= last and written.issuperset(columns)
        for written, first, last in plan.bodies
    )


def _tags(layout: Layout, links: Links) -> Iterator[bytes]:
    name = layout.name(b"hyperlink")
    for (row, column), link in sorted(links.items()):
        yield b'<%b ref="%b%d" location="%b" display="%b"/>' % (
            name,
            letters(column),
            row,
            _location(link.to),
            encoded_attribute(str(link.shown)),
        )


def _location(place: Address) -> bytes:
    return encoded_attribute(f"{quoted(place.sheet)}!{place.cell}")


def _created(layout: Layout, tail: bytes, tags: Iterator[bytes]) -> bytes:
    """The element put where the schema wants it, after all that come before it."""
    place = max((end for local in _BEFORE for end in _ends(layout.name(local), tail)), default=0)
    return tail[:place] + _around(layout, b"".join(tags)) + tail[place:]


def _ends(name: bytes, tail: bytes) -> Iterator[int]:
    yield from (each.end() for each in closing(name).finditer(tail))
    yield from (each.end() for each in opening(name).finditer(tail) if each[0].endswith(b"/>"))


def _around(layout: Layout, inside: bytes) -> bytes:
    name = layout.name(b"hyperlinks")
    return b"<%b>%b</%b>" % (name, inside, name)
