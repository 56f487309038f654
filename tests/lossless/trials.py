"""What the patcher is asked to do to any workbook: two cells, and every table in five ways."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lossless.change import Place
from lossless.edits import body_rows, new_rows
from lossless.parts import formulas
from xlqualite.excel.ooxml.contents import Contents
from xlqualite.excel.ooxml.edits import BodyEdit, CellEdit, Edit
from xlqualite.excel.ooxml.markup import tags
from xlqualite.excel.ooxml.references import LAST_COLUMN, LAST_ROW, Area, parse_area
from xlqualite.excel.ooxml.tables import ExcelTable
from xlqualite.excel.ooxml.workbook import Sheet
from xlqualite.port import Written

TEXT = "=1+1 <&> « posé » 'là'"
"""A text that must stay one, whatever XML and Excel make of such characters."""
VALUES: tuple[Written, ...] = (TEXT, 1234.5, 42736, True, "  deux blancs  ")


@dataclass(frozen=True)
class Trial:
    """One thing asked of the patcher.

    Attributes:
        operation: what it is, for the count of refusals.
        values: what must be read in each cell that is given a value, by sheet.
    """

    operation: str
    edits: tuple[Edit, ...]
    values: Mapping[str, Mapping[Place, Written]]
    table: ExcelTable | None = None


def trials_of(contents: Contents) -> Iterator[Trial]:
    """All that is asked of the patcher for a workbook."""
    yield from cell_trials(contents)
    yield from table_trials(contents)


def cell_trials(contents: Contents) -> Iterator[Trial]:
    """A plain cell that is there, on the first sheet that has one; a cell beyond those used."""
    for sheet in contents.sheets:
        used = {(row, column) for row, cells in contents.rows(sheet) for column in cells}
        plain = used - formulas(b"".join(sheet.part.chunks())) - _frames(contents, sheet)
        if plain:
            yield _cell("an existing cell", sheet, min(plain), TEXT)
        if plain or sheet == contents.sheets[-1]:
            rows, columns = zip(*(used or {(1, 1)}), strict=True)
            beyond = min(max(rows) + 3, LAST_ROW), min(max(columns) + 2, LAST_COLUMN)
            yield _cell("a new cell", sheet, beyond, 1234.5)
            return


def table_trials(contents: Contents) -> Iterator[Trial]:
    """Every table made longer, reduced to a row, emptied, continued; one column of it longer."""
    for table in contents.excel_tables:
        first, last = body_rows(table)
        area = table.area
        columns = tuple(range(area.first_column, area.last_column + 1))
        for operation, count in (("grown", last - first + 4), ("shrunk", 1), ("emptied", 0)):
            yield _body(operation, BodyEdit(table, columns, _rows(columns, count)))
        yield _body("appended", BodyEdit(table, columns, _rows(columns, 3), append=True))
        yield _body(
            "one column", BodyEdit(table, columns[:1], _rows(columns[:1], last - first + 3))
        )


def together(trials: Iterable[Trial]) -> Iterator[Trial]:
    """The trials of each operation as one, to be done at once."""
    by_operation: dict[str, list[Trial]] = {}
    for each in trials:
        by_operation.setdefault(each.operation, []).append(each)
    for operation, same in by_operation.items():
        values: dict[str, dict[Place, Written]] = {}
        for each in same:
            for sheet, cells in each.values.items():
                values.setdefault(sheet, {}).update(cells)
        yield Trial(operation, tuple(edit for each in same for edit in each.edits), values)


def _cell(operation: str, sheet: Sheet, place: Place, value: Written) -> Trial:
    return Trial(operation, (CellEdit(sheet, *place, value),), {sheet.name: {place: value}})


def _body(operation: str, edit: BodyEdit) -> Trial:
    first, _ = new_rows(edit)
    values = {
        (row, column): value
        for row, line in enumerate(edit.rows, first)
        for column, value in zip(edit.columns, line, strict=True)
    }
    return Trial(operation, (edit,), {edit.table.sheet.name: values}, edit.table)


def _rows(columns: tuple[int, ...], count: int) -> tuple[tuple[Written, ...], ...]:
    return tuple(
        tuple(VALUES[(row + rank) % len(VALUES)] for rank in range(len(columns)))
        for row in range(count)
    )


def _frames(contents: Contents, sheet: Sheet) -> set[Place]:
    """The headings and totals of tables, and what pivot tables show: no plain cells."""
    framed: set[Place] = set()
    for table in contents.excel_tables:
        if table.sheet == sheet:
            first, last = body_rows(table)
            framed |= _places(replace(table.area, last_row=first - 1))
            framed |= _places(replace(table.area, first_row=last + 1))
    package = contents.book.package
    for link in package.relationships(sheet.part.name):
        part = package.part(link.target) if link.kind == "pivotTable" else None
        for tag in tags(part) if part else ():
            if tag.name == "location":
                framed |= _places(_with_page_fields(tag.attributes))
    return framed


def _with_page_fields(location: Mapping[str, str]) -> Area:
    """Where a pivot table stands, the fields that filter it included, above a blank row."""
    area = parse_area(location["ref"])
    fields = int(location.get("rowPageCount", "0"))
    return replace(area, first_row=area.first_row - fields - 1) if fields else area


def _places(area: Area) -> set[Place]:
    columns = range(area.first_column, area.last_column + 1)
    return {(row, each) for row in range(area.first_row, area.last_row + 1) for each in columns}
