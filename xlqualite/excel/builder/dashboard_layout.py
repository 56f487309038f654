"""Where everything stands on Tableau de bord, and how each cell that a run writes looks."""

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.layout import DATE_FORMAT
from xlqualite.excel.builder.palette import RESULT
from xlqualite.excel.builder.result_layout import DAYS_LEFT_FORMAT, FORMATS
from xlqualite.sheets import anomalies, deadlines
from xlqualite.sheets.columns import Show
from xlqualite.sheets.dashboard import (
    ANOMALIES_ROW,
    CAPTION,
    DAY,
    DEADLINES_ROW,
    FIGURES,
    LABELS,
    LINES,
    MOMENT,
    MOST_OFFICES,
    NAMES,
    PROGRESS_ROW,
    SPLIT_TITLE,
    TIME_ROW,
    TIME_TITLE,
    TODAY,
    VALUES,
)
from xlqualite.sheets.key_figures import AMOUNT_ROW, GROUPS
from xlqualite.sheets.places import AS_OF
from xlqualite.vocabularies import InterventionType

Properties = dict[str, object]
WIDTHS = {
    "A": 13, "B": 22, "C": 30, "D": 71, "E": 19, "F": 2, LABELS: 30, VALUES: 22, "I": 3,
    NAMES: 34, FIGURES: 14,
}  # fmt: skip
PRINTED = "ABCDEFGH"
STEPS_ROW, BUTTONS_ROW, LINKS_ROW, SECTION_ROW = 5, 6, 7, DEADLINES_ROW - 2
WORST_ROW, IMAGES_ROW = ANOMALIES_ROW - 2, ANOMALIES_ROW + LINES + 1
CHARTS_ROW, CHARTS_ROWS = IMAGES_ROW + 1, 14
GAP, LINE, SECTION = 8, 18, 24  # heights in points
HEIGHTS = dict.fromkeys(range(STEPS_ROW, CHARTS_ROW + CHARTS_ROWS), LINE) | {
    STEPS_ROW: SECTION, LINKS_ROW: 20, SECTION_ROW: GAP + SECTION,
    WORST_ROW - 1: GAP, WORST_ROW: SECTION, IMAGES_ROW - 1: GAP, IMAGES_ROW: SECTION,
}  # fmt: skip

TITLES = {
    f"A{SECTION_ROW}": ("Les prochaines échéances", deadlines.TABLE.sheet),
    f"A{WORST_ROW}": ("Les anomalies les plus graves", anomalies.TABLE.sheet),
}
FIGURES_TITLE, IMAGES_TITLE = "Les chiffres clés", "En images"
HEADS = {
    DEADLINES_ROW - 1: ("Date", "OT", "Nom", "Quoi", "Jours restants"),
    ANOMALIES_ROW - 1: ("Gravité", "OT", "Nom", "Message", "Cellule"),
}
BESIDE = {
    f"{NAMES}{SECTION_ROW}": "Ce que lisent les graphiques",
    f"{NAMES}{DAY[1:]}": "Jour des résultats",
    f"{NAMES}{PROGRESS_ROW - 1}": f"Score des OT ({MOST_OFFICES} au plus)",
}

RULED: Properties = {"bottom": 1, "bottom_color": palette.RULE}
WORDS: Properties = RULED | {"indent": 1}
CENTRED: Properties = RULED | {"align": "center"}
LINK: Properties = {"font_color": palette.LINK, "underline": 1}
DARK: Properties = {"font_color": RESULT.dark, "bold": True}
TITLE: Properties = DARK | {"font_size": 14}
HEAD: Properties = {"bold": True, "font_color": palette.WHITE, "bg_color": RESULT.dark}
QUIET: Properties = {"font_color": palette.MUTED, "font_size": 10}


def looks() -> dict[str, Properties]:
    """The look of every cell that a run writes, by cell."""
    head: dict[str, Properties] = {
        AS_OF: DARK,
        MOMENT: QUIET,
        CAPTION: QUIET,
        TODAY: DARK,
        DAY: QUIET | {"num_format": DATE_FORMAT, "align": "right"},
    }
    return head | _lists() | _figures() | _blocks()


def _lists() -> dict[str, Properties]:
    deadline = {
        "A": CENTRED | {"num_format": DATE_FORMAT}, "B": WORDS, "C": WORDS, "D": WORDS,
        "E": CENTRED | {"num_format": DAYS_LEFT_FORMAT},
    }  # fmt: skip
    anomaly = {
        "A": CENTRED, "B": WORDS, "C": WORDS, "D": WORDS, "E": CENTRED | LINK,
    }  # fmt: skip
    return {
        f"{letter}{row}": look
        for first, line in ((DEADLINES_ROW, deadline), (ANOMALIES_ROW, anomaly))
        for row in range(first, first + LINES)
        for letter, look in line.items()
    }


def _figures() -> dict[str, Properties]:
    values: Properties = RULED | {"bold": True, "align": "right", "indent": 1}
    title: Properties = DARK | {"bg_color": RESULT.pale, "underline": 1, "indent": 1}
    titles = {f"{LABELS}{each.row}": title for each in GROUPS}
    return (
        titles
        | {f"{LABELS}{AMOUNT_ROW}": WORDS}
        | {
            f"{VALUES}{row}": values | {"num_format": FORMATS[each.show]}
            for group in GROUPS
            for row, each in enumerate(group.figures, group.row + 1)
        }
    )


def _blocks() -> dict[str, Properties]:
    last = PROGRESS_ROW + MOST_OFFICES
    times = range(TIME_ROW, TIME_ROW + len(InterventionType))
    days: Properties = QUIET | {"num_format": FORMATS[Show.DAYS]}
    share: Properties = QUIET | {"num_format": FORMATS[Show.SHARE]}
    names = {f"{NAMES}{row}": QUIET for row in range(PROGRESS_ROW, last)}
    scores = {f"{FIGURES}{row}": share for row in range(PROGRESS_ROW, last)}
    titles = dict.fromkeys((SPLIT_TITLE, TIME_TITLE), DARK | {"font_size": 10})
    return titles | {f"{FIGURES}{row}": days for row in times} | names | scores
