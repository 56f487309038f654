"""The sheet Anomalies: what to look at, gravest first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlqualite.anomaly import Anomaly, Severity
from xlqualite.dossier import Dossier, office_names
from xlqualite.french import NBSP, count
from xlqualite.port import ResultSheet
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show
from xlqualite.sheets.computed import AsOf, Computed

TABLE = ResultTable(
    "anomalies",
    "Anomalies",
    "R_Anomalies",
    f"Ce qui est à regarder, le plus grave d'abord{NBSP}; un clic sur la cellule y mène.",
    (
        ResultColumn("code", "Code", note="Le code de la règle, expliquée dans la feuille Règles."),
        ResultColumn(
            "gravite",
            "Gravité",
            note=f"Bloquant{NBSP}: à corriger d'abord. Alerte{NBSP}: à examiner. "
            f"Info{NBSP}: rien ne presse.",
        ),
        ResultColumn("feuille", "Feuille"),
        ResultColumn("cellule", "Cellule", Show.CELL, note="Un clic mène à la cellule en cause."),
        ResultColumn("ot", "OT"),
        ResultColumn("nom", "Nom", wraps=True),
        ResultColumn("message", "Message", wraps=True),
        ResultColumn(
            "correction",
            "Comment corriger",
            wraps=True,
            note="Ce qu'il faut faire pour que l'anomalie disparaisse au prochain contrôle.",
        ),
    ),
)
IN_WORDS = {
    Severity.BLOQUANT: "bloquant",
    Severity.ALERTE: "alerte",
    Severity.INFO: "information",
}
Lists = dict[str, list[Row]]


def anomalies_to_json(anomalies: Iterable[Anomaly], dossier: Dossier | None) -> Lists:
    """The anomalies as the JSON of the contract writes them."""
    names = office_names(dossier) if dossier else {}
    return {TABLE.key: TABLE.to_json(rows(anomalies, names))}


def anomalies_sheet(anomalies: Iterable[Anomaly], dossier: Dossier) -> ResultSheet:
    """The sheet Anomalies.

    Args:
        anomalies: in the order to show.
        dossier: the one they were found in.
    """
    shown = tuple(rows(anomalies, office_names(dossier)))
    return Computed(TABLE, shown, AsOf(dossier.as_of), summary).to_sheet()


def rows(anomalies: Iterable[Anomaly], names: Mapping[str, str]) -> Iterator[Row]:
    """One row per anomaly.

    Args:
        anomalies: in the order to show.
        names: the name of each OT by its code.
    """
    for each in anomalies:
        yield {
            "code": each.code,
            "gravite": each.severity.value,
            "feuille": each.at.sheet if each.at else None,
            "cellule": each.at,
            "ot": each.office,
            "nom": names.get(each.office or ""),
            "message": each.message,
            "correction": each.remedy,
        }


def summary(rows: Sequence[Row]) -> str:
    """How many anomalies there are of each severity."""
    return tally(Severity(row["gravite"]) for row in rows).capitalize()


def tally(severities: Iterable[Severity]) -> str:
    """How many anomalies there are of each severity, gravest first, within a sentence."""
    found = Counter(severities)
    if not found:
        return "aucune anomalie"
    return ", ".join(count(found[each], word) for each, word in IN_WORDS.items())
