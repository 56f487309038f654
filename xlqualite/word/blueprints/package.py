"""The parts of a shipped template around its body, and the template itself."""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from xlqualite.word.blueprints.charts import Drawn, chart_part
from xlqualite.word.blueprints.look import FONT
from xlqualite.word.blueprints.margins import footer, header
from xlqualite.word.blueprints.styles import NAMESPACE, styles
from xlqualite.word.blueprints.theme import theme
from xlqualite.word.charts.workbook import EMBEDDED_TYPE, EXTENSION, book_name, workbook
from xlqualite.word.package import package_of

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORD_PARTS = {
    "styles.xml": ("styles", f"{WORD_TYPE}.styles+xml"),
    "settings.xml": ("settings", f"{WORD_TYPE}.settings+xml"),
    "numbering.xml": ("numbering", f"{WORD_TYPE}.numbering+xml"),
    "fontTable.xml": ("fontTable", f"{WORD_TYPE}.fontTable+xml"),
    "header1.xml": ("header", f"{WORD_TYPE}.header+xml"),
    "footer1.xml": ("footer", f"{WORD_TYPE}.footer+xml"),
    "theme/theme1.xml": ("theme", "application/vnd.openxmlformats-officedocument.theme+xml"),
}
"""The parts the document names: their relationship and content type; ranks make their ids."""
A4 = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
    '<w:footerReference w:type="default" r:id="rId6"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1191" w:right="1134" w:bottom="1077" w:left="1134" w:header="567" '
    'w:footer="567" w:gutter="0"/></w:sectPr>'
)


@dataclass(frozen=True, slots=True)
class Blueprint:
    """A template as it is built.

    Attributes:
        title: the title in the document's properties, with its tags.
        header, footer: left and right texts, with their tags; the page number follows the latter.
        body: paragraphs and tables.
        charts: those that the body shows.
    """

    title: str
    header: tuple[str, str]
    footer: str
    body: str
    charts: tuple[Drawn, ...] = ()


def packed(blueprint: Blueprint) -> bytes:
    """The template's file."""
    parts = {name: text.encode() for name, text in _parts(blueprint).items()}
    for each in blueprint.charts:
        parts |= _chart_parts(each)
    return package_of(parts)


def _chart_parts(chart: Drawn) -> dict[str, bytes]:
    book = book_name(chart.name)
    linked = _relationships((f"{OFFICE}/relationships/package", f"/{book}"))
    return {
        f"word/charts/{chart.name}.xml": chart_part(chart, "rId1"),
        f"word/charts/_rels/{chart.name}.xml.rels": linked.encode(),
        book: workbook(chart.sample),
    }


def _parts(blueprint: Blueprint) -> dict[str, str]:
    body = f"<w:body>{blueprint.body}{A4}</w:body>"
    left, right = blueprint.header
    return {
        "[Content_Types].xml": _content_types(blueprint.charts),
        "_rels/.rels": _relationships(
            (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            (f"{LINKS}/metadata/core-properties", "docProps/core.xml"),
            (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": _core(blueprint.title),
        "docProps/app.xml": f'{XML}<Properties xmlns="{OFFICE}/extended-properties">'
        "<Application>xlqualite</Application></Properties>",
        "word/document.xml": _part("document", body),
        "word/_rels/document.xml.rels": _relationships(
            *((f"{OFFICE}/relationships/{kind}", name) for name, (kind, _) in WORD_PARTS.items()),
            charts=blueprint.charts,
        ),
        "word/styles.xml": styles(),
        "word/theme/theme1.xml": theme(),
        "word/settings.xml": _part("settings", SETTINGS),
        "word/numbering.xml": _part("numbering", BULLETS),
        "word/fontTable.xml": _part(
            "fonts", f'<w:font w:name="{FONT}"><w:family w:val="swiss"/></w:font>'
        ),
        "word/header1.xml": _part("hdr", header(left, right)),
        "word/footer1.xml": _part("ftr", footer(blueprint.footer)),
    }


def _part(root: str, content: str) -> str:
    return f'{XML}<w:{root} {NAMESPACE} xmlns:r="{OFFICE}/relationships">{content}</w:{root}>'


BULLETS = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="Puce"/><w:lvlText w:val="•"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="227"/></w:pPr></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
SETTINGS = (
    '<w:defaultTabStop w:val="709"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="fr-FR"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)


def _content_types(charts: tuple[Drawn, ...]) -> str:
    overrides = {
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "word/document.xml": f"{WORD_TYPE}.document.main+xml",
    } | {f"word/{name}": kind for name, (_, kind) in WORD_PARTS.items()}
    overrides |= {f"word/charts/{each.name}.xml": CHART_TYPE for each in charts}
    embedded = f'<Default Extension="{EXTENSION}" ContentType="{EMBEDDED_TYPE}"/>' if charts else ""
    declared = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'{XML}<Types xmlns="{TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{embedded}{declared}</Types>'
    )


def _relationships(*links: tuple[str, str], charts: tuple[Drawn, ...] = ()) -> str:
    named = [(f"rId{rank}", *each) for rank, each in enumerate(links, 1)]
    kind = f"{OFFICE}/relationships/chart"
    named += [(each.link, kind, f"charts/{each.name}.xml") for each in charts]
    each = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in named
    )
    return f'{XML}<Relationships xmlns="{LINKS}">{each}</Relationships>'


def _core(title: str) -> str:
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{PROPERTIES}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{{{{ relais.nom }}}}</dc:creator>"
        "<dc:language>fr-FR</dc:language></cp:coreProperties>"
    )
