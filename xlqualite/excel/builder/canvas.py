"""What every sheet of a book under construction shares: the workbook, its formats, its texts."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlqualite.excel.builder import palette

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

    from xlqualite.button import Offer

USUAL: dict[str, object] = {
    "font_name": "Calibri",
    "font_size": 11,
    "font_color": palette.TEXT,
    "valign": "vcenter",
}


@dataclass(frozen=True)
class Canvas:
    """A workbook under construction.

    Attributes:
        title: of the book, for the head of printed pages.
        banner: shown on every sheet; None when the book holds real data.
        offers: the buttons of its sheets; none in a book without macros.
    """

    workbook: "Workbook"
    title: str
    banner: str | None
    offers: "tuple[Offer, ...]" = ()
    formats: "dict[tuple[tuple[str, object], ...], Format]" = field(default_factory=dict)

    def format(self, **properties: object) -> "Format":
        """The format of these XlsxWriter properties; made once, however often asked for."""
        wanted = USUAL | properties
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(wanted)
        return self.formats[key]

    def difference(self, **properties: object) -> "Format":
        """A format that changes only these properties, for conditional formats."""
        return self.workbook.add_format(properties)
