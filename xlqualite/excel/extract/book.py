"""A shared file: values only, locked but for what may be filled; same share, same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO, StringIO

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.filled import VALUES_ONLY
from xlqualite.excel.builder.finish import finished
from xlqualite.excel.extract.data import write_data_sheet
from xlqualite.excel.extract.front import write_front
from xlqualite.excel.extract.indicators import write_indicators
from xlqualite.sheets.extract import DataSheet, Indicators
from xlqualite.sheets.extract_front import TITLE, Front


@dataclass(frozen=True, eq=False)
class Extract:
    """All that a shared file shows."""

    front: Front
    data: Sequence[DataSheet]
    indicators: Sequence[Indicators]
    day: date


def extract_book(extract: Extract) -> bytes:
    """The bytes of a shared file."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only new workbooks pay for it

    content = BytesIO()
    workbook = Workbook(content, VALUES_ONLY)
    workbook.use_custom_theme(StringIO(palette.themed(workbook.theme_xml)))
    workbook.set_properties({"title": TITLE, "created": datetime.combine(extract.day, time(), UTC)})
    workbook.set_custom_property("Langue", "fr-FR")
    canvas = Canvas(workbook, TITLE, None)
    write_front(canvas, extract.front)
    for data in extract.data:
        write_data_sheet(canvas, data)
    for told in extract.indicators:
        write_indicators(canvas, told)
    count = len(workbook.worksheets())
    workbook.close()
    return finished(content.getvalue(), range(1, count + 1))
