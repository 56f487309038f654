"""(g) and (h) The fees of the year, and what falls due in the next."""

from collections.abc import Iterable

from xlqualite.compute.deadlines import Deadline
from xlqualite.compute.evaluation.financing import Financing, Sums
from xlqualite.compute.evaluation.outlook import Outlook
from xlqualite.compute.fees import Fee, split
from xlqualite.documents.evaluation.network import LEVEL_NAMES
from xlqualite.documents.records import Variables
from xlqualite.dossier import Dossier, office_names, remembered
from xlqualite.french import count, listing, typeset
from xlqualite.schema import Address


def fees(dossier: Dossier, financing: Financing) -> list[Variables]:
    """The fee of each OT that owes one or has an account."""
    return [_fee(office_names(dossier)[each.office], each) for each in financing.fees]


def called(dossier: Dossier, financing: Financing) -> list[Variables]:
    """Those of which something was called, received or passed on."""
    moved = ("appele", "encaisse", "verse_region")
    return [each for each in fees(dossier, financing) if any(each[name] for name in moved)]


def fee_total(financing: Financing) -> Variables:
    """The fees of the whole network."""
    return _sums("Total", financing.total)


def by_level(financing: Financing) -> list[Variables]:
    """The fees of each level."""
    return [_sums(LEVEL_NAMES[level], each) for level, each in financing.by_level.items()]


def names(dossier: Dossier, codes: Iterable[str]) -> str:
    """OT by name, in words; empty when there is none."""
    return listing(office_names(dossier).get(each, each) for each in codes)


def deadlines(dossier: Dossier, found: Iterable[Deadline]) -> list[Variables]:
    """What falls due, by date, but the contacts to erase: they concern nobody but the relay."""
    return [
        {
            "date": each.day,
            "ot": office_names(dossier)[each.office] if each.office else "Réseau",
            "quoi": typeset(each.what),
        }
        for each in found
        if not _erases(dossier, each)
    ]


def contacts_to_erase(dossier: Dossier, outlook: Outlook) -> str:
    """How many contacts its indicators count among the deadlines, in words; empty if none."""
    both = (*outlook.deadlines, *outlook.overdue)
    found = sum(_erases(dossier, each) for each in both)
    return count(found, "contact à effacer", "contacts à effacer") if found else ""


def _erases(dossier: Dossier, deadline: Deadline) -> bool:
    """Whether a deadline is that of a contact to erase."""
    return any(each.at in _days_to_erase(dossier) for each in deadline.because)


@remembered
def _days_to_erase(dossier: Dossier) -> frozenset[Address]:
    """The cells that say until when a contact may be kept."""
    return frozenset(each.at("keep_until") for each in dossier.contacts)


def _fee(name: str, fee: Fee) -> Variables:
    return {
        "ot": name,
        "niveau": fee.level,
        "accueils": fee.accueils,
        "montant": fee.amount,
        "part_departementale": fee.department,
        "part_regionale": fee.region,
        "appele": fee.called,
        "encaisse": fee.received,
        "reste_du": fee.still_due,
        "a_verser": split(fee.received, fee.share)[1],
        "verse_region": fee.passed_on,
    }


def _sums(name: str, sums: Sums) -> Variables:
    return {
        "ot": name,
        "niveau": "",
        "accueils": "",
        "nombre": sums.offices,
        "montant": sums.amount,
        "part_departementale": sums.department,
        "part_regionale": sums.region,
        "appele": sums.called,
        "encaisse": sums.received,
        "reste_du": sums.still_due,
        "a_verser": sums.region_share,
        "verse_region": sums.passed_on,
    }
