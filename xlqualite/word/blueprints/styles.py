"""The Word styles of the shipped templates: whoever edits them in Word restyles the whole."""

from xlqualite.word.blueprints.look import (
    BLUE,
    FONT,
    GREY,
    LINE,
    PALE,
    RED,
    ParagraphStyle,
    border,
    font,
    heading,
    spacing,
)

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TABLE_STYLE = "TableauQualite"
BOX = (
    "<w:keepLines/><w:pBdr>"
    + border("left", 36, 8)
    + border("right", 4, 5, PALE)
    + f'</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/>'
)
WITHIN = '<w:ind w:left="85" w:right="85"/>'
"""As far from the margins as the cells of tables."""
THIRDS = '<w:tabs><w:tab w:val="left" w:pos="3213"/><w:tab w:val="left" w:pos="6426"/></w:tabs>'
THIN = '<w:spacing w:before="0" w:after="100" w:line="60" w:lineRule="exact"/>'
"""Of a paragraph that is nothing but a line."""

PARAGRAPH_STYLES = (
    ParagraphStyle(
        id="Title",
        name="Title",
        following="Subtitle",
        paragraph="<w:keepNext/>" + spacing(0, 40),
        run=font(44, BLUE, bold=True),
    ),
    ParagraphStyle(
        id="Subtitle",
        name="Subtitle",
        following="Normal",
        paragraph="<w:keepNext/>" + spacing(0, 160),
        run=font(30, GREY),
    ),
    heading(1, 30, 260),
    heading(2, 25, 160),
    heading(3, 22, 140),
    ParagraphStyle(id="Header", name="header", paragraph=spacing(0, 0), run=font(17, GREY)),
    ParagraphStyle(id="Footer", name="footer", paragraph=spacing(0, 0), run=font(17, GREY)),
    *(
        ParagraphStyle(id=each, name=name, base=base, own=True, paragraph='<w:jc w:val="right"/>')
        for each, name, base in (
            ("EnTeteDroite", "En-tête à droite", "Header"),
            ("PiedDroite", "Pied à droite", "Footer"),
        )
    ),
    ParagraphStyle(
        id="Filet",
        name="Filet",
        own=True,
        paragraph=f"<w:pBdr>{border('bottom', 4, 1, LINE)}</w:pBdr>{THIN}",
        run=font(2),
    ),
    ParagraphStyle(
        id="Surtitre",
        name="Surtitre",
        own=True,
        paragraph="<w:keepNext/>" + spacing(0, 60),
        run=font(21, GREY, bold=True),
    ),
    ParagraphStyle(
        id="EncadreTitre",
        name="Encadré titre",
        own=True,
        paragraph=BOX.replace("<w:keepLines/>", "<w:keepNext/><w:keepLines/>")
        + '<w:spacing w:before="120" w:after="0"/><w:ind w:left="227" w:right="113"/>',
        run=font(25, BLUE, bold=True),
    ),
    ParagraphStyle(
        id="Encadre",
        name="Encadré",
        own=True,
        paragraph=BOX + '<w:spacing w:before="0" w:after="0"/><w:ind w:left="227" w:right="113"/>',
    ),
    ParagraphStyle(
        id="Chapeau", name="Chapeau", own=True, paragraph="<w:keepNext/>" + spacing(0, 80)
    ),
    ParagraphStyle(
        id="Note",
        name="Note",
        own=True,
        paragraph=spacing(60, 80),
        run=font(18, GREY),
    ),
    ParagraphStyle(
        id="Graphique",
        name="Graphique",
        own=True,
        paragraph="<w:keepNext/>" + spacing(0, 60),
    ),
    ParagraphStyle(
        id="Puce",
        name="Puce",
        own=True,
        paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>'
        + spacing(0, 40)
        + '<w:ind w:left="340" w:hanging="227"/>',
    ),
    ParagraphStyle(id="Cellule", name="Cellule", own=True, paragraph=spacing(28, 28), run=font(19)),
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
        paragraph=spacing(28, 28),
        run=font(17, GREY),
    ),
    ParagraphStyle(
        id="CelluleTitre",
        name="Cellule titre",
        base="Cellule",
        own=True,
        paragraph="<w:keepNext/>",
        run=font(19, BLUE, bold=True),
    ),
    ParagraphStyle(
        id="Champ",
        name="Champ",
        base="Cellule",
        own=True,
        paragraph='<w:tabs><w:tab w:val="left" w:pos="3969"/></w:tabs>',
    ),
    ParagraphStyle(
        id="SignatureTitre",
        name="Signature titre",
        own=True,
        following="Signature",
        paragraph="<w:keepNext/><w:pBdr>"
        + border("top", 8, 2)
        + border("left", 4, 4, PALE)
        + border("right", 4, 4, PALE)
        + f'</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/>{THIRDS}'
        + spacing(60, 20)
        + WITHIN,
        run=font(19, BLUE, bold=True),
    ),
    ParagraphStyle(
        id="Signature",
        name="Signature",
        paragraph=f"<w:keepLines/>{THIRDS}{spacing(800, 0)}{WITHIN}",
        run=font(17, GREY),
    ),
    ParagraphStyle(
        id="CelluleTotal", name="Cellule total", base="Cellule", own=True, run=font(19, bold=True)
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
        run=font(19, BLUE, bold=True),
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
<w:style w:type="character" w:customStyle="1" w:styleId="Libelle"><w:name w:val="Libellé"/>
<w:qFormat/><w:rPr><w:b/><w:color w:val="{BLUE}"/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="Alerte"><w:name w:val="Alerte"/>
<w:qFormat/><w:rPr><w:b/><w:color w:val="{RED}"/></w:rPr></w:style>"""

TABLES = f"""<w:style w:type="table" w:default="1" w:styleId="TableNormal">
<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>
<w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
</w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">
<w:name w:val="Tableau qualité"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
<w:tblPr><w:tblBorders>{border("top", 8, 0)}{border("bottom", 8, 0)}
{border("insideH", 4, 0, LINE)}</w:tblBorders></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>
<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr></w:tblStylePr></w:style>"""


def styles() -> str:
    """The part ``word/styles.xml``."""
    paragraphs = "".join(each.xml() for each in PARAGRAPH_STYLES)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles {NAMESPACE}>'
        f"{DEFAULTS}{paragraphs}{TABLES}</w:styles>"
    )
