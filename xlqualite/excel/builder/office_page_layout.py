"""Where everything stands on Fiche OT, and how it looks."""

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.dashboard_layout import (
    CENTRED,
    DARK,
    QUIET,
    RULED,
    TITLE,
    WORDS,
    Properties,
)
from xlqualite.excel.builder.highlights import PROPERTIES, Look
from xlqualite.excel.builder.layout import DATE_FORMAT
from xlqualite.excel.builder.office_page_lists import (
    ACTIONS,
    CHAPTERS,
    CONTACTS,
    DATES,
    DONE,
    FEE,
    TOTAL,
    TOTAL_WORD,
)
from xlqualite.excel.builder.palette import RESULT
from xlqualite.excel.builder.result_layout import (
    BALANCE_FORMAT,
    DAYS_FORMAT,
    DAYS_LEFT_FORMAT,
    EUROS_FORMAT,
    SHARE_FORMAT,
)
from xlqualite.sheets import deadlines, fees, levels, progress
from xlqualite.sheets.office_page import CHOICE, DAY_TITLE
from xlqualite.sheets.places import AS_OF
from xlqualite.tables import Action, Contact, Intervention

WIDTHS = {"A": 17, "B": 23, "C": 48, "D": 15, "E": 2, "F": 26, "G": 25, "H": 13, "I": 23, "J": 2}
HIDDEN = "L:W"
PRINTED = "A1:I40"
CHOICE_ROW, NAME_ROW, LINE, SECTION, GAP = 4, 5, 18, 24, 8
WHY_ROW, NEXT_ROW, WORDS_OF_LEVEL = 11, 12, range(9, 13)
HEIGHTS = dict.fromkeys(range(8, 41), LINE) | {
    CHOICE_ROW: 24, NAME_ROW: 28, 6: 18, 7: GAP, WHY_ROW: 44, NEXT_ROW: 32, 13: GAP, 21: GAP,
    **dict.fromkeys((8, 14, 22, 33), SECTION), 35: 20,
}  # fmt: skip
MERGED = (f"B{WHY_ROW}:D{WHY_ROW}", f"B{NEXT_ROW}:D{NEXT_ROW}")
PAIRS = tuple(
    [f"B{row}:C{row}" for row in (DATES[0] - 1, *DATES)]
    + [f"H{row}:I{row}" for row in (CONTACTS[0] - 1, *CONTACTS)]
    + [f"F{row}:G{row}" for row in (CHAPTERS[0] - 1, *CHAPTERS, TOTAL)]
)
"""The cells that are drawn as one."""
TITLES = {
    "A8": ("Le niveau", levels.TABLE.sheet),
    "A14": ("Les prochaines échéances", deadlines.TABLE.sheet),
    "A22": ("Les actions ouvertes", Action.sheet),
    "A33": ("Les dernières interventions", Intervention.sheet),
    "F14": ("Les contacts", Contact.sheet),
    "F22": ("La progression", progress.TABLE.sheet),
}
FOLLOW_UP_TITLE, FEE_TITLE, FEE_SHEET = ("F8", "À suivre aujourd'hui"), "F35", fees.TABLE.sheet
HEADS = {
    15: {"A": "Date", "B": "Quoi", "D": "Jours restants",
         "F": "Fonction", "G": "Nom", "H": "Téléphone, courriel"},
    23: {"A": "Échéance", "B": "Pilote", "C": "Action", "D": "Jours restants",
         "F": "Chapitre", "H": "Score", "I": "Renseigné"},
    34: {"A": "Date", "B": "Type", "C": "Objet", "D": "Jours passés"},
}  # fmt: skip
TO_CENTRE = ("Date", "Échéance", "Jours restants", "Jours passés", "Score", "Renseigné")
TEXTS = {
    "A4": "Votre choix",
    "A9": "Niveau", "A10": "Depuis le", "A11": "Pourquoi", "A12": "Et ensuite",
    "F9": "Fin de la marque", "F10": "Prochain diagnostic", "F11": "Plus grand retard",
    "F12": "En retard",
    f"F{FEE[0]}": "Montant", f"F{FEE[1]}": "Appelé", f"F{FEE[2]}": "Encaissé",
    f"F{FEE[3]}": "Reste dû",
    f"F{TOTAL}": TOTAL_WORD,
    DAY_TITLE[0]: DAY_TITLE[1],
}  # fmt: skip
INPUT: Properties = {
    "bold": True, "font_size": 12, "font_color": palette.INK, **PROPERTIES[Look.NEXT],
    "border": 1, "border_color": RESULT.dark, "locked": False, "indent": 1,
}  # fmt: skip
FIT: Properties = {"shrink": True}
DATED: Properties = CENTRED | {"num_format": DATE_FORMAT}
LEFT_DAYS: Properties = CENTRED | {"num_format": DAYS_LEFT_FORMAT}
WRAPPED: Properties = WORDS | {"text_wrap": True, "font_size": 10}


def looks() -> dict[str, Properties]:
    """The look of every cell of the page that shows something, by cell."""
    found: dict[str, Properties] = {
        AS_OF: DARK,
        CHOICE: INPUT,
        "A5": TITLE | {"font_size": 18},
        "A6": QUIET | {"font_size": 11},
        "F5": DARK | {"font_size": 12},
        FEE_TITLE: TITLE,
        "L2": QUIET | {"num_format": DATE_FORMAT},
    }
    return found | _left() | _right() | _labels()


def _labels() -> dict[str, Properties]:
    words: Properties = RULED | {"font_color": palette.MUTED, "indent": 1}
    return dict.fromkeys(TEXTS, words) | {
        "A4": {"bold": True, "font_color": RESULT.dark, "indent": 1},
        f"F{TOTAL}": WORDS | {"bold": True, "bg_color": RESULT.pale},
        DAY_TITLE[0]: QUIET,
    }


def _left() -> dict[str, Properties]:
    level: dict[str, Properties] = {
        "B9": CENTRED | {"bold": True, "font_size": 12},
        "C9": WORDS | {"font_color": palette.MUTED},
        "D9": RULED,
        "B10": DATED,
        "C10": RULED,
        "D10": RULED,
        f"B{WHY_ROW}": WRAPPED,
        f"B{NEXT_ROW}": WRAPPED,
    }
    lines = {"A": DATED, "B": WORDS | FIT, "C": WORDS | FIT, "D": LEFT_DAYS}
    done = lines | {"D": CENTRED | {"num_format": DAYS_FORMAT}}
    return level | _rows(DATES, lines) | _rows(ACTIONS, lines) | _rows(DONE, done)


def _right() -> dict[str, Properties]:
    share: Properties = CENTRED | {"num_format": SHARE_FORMAT}
    euros: Properties = RULED | {"align": "right", "indent": 1, "num_format": EUROS_FORMAT}
    total: Properties = {"bold": True, "bg_color": RESULT.pale}
    follow_up = {"G": WORDS | FIT, "H": DATED, "I": LEFT_DAYS}
    contact = {"F": WORDS | FIT, "G": WORDS | FIT, "H": WORDS | FIT, "I": WORDS}
    chapter = {"F": WORDS | FIT, "G": WORDS, "H": share, "I": share}
    return (
        _rows(range(9, 13), follow_up)
        | _rows(CONTACTS, contact)
        | _rows(CHAPTERS, chapter)
        | {f"{letter}{TOTAL}": look | total for letter, look in chapter.items()}
        | {f"G{row}": euros | {"bold": row == FEE[0]} for row in FEE}
        | {f"G{FEE[3]}": euros | {"num_format": BALANCE_FORMAT}}
    )


def _rows(rows: range, columns: dict[str, Properties]) -> dict[str, Properties]:
    return {f"{letter}{row}": look for row in rows for letter, look in columns.items()}
