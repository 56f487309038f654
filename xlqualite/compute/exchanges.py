"""The last exchange with each OT: an intervention done, a return received, a workshop attended."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from xlqualite.compute.interventions import done
from xlqualite.compute.satisfaction import latest_return
from xlqualite.dossier import Dossier, remembered
from xlqualite.knowledge import received_on
from xlqualite.schema import Address
from xlqualite.vocabularies import EnrolmentState


@dataclass(frozen=True, eq=False)
class Exchange:
    """Something that passed between an OT and the relay.

    Attributes:
        what: in French, within a sentence.
    """

    day: date
    what: str
    at: Address


@remembered
def last_exchange(dossier: Dossier, office: str) -> Exchange | None:
    """The last exchange known on the day; None when there is none."""
    return max(_exchanges(dossier, office), key=lambda each: each.day, default=None)


def _exchanges(dossier: Dossier, office: str) -> Iterator[Exchange]:
    folder = dossier.of(office)
    for intervention in done(folder)[-1:]:
        what = intervention.type.value.lower()
        yield Exchange(intervention.day, what, intervention.at("day"))
    returned = latest_return(dossier, office)
    if returned:
        what = "indicateurs de satisfaction"
        yield Exchange(received_on(returned), what, returned.at("received_on"))
    for enrolment in folder.enrolments:
        held_on = _workshop_days(dossier).get(enrolment.workshop)
        if enrolment.state is EnrolmentState.PRESENT and held_on:
            yield Exchange(held_on, "atelier suivi", enrolment.at("state"))


@remembered
def _workshop_days(dossier: Dossier) -> Mapping[str, date]:
    return {each.code: each.day for each in dossier.workshops if each.day}
