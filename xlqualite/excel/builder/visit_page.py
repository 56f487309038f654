"""What Saisie de la grille has besides its table: what she chooses, and the lists of answers."""

from typing import TYPE_CHECKING

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.frame import HOME
from xlqualite.excel.builder.layout import DATE_FORMAT
from xlqualite.excel.builder.palette import RESULT
from xlqualite.excel.builder.validations import NAME_OF
from xlqualite.french import quoted
from xlqualite.reading.book import SCALES
from xlqualite.reading.cells import FIRST_SERIAL, LAST_SERIAL
from xlqualite.sheets.computed import SUMMARY
from xlqualite.sheets.places import FIRST_ROW
from xlqualite.sheets.visit import (
    ACCUEIL,
    DAY,
    NOTHING_PREPARED,
    OFFICE,
    PREPARED,
    TABLE,
    UNSCORED,
)
from xlqualite.tables import Accueil, Office
from xlqualite.vocabularies import ResponseScale

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

CHOICE_HEIGHT = 24  # points
HIDDEN = "L:V"
LABELS = {"B3": "OT", "C3": "Accueil (facultatif)", "D3": "Date"}
LIST_ROWS = {ResponseScale.YES_NO: 1, ResponseScale.SATISFACTION: 2}
"""Where the answers of each kind stand, hidden, from column P: no table above or below."""
FIRST_LETTER, TYPED, POSSIBLE = "P", "H", "E"
BORDER: dict[str, object] = {"border": 1, "border_color": RESULT.dark}
CHOICE: dict[str, object] = BORDER | {
    "bold": True, "font_size": 12, "font_color": palette.INK, "bg_color": palette.BOX,
    "locked": False, "indent": 1,
}  # fmt: skip


def add_choices(canvas: Canvas, sheet: "Worksheet") -> None:
    """Draw the cells where she chooses, and give the column Réponse its lists."""
    sheet.set_row(3, CHOICE_HEIGHT, canvas.format())
    label = canvas.format(bold=True, font_color=RESULT.dark, indent=1)
    for cell, text in LABELS.items():
        sheet.write_string(cell, text, label)
    sheet.write_string("A4", "Votre choix", label)
    link = canvas.format(font_color=palette.LINK, underline=1)
    sheet.write_url("E3", f"internal:'{HOME}'!A1", link, string=f"→ {HOME}")
    dated = {"num_format": DATE_FORMAT, "align": "center", "indent": 0}
    for cell, more in ((OFFICE, {}), (ACCUEIL, {}), (DAY, dated)):
        sheet.write_blank(cell, None, canvas.format(**CHOICE | more))
    sheet.write_string(SUMMARY, NOTHING_PREPARED, canvas.format(bold=True, font_color=RESULT.dark))
    sheet.data_validation(OFFICE, _codes(Office, "L'OT à visiter", "warning"))
    sheet.data_validation(ACCUEIL, _codes(Accueil, "Un de ses accueils, ou rien", "warning"))
    sheet.data_validation(DAY, _a_day())
    sheet.write_blank(PREPARED[2], None, canvas.format(num_format=DATE_FORMAT))
    sheet.set_column(HIDDEN, 12, canvas.format(), {"hidden": True})
    _add_lists(sheet)


def _codes(record: type, title: str, kind: str) -> dict[str, object]:
    source = f"={NAME_OF[record.__name__]}"
    message = f"Choisissez dans la liste, puis cliquez sur {quoted('Préparer la grille')}."
    return {
        "validate": "list", "source": source, "error_type": kind,
        "input_title": title, "input_message": message,
    }  # fmt: skip


def _a_day() -> dict[str, object]:
    return {
        "validate": "date", "criteria": "between", "minimum": FIRST_SERIAL, "maximum": LAST_SERIAL,
        "input_title": "Date de la visite", "input_message": "Comme 03/11/2016.",
        "error_title": "Date de la visite",
        "error_message": "Une date est attendue, comme 03/11/2016.",
    }  # fmt: skip


def _add_lists(sheet: "Worksheet") -> None:
    """A list of answers for each kind of criterion, which the words of column E tell apart."""
    ranges = {}
    for scale, row in LIST_ROWS.items():
        words = [each.value for each in (*SCALES[scale], *UNSCORED)]
        sheet.write_row(f"{FIRST_LETTER}{row}", words)
        last = chr(ord(FIRST_LETTER) + len(words) - 1)
        ranges[scale] = f"${FIRST_LETTER}${row}:${last}${row}"
    first = SCALES[ResponseScale.YES_NO][0].value
    asked = f'LEFT(${POSSIBLE}{FIRST_ROW},{len(first)})="{first}"'
    options = {
        "validate": "list",
        "source": f"=IF({asked},{','.join(ranges.values())})",
        "error_title": TABLE.columns[7].heading,
        "error_message": "Choisissez dans la liste l'une des Réponses possibles.",
    }
    sheet.data_validation(f"{TYPED}{FIRST_ROW}", options)
