"""What helps while a sheet is filled: notes on headings, drop-downs, checks, colours."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.frame import FIRST, HEADINGS
from xlqualite.excel.builder.highlights import PROPERTIES, Highlight, highlights_of
from xlqualite.excel.builder.parameters import setting_of, value_validation
from xlqualite.excel.builder.sources import Rows
from xlqualite.excel.builder.validations import Validation, validation_of
from xlqualite.excel.builder.wording import note_of
from xlqualite.schema import Table
from xlqualite.tables import Parameter

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

RESERVE = 500  # rows below the table that already have their drop-downs, checks and colours
NOTE_WIDTH, NOTE_LINE, NOTE_CHARACTERS = 300, 17, 44
Area = tuple[int, int, int, int]


@dataclass(frozen=True)
class CellReference:
    """A column in a condition: ``{code}`` is the row's cell, ``{code:above}`` the one above.

    ``{code:all}`` is the whole column.
    """

    letter: str
    last: int

    def __format__(self, spec: str) -> str:
        if spec == "all":
            return f"${self.letter}${FIRST + 1}:${self.letter}${self.last + 1}"
        return f"${self.letter}{FIRST if spec == 'above' else FIRST + 1}"


def add_controls(canvas: Canvas, sheet: "Worksheet", table: Table, rows: Rows) -> None:
    """Add the notes, validations and conditional formats of an input table."""
    last = FIRST + len(rows) - 1 + RESERVE
    _add_notes(sheet, table)
    for area, validation in _validations(table, rows, last):
        sheet.data_validation(*area, validation)
    for highlight in highlights_of(table):
        _add_highlight(canvas, sheet, (table, last), highlight)


def _add_notes(sheet: "Worksheet", table: Table) -> None:
    for rank, column in enumerate(table.columns):
        add_note(sheet, (HEADINGS, rank), note_of(column, table))


def add_note(sheet: "Worksheet", at: tuple[int, int], note: str) -> None:
    """Put a note on a heading, as high as its text."""
    lines = sum(1 + len(line) // NOTE_CHARACTERS for line in note.splitlines())
    size = {"width": NOTE_WIDTH, "height": NOTE_LINE * (lines + 1), "font_size": 9}
    sheet.write_comment(*at, note, {**size, "color": "#FFFFF2"})


def _validations(table: Table, rows: Rows, last: int) -> Iterator[tuple[Area, Validation]]:
    if table.record is Parameter:
        pairs = (
            ((row, 1, row, 1), value_validation(setting_of(cells[0])))
            for row, cells in enumerate(rows, FIRST)
        )
    else:
        pairs = (
            ((FIRST, rank, last, rank), validation_of(column))
            for rank, column in enumerate(table.columns)
        )
    yield from ((area, validation) for area, validation in pairs if validation)


def _add_highlight(
    canvas: Canvas, sheet: "Worksheet", extent: tuple[Table, int], highlight: Highlight
) -> None:
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415 - only the builder pays for it

    table, last = extent
    names = [each.name for each in table.columns]
    cells = {name: CellReference(xl_col_to_name(rank), last) for rank, name in enumerate(names)}
    first, final = 0, len(names) - 1
    if highlight.field is not None:
        first = final = names.index(highlight.field)
    options = {
        "type": "formula",
        "criteria": f"={highlight.formula.format_map(cells)}",
        "format": canvas.difference(**PROPERTIES[highlight.look]),
    }
    sheet.conditional_format(FIRST, first, last, final, options)
