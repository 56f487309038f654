"""A sound workbook taken apart, so that it can be damaged part by part."""

import posixpath
import zipfile
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO

import built_books
from lxml import etree
from lxml.etree import _Element as Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
BOOK = "xl/workbook.xml"


@dataclass
class Draft:
    """A workbook open for damage.

    Attributes:
        parts: its parts as bytes.
        opened: those that were read as XML; they win over their bytes.
    """

    parts: dict[str, bytes]
    opened: dict[str, Element] = field(default_factory=dict)

    def xml(self, part: str) -> Element:
        if part not in self.opened:
            self.opened[part] = etree.fromstring(self.parts[part])
        return self.opened[part]

    def pack(self) -> bytes:
        held = BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            for name, content in self.parts.items():
                tree = self.opened.get(name)
                archive.writestr(name, content if tree is None else etree.tostring(tree))
        return held.getvalue()


def sound() -> Draft:
    """The exemple, whole."""
    return Draft(dict(_parts()))


def sound_bytes() -> bytes:
    return built_books.content(built_books.EXEMPLE)


@cache
def _parts() -> dict[str, bytes]:
    return built_books.parts(sound_bytes())


@cache
def _strings() -> tuple[str, ...]:
    items = etree.fromstring(_parts()["xl/sharedStrings.xml"])
    return tuple("".join(each.text or "" for each in item.iter(f"{MAIN}t")) for item in items)


def sheet_part(draft: Draft, sheet: str) -> str:
    """The part of a sheet."""
    sheets = draft.xml(BOOK).iter(f"{MAIN}sheet")
    number = next(each.get("sheetId") for each in sheets if each.get("name") == sheet)
    return f"xl/worksheets/sheet{number}.xml"


def links_part(draft: Draft, sheet: str) -> str:
    folder, name = posixpath.split(sheet_part(draft, sheet))
    return f"{folder}/_rels/{name}.rels"


def table_part(draft: Draft, sheet: str) -> str:
    """The part of the Excel table of a sheet."""
    targets = (each.get("Target", "") for each in draft.xml(links_part(draft, sheet)))
    return next(each.replace("../", "xl/") for each in targets if "/tables/" in each)


def table_rows(draft: Draft, sheet: str) -> list[Element]:
    """The rows of a table, that of its headings first."""
    first, last = span(draft, sheet)
    rows = draft.xml(sheet_part(draft, sheet)).iter(f"{MAIN}row")
    return [each for each in rows if first <= int(each.get("r", "0")) <= last]


def find(draft: Draft, sheet: str, key: str, heading: str) -> str:
    """The cell under a heading in the first row whose first cell shows the key."""
    headings, *rows = table_rows(draft, sheet)
    letter = next(name for name, cell in cells(headings).items() if text(cell) == heading)
    found = next(each for each in rows if text(next(iter(each))) == key)
    return f"{letter}{found.get('r')}"


def cells(row: Element) -> dict[str, Element]:
    """The cells of a row by column letter."""
    return {each.get("r", "").rstrip("0123456789"): each for each in row}


def text(cell: Element) -> str:
    value = cell.findtext(f"{MAIN}v") or "".join(each.text or "" for each in cell.iter(f"{MAIN}t"))
    return _strings()[int(value)] if value and cell.get("t") == "s" else value


def span(draft: Draft, sheet: str) -> tuple[int, int]:
    first, last = draft.xml(table_part(draft, sheet)).get("ref", "").split(":")
    return row_number(first), row_number(last)


def row_number(address: str) -> int:
    return int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
