"""Evaluation, (a): the OT involved at the end of a year, and what moved since the year before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xlqualite.compute.accueils import open_accueils
from xlqualite.compute.evaluation.years import belongs_to, grouped
from xlqualite.compute.levels import departure_of, levels, path_of
from xlqualite.dossier import Dossier, Folder, folders, remembered
from xlqualite.knowledge import received_on
from xlqualite.tables import Contact, PathFact
from xlqualite.vocabularies import Fact, InterventionState, YesNo

LEVELS = (1, 2, 3)
Ranks = Mapping[str, int | None]


@dataclass(frozen=True)
class Merger:
    """OT united into one.

    Attributes:
        into: the OT that takes over; None when the merger does not name it.
        offices: those that ceased to be.
        united: how many became one, the OT that takes over included if it was there before.
    """

    into: str | None
    offices: tuple[str, ...]
    united: int


@dataclass(frozen=True)
class Move:
    """An OT whose level differs from that of a year before; since is None when undated."""

    office: str
    before: int
    after: int
    since: date | None


@dataclass(frozen=True)
class ReferentChange:
    """How many référents qualité of an OT took up and left their post in the year."""

    office: str
    arrived: int
    left: int


@dataclass(frozen=True, kw_only=True)
class Network:
    """The network at the end of a year.

    Attributes:
        by_level: the codes of the OT at each level.
        accueils: how many are open in the OT involved.
        active: those involved with at least one intervention, action or return in the year.
        entries, exits: the facts that brought an OT in or out since the year before; OT that
            merge, and the one that takes over, are told in `mergers` instead.
        referents: the OT whose référents changed in the year.
    """

    by_level: Mapping[int, tuple[str, ...]]
    accueils: int
    active: tuple[str, ...]
    entries: tuple[PathFact, ...]
    exits: tuple[PathFact, ...]
    mergers: tuple[Merger, ...]
    moves: tuple[Move, ...]
    referents: tuple[ReferentChange, ...]

    @property
    def involved(self) -> tuple[str, ...]:
        """The OT that have a level."""
        return tuple(code for level in LEVELS for code in self.by_level[level])

    @property
    def united(self) -> int:
        """How many OT mergers brought together, those that take over included."""
        return sum(each.united for each in self.mergers)

    @property
    def referents_arrived(self) -> int:
        """How many référents took up their post."""
        return sum(each.arrived for each in self.referents)

    @property
    def referents_left(self) -> int:
        """How many référents left their post."""
        return sum(each.left for each in self.referents)


@remembered
def network(dossier: Dossier, year: int) -> Network:
    """The network at the end of a year beside that of the year before."""
    now, before = dossier.at_end_of(year), dossier.at_end_of(year - 1)
    ranks, former = _ranks(now), _ranks(before)
    left = (departure_of(now, code) for code, rank in ranks.items() if former[code] and not rank)
    gone = [each for each in left if each]
    mergers = _mergers([each for each in gone if each.fact is Fact.MERGER], former)
    heirs = {each.into for each in mergers}
    new = [code for code, rank in ranks.items() if rank and not former[code]]
    involved = [folder for folder in folders(now).values() if ranks[folder.code]]
    return Network(
        by_level={
            level: tuple(code for code, rank in ranks.items() if rank == level) for level in LEVELS
        },
        accueils=sum(len(open_accueils(folder, now.as_of)) for folder in involved),
        active=tuple(folder.code for folder in involved if _is_active(folder, year)),
        entries=tuple(_entry(now, code) for code in new if code not in heirs),
        exits=tuple(each for each in gone if each.fact is Fact.EXIT),
        mergers=mergers,
        moves=_moves(now, former),
        referents=_referents(involved, year),
    )


def _ranks(dossier: Dossier) -> Ranks:
    return {code: each.rank for code, each in levels(dossier).items()}


def _entry(dossier: Dossier, office: str) -> PathFact:
    """The fact that brought an OT in: one that had no level a year before always has one."""
    path = reversed(path_of(dossier, office))
    return next(each for each in path if each.fact is Fact.ENTRY)


def _mergers(facts: list[PathFact], former: Ranks) -> tuple[Merger, ...]:
    into = {each.office: each.absorbing_office for each in facts}
    found = grouped(into, lambda office: _heir(office, into))
    return tuple(
        Merger(heir, tuple(offices), len(offices) + bool(heir and former[heir]))
        for heir, offices in found.items()
    )


def _heir(office: str, into: Mapping[str, str | None]) -> str | None:
    """The OT that takes over in the end, when one that takes over merges in its turn."""
    heir, met = into[office], {office}
    while heir and heir in into and heir not in met:
        met.add(heir)
        heir = into[heir]
    return heir


def _moves(now: Dossier, former: Ranks) -> tuple[Move, ...]:
    return tuple(
        Move(code, before, level.rank, level.since)
        for code, level in levels(now).items()
        if (before := former[code]) and level.rank and level.rank != before
    )


def _is_active(folder: Folder, year: int) -> bool:
    interventions = (
        each.day for each in folder.interventions if each.state is InterventionState.DONE
    )
    actions = (day for each in folder.actions for day in (each.opened_on, each.ended_on))
    returns = (received_on(each) for each in folder.satisfaction)
    return any(belongs_to(day, year) for days in (interventions, actions, returns) for day in days)


def _referents(involved: list[Folder], year: int) -> tuple[ReferentChange, ...]:
    found = (
        ReferentChange(
            folder.code,
            arrived=sum(belongs_to(each.referent_since, year) for each in _posts(folder)),
            left=sum(belongs_to(each.referent_until, year) for each in _posts(folder)),
        )
        for folder in involved
    )
    return tuple(each for each in found if each.arrived or each.left)


def _posts(folder: Folder) -> list[Contact]:
    return [each for each in folder.contacts if each.referent is YesNo.YES]
