"""The sheet Échéances: what falls due, soonest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlqualite.compute.deadlines import Deadline
from xlqualite.french import NBSP, days
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

TABLE = ResultTable(
    "echeances",
    "Échéances",
    "R_Echeances",
    "Ce qui arrive à échéance, le plus proche d'abord.",
    (
        ResultColumn("date", "Date", Show.DATE),
        ResultColumn("ot", "OT", note="Vide pour ce qui concerne tout le réseau."),
        ResultColumn("nom", "Nom", wraps=True),
        ResultColumn(
            "quoi",
            "Quoi",
            wraps=True,
            note="Fin de marque ou de classement, jalon, action, intervention, appel, contact.",
        ),
        ResultColumn(
            "jours_restants",
            "Jours restants",
            Show.WHOLE,
            why="pourquoi",
            note=f"À compter du jour des résultats{NBSP}; ▲ si la date est passée.",
        ),
    ),
)
NEAR = 30  # days: what is soon due


def rows(deadlines: Iterable[Deadline], names: Mapping[str, str]) -> Iterator[Row]:
    """One row per deadline; days left are negative once it has passed."""
    for each in deadlines:
        yield {
            "date": each.day,
            "ot": each.office,
            "nom": names.get(each.office or ""),
            "quoi": each.what,
            "jours_restants": each.days_left,
            "pourquoi": each.because,
        }


def summary(rows: Sequence[Row]) -> str:
    """How many are late, near and further off."""
    left = [row["jours_restants"] for row in rows]
    late = sum(each < 0 for each in left)
    near = sum(0 <= each <= NEAR for each in left)
    return f"{late} en retard, {near} dans les {days(NEAR)}, {len(left) - late - near} plus tard"
