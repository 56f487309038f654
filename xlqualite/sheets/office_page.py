"""The sheet Fiche OT: one OT on one page, by formulas; a run only writes the day it was on."""

from xlqualite.dossier import Dossier
from xlqualite.french import NBSP
from xlqualite.port import ResultSheet, Written
from xlqualite.sheets.computed import AsOf
from xlqualite.sheets.places import AS_OF, OFFICE_PAGE, TITLE

SHEET = OFFICE_PAGE
ABOUT = f"Tout d'un OT sur une page{NBSP}: choisissez son code, la page suit aussitôt."
CHOICE = "B4"
"""Where she chooses the code of an OT."""
DAY, DAY_TITLE = "L2", ("L1", "Jour des résultats")
"""The day of the last results, from which the page tells whether they still hold."""
LAST = ("F39", "Reste dû")
LANDMARKS = dict(((TITLE, SHEET), DAY_TITLE, LAST))
"""One row or column too many, and the page is no longer laid out as ours."""


def office_page_sheet(dossier: Dossier) -> ResultSheet:
    """The two cells of the page that a run writes."""
    cells: dict[str, Written] = {AS_OF: str(AsOf(dossier.as_of)), DAY: dossier.as_of}
    return ResultSheet(SHEET, cells, landmarks=LANDMARKS)
