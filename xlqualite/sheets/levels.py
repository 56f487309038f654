"""The sheet Niveaux: the level of each OT, why, and what would bring the next."""

from collections.abc import Iterable, Iterator

from xlqualite.compute.levels import Level
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

TABLE = ResultTable(
    "niveaux",
    "Niveaux",
    "R_Niveaux",
    (
        ResultColumn("ot", "OT"),
        ResultColumn("nom", "Nom"),
        ResultColumn("niveau", "Niveau", Show.WHOLE),
        ResultColumn("niveau_declare", "Niveau déclaré", Show.WHOLE),
        ResultColumn("depuis", "Depuis le", Show.DATE),
        ResultColumn("fin_marque", "Fin de la marque", Show.DATE),
        ResultColumn("pourquoi", "Pourquoi", Show.REASONS),
        ResultColumn("pour_passer", "Pour passer au niveau suivant", Show.REASONS),
    ),
)


def rows(levels: Iterable[Level], names: dict[str, str]) -> Iterator[Row]:
    """One row per OT, also when it has no level."""
    for each in levels:
        yield {
            "ot": each.office,
            "nom": names[each.office],
            "niveau": each.rank,
            "niveau_declare": each.declared,
            "depuis": each.since,
            "fin_marque": each.label_end,
            "pourquoi": each.because,
            "pour_passer": each.next_steps,
        }
