"""A module of VBA: what it is, and its source as a project keeps it."""

from dataclasses import dataclass
from enum import Enum

END_OF_LINE = "\r\n"
CLASS_HEAD, END_OF_CLASS_HEAD = "VERSION 1.0 CLASS", "END"
ATTRIBUTE = "Attribute VB_"
FLAGS = ("GlobalNameSpace", "Creatable", "PredeclaredId", "Exposed")
DERIVED = ("TemplateDerived", "Customizable")


class Kind(Enum):
    """What a module belongs to: the word for it in a project, and what it is derived from."""

    WORKBOOK = ("Document", "0{00020819-0000-0000-C000-000000000046}")
    SHEET = ("Document", "0{00020820-0000-0000-C000-000000000046}")
    STANDARD = ("Module", "")
    CLASS = ("Class", "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}")

    @property
    def word(self) -> str:
        """Under which the stream ``PROJECT`` lists it."""
        return self.value[0]

    @property
    def base(self) -> str:
        """The class it is derived from; empty when there is none."""
        return self.value[1]

    @property
    def is_document(self) -> bool:
        """Whether it is the module of the workbook or of a sheet."""
        return self.word == "Document"


@dataclass(frozen=True)
class Module:
    """A module, its source as typed or as exported."""

    name: str
    kind: Kind
    text: str = ""

    @property
    def source(self) -> str:
        """The source with the attributes that go before it."""
        name = f'{ATTRIBUTE}Name = "{self.name}"'
        lines = [name, *_attributes(self.kind), *_typed(self.text)]
        return "".join(line + END_OF_LINE for line in lines)


def _attributes(kind: Kind) -> list[str]:
    if not kind.base:
        return []
    document = kind.is_document
    flags = zip(FLAGS, (False, False, document, document), strict=True)
    derived = zip(DERIVED, (False, document), strict=True)
    return [
        f'{ATTRIBUTE}Base = "{kind.base}"',
        *(f"{ATTRIBUTE}{name} = {value}" for name, value in (*flags, *derived)),
    ]


def _typed(text: str) -> list[str]:
    """The lines without what an export puts before them, and which is said anew."""
    lines = text.splitlines()
    if lines and lines[0] == CLASS_HEAD:
        lines = lines[lines.index(END_OF_CLASS_HEAD) + 1 :]
    while lines and lines[0].startswith(ATTRIBUTE):
        lines = lines[1:]
    return lines
