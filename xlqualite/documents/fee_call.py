"""The variables of a fee call: how the fee comes about line by line, what was asked and paid."""

from collections.abc import Iterator
from decimal import Decimal

from xlqualite.compute.fees import Fee, fee_of, split
from xlqualite.compute.tariffs import NOTHING, YEAR, Charge, Price
from xlqualite.documents import office
from xlqualite.documents.phrases import spelled
from xlqualite.documents.records import Variables
from xlqualite.dossier import Dossier
from xlqualite.french import NBSP, count, euros, euros_in_words, long_date, number
from xlqualite.months import first_day
from xlqualite.tables import FeeAccount

PARTS = {
    "fixed": "Forfait annuel",
    "per_extra_accueil": "Accueils supplémentaires",
    "per_diagnosis_day": "Jours de diagnostic sur site",
}
TO_COMPLETE = office.TO_COMPLETE


def calls_for(found: Fee | None) -> bool:
    """Whether a fee is called: owed, and not free unless something was called all the same."""
    return found is not None and found.owed and (found.called > 0 or found.amount != NOTHING)


def fee_call(dossier: Dossier, code: str) -> Variables:
    """All that the template ``appel_participation.docx`` may show of an OT's fee for the year.

    The amount called is the one typed, else the one agreed, else the one computed; null when none
    is known. Source: programme, "une participation financière est réglée par les OT en niveaux 2
    et 3".

    Raises:
        KeyError: no OT has this code.
        ValueError: it is called nothing, see `calls_for`.
    """
    found = fee_of(dossier, code, dossier.year)
    if found is None or not calls_for(found):
        raise ValueError(code)
    return {
        "annee": found.year,
        "edite_le": dossier.as_of,
        "relais": office.relay(dossier),
        "ot": office.office(dossier, code),
        "niveau": found.level,
        "niveau_texte": _level(found),
        "accueils": found.accueils,
        "accueils_le": first_day(found.year),
        **_computation(found),
        **_amounts(found, office.relay(dossier)),
        **_payments(found),
    }


def _level(found: Fee) -> str:
    """The level the fee follows and since when it does: Niveau 3 au 1er janvier 2016 : …."""
    because = (each.text for each in found.because)
    return spelled(next(because, f"Niveau{NBSP}{found.level}"))


def _computation(found: Fee) -> Variables:
    asked = found.asked
    return {
        "tarif_du": asked.tariff.from_day if asked else None,
        "lignes": list(_lines(asked)) if asked else [],
        "total": _row("Montant calculé d'après le tarif", asked.total) if asked else None,
        "convenu": found.account.agreed if found.account else None,
    }


def _lines(asked: Price) -> Iterator[Variables]:
    """A line for each part asked, then that of the months left, so that they sum to the total."""
    charged = [each for each in asked.charges if each.quantity]
    yield from (_line(each) for each in charged)
    if asked.twelfths < YEAR:
        whole = sum((each.amount for each in charged), NOTHING)
        months = count(asked.twelfths, "mois", "mois")
        yield _row(f"Prorata{NBSP}: {months} sur {YEAR}", asked.total - whole)


def _line(charge: Charge) -> Variables:
    counted = {"quantite": number(charge.quantity), "prix": euros(charge.rate)}
    return _row(PARTS[charge.part], charge.amount) | counted


def _row(what: str, amount: Decimal) -> Variables:
    return {"libelle": what, "quantite": "", "prix": "", "montant": amount}


def _amounts(found: Fee, relay: Variables) -> Variables:
    """The amount called, in figures and words, and its split."""
    amount = _called(found)
    department, region = (None, None) if amount is None else split(amount, found.share)
    return {
        "montant": amount,
        "montant_en_lettres": None if amount is None else euros_in_words(amount),
        "partage": [
            _share(_beneficiary("départemental", relay["nom"]), found.share, department),
            _share(_beneficiary("régional", relay["region"]), 100 - found.share, region),
        ],
        "partage_total": _share("Total", Decimal(100), amount),
        "difference": _difference(found, amount),
    }


def _beneficiary(which: str, name: str | None) -> str:
    return f"Relais {which}{NBSP}: {name}" if name else f"Relais {which}"


def _share(name: str, percent: Decimal, amount: Decimal | None) -> Variables:
    """A part of the split; its rate as it is applied, never rounded: 62,5 %."""
    return {"nom": name, "taux": f"{number(percent)}{NBSP}%", "montant": amount}


def _called(found: Fee) -> Decimal | None:
    """The amount of record; none when the one typed cannot be read."""
    account = found.account
    if account is None or account.blank("called"):
        return found.amount
    return None if account.called is None else found.called


def _difference(found: Fee, amount: Decimal | None) -> str:
    """How far what was called is from what is agreed or computed; empty when it is the same."""
    if amount is None or found.amount is None or amount == found.amount:
        return ""
    gap = amount - found.amount
    sense = "de plus" if gap > 0 else "de moins"
    return f"{euros(abs(gap))} {sense} que le montant attendu ({euros(found.amount)})"


def _payments(found: Fee) -> Variables:
    amount, account = _called(found), found.account
    due = None if amount is None else amount - found.received
    return {
        "appele_texte": _call(account),
        "encaisse_texte": _receipt(account),
        "reste_du": None if due is None else max(due, NOTHING),
        "trop_percu": -due if due is not None and due < 0 else None,
    }


def _call(account: FeeAccount | None) -> str:
    if account is None or (account.blank("called") and account.called_on is None):
        return ""
    amount = TO_COMPLETE if account.called is None else euros(account.called)
    day = f", le {long_date(account.called_on)}" if account.called_on else ""
    title = f", titre n°{NBSP}{account.title_number}" if account.title_number else ""
    return f"{amount}{day}{title}"


def _receipt(account: FeeAccount | None) -> str:
    if account is None or account.blank("received"):
        return "rien à ce jour"
    if account.received is None:
        return TO_COMPLETE
    day = f", le {long_date(account.received_on)}" if account.received_on else ""
    return f"{euros(account.received)}{day}"
