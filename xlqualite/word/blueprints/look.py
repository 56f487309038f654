"""What the styles of the shipped templates are made of: colours, font, spacing, borders.

Sizes are in half-points, lengths in twentieths of a point. Dark blue and grey on white or on pale
blue keep a contrast above 7:1; nothing is told by colour alone.
"""

from dataclasses import dataclass

BLUE, PALE, GREY, RED, LINE = "1F3F66", "E4ECF5", "4D4D4D", "8E1B1B", "AEB9C7"
FONT = "Calibri"


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


def spacing(before: int, after: int) -> str:
    """The space above and below a paragraph, in twentieths of a point."""
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def font(size: int, color: str = "", *, bold: bool = False) -> str:
    """The size of a text in half-points, its colour and weight."""
    colored = f'<w:color w:val="{color}"/>' if color else ""
    return f'{"<w:b/>" if bold else ""}{colored}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def heading(rank: int, size: int, before: int) -> ParagraphStyle:
    """A heading of that rank; `size` as in `font`, `before` as in `spacing`."""
    return ParagraphStyle(
        id=f"Heading{rank}",
        name=f"heading {rank}",
        following="Normal",
        paragraph="<w:keepNext/><w:keepLines/>"
        + spacing(before, 60)
        + f'<w:outlineLvl w:val="{rank - 1}"/>',
        run=font(size, BLUE, bold=True),
    )


def border(side: str, size: int, space: int, color: str = BLUE) -> str:
    """One side of a border: eighths of a point wide, points away from the text."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{color}"/>'
