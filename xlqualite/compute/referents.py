"""The référents qualité of an OT in post on the day, and the time they have."""

from dataclasses import dataclass
from decimal import Decimal

from xlqualite.anomaly import Reason
from xlqualite.dossier import Dossier, remembered
from xlqualite.french import days
from xlqualite.tables import Contact
from xlqualite.vocabularies import YesNo


@dataclass(frozen=True, eq=False)
class Referents:
    """The référents in post.

    Attributes:
        days_per_week: of all of them; None when nobody is in post or somebody's time is unknown.
    """

    contacts: tuple[Contact, ...]
    days_per_week: Decimal | None
    because: tuple[Reason, ...]


@remembered
def referents(dossier: Dossier, office: str) -> Referents:
    """The référents in post on the day, the last day of a term included."""
    contacts = tuple(
        each
        for each in dossier.of(office).contacts
        if each.referent is YesNo.YES
        and (each.referent_until is None or each.referent_until >= dossier.as_of)
    )
    times = [each.days_per_week for each in contacts if each.days_per_week is not None]
    known = bool(contacts) and len(times) == len(contacts)
    total = sum(times, Decimal(0)) if known else None
    return Referents(contacts, total, tuple(_reason(each) for each in contacts))


def _reason(contact: Contact) -> Reason:
    time = contact.days_per_week
    known = "temps à renseigner" if time is None else f"{days(time)} par semaine"
    return Reason(f"{contact.role or 'Référent qualité'} : {known}", contact.at("days_per_week"))
