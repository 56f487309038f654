"""Who an OT is: level and why, label, classification, accueils, services, référents."""

from datetime import date

from xlqualite.compute.accueils import open_accueils
from xlqualite.compute.categories import classification_of
from xlqualite.compute.labels import Standing, standing
from xlqualite.compute.levels import Level, level_of
from xlqualite.compute.referents import referents
from xlqualite.documents.phrases import SEMICOLON, phrase
from xlqualite.documents.records import Variables, plain, variables_of
from xlqualite.dossier import Dossier, Folder
from xlqualite.french import NBSP, count, days, listing, long_date
from xlqualite.schema import slug
from xlqualite.tables import Accueil, Contact, Office
from xlqualite.vocabularies import Category, Fact, YesNo

TO_COMPLETE = "à compléter"


def relay(dossier: Dossier) -> Variables:
    """The relay that signs, as the sheet Paramètres names it."""
    settings = dossier.settings
    return {
        "nom": settings.relay,
        "region": settings.region,
        "departement": settings.department,
    }


def office(dossier: Dossier, code: str) -> Variables:
    """An OT: its row, its level as of the day, and its other sheets in a few words."""
    folder, level = dossier.of(code), level_of(dossier, code)
    return variables_of(folder.office) | {
        "nom": folder.name,
        "niveau": level.rank,
        "depuis": level.since,
        "fin_marque": level.label_end,
        "niveau_texte": _level(level),
        "pourquoi": [each.text for each in level.because],
        "pourquoi_ce_niveau": phrase(each.text for each in level.because),
        "pour_passer": [each.text for each in level.next_steps],
        "accueils": _accueils(dossier, folder),
        "services_annexes": _services(folder.office),
        "referents": _referents(dossier, code),
        "strategie_validee_le": _strategy_on(folder),
    }


def label(dossier: Dossier, code: str) -> Variables | None:
    """The label of an OT judged on the day; None when it holds none."""
    found = standing(dossier, code)
    if found is None or not found.holds:
        return None
    return {
        "label": found.span.label.label.value,
        "depuis": found.since,
        "attribuee_le": found.span.obtained_on,
        "fin": found.span.ends_on,
        "precision": _label_remark(found),
        "texte": _label(found),
    }


def classification(dossier: Dossier, code: str) -> Variables:
    """The prefect's classification of an OT, held and sought."""
    row = dossier.of(code).office
    found = classification_of(dossier, code)
    return {
        "categorie": plain(row.category),
        "classe_le": row.classified_on,
        "fin": found.ends_on if found else None,
        "visee": plain(row.category_sought),
        "texte": "".join((_category(dossier, row), _sought(row))),
    }


def _level(level: Level) -> str:
    since = f"depuis le {long_date(level.since)}" if level.since else f"date {TO_COMPLETE}"
    return f"niveau{NBSP}{level.rank}, {since}"


def _label(label: Standing) -> str:
    since = f"depuis le {long_date(label.since)}" if label.since else f"date {TO_COMPLETE}"
    until = f", valable jusqu'au {long_date(label.span.ends_on)}" if label.span.ends_on else ""
    return f"{label.span.label.label.value} ({since}){until}{_label_remark(label)}"


def _label_remark(label: Standing) -> str:
    if label.renewed_by and label.renewed_by.starts_on:
        return f" (renouvellement acquis, à partir du {long_date(label.renewed_by.starts_on)})"
    if not label.in_force and label.tolerated_until:
        return f" (échue, tolérée jusqu'au {long_date(label.tolerated_until)})"
    return ""


def _category(dossier: Dossier, row: Office) -> str:
    if row.category is None:
        return TO_COMPLETE
    if row.category is Category.UNCLASSIFIED:
        return "non classé"
    found = classification_of(dossier, row.code)
    if found is None or found.ends_on is None or found.classified_on is None:
        return f"catégorie{NBSP}{row.category.value}, date à compléter"
    until = "jusqu'au" if found.in_force else "échu depuis le"
    return (
        f"catégorie{NBSP}{row.category.value}, classé le {long_date(found.classified_on)}, "
        f"{until} {long_date(found.ends_on)}"
    )


def _sought(row: Office) -> str:
    if row.category_sought is None:
        return ""
    return f"{SEMICOLON}catégorie visée{NBSP}: {row.category_sought.value}"


def _accueils(dossier: Dossier, folder: Folder) -> str:
    found = open_accueils(folder, dossier.as_of)
    if not found:
        return TO_COMPLETE
    names = listing(map(_accueil, found))
    return names if len(found) == 1 else f"{count(len(found), 'accueil')}{NBSP}: {names}"


def _accueil(accueil: Accueil) -> str:
    """The name of an accueil, with its municipality unless the name already tells it."""
    name, town = accueil.name or accueil.code, accueil.municipality
    return f"{name} ({town})" if town and slug(town) not in slug(name) else name


def _services(row: Office) -> str:
    offered = {
        "boutique": row.shop,
        "évènementiel": row.events,
        "commercialisation": row.sales,
    }
    if None in offered.values():
        unknown = listing(name for name, has in offered.items() if has is None)
        present = listing(name for name, has in offered.items() if has is YesNo.YES)
        return f"{present} ({unknown}{NBSP}: {TO_COMPLETE})" if present else TO_COMPLETE
    return listing(name for name, has in offered.items() if has is YesNo.YES) or "aucun"


def _referents(dossier: Dossier, code: str) -> str:
    found = referents(dossier, code).contacts
    return listing(_referent(each) for each in found) or TO_COMPLETE


def _referent(contact: Contact) -> str:
    time = contact.days_per_week
    known = f"temps {TO_COMPLETE}" if time is None else f"{days(time)} par semaine"
    return f"{(contact.role or 'référent qualité').lower()} ({known})"


def _strategy_on(folder: Folder) -> date | None:
    validated = (each.day for each in folder.path if each.fact is Fact.STRATEGY_VALIDATED)
    return max((day for day in validated if day), default=None)
