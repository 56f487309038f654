"""The four charts of Tableau de bord, which read fixed cells of that sheet."""

from typing import TYPE_CHECKING, Any

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.palette import RESULT
from xlqualite.sheets.dashboard import (
    FIGURES,
    LABELS,
    MOST_OFFICES,
    NAMES,
    PROGRESS_ROW,
    SHEET,
    SPLIT_TITLE,
    TIME_ROW,
    TIME_TITLE,
    VALUES,
)
from xlqualite.sheets.key_figures import GROUPS
from xlqualite.vocabularies import InterventionType

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Properties = dict[str, Any]
HEIGHT = 336  # pixels
TEXT: Properties = {"size": 9, "color": palette.TEXT}
LIGHT: Properties = {"color": "#E4E4E4", "width": 0.75}
NETWORK, *_, FINANCING = GROUPS
DEPARTMENT, REGION = RESULT.dark, "#C9A66B"


def insert_charts(workbook: "Workbook", sheet: "Worksheet", row: int) -> None:
    """Place the four charts side by side, from a row counted from 1."""
    left = 0
    for chart, width, told in (
        (_levels(workbook), 310, "Nombre d'OT par niveau."),
        (_progress(workbook), 500, "Score de chaque OT dans le référentiel."),
        (_working_time(workbook), 400, "Jours de travail par type d'intervention."),
        (_split(workbook), 293, "Partage des participations entre relais."),
    ):
        chart.set_size({"width": width, "height": HEIGHT})
        chart.set_chartarea({"border": {"color": palette.RULE}})
        sheet.insert_chart(
            f"A{row}", chart, {"x_offset": left, "description": told, "object_position": 3}
        )
        left += width


def _levels(workbook: "Workbook") -> "Chart":
    first = NETWORK.row + 2  # below the total of the network
    series = _series(LABELS, VALUES, (first, first + 2)) | {
        "points": [{"fill": {"color": colour}} for colour in palette.LEVELS.values()],
        "data_labels": {"value": True, "font": TEXT | {"bold": True}, "num_format": "0;;"},
        "gap": 60,
    }
    chart = _chart(workbook, "column", "OT par niveau", series)
    chart.set_x_axis({"num_font": TEXT, "line": LIGHT})
    chart.set_y_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    return chart


def _progress(workbook: "Workbook") -> "Chart":
    rows = (PROGRESS_ROW, PROGRESS_ROW + MOST_OFFICES - 1)
    series = _series(NAMES, FIGURES, rows) | {
        "fill": {"color": "#2E75B6"},
        "data_labels": {"value": True, "font": TEXT | {"size": 8}, "num_format": "0 %"},
        "gap": 35,
    }
    chart = _chart(workbook, "bar", "Progression par OT", series)
    chart.set_y_axis(_names() | {"num_font": TEXT | {"size": 8}})
    chart.set_x_axis(
        {"visible": False, "min": 0, "max": 1.1, "major_gridlines": {"visible": False}}
    )
    return chart


def _working_time(workbook: "Workbook") -> "Chart":
    rows = (TIME_ROW, TIME_ROW + len(InterventionType) - 1)
    series = _series(NAMES, FIGURES, rows) | {
        "fill": {"color": "#3A8F7B"},
        "data_labels": {"value": True, "font": TEXT, "num_format": "0.0;;"},
        "gap": 35,
    }
    chart = _chart(workbook, "bar", _at(TIME_TITLE), series)
    chart.set_y_axis(_names())
    chart.set_plotarea({"layout": {"x": 0.4, "y": 0.13, "width": 0.5, "height": 0.83}})
    chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    return chart


def _split(workbook: "Workbook") -> "Chart":
    first = FINANCING.row + 2  # below the total amount
    label = {"size": 11, "bold": True}
    series = _series(LABELS, VALUES, (first, first + 1)) | {
        "points": [{"fill": {"color": DEPARTMENT}}, {"fill": {"color": REGION}}],
        "data_labels": {
            "percentage": True,
            "num_format": "0 %",
            "font": label | {"color": palette.WHITE},
            "custom": [None, {"font": label | {"color": palette.TEXT}}],  # dark on the light part
        },
    }
    chart = _chart(workbook, "doughnut", _at(SPLIT_TITLE), series)
    chart.set_hole_size(48)
    chart.set_legend({"position": "bottom", "font": TEXT})
    return chart


def _chart(workbook: "Workbook", kind: str, title: str, series: Properties) -> "Chart":
    chart = workbook.add_chart({"type": kind})
    chart.add_series(series)
    font = {"size": 12, "bold": True, "color": RESULT.dark}
    chart.set_title({"name": title, "name_font": font, "overlay": False})
    chart.set_legend({"none": True})
    return chart


def _series(names: str, values: str, rows: tuple[int, int]) -> Properties:
    first, last = rows
    return {
        "categories": f"='{SHEET}'!${names}${first}:${names}${last}",
        "values": f"='{SHEET}'!${values}${first}:${values}${last}",
    }


def _at(cell: str) -> str:
    """A title that says what a cell of this sheet does."""
    return f"='{SHEET}'!${cell[0]}${cell[1:]}"


def _names() -> Properties:
    """The axis of the names, the first at the top."""
    return {"reverse": True, "num_font": TEXT, "line": LIGHT, "major_tick_mark": "none"}
