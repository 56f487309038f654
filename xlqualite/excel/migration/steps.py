"""What a workbook lacks beside the current version: sheets of results, parameters, its number."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from xlqualite.excel.builder.results import RESULT_SHEETS, RESULT_TABLES
from xlqualite.excel.ooxml.contents import Contents
from xlqualite.excel.ooxml.strangers import page_of
from xlqualite.excel.wishes import CellWish, SheetWish, Wish
from xlqualite.french import number
from xlqualite.parameter import SCHEMA_VERSION, DayOfYear, Setting
from xlqualite.port import Grid, ResultSheet, Written
from xlqualite.reading.cells import folded
from xlqualite.schema import Address, Table
from xlqualite.settings import declared_settings
from xlqualite.sheets import dashboard, office_page
from xlqualite.tables import TABLES, Parameter

PARAMETERS = next(each for each in TABLES if each.record is Parameter)
_PAGES = (
    ResultSheet(dashboard.SHEET, {}, landmarks=dashboard.LANDMARKS),
    ResultSheet(office_page.SHEET, {}, landmarks=office_page.LANDMARKS),
)
_NAME, _VALUE = (folded(each.heading) for each in PARAMETERS.columns[:2])
_VERSION = next(each for each in declared_settings() if each.name == "schema_version")


def missing_sheets(contents: Contents) -> tuple[str, ...]:
    """The names of the sheets of results that a workbook does not have, whatever it calls them.

    Raises:
        UserError: one has its name, and is another.
    """
    there = {each.sheet for each in _PAGES if page_of(each, contents)}
    there |= {
        each.sheet
        for each in RESULT_TABLES
        if contents.site(each.name, each.sheet, each.headings) is not None
    }
    judged = {each.sheet for each in (*_PAGES, *RESULT_TABLES)}
    there |= {each for each in RESULT_SHEETS if each not in judged and contents.sheet(each)}
    return tuple(each for each in RESULT_SHEETS if each not in there)


def parameter_wishes(grid: Grid) -> Iterator[Wish]:
    """What brings the sheet Paramètres up to date: its missing rows, and the version.

    Args:
        grid: its cells.
    """
    columns = [folded(each) for each in grid.headings]
    if not {_NAME, _VALUE}.issubset(columns):
        return  # the other commands say so, with its remedy
    name = columns.index(_NAME)
    rows = {folded(str(each[name] or "")): number for number, each in grid.rows}
    absent = [each for each in declared_settings() if folded(each.label) not in rows]
    at = rows.get(folded(_VERSION.label))
    if at is not None:
        letter = grid.letters[columns.index(_VALUE)]
        yield CellWish(Address(grid.sheet, f"{letter}{at}"), SCHEMA_VERSION)
    if absent:
        more = tuple(_row(each, PARAMETERS) for each in absent)
        content = ResultSheet(grid.sheet, {}, PARAMETERS.name, PARAMETERS.headings, more)
        yield SheetWish(content, append=True)


def written_default(setting: Setting) -> str | None:
    """The usual value of a parameter, as she would type it.

    Always a text: an added row looks like the last one, whose format may make a day of a number.
    """
    value: Any = setting.default
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    if isinstance(value, DayOfYear):
        return f"{value.day:02}/{value.month:02}"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return number(value)
    return None if value is None else str(value)


def _row(setting: Setting, table: Table) -> tuple[Written, ...]:
    cells: Mapping[str, Written] = {
        "name": setting.label,
        "value": written_default(setting),
        "unit": setting.unit or None,
        "explanation": setting.explanation,
    }
    return tuple(cells[each.name] for each in table.columns)
