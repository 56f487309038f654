"""The modules of our workbooks: what the buttons call, what starts Python, and xlwings' own."""

from collections.abc import Iterable, Sequence
from importlib.metadata import distribution
from pathlib import Path

from xlqualite.button import Offer
from xlqualite.excel.vba.modules import Kind, Module
from xlqualite.french import NBSP
from xlqualite.messages import UserError
from xlqualite.schema import slug

WORKBOOK = "ThisWorkbook"
"""The code name of the workbook."""
BUTTONS, LAUNCHER = "Boutons", "Lanceur"
"""The modules of our own; the first is made from the offers, in a file for the eye only."""
LIBRARY, DICTIONARY = "xlwings", "Dictionary"
"""Those of xlwings, as its installed package has them."""
RIBBON_ACTION = "Ruban_Action"
HEAD = """\
Attribute VB_Name = "Boutons"
Option Explicit
' Made from the registry of commands by python -m xlqualite.build: do not edit.
"""
SUB = """
Public Sub {}
    Call Lancer({})
End Sub
"""


def macro_of(offer: Offer) -> str:
    """The name of the macro behind the buttons of a command."""
    return f"Bouton_{offer.command}"


def code_name(sheet: str) -> str:
    """The name under which VBA knows a sheet, in ASCII whatever hers."""
    return f"Feuil_{slug(sheet)}"


def buttons_source(offers: Iterable[Offer]) -> str:
    """The source of the module Boutons: a macro for each button, and one for the whole ribbon."""
    macros = (SUB.format(f"{macro_of(each)}()", f'"{each.command}"') for each in offers)
    return HEAD + "".join(macros) + SUB.format(f"{RIBBON_ACTION}(control As Object)", "control.Tag")


def modules_of(offers: Iterable[Offer], names: Sequence[str], folder: Path) -> tuple[Module, ...]:
    """All modules of a workbook.

    Args:
        offers: the buttons, whatever sheet they stand on.
        names: the code names of its sheets, in the order of the tabs.
        folder: of our own sources.

    Raises:
        UserError: a source is missing.
    """
    return (
        *documents_of(names),
        Module(BUTTONS, Kind.STANDARD, buttons_source(offers)),
        Module(LAUNCHER, Kind.STANDARD, _launcher(folder / f"{LAUNCHER}.bas")),
        Module(LIBRARY, Kind.STANDARD, _of_xlwings("xlwings.bas")),
        Module(DICTIONARY, Kind.CLASS, _of_xlwings("addin/Dictionary.cls")),
    )


def documents_of(names: Sequence[str]) -> tuple[Module, ...]:
    """The modules, empty, that the workbook and each of its sheets must have, by code name."""
    return (Module(WORKBOOK, Kind.WORKBOOK), *(Module(each, Kind.SHEET) for each in names))


def _launcher(path: Path) -> str:
    if not path.is_file():
        raise UserError(f"Le module VBA qui lance le programme manque{NBSP}: {path.name}.")
    return path.read_text("ascii")


def _of_xlwings(path: str) -> str:
    """A source from the installed package, found without importing it, which costs dearly."""
    found = distribution("xlwings").locate_file(f"xlwings/{path}")
    return Path(str(found)).read_text("utf-8")
