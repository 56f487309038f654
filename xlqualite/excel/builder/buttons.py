"""The buttons of the sheets, side by side; they run a macro, and are not printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlqualite.button import Offer
from xlqualite.excel.measure import room
from xlqualite.excel.vba.sources import macro_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

DIGIT, CELL_EDGE = 7, 5  # pixels: a digit of Calibri 11, and what a column adds to its digits
HEIGHT, GAP = 28, 6  # pixels
EDGES, NARROWEST = 20, 96  # pixels: what a button adds to its words, and its least width
POINT = 0.75  # of a pixel


@dataclass(frozen=True)
class Place:
    """Where a button stands from the corner of its cell, and how wide it is; in pixels."""

    offer: Offer
    left: int
    top: int
    width: int


def on_sheet(offers: Iterable[Offer], sheet: str) -> tuple[Offer, ...]:
    """Those that a sheet has a button for, in their order."""
    return tuple(each for each in offers if sheet in each.button.sheets)


def places(offers: Iterable[Offer], width: float) -> tuple[Place, ...]:
    """Each button beside the one before, below when no room is left; `width` in pixels."""
    found: list[Place] = []
    left, top = GAP, GAP
    for offer in offers:
        wide = width_of(offer)
        if left > GAP and left + wide + GAP > width:
            left, top = GAP, top + HEIGHT + GAP
        found.append(Place(offer, left, top, wide))
        left += wide + GAP
    return tuple(found)


def width_of(offer: Offer) -> int:
    """The width of a button, in pixels."""
    return max(NARROWEST, round(DIGIT * room(offer.button.caption)) + EDGES)


def height_of(placed: Sequence[Place]) -> float:
    """The height of the row that holds some buttons, in points."""
    return POINT * (max(each.top for each in placed) + HEIGHT + GAP)


def pixels(widths: Iterable[float]) -> int:
    """How wide columns are together, from their widths in digits."""
    return sum(round(DIGIT * each) + CELL_EDGE for each in widths)


def insert_buttons(sheet: "Worksheet", cell: tuple[int, int], placed: Iterable[Place]) -> None:
    """Add buttons to a sheet; the cell as its row and its column, from 0."""
    for each in placed:
        sheet.insert_button(
            *cell,
            {
                "macro": macro_of(each.offer),
                "caption": each.offer.button.caption,
                "description": each.offer.tip,  # read aloud to who cannot see it
                "x_offset": each.left,
                "y_offset": each.top,
                "width": each.width,
                "height": HEIGHT,
            },
        )
