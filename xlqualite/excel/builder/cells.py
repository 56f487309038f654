"""What each cell of an input table holds, and the number format it takes."""

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.layout import properties_of
from xlqualite.excel.builder.parameters import setting_of, value_of, value_properties
from xlqualite.excel.builder.sources import Value
from xlqualite.schema import Column, Table
from xlqualite.tables import Parameter

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = tuple[Value, dict[str, object]]
INPUT: dict[str, object] = {"font_color": palette.INK}


def cells_of(table: Table, row: tuple[Value, ...]) -> tuple[Cell, ...]:
    """The cells of a row: each value with its XlsxWriter properties."""
    if table.record is Parameter:
        return _parameter_cells(table, row)
    pairs = zip(row, table.columns, strict=True)
    return tuple((value, input_properties(column)) for value, column in pairs)


def input_properties(column: Column) -> dict[str, object]:
    """How a cell of that column looks when it is for the user to fill."""
    return INPUT | properties_of(column)


def write_cell(sheet: "Worksheet", at: tuple[int, int], value: Value, look: "Format") -> None:
    """Write a value as Excel keeps it: real dates, numbers, words; a web address as a link."""
    if value is None:
        sheet.write_blank(*at, None, look)
    elif isinstance(value, Enum):
        sheet.write_string(*at, str(value.value), look)
    elif isinstance(value, date):
        sheet.write_datetime(*at, value, look)
    elif isinstance(value, int | Decimal):
        sheet.write_number(*at, value, look)
    elif value.startswith("https://"):
        sheet.write_url(*at, value, look, string=value)
    else:
        sheet.write_string(*at, value, look)


def _parameter_cells(table: Table, row: tuple[Value, ...]) -> tuple[Cell, ...]:
    label, typed, *said = row
    setting = setting_of(label)
    explained = properties_of(table.columns[-1]) | {"font_color": palette.MUTED}
    return (
        (label, properties_of(table.columns[0]) | {"bold": True}),
        (value_of(setting, typed), INPUT | value_properties(setting)),
        *((each, explained) for each in said),
    )
