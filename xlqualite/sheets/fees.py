"""The sheet Financement: what each OT owes for the year, split, called, received, passed on."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from xlqualite.compute.fees import Fee
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

TABLE = ResultTable(
    "financement",
    "Financement",
    "R_Financement",
    (
        ResultColumn("ot", "OT"),
        ResultColumn("nom", "Nom"),
        ResultColumn("annee", "Année", Show.WHOLE),
        ResultColumn("niveau", "Niveau", Show.WHOLE),
        ResultColumn("accueils", "Accueils", Show.WHOLE),
        ResultColumn("forfait", "Forfait", Show.EUROS),
        ResultColumn("supplements", "Suppléments", Show.EUROS),
        ResultColumn("jours", "Jours", Show.EUROS),
        ResultColumn("montant", "Montant", Show.EUROS),
        ResultColumn("part_departementale", "Part départementale", Show.EUROS),
        ResultColumn("part_regionale", "Part régionale", Show.EUROS),
        ResultColumn("appele", "Appelé", Show.EUROS),
        ResultColumn("encaisse", "Encaissé", Show.EUROS),
        ResultColumn("verse_region", "Versé à la région", Show.EUROS),
        ResultColumn("reste_du", "Reste dû", Show.EUROS),
        ResultColumn("pourquoi", "Pourquoi", Show.REASONS),
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
