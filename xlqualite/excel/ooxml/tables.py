"""The tables (Ctrl+T) of a workbook, which Excel calls ListObjects."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xlqualite.excel.ooxml.markup import tags
from xlqualite.excel.ooxml.package import Package, Part
from xlqualite.excel.ooxml.references import Area, parse_area
from xlqualite.excel.ooxml.strings import unescaped
from xlqualite.excel.ooxml.workbook import Book, Sheet

_ONE_OR_NONE = {"0": 0, "1": 1}


@dataclass(frozen=True)
class ExcelTable:
    """A table on a sheet.

    Attributes:
        name: as Excel shows it (``displayName``).
        area: all of it, headings and totals included.
        heading_rows: 1, or 0 when its headings are hidden.
        totals_rows: 1 when its row of totals is shown.
        headings: the names of its columns, which are also in its cells unless hidden.
    """

    name: str
    part: Part
    sheet: Sheet
    area: Area
    heading_rows: int
    totals_rows: int
    headings: tuple[str, ...]

    @property
    def first_row(self) -> int:
        """The first row of its body."""
        return self.area.first_row + self.heading_rows

    @property
    def last_row(self) -> int:
        """The last row of its body."""
        return self.area.last_row - self.totals_rows


def all_tables(book: Book) -> tuple[ExcelTable, ...]:
    """The tables on all sheets of a workbook.

    Raises:
        UserError: a table's part is damaged, or stands on two sheets.
    """
    found: dict[str, ExcelTable] = {}
    for sheet in book.sheets:
        for table in tables_of(book.package, sheet):
            if table.part.name in found:
                raise table.part.damaged()
            found[table.part.name] = table
    return tuple(found.values())


def tables_of(package: Package, sheet: Sheet) -> Iterator[ExcelTable]:
    """The tables on a sheet; links to missing parts are passed over.

    Raises:
        UserError: a table's part is damaged.
    """
    for link in package.relationships(sheet.part.name):
        part = package.part(link.target) if link.kind == "table" else None
        if part is not None:
            yield _table(part, sheet)


def _table(part: Part, sheet: Sheet) -> ExcelTable:
    declared: Mapping[str, str] = {}
    headings: list[str] = []
    for tag in tags(part):
        if tag.parent == "":
            declared = tag.attributes
        elif tag.name == "tableColumn":
            headings.append(unescaped(tag.attributes.get("name", "")))
    try:
        return ExcelTable(
            name=declared.get("displayName") or declared.get("name", ""),
            part=part,
            sheet=sheet,
            area=parse_area(declared.get("ref", "")),
            heading_rows=_ONE_OR_NONE[declared.get("headerRowCount", "1")],
            totals_rows=_ONE_OR_NONE[declared.get("totalsRowCount", "0")],
            headings=tuple(headings),
        )
    except (ValueError, LookupError) as error:
        raise part.damaged() from error
