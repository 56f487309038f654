"""How a column looks: number format, alignment, width, and which columns stay in sight."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum

from xlqualite.excel.builder.sources import Value
from xlqualite.excel.measure import lines_of, room
from xlqualite.french import number, short_date
from xlqualite.schema import Column, Kind

DATE_FORMAT = "dd/mm/yyyy"
NUMBER_FORMATS = {
    "€": '#,##0.00\\ "€"',
    "jours": "0.0##",
    "%": 'General" %"',  # 0.## would show "60, %"
}
SHORT_WORD = 12
NARROWEST, WIDEST_LABEL, PROSE = 9.0, 34.0, 34.0  # in digits, as all widths
SHORT_PROSE, WIDEST_PROSE = 46.0, 52.0
LABEL, CODE, NUMBERED = 18.0, 16.0, "N°"
HEADING_MARGIN = 2.5  # bold letters are wider, and the filter button takes room
CELL_MARGIN, ARROW = 2.5, 4.0
FROZEN_AT_MOST, FROZEN_WIDTH = 3, 62


def alignment_of(column: Column) -> str:
    """Dates, short words and years in the middle, quantities to the right, texts to the left."""
    if column.kind is Kind.DATE or (column.kind is Kind.INTEGER and column.high is not None):
        return "center"
    if column.kind in (Kind.NUMBER, Kind.INTEGER):
        return "right"
    short = column.words and max(map(len, column.words)) <= SHORT_WORD
    return "center" if short else "left"


def properties_of(column: Column) -> dict[str, object]:
    """The XlsxWriter properties of a column's cells: number format, alignment, wrapping."""
    align = alignment_of(column)
    properties: dict[str, object] = {"align": align, "indent": int(align != "center")}
    if column.kind is Kind.DATE:
        return properties | {"num_format": DATE_FORMAT}
    if column.kind in (Kind.NUMBER, Kind.INTEGER):
        return properties | {"num_format": NUMBER_FORMATS.get(column.unit, "General")}
    return properties | {"text_wrap": align == "left"}


def width_of(column: Column, values: Iterable[Value]) -> float:
    """The width that fits a column's heading and what its cells hold or may come to hold."""
    texts = [shown(each) for each in values if each is not None]
    heading = max(map(room, column.heading.split())) + HEADING_MARGIN
    return round(max(heading, _content_width(column, texts)), 1)


def heading_lines(column: Column, width: float) -> int:
    """On how many lines a heading is written, given the width of its column."""
    return lines_of(column.heading, width - HEADING_MARGIN)


def text_lines(value: Value, width: float) -> int:
    """On how many lines a wrapped cell is written, given the width of its column."""
    return 1 if value is None else lines_of(shown(value), width - 1)


def frozen_columns(columns: Sequence[Column], widths: Sequence[float]) -> int:
    """How many columns stay in sight: those that name the row, as far as they leave room."""
    kept = 0
    while kept < FROZEN_AT_MOST and (columns[kept].key or columns[kept].required):
        kept += 1
    while kept > 1 and sum(widths[:kept]) > FROZEN_WIDTH:
        kept -= 1
    return kept


def shown(value: Value) -> str:
    """A value as its cell shows it, for measuring."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return short_date(value)
    return number(value) if isinstance(value, Decimal) else str(value)


def _content_width(column: Column, texts: Sequence[str]) -> float:
    longest = max(map(room, texts), default=0.0)
    if column.prose:
        return _prose_width(longest, texts)
    if column.words:
        return min(max(map(room, column.words)) + ARROW, WIDEST_LABEL)
    if column.kind is Kind.TEXT:
        usual = _usual(column)
        if texts and not column.references:
            usual = 0
        return min(max(longest + CELL_MARGIN, usual), WIDEST_LABEL)
    return 12.5 if column.kind is Kind.DATE or column.unit == "€" else NARROWEST


def _prose_width(longest: float, texts: Sequence[str]) -> float:
    """On one line when they are short; else wrapped, but never within a word."""
    if longest + CELL_MARGIN <= SHORT_PROSE:
        return max(PROSE, longest + CELL_MARGIN)
    word = max((room(word) for text in texts for word in text.split()), default=0.0)
    return min(max(PROSE, longest * 0.55, word + CELL_MARGIN), WIDEST_PROSE)


def _usual(column: Column) -> float:
    """The width of a text column that still holds nothing."""
    if column.heading == NUMBERED:
        return NARROWEST
    return CODE if column.references or column.indispensable else LABEL
