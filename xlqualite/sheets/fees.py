"""The sheet Financement: what each OT owes for the year, split, called, received, passed on."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from xlqualite.compute.fees import Fee
from xlqualite.french import count
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

TABLE = ResultTable(
    "financement",
    "Financement",
    "R_Financement",
    "Ce que règle chaque OT dans l'année, partagé entre relais départemental et région.",
    (
        ResultColumn("ot", "OT"),
        ResultColumn("nom", "Nom", wraps=True),
        ResultColumn("annee", "Année", Show.WHOLE),
        ResultColumn("niveau", "Niveau", Show.WHOLE),
        ResultColumn("accueils", "Accueils", Show.WHOLE),
        ResultColumn("forfait", "Forfait", Show.EUROS, total=True),
        ResultColumn("supplements", "Suppléments", Show.EUROS, total=True),
        ResultColumn("jours", "Jours", Show.EUROS, total=True),
        ResultColumn("montant", "Montant", Show.EUROS, total=True, why="pourquoi"),
        ResultColumn("part_departementale", "Part départementale", Show.EUROS, total=True),
        ResultColumn("part_regionale", "Part régionale", Show.EUROS, total=True),
        ResultColumn("appele", "Appelé", Show.EUROS, total=True),
        ResultColumn("encaisse", "Encaissé", Show.EUROS, total=True),
        ResultColumn("verse_region", "Versé à la région", Show.EUROS, total=True),
        ResultColumn("reste_du", "Reste dû", Show.EUROS, total=True),
        ResultColumn("pourquoi", "Pourquoi", Show.REASONS, wraps=True),
    ),
)
NOTHING = Decimal(0)


def rows(fees: Iterable[Fee], names: dict[str, str]) -> Iterator[Row]:
    """One row per OT and year, in euros; what was not called, received or passed on is 0."""
    for each in fees:
        yield {
            "ot": each.office,
            "nom": names[each.office],
            "annee": each.year,
            "niveau": each.level,
            "accueils": each.accueils,
            "forfait": each.fixed,
            "supplements": each.supplements,
            "jours": each.days_part,
            "montant": each.amount,
            "part_departementale": each.department,
            "part_regionale": each.region,
            "appele": each.called or NOTHING,
            "encaisse": each.received or NOTHING,
            "verse_region": each.passed_on or NOTHING,
            "reste_du": each.still_due,
            "pourquoi": each.because,
        }


def summary(rows: Sequence[Row]) -> str:
    """What the totals leave out: the amounts that are not known yet."""
    unknown = sum(row["montant"] is None for row in rows)
    return f"Total, hors {count(unknown, 'montant')} à compléter" if unknown else "Total"
