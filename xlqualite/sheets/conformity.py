"""The sheet Conformité: each OT against each requirement of its level."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlqualite.compute.conformity import Conformity
from xlqualite.compute.conformity.registry import Status
from xlqualite.french import NBSP, count
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

TABLE = ResultTable(
    "conformite",
    "Conformité",
    "R_Conformite",
    "Chaque OT face aux exigences de son niveau.",
    (
        ResultColumn("ot", "OT"),
        ResultColumn("nom", "Nom", wraps=True),
        ResultColumn(
            "exigence",
            "Code",
            why="pourquoi",
            note="L'exigence se lit au bas de la feuille Règles. Un clic mène à ce qui explique.",
        ),
        ResultColumn("libelle", "Exigence", wraps=True),
        ResultColumn("repere", "Repère", wraps=True, note="Ce qui est attendu."),
        ResultColumn(
            "realise", "Réalisé", wraps=True, note="Ce qui est constaté au jour des résultats."
        ),
        ResultColumn("ecart", "Écart", wraps=True, note="Ce qui manque, ou dépasse."),
        ResultColumn(
            "statut",
            "Statut",
            note=f"Non évaluable{NBSP}: il manque une information pour le dire.",
        ),
        ResultColumn(
            "echeance", "Échéance", Show.DATE, note="Le jour où l'exigence doit être remplie."
        ),
        ResultColumn(
            "pourquoi",
            "Pourquoi",
            Show.REASONS,
            wraps=True,
            note="Les faits retenus, chacun avec sa cellule.",
        ),
    ),
)
IN_WORDS = {
    Status.FAILING: ("exigence non conforme", "exigences non conformes"),
    Status.TO_WATCH: ("à surveiller", "à surveiller"),
    Status.NOT_ASSESSABLE: ("non évaluable",),
    Status.CONFORMING: ("conforme",),
    Status.NOT_APPLICABLE: ("sans objet", "sans objet"),
}


def rows(conformity: Iterable[Conformity], names: Mapping[str, str]) -> Iterator[Row]:
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


def summary(rows: Sequence[Row]) -> str:
    """How many requirements are met, or not, what matters first."""
    found = Counter(row["statut"] for row in rows)
    return ", ".join(count(found[each.value], *words) for each, words in IN_WORDS.items())
