"""The sheet Temps de travail: the coordinator's days by OT, level, kind and month."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlqualite.compute.time import WorkingTime
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

TABLE = ResultTable(
    "temps",
    "Temps de travail",
    "R_Temps",
    "Vos journées par OT, type et mois. "
    "Ce qui s'est fait sans l'animateur départemental n'y est pas compté.",
    (
        ResultColumn("ot", "OT"),
        ResultColumn("nom", "Nom", wraps=True),
        ResultColumn(
            "niveau", "Niveau", Show.WHOLE, note="Le niveau de l'OT à la date de l'intervention."
        ),
        ResultColumn("type", "Type"),
        ResultColumn("mois", "Mois", Show.MONTH),
        ResultColumn(
            "interventions",
            "Interventions",
            Show.WHOLE,
            total=True,
            note="Interventions réalisées avec vous.",
        ),
        ResultColumn(
            "jours_sur_site",
            "Jours sur site",
            Show.DAYS,
            total=True,
            note="Somme de Durée sur site.",
        ),
        ResultColumn(
            "jours_preparation",
            "Jours de préparation",
            Show.DAYS,
            total=True,
            note="Somme de Préparation et rédaction.",
        ),
    ),
)


def rows(times: Iterable[WorkingTime], names: Mapping[str, str]) -> Iterator[Row]:
    """One row per OT (none for collective work), kind and month; durations in days."""
    for each in times:
        yield {
            "ot": each.office,
            "nom": names.get(each.office or ""),
            "niveau": each.level,
            "type": each.type.value,
            "mois": each.month,
            "interventions": each.interventions,
            "jours_sur_site": each.days_on_site,
            "jours_preparation": each.days_of_preparation,
        }


def summary(_rows: Sequence[Row]) -> str:
    """What stands beside: its totals say the rest."""
    return "Total"
