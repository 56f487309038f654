"""How a column of results looks: number format, alignment, width."""

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.layout import DATE_FORMAT, HEADING_MARGIN
from xlqualite.excel.measure import lines_of, room
from xlqualite.sheets.columns import ResultColumn, ResultTable, Show

BALANCE_FORMAT = '#,##0.00\\ "€";"trop perçu "#,##0.00\\ "€"'
EUROS_FORMAT, SHARE_FORMAT, DAYS_FORMAT = '#,##0.00\\ "€"', "0\\ %", "0.0##"
MOMENT_FORMAT = "dd/mm/yyyy\\ hh:mm"
DAYS_LEFT_FORMAT = '0;"▲ retard "0;"aujourd\'hui"'
FORMATS = {
    Show.WHOLE: "0",
    Show.DATE: DATE_FORMAT,
    Show.MOMENT: MOMENT_FORMAT,
    Show.MONTH: "[$-40C]mmmm\\ yyyy",  # in French whatever the computer's own language
    Show.EUROS: EUROS_FORMAT,
    Show.BALANCE: BALANCE_FORMAT,
    Show.DAYS: DAYS_FORMAT,
    Show.SHARE: SHARE_FORMAT,
    Show.FIGURE: "0",
}
OWN_FORMATS = {"jours_restants": DAYS_LEFT_FORMAT, "evolution": "+0;-0;0"}
RIGHT = (Show.EUROS, Show.BALANCE, Show.DAYS, Show.FIGURE)
CENTRED = (Show.WHOLE, Show.DATE, Show.MOMENT, Show.MONTH, Show.SHARE)
CENTRED_WORDS = ("gravite", "statut", "obligatoire", "possibles", "derniere", "reponse")
USUAL_WIDTHS = {
    Show.WHOLE: 10.0,
    Show.DATE: 12.5,
    Show.MOMENT: 18.0,
    Show.MONTH: 16.0,
    Show.EUROS: 13.0,
    Show.BALANCE: 23.0,
    Show.DAYS: 14.0,
    Show.SHARE: 13.0,
    Show.CELL: 21.0,
    Show.FIGURE: 18.0,
}
WIDTHS = {
    "ot": 24.0, "nom": 31.0, "code": 10.0, "exigence": 11.0, "gravite": 14.0, "feuille": 16.0,
    "message": 54.0, "correction": 54.0, "pour_passer": 52.0, "pourquoi": 56.0,
    "libelle": 28.0, "repere": 28.0, "realise": 27.0, "ecart": 27.0, "statut": 18.0,
    "quoi": 74.0, "jours_restants": 15.0, "chapitre": 42.0, "obligatoires_non_satisfaits": 44.0,
    "bloc": 29.0, "indicateur": 50.0, "interventions": 15.0, "type": 31.0,
    "critere": 18.0, "rubrique": 30.0, "intitule": 52.0, "obligatoire": 14.0, "possibles": 22.0,
    "derniere": 13.0, "constatee": 14.0, "reponse": 13.0, "preuve": 38.0, "observations": 38.0,
    "n": 7.0, "de": 14.0, "partage": 28.0, "cle": 28.0, "colonne": 24.0, "cellule": 20.0,
    "la_votre": 34.0, "la_leur": 34.0, "etat": 12.0, "motif": 30.0, "choix": 22.0,
    "departement": 22.0, "niveau_dit": 25.0, "groupe": 25.0, "sujet": 25.0, "remarque": 110.0,
    "fichier": 38.0, "referentiel": 52.0,
    "commande": 14.0, "par": 20.0, "resultat": 66.0, "documents": 60.0,
}  # fmt: skip
"""In digits, by key: what the real results hold, the longest on a few lines."""
NARROWEST_FIRST = 18.0
"""The first column also holds the day of the results and the way back."""
IDENTIFYING = ("date", "ot", "nom", "code", "gravite", "bloc", "indicateur", "quand")
FROZEN_AT_MOST = 3


def properties_of(column: ResultColumn) -> dict[str, object]:
    """The XlsxWriter properties of a column's cells: number format, alignment, links, wrapping."""
    align = _alignment(column)
    properties: dict[str, object] = {
        "align": align,
        "indent": int(align != "center"),
        "valign": "top",
        "num_format": OWN_FORMATS.get(column.key) or FORMATS.get(column.show, "General"),
    }
    if column.typed:
        edge = {"left": 1, "right": 1, "left_color": palette.RULE, "right_color": palette.RULE}
        properties |= {"locked": False, "font_color": palette.INK, "bg_color": palette.BOX} | edge
    if column.why or column.show is Show.CELL:
        return properties | {"font_color": palette.LINK, "underline": 1}
    return properties | {"text_wrap": column.wraps}


def widths_of(table: ResultTable) -> list[float]:
    """The width of each column of a table, in digits."""
    first, *others = (_width(each) for each in table.columns)
    return [max(first, NARROWEST_FIRST), *others]


def heading_lines(column: ResultColumn, width: float) -> int:
    """On how many lines a heading is written, given the width of its column."""
    return lines_of(column.heading, width - HEADING_MARGIN)


def frozen_columns(table: ResultTable) -> int:
    """How many columns stay in sight: those that say what the row is about."""
    kept = 0
    while kept < FROZEN_AT_MOST and table.columns[kept].key in IDENTIFYING:
        kept += 1
    return kept


def _alignment(column: ResultColumn) -> str:
    if column.show in RIGHT:
        return "right"
    centred = column.show in CENTRED or column.key in CENTRED_WORDS
    return "center" if centred else "left"


def _width(column: ResultColumn) -> float:
    heading = max(map(room, column.heading.split())) + HEADING_MARGIN
    wanted = WIDTHS.get(column.key) or USUAL_WIDTHS.get(column.show, NARROWEST_FIRST)
    return round(max(heading, wanted), 1)
