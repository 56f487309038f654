"""The fee of an OT for a year, line by line."""

from collections.abc import Iterator

from xlqualite.compute.fees import Fee, fee_of
from xlqualite.documents.records import Variables
from xlqualite.dossier import Dossier
from xlqualite.french import NBSP, euros, long_date


def fee(dossier: Dossier, code: str) -> Variables | None:
    """The fee of an OT for the year treated; None when it owes none."""
    found = fee_of(dossier, code, dossier.year)
    return _fee(found) if found and found.owed else None


def _fee(found: Fee) -> Variables:
    account = found.account
    return {
        "annee": found.year,
        "niveau": found.level,
        "accueils": found.accueils,
        "forfait": found.fixed,
        "supplements": found.supplements,
        "jours": found.days_part,
        "montant": found.amount,
        "taux_departemental": found.share / 100,
        "part_departementale": found.department,
        "part_regionale": found.region,
        "appele": found.called,
        "appele_le": account.called_on if account else None,
        "encaisse": found.received,
        "verse_region": found.passed_on,
        "reste_du": found.still_due,
        "trop_percu": -found.still_due if found.called and found.still_due < 0 else None,
        "detail": _detail(found),
        "appele_texte": _called(found),
        "pourquoi": [each.text for each in found.because],
    }


def _detail(found: Fee) -> str:
    """How the amount comes about; empty while no tariff tells it."""
    if found.account and found.account.agreed is not None:
        return " (montant convenu)"
    parts = list(_parts(found))
    return f" ({', '.join(parts)})" if parts else ""


def _parts(found: Fee) -> Iterator[str]:
    if found.fixed:
        yield f"forfait{NBSP}: {euros(found.fixed)}"
    if found.supplements:
        yield f"accueils supplémentaires{NBSP}: {euros(found.supplements)}"
    if found.days_part:
        yield f"jours de diagnostic{NBSP}: {euros(found.days_part)}"


def _called(found: Fee) -> str:
    if not found.called:
        return "pas encore appelé"
    account = found.account
    parts = [euros(found.called)]
    if account and account.called_on:
        parts.append(f"le {long_date(account.called_on)}")
    if account and account.title_number:
        parts.append(f"titre n°{NBSP}{account.title_number}")
    return ", ".join(parts)
