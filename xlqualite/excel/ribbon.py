"""The tab that the workbook adds to Excel's ribbon: the same commands as its buttons, by step."""

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from xlqualite.button import Offer, Step
from xlqualite.excel.vba.sources import RIBBON_ACTION

PART = "customUI/customUI.xml"
RELATION = "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility"
"""The first kind, of Excel 2007: openpyxl keeps it, and drops the later one."""
NAMESPACE = "http://schemas.microsoft.com/office/2006/01/customui"
TAB = "Démarche qualité"
LONGEST = 1024  # letters of a tip, as the schema has it
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def ribbon(offers: Iterable[Offer]) -> bytes:
    """The part that describes the tab: a group to each step of the work that has commands."""
    known = tuple(offers)
    groups = "".join(_group(step, known) for step in Step)
    tab = f"<tab{_attributes(id='Onglet_qualite', label=TAB)}>{groups}</tab>"
    body = f"<ribbon><tabs>{tab}</tabs></ribbon>"
    return f"{HEAD}<customUI{_attributes(xmlns=NAMESPACE)}>{body}</customUI>".encode()


def _group(step: Step, offers: Iterable[Offer]) -> str:
    items = "".join(_item(each) for each in offers if each.button.step is step)
    if not items:
        return ""
    return f"<group{_attributes(id=f'Groupe_{step.name}', label=step.title)}>{items}</group>"


def _item(offer: Offer) -> str:
    button = offer.button
    described = {"supertip": offer.help[:LONGEST]} if offer.help else {}
    given = _attributes(
        id=f"Ruban_{offer.command}",
        label=button.caption,
        size="large" if button.large else "normal",
        imageMso=button.icon,
        screentip=offer.tip,
        **described,
        tag=offer.command,
        onAction=RIBBON_ACTION,
    )
    return f"<button{given}/>"


def _attributes(**values: str) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items())
