"""Our workbooks as other programs could write them: all valid, none as XlsxWriter does."""

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from packing import MAIN

from lossless.archives import contents
from lossless.grid import sheet_cells
from lossless.readers import contents_of
from lossless.tokens import Token, tokens, without_attributes
from xlqualite.excel.ooxml.strings import read_strings

Parts = dict[str, bytes]
_SHEETS = re.compile(r"xl/worksheets/[^/]+\.xml")
_SHARED = re.compile(rb'(<c\b[^>]*) t="s"([^>]*)><v>([0-9]+)</v>')
_STRINGS = re.compile(rb"<(?:Override|Relationship)\b[^>]*sharedStrings[^>]*/>")


def by_openpyxl(book: bytes) -> bytes:
    """Loaded and saved by openpyxl."""
    saved = BytesIO()
    openpyxl.load_workbook(BytesIO(book)).save(saved)
    return saved.getvalue()


def with_tables_renamed(parts: Parts) -> Parts:
    """Tables called Table1, Table2…, as programs that copy sheets do."""
    tables = [name for name in parts if name.startswith("xl/tables/")]
    renamed = {
        name: re.sub(
            rb' (name|displayName)="[^"]*"', rb' \1="Table%d"' % number, parts[name], count=2
        )
        for number, name in enumerate(tables, 1)
    }
    return parts | renamed


def with_inline_strings(parts: Parts) -> Parts:
    """Texts in their cells, and no shared strings at all."""
    book = contents_of(packed(parts)).book
    assert book.strings
    strings = read_strings(book.strings)

    def put(found: re.Match[bytes]) -> bytes:
        text = escape(strings[int(found[3])]).encode()
        inside = b'<is><t xml:space="preserve">' + text + b"</t></is>"
        return found[1] + b' t="inlineStr"' + found[2] + b">" + inside

    changed = {name: _SHARED.sub(put, parts[name]) for name in _sheets(parts)}
    declared = ("[Content_Types].xml", "xl/_rels/workbook.xml.rels")
    changed |= {name: _STRINGS.sub(b"", parts[name]) for name in declared}
    return {name: data for name, data in (parts | changed).items() if "sharedStrings" not in name}


def with_absolute_targets(parts: Parts) -> Parts:
    """Relationships that begin at the root of the package."""

    def put(name: str) -> bytes:
        folder = name.split("_rels/", maxsplit=1)[0]
        relative = re.compile(rb'Target="(?![a-z]+:|/|\.\.)')
        upwards = folder.rstrip("/").rpartition("/")[0]
        text = relative.sub(b'Target="/' + folder.encode(), parts[name])
        return text.replace(b'Target="..', b'Target="/' + upwards.encode())

    rels = [name for name in parts if name.startswith("xl/") and name.endswith(".rels")]
    return parts | {name: put(name) for name in rels}


def with_prefixes(parts: Parts) -> Parts:
    """A prefix on every element, as .NET libraries write."""
    own = [*_sheets(parts), *(name for name in parts if re.match(r"xl/(tables/)?\w+\.xml", name))]
    return parts | {name: b"".join(map(_prefixed, tokens(parts[name]))) for name in own}


def without_references(parts: Parts) -> Parts:
    """Rows and cells that do not say where they are; blank ones fill the gaps."""
    return parts | {name: _unplaced(parts[name]) for name in _sheets(parts)}


def packed(parts: Parts) -> bytes:
    """The package of these parts."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def _on_parts(change: Callable[[Parts], Parts]) -> Callable[[bytes], bytes]:
    return lambda book: packed(change(contents(book)))


WRITERS: Mapping[str, Callable[[bytes], bytes]] = {
    "as shipped": lambda book: book,
    "by openpyxl": by_openpyxl,
    "tables renamed": _on_parts(with_tables_renamed),
    "inline strings": _on_parts(with_inline_strings),
    "absolute targets": _on_parts(with_absolute_targets),
    "prefixes": _on_parts(with_prefixes),
    "no references": _on_parts(without_references),
}


def _sheets(parts: Parts) -> list[str]:
    return [name for name in parts if _SHEETS.fullmatch(name)]


def _prefixed(token: Token) -> bytes:
    if token.kind == "text":
        return token.raw
    raw = token.raw.replace(f' xmlns="{MAIN}"'.encode(), f' xmlns:x="{MAIN}"'.encode())
    return re.sub(rb"^(</?)(?=\w+[\s/>])", rb"\1x:", raw)


def _unplaced(sheet: bytes) -> bytes:
    start, end = sheet.index(b"<sheetData"), sheet.index(b"</sheetData>")
    inside = sheet.index(b">", start) + 1
    return sheet[:inside] + b"".join(_rows(sheet)) + sheet[end:]


def _rows(sheet: bytes) -> Iterator[bytes]:
    found = sheet_cells(sheet)
    for row in range(1, max(found.rows, default=0) + 1):
        yield without_attributes(found.rows.get(row, b"<row>"), "r")
        columns = [column for number, column in found.cells if number == row]
        for column in range(1, max(columns, default=0) + 1):
            yield without_attributes(found.cells.get((row, column), b"<c/>"), "r")
        yield b"</row>"
