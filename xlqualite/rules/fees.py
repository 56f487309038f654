"""FIN: fees called, received and passed on to the region, and the tariffs they rest on."""

from collections.abc import Iterator

from xlqualite.anomaly import Severity
from xlqualite.compute.fees import Fee, fee_of, fees, split
from xlqualite.compute.levels import level_of
from xlqualite.compute.tariffs import illegible, tariff_in_force
from xlqualite.compute.tracking import watched_all_year
from xlqualite.dossier import Dossier
from xlqualite.french import euros, short_date, some
from xlqualite.months import days_after, first_day
from xlqualite.rules.registry import Hit, Hits, Scope, hit, rule
from xlqualite.tables import Accueil, FeeAccount, Intervention, Tariff

PAYING_LEVELS = (2, 3)
ACCOUNTS = (FeeAccount,)


@rule(
    "FIN001",
    "Versement à la région différent de sa part",
    Severity.ALERTE,
    Scope(needs=ACCOUNTS, departed=True),
)
def passed_on_differs(dossier: Dossier) -> Hits:
    """Le montant versé à la région n'est pas la part qui lui revient de ce qui a été encaissé.

    Corriger : verser la différence à la région, ou corriger Encaissé ou Versé à la région.
    """
    for account, fee in _accounts(dossier, "received", "passed_on"):
        due = split(fee.received, fee.share)[1]
        if fee.passed_on == due or _still_to_come(dossier, account, "received"):
            continue
        delay = dossier.settings.passing_on_days
        limit = days_after(account.received_on, delay) if account.received_on else None
        yield hit(
            account,
            "passed_on",
            f"Versé à la région {euros(fee.passed_on)}, pour une part de {euros(due)} "
            f"({euros(fee.received)} encaissés pour {fee.year})"
            + (f", attendue le {short_date(limit)}." if limit else "."),
            Severity.ALERTE if limit and limit <= dossier.as_of else Severity.INFO,
        )


@rule("FIN002", "Participation appelée au niveau 1", Severity.ALERTE, Scope(needs=ACCOUNTS))
def called_below_level_two(dossier: Dossier) -> Hits:
    """Seuls les niveaux 2 et 3 paient une participation, et l'OT n'y a pas été de l'année.

    Corriger : compléter les dates de l'engagement ou de la marque, ou retirer le montant appelé.
    """
    for account, fee in _accounts(dossier, "called"):
        if fee.called and not fee.owed:
            level = f"au niveau {fee.level}" if fee.level else "sans niveau"
            text = f"{euros(fee.called)} appelés pour {fee.year}, année où l'OT est {level}."
            yield hit(account, "called", text)


@rule(
    "FIN003",
    "Participation non appelée",
    Severity.ALERTE,
    Scope(needs=ACCOUNTS, absence=ACCOUNTS),
)
def nothing_called(dossier: Dossier) -> Hits:
    """Un OT de niveau 2 ou 3 n'a pas été appelé à participer cette année.

    Corriger : appeler la participation, puis saisir Montant appelé et Appelé le.
    """
    year = dossier.as_of.year
    early = dossier.as_of < dossier.settings.fee_alert_from.in_year(year)
    for fee in fees(dossier, year):
        if fee.awaits_its_call and watched_all_year(dossier, fee.office):
            yield hit(
                dossier.of(fee.office).office,
                "code",
                f"Participation {year} (niveau {fee.level}) à appeler.",
                Severity.INFO if early else Severity.ALERTE,
            )


@rule(
    "FIN004",
    "Aucun tarif en vigueur",
    Severity.ALERTE,
    Scope(needs=(Tariff,), absence=(Tariff,)),
)
def no_tariff(dossier: Dossier) -> Hits:
    """Un niveau n'a pas de tarif au 1er janvier : ses participations restent à compléter.

    Corriger : ajouter à la feuille Tarifs une ligne de ce niveau, ou saisir un montant convenu.
    """
    for year in sorted({dossier.as_of.year, *(each.year for each in dossier.fees)}):
        day = first_day(year)
        for level in PAYING_LEVELS:
            tariff = tariff_in_force(dossier, level, day)
            waiting = [
                dossier.of(each.office).name
                for each in fees(dossier, year)
                if each.level == level
                and each.amount is None
                and each.fixed is None
                and level_of(dossier, each.office).rank
            ]
            if waiting and not (tariff and illegible(tariff)):
                yield Hit(
                    dossier.heading(Tariff, "level"),
                    None,
                    f"Aucun tarif du niveau {level} en vigueur au {short_date(day)}, "
                    f"attendu pour {some(waiting)}.",
                )


@rule(
    "FIN005",
    "Encaissé supérieur au montant appelé",
    Severity.ALERTE,
    Scope(needs=ACCOUNTS, departed=True),
)
def received_exceeds_called(dossier: Dossier) -> Hits:
    """L'OT a versé plus que ce qui lui a été appelé.

    Corriger : vérifier Montant appelé et Encaissé, ou rembourser la différence.
    """
    for account, fee in _accounts(dossier, "called", "received"):
        if fee.received > fee.called and not _still_to_come(dossier, account, "called"):
            text = f"{euros(fee.received)} encaissés pour {fee.year}, {euros(fee.called)} appelés."
            yield hit(account, "received", text)


@rule(
    "FIN006",
    "Montant appelé différent du montant calculé",
    Severity.INFO,
    Scope(needs=ACCOUNTS, absence=(Tariff, Accueil, Intervention)),
)
def called_differs(dossier: Dossier) -> Hits:
    """Le montant appelé, qui fait foi, n'est pas le montant convenu ou calculé d'après le tarif.

    Corriger : vérifier le montant appelé, ou saisir la différence voulue dans Montant convenu.
    """
    for account, fee in _accounts(dossier, "called"):
        if account.called is None or fee.amount is None or not fee.owed:
            continue
        if fee.called != fee.amount:
            origin = "calculé" if account.agreed is None else "convenu"
            text = f"{euros(fee.called)} appelés pour {fee.year}, {euros(fee.amount)} {origin}s."
            yield hit(account, "called", text)


def _accounts(dossier: Dossier, *names: str) -> Iterator[tuple[FeeAccount, Fee]]:
    """The rows of Participations in which some cells could be read, with the fee of each."""
    for account in dossier.fees:
        fee = fee_of(dossier, account.office, account.year)
        if fee and fee.account is account and account.source.faulty.isdisjoint(names):
            yield account, fee


def _still_to_come(dossier: Dossier, account: FeeAccount, name: str) -> bool:
    """Whether an amount is typed, with a date after the day: nothing is held against it yet."""
    rows = dossier.typed.of(account.office).fees
    typed = next(each for each in rows if each.source is account.source)
    return getattr(account, name) is None and getattr(typed, name) is not None
