"""C2-MIN, C2-MOY, C2-TEMPS: the delays towards the marque, and the time the référents have."""

from collections.abc import Iterator
from datetime import date

from xlqualite.anomaly import Reason
from xlqualite.compute.accueils import open_accueils
from xlqualite.compute.conformity.registry import Finding, Status, requirement
from xlqualite.compute.delays import Delays, delays_of
from xlqualite.compute.referents import referents
from xlqualite.dossier import Dossier, Folder
from xlqualite.french import count, days, number, short_date
from xlqualite.months import months_between
from xlqualite.vocabularies import AnnexService, YesNo

ANNEX_SERVICES = {
    "shop": AnnexService.SHOP.value,
    "events": AnnexService.EVENTS.value,
    "sales": AnnexService.SALES.value,
}


@requirement("C2-MIN", (2,), "Délai minimal avant la marque")
def not_before_the_shortest_delay(dossier: Dossier, folder: Folder) -> Finding:
    """No target earlier than engagement + 18 months (a decision made brings level 3).

    Source: programme, "des délais pour aboutir à la marque sont incompressibles : au minimum 1 an
    1/2".
    """
    delays, target = delays_of(dossier, folder.code), folder.office.audit_target
    if delays is None:
        return _undated(folder)
    expected = f"au plus tôt le {short_date(delays.earliest_on)}"
    if target is None:
        return _untargeted(folder, expected)
    early = target < delays.earliest_on
    return Finding(
        status=Status.FAILING if early else Status.CONFORMING,
        benchmark=expected,
        done=f"objectif le {short_date(target)}",
        gap=f"{days((delays.earliest_on - target).days)} trop tôt" if early else "",
        due_on=target,
        because=(_engaged(delays), _targeted(folder, target)),
    )


@requirement("C2-MOY", (2,), "Durée moyenne jusqu'à la marque")
def within_the_usual_delay(dossier: Dossier, folder: Folder) -> Finding:
    """Information beyond 36 months; the reasons name what the programme says it depends on.

    Source: programme, "en moyenne 3 ans, selon l'importance de l'OT et des services annexes, selon
    son niveau d'implication et le temps de travail dont dispose le référent".
    """
    delays = delays_of(dossier, folder.code)
    if delays is None:
        return _undated(folder)
    beyond = dossier.as_of > delays.usual_by
    elapsed = months_between(delays.engaged_on, dossier.as_of)
    return Finding(
        status=Status.TO_WATCH if beyond else Status.CONFORMING,
        benchmark=f"{dossier.settings.label_average_months} mois en moyenne",
        done=f"{elapsed} mois",
        gap=_too_long(dossier, delays) if beyond else "",
        due_on=delays.usual_by,
        because=(_engaged(delays), *_circumstances(dossier, folder)),
    )


@requirement("C2-TEMPS", (2,), "Temps des référents qualité")
def time_of_the_referents(dossier: Dossier, folder: Folder) -> Finding:
    """1 to 2 days per week of the référents in post, if the target is before the usual delay.

    Source: programme, "le temps de travail dont dispose le référent en charge de la qualité (au
    minimum 1 à 2 jours/semaine pour une avancée en 1 an 1/2)".
    """
    settings = dossier.settings
    least, advised = settings.referent_minimum_days, settings.referent_advised_days
    expected = f"{number(least)} à {days(advised)} par semaine"
    delays, target = delays_of(dossier, folder.code), folder.office.audit_target
    if delays is None:
        return _undated(folder)
    if target is None:
        return _untargeted(folder, expected)
    if target >= delays.usual_by:
        return Finding(status=Status.NOT_APPLICABLE, because=(_targeted(folder, target),))
    found = referents(dossier, folder.code)
    because = (*found.because, _engaged(delays), _targeted(folder, target))
    time = found.days_per_week
    if time is None:
        return Finding(status=Status.NOT_ASSESSABLE, benchmark=expected, because=because)
    return Finding(
        status=Status.TO_WATCH if time < least else Status.CONFORMING,
        benchmark=expected,
        done=f"{days(time)} par semaine",
        gap=f"manque {days(least - time)}" if time < least else "",
        due_on=target,
        because=because,
    )


def _undated(folder: Folder) -> Finding:
    reason = Reason("Date d'engagement à renseigner", folder.office.at("code"))
    return Finding(status=Status.NOT_ASSESSABLE, because=(reason,))


def _untargeted(folder: Folder, expected: str) -> Finding:
    reason = Reason("Objectif d'audit final à renseigner", folder.office.at("audit_target"))
    return Finding(status=Status.NOT_ASSESSABLE, benchmark=expected, because=(reason,))


def _engaged(delays: Delays) -> Reason:
    text = f"Engagé vers la marque le {short_date(delays.engaged_on)}"
    return Reason(text, delays.engagement.at("day"))


def _targeted(folder: Folder, target: date) -> Reason:
    text = f"Objectif d'audit final le {short_date(target)}"
    return Reason(text, folder.office.at("audit_target"))


def _too_long(dossier: Dossier, delays: Delays) -> str:
    over = months_between(delays.usual_by, dossier.as_of)
    return f"{over} mois de plus" if over else "moins d'un mois de plus"


def _circumstances(dossier: Dossier, folder: Folder) -> Iterator[Reason]:
    """What the programme says the duration depends on, as far as it is known."""
    office, accueils = folder.office, open_accueils(folder, dossier.as_of)
    yield Reason(count(len(accueils), "accueil ouvert", "accueils ouverts"), office.at("code"))
    for name, words in ANNEX_SERVICES.items():
        if getattr(office, name) is YesNo.YES:
            yield Reason(f"Service annexe : {words}", office.at(name))
    if office.involvement:
        yield Reason(f"Implication : {office.involvement.value}", office.at("involvement"))
    yield from referents(dossier, folder.code).because
