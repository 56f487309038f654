"""The sheet Anomalies: what to look at, gravest first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from xlqualite.anomaly import Anomaly, Severity
from xlqualite.dossier import Dossier, folders
from xlqualite.french import count
from xlqualite.port import ResultSheet
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show
from xlqualite.sheets.computed import Computed, Standing

TABLE = ResultTable(
    "anomalies",
    "Anomalies",
    "R_Anomalies",
    "Ce qui est à regarder, le plus grave d'abord ; un clic sur la cellule y mène.",
    (
        ResultColumn("code", "Code"),
        ResultColumn("gravite", "Gravité"),
        ResultColumn("feuille", "Feuille"),
        ResultColumn("cellule", "Cellule", Show.CELL),
        ResultColumn("ot", "OT"),
        ResultColumn("nom", "Nom", wraps=True),
        ResultColumn("message", "Message", wraps=True),
        ResultColumn("correction", "Comment corriger", wraps=True),
    ),
)
IN_WORDS = {
    Severity.BLOQUANT: "bloquant",
    Severity.ALERTE: "alerte",
    Severity.INFO: "information",
}
Lists = dict[str, list[Row]]


def names_of(dossier: Dossier | None) -> dict[str, str]:
    """The name of each OT by its code."""
    return {code: each.name for code, each in folders(dossier).items()} if dossier else {}


def anomalies_to_json(anomalies: Iterable[Anomaly], dossier: Dossier | None) -> Lists:
    """The anomalies as the JSON of the contract writes them."""
    return {TABLE.key: TABLE.to_json(rows(anomalies, names_of(dossier)))}


def anomalies_sheet(anomalies: Iterable[Anomaly], dossier: Dossier) -> ResultSheet:
    """The sheet Anomalies.

    Args:
        anomalies: in the order to show.
        dossier: the one they were found in.
    """
    shown = tuple(rows(anomalies, names_of(dossier)))
    return Computed(TABLE, shown, Standing(dossier.as_of), summary).to_sheet()


def rows(anomalies: Iterable[Anomaly], names: dict[str, str]) -> Iterator[Row]:
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
    found = tally(Severity(row["gravite"]) for row in rows)
    return found[0].upper() + found[1:]


def tally(severities: Iterable[Severity]) -> str:
    """How many anomalies there are of each severity, gravest first, within a sentence."""
    found = Counter(severities)
    if not found:
        return "aucune anomalie"
    return ", ".join(count(found[each], word) for each, word in IN_WORDS.items())
