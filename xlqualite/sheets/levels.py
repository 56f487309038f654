"""The sheet Niveaux: the level of each OT, why, and what would bring the next."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlqualite.compute.levels import Level
from xlqualite.french import count
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

TABLE = ResultTable(
    "niveaux",
    "Niveaux",
    "R_Niveaux",
    "Le niveau de chaque OT, ce qui l'explique et ce qui mènerait au suivant.",
    (
        ResultColumn("ot", "OT"),
        ResultColumn("nom", "Nom", wraps=True),
        ResultColumn("niveau", "Niveau", Show.WHOLE, why="pourquoi"),
        ResultColumn("niveau_declare", "Niveau déclaré", Show.WHOLE),
        ResultColumn("depuis", "Depuis le", Show.DATE),
        ResultColumn("fin_marque", "Fin de la marque", Show.DATE),
        ResultColumn("pourquoi", "Pourquoi", Show.REASONS, wraps=True),
        ResultColumn("pour_passer", "Pour passer au niveau suivant", Show.REASONS, wraps=True),
    ),
)


def rows(levels: Iterable[Level], names: Mapping[str, str]) -> Iterator[Row]:
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


def summary(rows: Sequence[Row]) -> str:
    """How many OT stand at each level."""
    found = Counter(row["niveau"] for row in rows)
    first = f"{count(found[1], 'OT', 'OT')} au niveau 1"
    others = (f"{found[rank]} au niveau {rank}" for rank in (2, 3))
    without = (f"{found[None]} sans niveau",) if found[None] else ()
    return ", ".join((first, *others, *without))
