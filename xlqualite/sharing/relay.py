"""What one relay's dossier says to the region: figures of each OT and of each level, no more."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xlqualite.compute.accueils import open_accueils
from xlqualite.compute.evaluation.financing import financing
from xlqualite.compute.evaluation.interventions import Tally, interventions
from xlqualite.compute.evaluation.satisfaction import satisfaction_summary
from xlqualite.compute.fees import split
from xlqualite.compute.levels import levels
from xlqualite.compute.progress import total_of
from xlqualite.compute.satisfaction import YearOfSatisfaction, satisfaction
from xlqualite.dossier import Dossier
from xlqualite.vocabularies import InterventionType, Public

Amount = Decimal | int


@dataclass(frozen=True)
class Figure:
    """One number about a group of OT of one department.

    Attributes:
        level: of the OT on the relay's day; for fees, the level they follow; None: the network's
            own, and OT without a level.
        kind: what sorts it within its measure: a type of intervention, a public; "" if nothing.
        measure: what it counts; figures of one measure can be added up.
    """

    department: str
    level: int | None
    kind: str
    measure: str
    value: Amount


@dataclass(frozen=True, kw_only=True, eq=False)
class Relay:
    """A relay as the region sees it.

    Attributes:
        file: the name of the file it was read from.
        department: as its Paramètres call it, else the file's name.
        as_of, year: what its figures were computed at.
        schema, referentiel: the versions it works with; None when it does not say.
        offices: the name of each OT that it accompanies, by code; one that left is nobody's claim.
        to_complete: how many fees it cannot tell, for want of a tariff or an agreed amount.
        unread: the sheets with cells that could not be read, which its figures lack.
        silent: the OT involved that returned no satisfaction of the year, by code.
    """

    file: str
    department: str
    as_of: date
    year: int
    schema: int
    referentiel: str | None
    offices: dict[str, str]
    to_complete: int
    figures: tuple[Figure, ...]
    unread: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


def relay_of(dossier: Dossier, file: str) -> Relay:
    """The figures of a relay, on its dossier's day and for its dossier's year."""
    settings = dossier.settings
    department = settings.department or file
    return Relay(
        file=file,
        department=department,
        as_of=dossier.as_of,
        year=dossier.year,
        schema=settings.schema_version,
        referentiel=settings.referentiel_version,
        offices={
            code: dossier.of(code).name for code, each in levels(dossier).items() if each.rank
        },
        to_complete=len(financing(dossier, dossier.year).to_complete),
        figures=tuple(each for tell in TOLD for each in tell(dossier, department)),
        unread=tuple(sorted({record.sheet for record, _ in dossier.unread})),
        silent=satisfaction_summary(dossier, dossier.year).missing,
    )


def _network(dossier: Dossier, department: str) -> Iterator[Figure]:
    for code, level in levels(dossier).items():
        if level.rank is None:
            continue
        accueils = len(open_accueils(dossier.of(code), dossier.as_of))
        yield Figure(department, level.rank, "", "ot", 1)
        yield Figure(department, level.rank, "", "accueils", accueils)


def _progress(dossier: Dossier, department: str) -> Iterator[Figure]:
    for code, level in levels(dossier).items():
        found = total_of(dossier, code) if level.rank else None
        if found is None:
            continue
        yield Figure(department, level.rank, "", "renseigne", found.answered)
        if found.score is not None:
            yield Figure(department, level.rank, "", "score", found.score)
        yield Figure(department, level.rank, "", "non_satisfaits", len(found.unmet_mandatory))


def _interventions(dossier: Dossier, department: str) -> Iterator[Figure]:
    found = interventions(dossier, dossier.year).by_level_and_type
    for (level, kind), tally in found.items():
        for measure, count in _TALLIED.items():
            yield Figure(department, level, kind.value, measure, count(tally))


def _financing(dossier: Dossier, department: str) -> Iterator[Figure]:
    for fee in financing(dossier, dossier.year).fees:
        amounts: dict[str, Amount | None] = {
            "montant": fee.amount,
            "part_departementale": fee.department,
            "part_regionale": fee.region,
            "appele": fee.called,
            "encaisse": fee.received,
            "du_region": split(fee.received, fee.share)[1],
            "verse_region": fee.passed_on,
        }
        for measure, amount in amounts.items():
            if amount is not None:
                yield Figure(department, fee.level, "", measure, amount)


def _satisfaction(dossier: Dossier, department: str) -> Iterator[Figure]:
    ranks = {code: each.rank for code, each in levels(dossier).items()}
    for each in satisfaction(dossier, dossier.year):
        rank = ranks[each.office]
        for measure, count in _SAID.items():
            value = count(each)
            if value is not None:
                yield Figure(department, rank, each.public.value, measure, value)


def _weighed(share: Decimal | None, year: YearOfSatisfaction) -> Decimal | None:
    return None if share is None else share * year.questionnaires


def _telling(share: Decimal | None, year: YearOfSatisfaction) -> int | None:
    return None if share is None else year.questionnaires


_TALLIED: dict[str, Callable[[Tally], Amount]] = {
    "prevues": lambda each: each.planned,
    "realisees": lambda each: each.done,
    "jours_sur_site": lambda each: each.days_on_site,
    "jours_preparation": lambda each: each.days_of_preparation,
}
_SAID: dict[str, Callable[[YearOfSatisfaction], Amount | None]] = {
    "questionnaires": lambda each: each.questionnaires,
    "satisfaits": lambda each: _weighed(each.satisfied_share, each),
    "satisfaits_sur": lambda each: _telling(each.satisfied_share, each),
    "tres_satisfaits": lambda each: _weighed(each.very_satisfied_share, each),
    "tres_satisfaits_sur": lambda each: _telling(each.very_satisfied_share, each),
    "reclamations": lambda each: each.complaints,
    "reclamations_dans_le_delai": lambda each: each.complaints_in_time,
}
"""Shares are weighed by the questionnaires of the OT that tell them, as in its evaluation."""
TOLD: tuple[Callable[[Dossier, str], Iterator[Figure]], ...] = (
    _network,
    _progress,
    _interventions,
    _financing,
    _satisfaction,
)
DIAGNOSTIC = InterventionType.DIAGNOSTIC.value
PUBLICS = tuple(each.value for each in Public)
