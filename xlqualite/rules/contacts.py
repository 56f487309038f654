"""CON: the people to write to at each OT, and its référents qualité."""

from collections.abc import Container

from xlqualite.anomaly import Severity
from xlqualite.compute.levels import level_of
from xlqualite.compute.referents import referents
from xlqualite.compute.tracking import watched_since
from xlqualite.dossier import Dossier, Folder, folders
from xlqualite.french import count, short_date, some
from xlqualite.months import add_months
from xlqualite.rules.registry import Hit, Hits, Scope, hit, rule
from xlqualite.tables import Contact


@rule("CON001", "Niveau 2 ou 3 sans référent qualité", Severity.ALERTE, Scope(needs=(Contact,)))
def no_referent(dossier: Dossier) -> Hits:
    """Des OT de niveau 2 ou 3 n'ont pas de référent qualité en poste.

    Corriger : saisir leur référent dans la feuille Contacts, Référent qualité à Oui.
    """
    lacking = [
        each
        for each in _watched(dossier, levels=(2, 3))
        if not referents(dossier, each.code).contacts
    ]
    if lacking:
        yield _one_line(lacking, "de niveau 2 ou 3 sans référent qualité en poste")


@rule("CON002", "Contact à confirmer", Severity.INFO, Scope(needs=(Contact,)))
def contact_to_confirm(dossier: Dossier) -> Hits:
    """Les coordonnées d'un contact n'ont pas été vérifiées depuis 12 mois (paramètre).

    Corriger : les confirmer auprès de l'OT, puis mettre à jour Vérifié le.
    """
    limit = add_months(dossier.as_of, -dossier.settings.contact_months)
    for contact in dossier.contacts:
        if contact.verified_on and contact.verified_on < limit and not _is_past(contact, dossier):
            day = short_date(contact.verified_on)
            text = f"{_role(contact)} : coordonnées à confirmer, vérifiées le {day}."
            yield hit(contact, "verified_on", text)


@rule(
    "CON003",
    "Contact à effacer",
    Severity.ALERTE,
    Scope(needs=(Contact,), departed=True),
)
def contact_to_delete(dossier: Dossier) -> Hits:
    """La date jusqu'à laquelle ce contact pouvait être conservé est passée (RGPD).

    Corriger : effacer la ligne, ou saisir une nouvelle date si la personne y consent.
    """
    for contact in dossier.contacts:
        if contact.keep_until and contact.keep_until < dossier.as_of:
            day = short_date(contact.keep_until)
            text = f"{_role(contact)} : la date de conservation est dépassée ({day})."
            yield hit(contact, "keep_until", text)


@rule("CON004", "OT sans contact", Severity.INFO, Scope(needs=(Contact,)))
def no_contact(dossier: Dossier) -> Hits:
    """Des OT n'ont aucun contact dans la feuille Contacts.

    Corriger : saisir au moins un contact par OT.
    """
    lacking = [each for each in _watched(dossier, levels=(1, 2, 3)) if not each.contacts]
    if lacking:
        yield _one_line(lacking, "sans aucun contact")


def _watched(dossier: Dossier, levels: Container[int | None]) -> list[Folder]:
    return [
        each
        for each in folders(dossier).values()
        if level_of(dossier, each.code).rank in levels
        and watched_since(dossier, each.code)
        and dossier.fully_read(Contact, each.code)
    ]


def _one_line(lacking: list[Folder], what: str) -> Hit:
    """One line for the whole network, at the first of its OT: to be quiet by design."""
    names = some([each.name for each in lacking])
    text = f"{count(len(lacking), 'OT', 'OT')} {what} : {names}."
    return Hit(lacking[0].office.at("code"), None, text)


def _is_past(contact: Contact, dossier: Dossier) -> bool:
    """Whether there is nothing left to confirm: a référent of the past, or a contact to delete."""
    ends = (contact.referent_until, contact.keep_until)
    return any(day and day < dossier.as_of for day in ends)


def _role(contact: Contact) -> str:
    return contact.role or "Contact"
