"""The sheet Niveaux: the level of each OT, why, and what would bring the next."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlqualite.compute.levels import Level
from xlqualite.french import NBSP, count
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

TABLE = ResultTable(
    "niveaux",
    "Niveaux",
    "R_Niveaux",
    "Le niveau de chaque OT, ce qui l'explique et ce qui mènerait au suivant.",
    (
        ResultColumn("ot", "OT"),
        ResultColumn("nom", "Nom", wraps=True),
        ResultColumn(
            "niveau",
            "Niveau",
            Show.WHOLE,
            why="pourquoi",
            note="Calculé d'après Parcours et Labels. Un clic mène au fait qui décide.",
        ),
        ResultColumn(
            "niveau_declare",
            "Niveau déclaré",
            Show.WHOLE,
            note=f"Celui de la feuille OT{NBSP}; ≠ s'il diffère du niveau calculé.",
        ),
        ResultColumn(
            "depuis",
            "Depuis le",
            Show.DATE,
            note=f"Depuis quand l'OT est à ce niveau{NBSP}; vide quand le fait n'est pas daté.",
        ),
        ResultColumn(
            "fin_marque",
            "Fin de la marque",
            Show.DATE,
            note="Fin écrite dans Labels, sinon calculée d'après la feuille Régimes.",
        ),
        ResultColumn(
            "pourquoi",
            "Pourquoi",
            Show.REASONS,
            wraps=True,
            note="Les faits qui décident, chacun avec sa cellule.",
        ),
        ResultColumn(
            "pour_passer",
            "Pour passer au niveau suivant",
            Show.REASONS,
            wraps=True,
            note="Ce qui mènerait au niveau suivant, ou conserverait le niveau 3.",
        ),
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
