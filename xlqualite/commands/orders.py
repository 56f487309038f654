"""Documents of a run: what is ordered, and what is ready to be written."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlqualite.commands.registry import Document
from xlqualite.commands.templates import Template

if TYPE_CHECKING:
    from xlqualite.delivery import Prepared
    from xlqualite.word.store import Asked


@dataclass(frozen=True)
class Order:
    """A document to be made.

    Attributes:
        withheld: the state of one that is not to be made; empty else.
        asked: what is to be made.
        template: of what.
    """

    kind: str
    office: str | None
    withheld: str = ""
    asked: "Asked | None" = None
    template: Template | None = None


@dataclass(frozen=True)
class Planned:
    """A document of a run and, unless it is withheld, what is ready to be written, and of what."""

    document: Document
    prepared: "Prepared | None" = None
    template: Template | None = None


def planned(order: Order, place: Path) -> Planned:
    """A document made, not written; its place has no extension yet."""
    if order.asked is None:
        return Planned(Document(order.kind, order.office, None, order.withheld))
    from xlqualite.word.store import prepare_document  # noqa: PLC0415 - only for documents

    ready = prepare_document(place.parent, place.name, order.asked)
    made = Document(order.kind, order.office, ready.path, ready.state.value)
    return Planned(made, ready, order.template)
