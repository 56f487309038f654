"""The sheet Progression: the score of each OT by chapter, beside the share of the grid answered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlqualite.compute.progress import Progress
from xlqualite.french import NBSP, count
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

TABLE = ResultTable(
    "progression",
    "Progression",
    "R_Progression",
    "Le score de chaque OT par chapitre, à côté de la part de la grille renseignée.",
    (
        ResultColumn("ot", "OT"),
        ResultColumn("nom", "Nom", wraps=True),
        ResultColumn(
            "chapitre",
            "Chapitre",
            wraps=True,
            absent="Total",
            note=f"Le chapitre du référentiel{NBSP}; Total pour toute la grille.",
        ),
        ResultColumn(
            "score",
            "Score",
            Show.SHARE,
            why="pourquoi",
            note="Moyenne pondérée des réponses, NM et NC exclus. À lire avec Renseigné.",
        ),
        ResultColumn(
            "renseigne",
            "Renseigné",
            Show.SHARE,
            note="Part des critères applicables qui ont une réponse.",
        ),
        ResultColumn(
            "obligatoires_non_satisfaits",
            "Obligatoires non satisfaits",
            Show.LIST,
            wraps=True,
            note="Les critères obligatoires répondus Non, I ou TI.",
        ),
    ),
)


def rows(progress: Iterable[Progress], names: Mapping[str, str]) -> Iterator[Row]:
    """One row per OT and chapter, then its total with no chapter."""
    for each in progress:
        yield {
            "ot": each.office,
            "nom": names[each.office],
            "chapitre": each.chapter,
            "score": each.score,
            "renseigne": each.answered,
            "obligatoires_non_satisfaits": each.unmet_mandatory,
            "pourquoi": each.because,
        }


def summary(rows: Sequence[Row]) -> str:
    """How many OT have a score, and what they still have to meet."""
    totals = [row for row in rows if row["chapitre"] is None]
    scored = sum(row["score"] is not None for row in totals)
    unmet = sum(len(row["obligatoires_non_satisfaits"]) for row in totals)
    mandatory = ("critère obligatoire non satisfait", "critères obligatoires non satisfaits")
    offices = count(len(totals), "OT suivi", "OT suivis")
    return f"{offices}, {scored} avec un score, {count(unmet, *mandatory)}"
