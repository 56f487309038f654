"""The sheet Conformité: each OT against each requirement of its level."""

from collections.abc import Iterable, Iterator

from xlqualite.compute.conformity import Conformity
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

TABLE = ResultTable(
    "conformite",
    "Conformité",
    "R_Conformite",
    (
        ResultColumn("ot", "OT"),
        ResultColumn("nom", "Nom"),
        ResultColumn("exigence", "Code"),
        ResultColumn("libelle", "Exigence"),
        ResultColumn("repere", "Repère"),
        ResultColumn("realise", "Réalisé"),
        ResultColumn("ecart", "Écart"),
        ResultColumn("statut", "Statut"),
        ResultColumn("echeance", "Échéance", Show.DATE),
        ResultColumn("pourquoi", "Pourquoi", Show.REASONS),
    ),
)


def rows(conformity: Iterable[Conformity], names: dict[str, str]) -> Iterator[Row]:
    """One row per OT and requirement; a text that says nothing is null."""
    for each in conformity:
        yield {
            "ot": each.office,
            "nom": names[each.office],
            "exigence": each.code,
            "libelle": each.title,
            "repere": each.finding.benchmark or None,
            "realise": each.finding.done or None,
            "ecart": each.finding.gap or None,
            "statut": each.finding.status.value,
            "echeance": each.finding.due_on,
            "pourquoi": each.finding.because,
        }
