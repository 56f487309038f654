"""The series of a chart's part: their names, categories and values replaced, their look kept."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from xlqualite.word.charts.table import ChartTable
from xlqualite.word.package import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
KINDS = frozenset(
    f"{C}{each}"
    for each in (
        "barChart", "bar3DChart", "lineChart", "line3DChart", "areaChart", "area3DChart",
        "pieChart", "pie3DChart", "doughnutChart", "ofPieChart", "radarChart",
    )
)  # fmt: skip
"""The kinds that show values by category; clouds, bubbles, stocks and surfaces do not."""
AFTER_VALUES = frozenset(f"{C}{each}" for each in ("smooth", "shape", "extLst"))
OWN = ("spPr", "dPt", "extLst")
"""What a copy of a series does without: its colour, those of its points, its identity."""


class UnknownKindError(ValueError):
    """A chart of a kind that shows no values by category."""


def fill(chart: "_Element", table: ChartTable) -> None:
    """Give the series of a chart the names, categories and values of a table.

    They are matched by position. Series that the chart lacks are copies of its last one, in the
    colours that the theme gives them; those that the table lacks go away.

    Raises:
        UnknownKindError: the chart is of a kind that shows no values by category, or has no series.
    """
    plots = [each for each in chart.iterfind(f"{C}chart/{C}plotArea/*") if _is_plot(each)]
    series = [each for plot in plots for each in plot.iterfind(f"{C}ser")]
    if not series or not all(each.tag in KINDS for each in plots):
        raise UnknownKindError
    for rank, each in enumerate(_as_many(series, len(table.series))):
        _write(each, table, rank)


def _is_plot(element: "_Element") -> bool:
    return str(element.tag).startswith(C) and str(element.tag).endswith("Chart")


def _as_many(series: list["_Element"], wanted: int) -> Sequence["_Element"]:
    """The series, as many as are wanted."""
    for each in series[wanted:]:
        _remove(each)
    kept = series[:wanted]
    while kept and len(kept) < wanted:
        last = kept[-1]
        copy = deepcopy(last)
        for each in [each for each in copy if each.tag in {f"{C}{name}" for name in OWN}]:
            copy.remove(each)
        highest = max(_rank(each) for each in kept)
        for each in _ranks(copy):
            each.set("val", str(highest + 1))
        last.addnext(copy)
        kept.append(copy)
    return kept


def _rank(series: "_Element") -> int:
    return max(int(each.get("val", "0")) for each in _ranks(series))


def _ranks(series: "_Element") -> list["_Element"]:
    """Its identity and its place in the legend, which stand before its name."""
    return [each for each in series if each.tag in (f"{C}idx", f"{C}order")]


def _write(series: "_Element", table: ChartTable, rank: int) -> None:
    data = table.series[rank]
    _put(series, "tx", _texts(table.names_at(rank), (data.name,)), len(_ranks(series)))
    end = sum(each.tag not in AFTER_VALUES for each in series)
    _put(series, "val", _numbers(table, rank), end)
    place = [each.tag for each in series].index(f"{C}val")
    _put(series, "cat", _texts(table.categories_at, table.categories), place)
    _forget_points_beyond(series, len(table.categories))


def _forget_points_beyond(series: "_Element", last: int) -> None:
    """Remove the colours and labels of points that there are no more."""
    for each in [*series.iterfind(f"{C}dPt"), *series.iterfind(f"{C}dLbls/{C}dLbl")]:
        if any(int(rank.get("val", "0")) >= last for rank in each.iterfind(f"{C}idx")):
            _remove(each)


def _put(series: "_Element", name: str, content: "_Element", place: int) -> None:
    """Replace what an element of a series holds; it is made at a place if it is missing."""
    found = series.find(f"{C}{name}")
    if found is None:
        found = _element(name)
        series.insert(place, found)
    del found[:]
    found.append(content)


def _texts(where: str, texts: Iterable[str]) -> "_Element":
    return _reference("str", where, list(texts), "")


def _numbers(table: ChartTable, rank: int) -> "_Element":
    return _reference("num", table.values_at(rank), table.series[rank].values, table.format)


def _reference(kind: str, where: str, values: Sequence[str | None], shown: str) -> "_Element":
    """The cells that something is read from, and what they held when it last was."""
    held = "".join(
        f'<c:pt idx="{rank}"><c:v>{escape(value)}</c:v></c:pt>'
        for rank, value in enumerate(values)
        if value is not None
    )
    code = f"<c:formatCode>{escape(shown)}</c:formatCode>" if shown else ""
    cache = f'{code}<c:ptCount val="{len(values)}"/>{held}'
    return parsed(
        f'<c:{kind}Ref xmlns:c="{C[1:-1]}"><c:f>{where}</c:f>'
        f"<c:{kind}Cache>{cache}</c:{kind}Cache></c:{kind}Ref>".encode()
    )


def _element(name: str) -> "_Element":
    return parsed(f'<c:{name} xmlns:c="{C[1:-1]}"/>'.encode())


def _remove(element: "_Element") -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
