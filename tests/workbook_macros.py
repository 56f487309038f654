"""What a workbook's macros, buttons and ribbon are, as other programs read them."""

import re
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from oletools.olevba import VBA_Parser

UI = "{http://schemas.microsoft.com/office/2006/01/customui}"
SUB = re.compile(r"^Public Sub (\w+)\(.*\)\n    Call Lancer\((.*)\)\nEnd Sub$", re.MULTILINE)
SHAPE = re.compile(r'<v:shape [^>]*o:button="t".*?</v:shape>', re.DOTALL)


@dataclass(frozen=True)
class FormButton:
    """A button of a sheet, read from its drawing.

    Attributes:
        anchor: left column and pixels in it, top row and pixels; then right and bottom.
    """

    macro: str
    caption: str
    alt: str
    anchor: tuple[int, ...]
    printed: bool


def modules_in(content: bytes) -> dict[str, str]:
    """The source of each module, by its name."""
    found = VBA_Parser("classeur.xlsm", data=content).extract_all_macros()
    return {name.rpartition(".")[0]: code.replace("\r\n", "\n") for *_, name, code in found}


def typed(source: str) -> str:
    """A source without the attributes before it."""
    lines = source.replace("\r\n", "\n").split("\n")
    return "\n".join(each for each in lines if not each.startswith("Attribute VB_")).strip("\n")


def subs_in(source: str) -> dict[str, str]:
    """What each sub hands to the launcher, by its name."""
    return dict(SUB.findall(source))


def ribbon_of(content: bytes) -> ET.Element:
    """The ribbon."""
    with ZipFile(BytesIO(content)) as archive:
        return ET.fromstring(archive.read("customUI/customUI.xml"))


def buttons_of(content: bytes) -> dict[str, list[FormButton]]:
    """The buttons of each sheet, by its name."""
    with ZipFile(BytesIO(content)) as archive:
        parts = {
            each: archive.read(each).decode() for each in archive.namelist() if each[-1] != "n"
        }
    names = re.findall(r'<sheet name="([^"]+)"', parts["xl/workbook.xml"])
    found = {}
    for rank, name in enumerate(map(unescape, names), 1):
        relations = parts.get(f"xl/worksheets/_rels/sheet{rank}.xml.rels", "")
        drawings = re.findall(r'Target="\.\./(drawings/vmlDrawing\d+\.vml)"', relations)
        shapes = [each for path in drawings for each in SHAPE.findall(parts[f"xl/{path}"])]
        found[name] = list(map(_button, shapes))
    return found


def _button(shape: str) -> FormButton:
    macro, caption, alt, anchor, printed = (
        unescape(re.findall(each, shape, re.DOTALL)[0])
        for each in (
            r"<x:FmlaMacro>\[0\]!(\w+)</x:FmlaMacro>",
            r"<font[^>]*>([^<]*)</font>",
            r' alt="([^"]*)"',
            r"<x:Anchor>([^<]*)</x:Anchor>",
            r"<x:PrintObject>([^<]*)</x:PrintObject>",
        )
    )
    places = tuple(int(each) for each in anchor.split(","))
    return FormButton(macro, caption, alt, places, printed != "False")
