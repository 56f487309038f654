"""The sheet Progression: the score of each OT by chapter, beside the share of the grid answered."""

from collections.abc import Iterable, Iterator

from xlqualite.compute.progress import Progress
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

TABLE = ResultTable(
    "progression",
    "Progression",
    "R_Progression",
    (
        ResultColumn("ot", "OT"),
        ResultColumn("nom", "Nom"),
        ResultColumn("chapitre", "Chapitre"),
        ResultColumn("score", "Score", Show.SHARE),
        ResultColumn("renseigne", "Renseigné", Show.SHARE),
        ResultColumn("obligatoires_non_satisfaits", "Obligatoires non satisfaits", Show.LIST),
    ),
)


def rows(progress: Iterable[Progress], names: dict[str, str]) -> Iterator[Row]:
    """One row per OT and chapter, then its total with no chapter."""
    for each in progress:
        yield {
            "ot": each.office,
            "nom": names[each.office],
            "chapitre": each.chapter,
            "score": each.score,
            "renseigne": each.answered,
            "obligatoires_non_satisfaits": each.unmet_mandatory,
        }
