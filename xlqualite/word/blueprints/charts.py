"""Native charts of the shipped templates, as Word draws them: bars across or columns, one look."""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from xlqualite.word.blueprints.look import BLUE, FONT, GREY, LINE
from xlqualite.word.charts.series import fill
from xlqualite.word.charts.table import ChartTable, Series
from xlqualite.word.package import parsed, serialised

DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EMU_PER_CM = 360_000
WIDTH = 17.0
SECOND = "8FB0D6"
COLOURS = (BLUE, SECOND)
SAMPLE = ("0.8", "0.6", "0.4")


@dataclass(frozen=True)
class Drawn:
    """A chart of a template.

    Attributes:
        name: of its data.
        series: what its series are called in the template.
        format: of its numbers, which LibreOffice writes into the labels when it saves a template.
        height: in cm; it is as wide as the page.
        across: whether its bars lie, so that long names can be read.
        stacked: whether its series add up.
        highest: the end of its axis; free if None.
    """

    name: str
    series: tuple[str, ...]
    format: str
    height: float
    across: bool = False
    stacked: bool = False
    highest: int | None = None

    @property
    def link(self) -> str:
        """The id of its relationship."""
        return f"rIdGraphique_{self.name}"

    @property
    def sample(self) -> ChartTable:
        """What it shows in the template."""
        categories = tuple(f"Exemple {rank}" for rank in range(1, len(SAMPLE) + 1))
        series = tuple(Series(each, SAMPLE) for each in self.series)
        return ChartTable("", self.format, categories, series)


def drawing(chart: Drawn, rank: int) -> str:
    """The paragraph that shows a chart; it stays with the table that follows and says the same."""
    marker = quoteattr(f"graphique: {chart.name}")
    size = f'cx="{round(WIDTH * EMU_PER_CM)}" cy="{round(chart.height * EMU_PER_CM)}"'
    return (
        '<w:p><w:pPr><w:pStyle w:val="Graphique"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline xmlns:wp="{DRAWINGML}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent {size}/><wp:docPr id="{rank}" name="Graphique {rank}" '
        f"descr={marker}/><wp:cNvGraphicFramePr/>"
        f'<a:graphic xmlns:a="{DRAWINGML}/main"><a:graphicData uri="{DRAWINGML}/chart">'
        f'<c:chart xmlns:c="{DRAWINGML}/chart" r:id="{chart.link}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def chart_part(chart: Drawn, book: str) -> bytes:
    """The part of a chart; `book` is the id of the link to its workbook."""
    root = parsed(_chart(chart, book).encode())
    fill(root, chart.sample)
    return serialised(root)


def _chart(chart: Drawn, book: str) -> str:
    series = "".join(_series(rank, chart) for rank in range(len(chart.series)))
    overlap = '<c:overlap val="100"/>' if chart.stacked else '<c:overlap val="-10"/>'
    legend = (
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text(900, GREY)}</c:legend>'
        if len(chart.series) > 1
        else ""
    )
    return (
        f'<c:chartSpace xmlns:c="{DRAWINGML}/chart" xmlns:a="{DRAWINGML}/main" '
        f'xmlns:r="{OFFICE}"><c:date1904 val="0"/><c:lang val="fr-FR"/>'
        '<c:roundedCorners val="0"/><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart>'
        f'<c:barDir val="{"bar" if chart.across else "col"}"/>'
        f'<c:grouping val="{"stacked" if chart.stacked else "clustered"}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="60"/>{overlap}'
        '<c:axId val="1001"/><c:axId val="1002"/></c:barChart>'
        f"{_categories(chart)}{_values(chart)}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(rank: int, chart: Drawn) -> str:
    place = '<c:dLblPos val="outEnd"/>' if not chart.stacked else '<c:dLblPos val="ctr"/>'
    size = 900 if len(chart.series) == 1 or chart.stacked else 800
    light = chart.stacked and rank == 0
    return (
        f'<c:ser><c:idx val="{rank}"/><c:order val="{rank}"/><c:spPr><a:solidFill>'
        f'<a:srgbClr val="{COLOURS[rank]}"/></a:solidFill></c:spPr>'
        '<c:invertIfNegative val="0"/><c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{_text(size, 'FFFFFF' if light else '262626')}{place}"
        '<c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbls><c:val><c:numRef><c:f>A</c:f></c:numRef></c:val>'
        "</c:ser>"
    )


def _categories(chart: Drawn) -> str:
    """The axis of categories; lying bars are read from the top."""
    order, side = ("maxMin", "l") if chart.across else ("minMax", "b")
    return (
        f'<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" '
        'sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="{LINE}"/>'
        f"</a:solidFill></a:ln></c:spPr>{_text(900, '262626')}"
        '<c:crossAx val="1002"/><c:crosses val="autoZero"/>'
        '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/>'
        "</c:catAx>"
    )


def _values(chart: Drawn) -> str:
    """The axis of values, which the labels of the bars make needless to see."""
    highest = "" if chart.highest is None else f'<c:max val="{chart.highest}"/>'
    return (
        '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/>'
        f'{highest}<c:min val="0"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="{"b" if chart.across else "l"}"/><c:numFmt formatCode="General" '
        'sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:crossAx val="1001"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _text(size: int, colour: str) -> str:
    return (
        '<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr sz="{size}"><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill><a:latin typeface="{FONT}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="fr-FR"/></a:p></c:txPr>'
    )
