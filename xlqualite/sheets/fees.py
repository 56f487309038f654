"""The sheet Financement: what each OT owes for the year, split, called, received, passed on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from xlqualite.compute.fees import Fee
from xlqualite.french import NBSP, count, euros
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

TO_COMPLETE = "à compléter"
TABLE = ResultTable(
    "financement",
    "Financement",
    "R_Financement",
    "Ce que règle chaque OT dans l'année, partagé entre relais départemental et région.",
    (
        ResultColumn("ot", "OT"),
        ResultColumn("nom", "Nom", wraps=True),
        ResultColumn("annee", "Année", Show.WHOLE),
        ResultColumn(
            "niveau",
            "Niveau",
            Show.WHOLE,
            note=f"Celui du 1er janvier{NBSP}; au niveau 1, le premier atteint dans l'année.",
        ),
        ResultColumn("accueils", "Accueils", Show.WHOLE, note="Accueils ouverts au 1er janvier."),
        ResultColumn("forfait", "Forfait", Show.EUROS, total=True, note="Forfait annuel du tarif."),
        ResultColumn(
            "supplements",
            "Suppléments",
            Show.EUROS,
            total=True,
            note="Accueils au-delà du premier.",
        ),
        ResultColumn(
            "jours",
            "Jours",
            Show.EUROS,
            total=True,
            note="Jours de diagnostic sur site, au tarif du jour.",
        ),
        ResultColumn(
            "montant",
            "Montant",
            Show.EUROS,
            total=True,
            why="pourquoi",
            absent=TO_COMPLETE,
            note="Montant convenu s'il est écrit, sinon la somme des trois parts.",
        ),
        ResultColumn(
            "part_departementale",
            "Part départementale",
            Show.EUROS,
            total=True,
            absent=TO_COMPLETE,
            note="Part du relais départemental, arrondie au centime.",
        ),
        ResultColumn(
            "part_regionale",
            "Part régionale",
            Show.EUROS,
            total=True,
            absent=TO_COMPLETE,
            note=f"Le reste{NBSP}: les deux parts font exactement le montant.",
        ),
        ResultColumn(
            "appele",
            "Appelé",
            Show.EUROS,
            total=True,
            note=f"Écrit dans Participations{NBSP}; 0 tant que rien n'est appelé.",
        ),
        ResultColumn("encaisse", "Encaissé", Show.EUROS, total=True),
        ResultColumn("verse_region", "Versé à la région", Show.EUROS, total=True),
        ResultColumn(
            "reste_du", "Reste dû", Show.BALANCE, total=True, note="Appelé moins encaissé."
        ),
        ResultColumn(
            "pourquoi",
            "Pourquoi",
            Show.REASONS,
            wraps=True,
            note="Le tarif et les faits retenus, chacun avec sa cellule.",
        ),
    ),
)
NOTHING = Decimal(0)


def rows(fees: Iterable[Fee], names: Mapping[str, str]) -> Iterator[Row]:
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
            "convenu": each.account is not None and each.account.agreed is not None,
        }


def summary(rows: Sequence[Row]) -> str:
    """What the totals leave out, and what makes Montant differ from its details."""
    unknown = sum(row["montant"] is None for row in rows)
    left_out = (f"hors {count(unknown, 'montant')} à compléter",) if unknown else ()
    return ", ".join(("Total", *_agreed(rows), *left_out))


def _agreed(rows: Sequence[Row]) -> Iterator[str]:
    """The amounts agreed that have no detail, or another one."""
    agreed = [row for row in rows if row["convenu"]]
    bare = sum((row["montant"] for row in agreed if row["forfait"] is None), NOTHING)
    if bare:
        yield f"dont {euros(bare)} convenus (sans détail)"
    others = [row for row in agreed if row["forfait"] is not None]
    instead = sum((row["montant"] for row in others if _detail(row) != row["montant"]), NOTHING)
    if instead:
        yield f"dont {euros(instead)} convenus au lieu du tarif"


def _detail(row: Row) -> Decimal:
    found: Decimal = row["forfait"] + row["supplements"] + row["jours"]
    return found
