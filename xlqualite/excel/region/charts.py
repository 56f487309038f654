"""The charts of the regional workbook, which read the table of Vue d'ensemble."""

from typing import TYPE_CHECKING, Any

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.palette import RESULT
from xlqualite.sheets.region.declared import OVERVIEW

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

WIDTH, HEIGHT, GAP = 470, 300, 12  # pixels
BELOW = 2  # rows between the table and the charts
DUE, PAID = RESULT.dark, "#C9A66B"
LIGHT = {"color": "#E4E4E4", "width": 0.75}
FORMATS = {"score": "0 %", "du_region": '#,##0 "€"'}
TEXT: dict[str, Any] = {"size": 9, "color": palette.TEXT}
KEYS = [each.key for each in OVERVIEW.columns]
HEADINGS_OF = {each.key: each.heading for each in OVERVIEW.columns}


def insert_charts(workbook: "Workbook", sheet: "Worksheet", first: int, count: int) -> None:
    """Place the charts side by side below the table, whose last row is the total.

    Args:
        workbook: that of the sheet.
        sheet: Vue d'ensemble.
        first: the table's first row, from 0.
        count: how many rows it has.
    """
    if count < 2:  # noqa: PLR2004 - a relay and the total
        return
    rows = (first, first + count - 2)
    levels = {f"niveau_{rank}": colour for rank, colour in palette.LEVELS.items()}
    charts = (
        (_chart(workbook, "OT par niveau", levels, rows, "stacked"), "OT de chaque niveau."),
        (_chart(workbook, "Score moyen", {"score": "#2E75B6"}, rows), "Score moyen des OT."),
        (
            _chart(workbook, "Part régionale", {"du_region": DUE, "verse_region": PAID}, rows),
            "Part régionale due et versée.",
        ),
    )
    for rank, (chart, told) in enumerate(charts):
        place = {"x_offset": rank * (WIDTH + GAP), "object_position": 3}
        described = f"{told} Un groupe de barres par département."
        sheet.insert_chart(first + count + BELOW, 0, chart, place | {"description": described})


def _chart(
    workbook: "Workbook", title: str, keys: dict[str, str], rows: tuple[int, int], kind: str = ""
) -> "Chart":
    chart = workbook.add_chart({"type": "column"} | ({"subtype": kind} if kind else {}))
    for key, colour in keys.items():
        column = KEYS.index(key)
        chart.add_series(
            {
                "name": HEADINGS_OF[key],
                "categories": [OVERVIEW.sheet, rows[0], 0, rows[1], 0],
                "values": [OVERVIEW.sheet, rows[0], column, rows[1], column],
                "fill": {"color": colour},
                "gap": 60,
            }
        )
    font = {"size": 12, "bold": True, "color": RESULT.dark}
    chart.set_title({"name": title, "name_font": font, "overlay": False})
    chart.set_legend({"position": "bottom", "font": TEXT} if len(keys) > 1 else {"none": True})
    chart.set_x_axis({"num_font": TEXT, "line": LIGHT})
    grid = {"visible": True, "line": LIGHT}
    axis = {"num_font": TEXT, "min": 0, "major_gridlines": grid, "line": {"none": True}}
    chart.set_y_axis(axis | {"num_format": FORMATS.get(next(iter(keys)), "0")})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    chart.set_chartarea({"border": {"color": palette.RULE}})
    return chart
