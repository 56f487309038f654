"""The look of the shipped templates, as Word styles: whoever edits them in Word restyles the whole.

Sizes are in half-points, lengths in twentieths of a point. Dark blue and grey on white or on pale
blue keep a contrast above 7:1; nothing is told by colour alone.
"""

from dataclasses import dataclass

BLUE, PALE, GREY, RED, LINE = "1F3F66", "E4ECF5", "4D4D4D", "8E1B1B", "AEB9C7"
FONT = "Calibri"
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TABLE_STYLE = "TableauQualite"


@dataclass(frozen=True, kw_only=True, slots=True)
class ParagraphStyle:
    """A paragraph style: its id, its name in Word, and what sets it apart from its base."""

    id: str
    name: str
    base: str = "Normal"
    following: str = ""
    paragraph: str = ""
    run: str = ""
    own: bool = False

    def xml(self) -> str:
        """Its definition."""
        custom = ' w:customStyle="1"' if self.own else ""
        opening = f'<w:style w:type="paragraph"{custom} w:styleId="{self.id}">'
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        return (
            f'{opening}<w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="{self.base}"/>{following}<w:qFormat/>'
            f"<w:pPr>{self.paragraph}</w:pPr><w:rPr>{self.run}</w:rPr></w:style>"
        )


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _font(size: int, color: str = "", *, bold: bool = False) -> str:
    colored = f'<w:color w:val="{color}"/>' if color else ""
    return f'{"<w:b/>" if bold else ""}{colored}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _heading(rank: int, size: int, before: int) -> ParagraphStyle:
    return ParagraphStyle(
        id=f"Heading{rank}",
        name=f"heading {rank}",
        following="Normal",
        paragraph="<w:keepNext/><w:keepLines/>"
        + _spacing(before, 60)
        + f'<w:outlineLvl w:val="{rank - 1}"/>',
        run=_font(size, BLUE, bold=True),
    )


def _border(side: str, size: int, space: int, color: str = BLUE) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'


BOX = (
    "<w:keepLines/><w:pBdr>"
    + _border("left", 36, 8)
    + f'</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/>'
)
THIRDS = '<w:tabs><w:tab w:val="left" w:pos="3213"/><w:tab w:val="left" w:pos="6426"/></w:tabs>'
RIGHT_TAB = '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>'

PARAGRAPH_STYLES = (
    ParagraphStyle(
        id="Title",
        name="Title",
        following="Subtitle",
        paragraph="<w:keepNext/>" + _spacing(0, 40),
        run=_font(44, BLUE, bold=True),
    ),
    ParagraphStyle(
        id="Subtitle",
        name="Subtitle",
        following="Normal",
        paragraph="<w:keepNext/>" + _spacing(0, 160),
        run=_font(30, GREY),
    ),
    _heading(1, 30, 260),
    _heading(2, 25, 160),
    _heading(3, 22, 140),
    ParagraphStyle(
        id="Header",
        name="header",
        paragraph="<w:pBdr>"
        + _border("bottom", 4, 4, LINE)
        + f"</w:pBdr>{RIGHT_TAB}{_spacing(0, 0)}",
        run=_font(17, GREY),
    ),
    ParagraphStyle(
        id="Footer",
        name="footer",
        paragraph=f"<w:pBdr>{_border('top', 4, 4, LINE)}</w:pBdr>{RIGHT_TAB}{_spacing(0, 0)}",
        run=_font(17, GREY),
    ),
    ParagraphStyle(
        id="Surtitre",
        name="Surtitre",
        own=True,
        paragraph="<w:keepNext/>" + _spacing(0, 60),
        run=_font(21, GREY, bold=True),
    ),
    ParagraphStyle(
        id="EncadreTitre",
        name="Encadré titre",
        own=True,
        paragraph=BOX.replace("<w:keepLines/>", "<w:keepNext/><w:keepLines/>")
        + '<w:spacing w:before="120" w:after="0"/><w:ind w:left="227" w:right="113"/>',
        run=_font(25, BLUE, bold=True),
    ),
    ParagraphStyle(
        id="Encadre",
        name="Encadré",
        own=True,
        paragraph=BOX + '<w:spacing w:before="0" w:after="0"/><w:ind w:left="227" w:right="113"/>',
    ),
    ParagraphStyle(
        id="Chapeau", name="Chapeau", own=True, paragraph="<w:keepNext/>" + _spacing(0, 80)
    ),
    ParagraphStyle(
        id="Note",
        name="Note",
        own=True,
        paragraph=_spacing(60, 80),
        run=_font(18, GREY),
    ),
    ParagraphStyle(
        id="Graphique",
        name="Graphique",
        own=True,
        paragraph="<w:keepNext/>" + _spacing(0, 60),
    ),
    ParagraphStyle(
        id="Puce",
        name="Puce",
        own=True,
        paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>'
        + _spacing(0, 40)
        + '<w:ind w:left="340" w:hanging="227"/>',
    ),
    ParagraphStyle(
        id="Cellule", name="Cellule", own=True, paragraph=_spacing(28, 28), run=_font(19)
    ),
    ParagraphStyle(
        id="CelluleNombre",
        name="Cellule nombre",
        base="Cellule",
        own=True,
        paragraph='<w:jc w:val="right"/>',
    ),
    ParagraphStyle(
        id="CelluleDetail",
        name="Cellule détail",
        base="Cellule",
        own=True,
        paragraph=_spacing(28, 28),
        run=_font(17, GREY),
    ),
    ParagraphStyle(
        id="CelluleTitre",
        name="Cellule titre",
        base="Cellule",
        own=True,
        paragraph="<w:keepNext/>",
        run=_font(19, BLUE, bold=True),
    ),
    ParagraphStyle(
        id="SignatureTitre",
        name="Signature titre",
        own=True,
        following="Signature",
        paragraph="<w:keepNext/><w:pBdr>"
        + _border("top", 8, 2)
        + f'</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/>{THIRDS}'
        + _spacing(60, 20),
        run=_font(19, BLUE, bold=True),
    ),
    ParagraphStyle(
        id="Signature",
        name="Signature",
        paragraph=f"<w:keepLines/>{THIRDS}{_spacing(800, 0)}",
        run=_font(17, GREY),
    ),
    ParagraphStyle(
        id="CelluleTotal", name="Cellule total", base="Cellule", own=True, run=_font(19, bold=True)
    ),
    ParagraphStyle(
        id="CelluleTotalNombre",
        name="Cellule total nombre",
        base="CelluleTotal",
        own=True,
        paragraph='<w:jc w:val="right"/>',
    ),
    ParagraphStyle(
        id="CelluleNom",
        name="Cellule nom",
        base="Cellule",
        own=True,
        run=_font(19, BLUE, bold=True),
    ),
    ParagraphStyle(
        id="CelluleTitreNombre",
        name="Cellule titre nombre",
        base="CelluleTitre",
        own=True,
        paragraph='<w:jc w:val="right"/>',
    ),
)

DEFAULTS = f"""<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>
<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>
<w:spacing w:after="120" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
</w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>
<w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="Alerte"><w:name w:val="Alerte"/>
<w:qFormat/><w:rPr><w:b/><w:color w:val="{RED}"/></w:rPr></w:style>"""

TABLES = f"""<w:style w:type="table" w:default="1" w:styleId="TableNormal">
<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>
<w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
</w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">
<w:name w:val="Tableau qualité"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
<w:tblPr><w:tblBorders>{_border("top", 8, 0)}{_border("bottom", 8, 0)}
{_border("insideH", 4, 0, LINE)}</w:tblBorders></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>
<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr></w:tblStylePr></w:style>"""


def styles() -> str:
    """The part ``word/styles.xml``."""
    paragraphs = "".join(each.xml() for each in PARAGRAPH_STYLES)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles {NAMESPACE}>'
        f"{DEFAULTS}{paragraphs}{TABLES}</w:styles>"
    )
