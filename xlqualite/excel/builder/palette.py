"""The colours of the workbook: few, calm, and told apart by colour-blind people."""

import re
from dataclasses import dataclass

from xlqualite.schema import Group

INK = "#1F3864"  # what is typed is written in blue ink
TEXT = "#262626"
MUTED = "#6B6B6B"
RULE = "#D0D4DA"
LINK = "#1F5FA8"
LEVELS = {1: "#E8A33D", 2: "#6FA8DC", 3: "#1F4E79"}  # lighter to darker, also in grey
BOX = "#F1F6FC"  # where she types, on a sheet that is otherwise computed
BANNER = "#FFF0C9"
BANNER_TEXT = "#7F4F00"
WHITE = "#FFFFFF"


@dataclass(frozen=True)
class Shade:
    """The colours of a group of sheets.

    Attributes:
        dark: of its tab, its titles and the headings that must be filled.
        pale: of the other headings.
        table_style: the built-in style whose bands take the accent of that colour.
    """

    dark: str
    pale: str
    table_style: str


SHADES = {
    Group.NETWORK: Shade("#1F4E79", "#DCE8F4", "Table Style Medium 2"),
    Group.FOLLOW_UP: Shade("#1E6655", "#DAEDE6", "Table Style Medium 4"),
    Group.SETTINGS: Shade("#505A66", "#E6E9EC", "Table Style Medium 7"),
}
RESULT = Shade("#6E4A2E", "#F1EAE3", "Table Style Medium 6")
GUIDE = Shade("#5B4A7D", "#E8E3F1", "Table Style Medium 5")

ACCENTS = {1: "2E75B6", 2: "C55A11", 3: "3A8F7B", 4: "7B5EA7", 5: "9C8B7A", 6: "7C8794"}


def themed(theme_xml: str) -> str:
    """A theme with our accents, so that table styles and charts take the workbook's own colours."""
    for rank, colour in ACCENTS.items():
        accent = rf"(<a:accent{rank}><a:srgbClr val=\")[0-9A-F]{{6}}"
        theme_xml = re.sub(accent, rf"\g<1>{colour}", theme_xml)
    return theme_xml
