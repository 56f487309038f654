"""What stands in the way of an edit on its sheet: merged cells, tables, pivot tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from xlqualite.excel.ooxml.edits import CellEdit
from xlqualite.excel.ooxml.markup import tags
from xlqualite.excel.ooxml.package import Package, Part
from xlqualite.excel.ooxml.patch import refusal
from xlqualite.excel.ooxml.patch.layout import Layout
from xlqualite.excel.ooxml.patch.markup import opening, text_attribute
from xlqualite.excel.ooxml.patch.wanted import Resize
from xlqualite.excel.ooxml.references import Area, parse_area
from xlqualite.excel.ooxml.tables import ExcelTable, tables_of
from xlqualite.french import quoted

_MERGED = "des cellules fusionnées"
_PIVOT = "un tableau croisé dynamique"


@dataclass(frozen=True, eq=False)
class Obstacles:
    """What the edits of a sheet must not run into."""

    layout: Layout
    package: Package = field(repr=False)

    @cached_property
    def tables(self) -> Sequence[ExcelTable]:
        """The tables of the sheet."""
        return tuple(tables_of(self.package, self.layout.sheet))

    @cached_property
    def merges(self) -> Sequence[Area]:
        """The merged cells of the sheet."""
        found = opening(self.layout.name(b"mergeCell")).finditer(self.layout.tail)
        return tuple(_areas(text_attribute(each[0], b"ref") for each in found))

    @cached_property
    def pivots(self) -> Sequence[Area]:
        """Where pivot tables show their results, and the filters above them."""
        links = self.package.relationships(self.layout.sheet.part.name)
        parts = (self.package.part(each.target) for each in links if each.kind == "pivotTable")
        return tuple(_pivot(each) for each in parts if each is not None)

    def check_cell(self, edit: CellEdit) -> None:
        """Refuse a cell that must not be written alone.

        Raises:
            UserError: it is under a merged one, in a pivot table, a heading or a total.
        """
        row, column, sheet = edit.row, edit.column, self.layout.sheet
        for area in self.merges:
            if _holds(area, row, column) and (row, column) != (area.first_row, area.first_column):
                raise refusal.merged(sheet, row, column)
        if any(_holds(area, row, column) for area in self.pivots):
            raise refusal.pivot(sheet, row, column)
        for table in self.tables:
            is_body = table.first_row <= row <= table.last_row
            if _holds(table.area, row, column) and not is_body:
                raise refusal.table_frame(table, row, column)

    def check_body(self, resize: Resize) -> None:
        """Refuse a body that would run over something.

        Raises:
            UserError: merged cells, another table or a pivot table are in the way, or in that of
                the cells below that make room for it.
        """
        table, area = resize.table, resize.table.area
        lowest = resize.pushed[-1] if resize.pushed else area.last_row
        last = max(area.last_row, lowest + resize.shift)
        whole = Area(area.first_row, area.first_column, last, area.last_column)
        if any(_meet(whole, each) for each in self.merges):
            inside = any(_meet(area, each) for each in self.merges)
            raise refusal.merged_body(table) if inside else refusal.neighbour(table, _MERGED)
        if any(_meet(whole, each) for each in self.pivots):
            raise refusal.neighbour(table, _PIVOT)
        for other in self.tables:
            if other.part.name != table.part.name and _meet(whole, other.area):
                raise refusal.neighbour(table, f"le tableau {quoted(other.name)}")


def _areas(references: Iterator[str]) -> Iterator[Area]:
    for each in references:
        try:
            yield parse_area(each)
        except ValueError:
            continue


def _pivot(part: Part) -> Area:
    """Its filters stand above it, with a blank row between, in pairs of columns set apart."""
    location = next((tag.attributes for tag in tags(part) if tag.name == "location"), {})
    try:
        area = parse_area(location.get("ref", ""))
        rows, columns = (int(location.get(key, "0")) for key in ("rowPageCount", "colPageCount"))
    except ValueError as error:
        raise refusal.unexpected(part) from error
    if rows <= 0:
        return area
    top = max(1, area.first_row - rows - 1)
    right = max(area.last_column, area.first_column + 3 * columns - 2)
    return Area(top, area.first_column, area.last_row, right)


def _holds(area: Area, row: int, column: int) -> bool:
    rows = area.first_row <= row <= area.last_row
    return rows and area.first_column <= column <= area.last_column


def _meet(one: Area, other: Area) -> bool:
    rows = one.first_row <= other.last_row and other.first_row <= one.last_row
    return rows and one.first_column <= other.last_column and other.first_column <= one.last_column
