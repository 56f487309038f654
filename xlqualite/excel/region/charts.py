"""The charts of the regional workbook, which read the table of Vue d'ensemble."""

from collections.abc import Mapping
from dataclasses import dataclass
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
TEXT: dict[str, Any] = {"size": 9, "color": palette.TEXT}


@dataclass(frozen=True)
class Drawn:
    """A chart of Vue d'ensemble.

    Attributes:
        told: what it shows, for whoever does not see it.
        colours: of each series, by the key of its column.
    """

    title: str
    told: str
    colours: Mapping[str, str]
    number_format: str = "0"
    stacked: bool = False


LEVELS = {f"niveau_{rank}": colour for rank, colour in palette.LEVELS.items()}
DRAWN = (
    Drawn("OT par niveau", "OT de chaque niveau.", LEVELS, stacked=True),
    Drawn("Score moyen", "Score moyen des OT.", {"score": "#2E75B6"}, "0 %"),
    Drawn(
        "Part régionale",
        "Part régionale due et versée.",
        {"du_region": DUE, "verse_region": PAID},
        '#,##0 "€"',
    ),
)
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
    for rank, each in enumerate(DRAWN):
        place = {"x_offset": rank * (WIDTH + GAP), "object_position": 3}
        described = f"{each.told} Un groupe de barres par département."
        chart = _chart(workbook, each, rows)
        sheet.insert_chart(first + count + BELOW, 0, chart, place | {"description": described})


def _chart(workbook: "Workbook", drawn: Drawn, rows: tuple[int, int]) -> "Chart":
    stacked = {"subtype": "stacked"} if drawn.stacked else {}
    chart = workbook.add_chart({"type": "column"} | stacked)
    for key, colour in drawn.colours.items():
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
    _dress(chart, drawn)
    return chart


def _dress(chart: "Chart", drawn: Drawn) -> None:
    font = {"size": 12, "bold": True, "color": RESULT.dark}
    chart.set_title({"name": drawn.title, "name_font": font, "overlay": False})
    chart.set_legend(
        {"position": "bottom", "font": TEXT} if len(drawn.colours) > 1 else {"none": True}
    )
    chart.set_x_axis({"num_font": TEXT, "line": LIGHT})
    grid = {"visible": True, "line": LIGHT}
    axis = {"num_font": TEXT, "min": 0, "major_gridlines": grid, "line": {"none": True}}
    chart.set_y_axis(axis | {"num_format": drawn.number_format})
    chart.set_size({"width": WIDTH, "height": HEIGHT})
    chart.set_chartarea({"border": {"color": palette.RULE}})
