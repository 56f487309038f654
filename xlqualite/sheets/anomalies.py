"""The sheet Anomalies: what to look at, gravest first."""

from collections.abc import Iterable, Iterator

from xlqualite.anomaly import Anomaly
from xlqualite.dossier import Dossier, folders
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row

TABLE = ResultTable(
    "anomalies",
    "Anomalies",
    "R_Anomalies",
    (
        ResultColumn("code", "Code"),
        ResultColumn("gravite", "Gravité"),
        ResultColumn("feuille", "Feuille"),
        ResultColumn("cellule", "Cellule"),
        ResultColumn("ot", "OT"),
        ResultColumn("nom", "Nom"),
        ResultColumn("message", "Message"),
        ResultColumn("correction", "Comment corriger"),
    ),
)


Lists = dict[str, list[Row]]


def names_of(dossier: Dossier | None) -> dict[str, str]:
    """The name of each OT by its code."""
    return {code: each.name for code, each in folders(dossier).items()} if dossier else {}


def anomalies_to_json(anomalies: Iterable[Anomaly], dossier: Dossier | None) -> Lists:
    """The anomalies as the JSON of the contract writes them."""
    return {TABLE.key: TABLE.to_json(rows(anomalies, names_of(dossier)))}


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
            "cellule": str(each.at) if each.at else None,
            "ot": each.office,
            "nom": names.get(each.office or ""),
            "message": each.message,
            "correction": each.remedy,
        }
