"""The sheet Échéances: what falls due, soonest first."""

from collections.abc import Iterable, Iterator

from xlqualite.compute.deadlines import Deadline
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

TABLE = ResultTable(
    "echeances",
    "Échéances",
    "R_Echeances",
    (
        ResultColumn("date", "Date", Show.DATE),
        ResultColumn("ot", "OT"),
        ResultColumn("nom", "Nom"),
        ResultColumn("quoi", "Quoi"),
        ResultColumn("jours_restants", "Jours restants", Show.WHOLE),
    ),
)


def rows(deadlines: Iterable[Deadline], names: dict[str, str]) -> Iterator[Row]:
    """One row per deadline; days left are negative once it has passed."""
    for each in deadlines:
        yield {
            "date": each.day,
            "ot": each.office,
            "nom": names.get(each.office or ""),
            "quoi": each.what,
            "jours_restants": each.days_left,
        }
