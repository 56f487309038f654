"""The criteria that apply to an OT, and its latest answers to them at each of its accueils."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from xlqualite.compute.accueils import open_accueils
from xlqualite.dossier import Dossier, remembered
from xlqualite.tables import Answer, Criterion, Office
from xlqualite.vocabularies import AnnexService, Response, YesNo

MET = (Response.YES, Response.TS, Response.S)
UNMET = (Response.NO, Response.I, Response.TI)

Answers = Mapping[str, Answer]
"""The answer in force to each criterion, by code, at one accueil."""


@remembered
def applicable_criteria(dossier: Dossier, office: str) -> tuple[Criterion, ...]:
    """All criteria, less those of an annex service that the OT has not declared to have."""
    services = _services(dossier.of(office).office)
    return tuple(
        each
        for each in dossier.criteria
        if each.annex_service is None or each.annex_service in services
    )


@remembered
def answers_of(dossier: Dossier, office: str) -> Mapping[str | None, Answers]:
    """The latest answers on the day, at each open accueil by code; under None when none is open.

    An answer for an accueil wins over the OT's general one, which holds wherever there is none.
    """
    folder = dossier.of(office)
    places = tuple(each.code for each in open_accueils(folder, dossier.as_of)) or (None,)
    return {place: answers_at(dossier, office, place) for place in places}


def answers_at(dossier: Dossier, office: str, accueil: str | None) -> Answers:
    """The latest answers on the day at an accueil, be it closed; for None, the general ones."""
    latest = _latest(dossier, office)
    return {**latest.get(None, {}), **latest.get(accueil, {})}


@remembered
def _latest(dossier: Dossier, office: str) -> Mapping[str | None, Answers]:
    """The latest answers given for each accueil, and for the OT as a whole under None."""
    latest: dict[str | None, dict[str, Answer]] = {}
    for each in sorted(dossier.of(office).answers, key=_observed_on):
        if each.accueil or each.blank("accueil"):
            latest.setdefault(each.accueil, {})[each.criterion] = each
    return latest


def answers_to(dossier: Dossier, office: str, criterion: str) -> tuple[Answer, ...]:
    """The answers in force to a criterion, one per open accueil that has one."""
    everywhere = answers_of(dossier, office).values()
    return tuple(each[criterion] for each in everywhere if criterion in each)


def is_met(answers: Iterable[Answer]) -> bool:
    """Whether a criterion is satisfied: somewhere so answered, and nowhere the contrary."""
    responses = {each.response for each in answers}
    return not responses.isdisjoint(MET) and responses.isdisjoint(UNMET)


def unmet(answers: Iterable[Answer]) -> Iterator[Answer]:
    """The answers that say a criterion is not satisfied (NM and NC say nothing of it)."""
    return (each for each in answers if each.response in UNMET)


def _services(office: Office) -> set[AnnexService]:
    declared = {
        AnnexService.SHOP: office.shop,
        AnnexService.EVENTS: office.events,
        AnnexService.SALES: office.sales,
    }
    return {service for service, has in declared.items() if has is YesNo.YES}


def _observed_on(answer: Answer) -> date:
    return answer.observed_on
