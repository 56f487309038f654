"""All that the workbook says, as it was known on one day; immutable."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from xlqualite.knowledge import known_on
from xlqualite.months import last_day
from xlqualite.schema import Address, Record, Source
from xlqualite.settings import Settings
from xlqualite.tables import (
    Accueil,
    Action,
    Answer,
    Comment,
    Contact,
    Criterion,
    Enrolment,
    FeeAccount,
    Intervention,
    Label,
    Milestone,
    Office,
    Parameter,
    PathFact,
    Regime,
    Satisfaction,
    Tariff,
    Tool,
    Workshop,
)

P = ParamSpec("P")
T = TypeVar("T")

TABLE_OF: dict[type[Record], str] = {
    Office: "offices",
    PathFact: "path",
    Accueil: "accueils",
    Contact: "contacts",
    Label: "labels",
    Intervention: "interventions",
    Milestone: "milestones",
    Action: "actions",
    Answer: "answers",
    Satisfaction: "satisfaction",
    Workshop: "workshops",
    Enrolment: "enrolments",
    FeeAccount: "fees",
    Comment: "comments",
    Parameter: "parameters",
    Regime: "regimes",
    Tariff: "tariffs",
    Criterion: "criteria",
    Tool: "tools",
}
"""The attribute of `Dossier` that holds each table."""

OF_ONE_OFFICE = (
    "path", "accueils", "contacts", "labels", "interventions", "milestones",
    "actions", "answers", "satisfaction", "enrolments", "fees", "comments",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Folder:
    """What the dossier holds of one OT, each in the order of its sheet."""

    office: Office
    path: tuple[PathFact, ...] = ()
    accueils: tuple[Accueil, ...] = ()
    contacts: tuple[Contact, ...] = ()
    labels: tuple[Label, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    actions: tuple[Action, ...] = ()
    answers: tuple[Answer, ...] = ()
    satisfaction: tuple[Satisfaction, ...] = ()
    enrolments: tuple[Enrolment, ...] = ()
    fees: tuple[FeeAccount, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def code(self) -> str:
        """The OT's code."""
        return self.office.code

    @property
    def name(self) -> str:
        """The OT's name, its code when the name is missing."""
        return self.office.name or self.office.code


@dataclass(frozen=True, kw_only=True, eq=False)
class Dossier:
    """All records, judged as of a day.

    Attributes:
        as_of: the day; a fact dated after it is unknown here (see `knowledge`).
        today: the day of the run; only "in the future" looks at it.
        year: the year treated.
        headings: where each table's row of headings stands.
        unread: the tables and OT (None: unknown) of rows with an unreadable cell.
        set_aside: the tables and keys of the rows that lack too much to be records.
        origin: the dossier as typed, of which this one is the view on a day.
        memo: answers already worked out, see `remembered`.
    """

    as_of: date
    today: date
    year: int
    settings: Settings = field(default_factory=Settings)
    offices: tuple[Office, ...] = ()
    path: tuple[PathFact, ...] = ()
    accueils: tuple[Accueil, ...] = ()
    contacts: tuple[Contact, ...] = ()
    labels: tuple[Label, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    actions: tuple[Action, ...] = ()
    answers: tuple[Answer, ...] = ()
    satisfaction: tuple[Satisfaction, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    enrolments: tuple[Enrolment, ...] = ()
    fees: tuple[FeeAccount, ...] = ()
    comments: tuple[Comment, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    regimes: tuple[Regime, ...] = ()
    tariffs: tuple[Tariff, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    tools: tuple[Tool, ...] = ()
    headings: Mapping[type[Record], Source] = field(default_factory=dict)
    unread: frozenset[tuple[type[Record], str | None]] = frozenset()
    set_aside: frozenset[tuple[type[Record], tuple[Any, ...]]] = frozenset()
    origin: "Dossier | None" = None
    memo: dict[Any, Any] = field(default_factory=dict, repr=False)

    @property
    def typed(self) -> "Dossier":
        """The dossier with every fact as typed, whatever its date."""
        return self.origin or self

    def on(self, day: date) -> "Dossier":
        """The dossier as it was known on a day, the year treated being that day's."""
        return _as_known(self.typed, day)

    def at_end_of(self, year: int) -> "Dossier":
        """The dossier on 31 December, or as it is if its own day comes first."""
        day = last_day(year)
        return self.on(day) if day < self.as_of else self

    def alone(self, office: str) -> "Dossier":
        """One OT and what makes its level, so that its other days cost little to look at."""
        folder = self.of(office)
        tables: dict[str, Any] = dict.fromkeys(TABLE_OF.values(), ())
        tables |= {"offices": (folder.office,), "path": folder.path, "labels": folder.labels}
        tables |= {"regimes": self.regimes}
        return replace(self, origin=None, memo={}, **tables)

    def has(self, record: type[Record]) -> bool:
        """Whether a table holds any row at all, whatever the day."""
        return bool(getattr(self.typed, TABLE_OF[record]))

    def fully_read(self, record: type[Record], office: str | None) -> bool:
        """Whether all rows of a table about an OT could be read: what seems absent then is."""
        return (record, office) not in self.unread and (record, None) not in self.unread

    def heading(self, record: type[Record], name: str) -> Address:
        """The cell of a heading."""
        found = self.headings[record]
        return Address(found.sheet, f"{found.letters[name]}{found.row}")

    def of(self, office: str) -> Folder:
        """The folder of an OT.

        Raises:
            KeyError: no OT has this code.
        """
        return folders(self)[office]


def remembered(
    ask: Callable[Concatenate[Dossier, P], T],
) -> Callable[Concatenate[Dossier, P], T]:
    """Make a question about a dossier be worked out once per dossier and arguments."""

    @wraps(ask)
    def once(dossier: Dossier, *args: P.args, **kwargs: P.kwargs) -> T:
        asked = (ask, args, tuple(kwargs.items()))
        if asked not in dossier.memo:
            dossier.memo[asked] = ask(dossier, *args, **kwargs)
        found: T = dossier.memo[asked]
        return found

    return cast("Callable[Concatenate[Dossier, P], T]", once)


@remembered
def folders(dossier: Dossier) -> Mapping[str, Folder]:
    """The folder of each OT by its code, in the order of the sheet."""
    sorted_out = {name: _by_office(getattr(dossier, name)) for name in OF_ONE_OFFICE}
    return {
        each.code: Folder(
            each, **{name: tuple(found.get(each.code, ())) for name, found in sorted_out.items()}
        )
        for each in dossier.offices
    }


@remembered
def office_names(dossier: Dossier) -> Mapping[str, str]:
    """The name of each OT by its code."""
    return {code: folder.name for code, folder in folders(dossier).items()}


@remembered
def _as_known(typed: Dossier, day: date) -> Dossier:
    known: dict[str, Any] = {
        name: tuple(known_on(day, getattr(typed, name), typed.workshops))
        for name in TABLE_OF.values()
    }
    return replace(typed, as_of=day, year=day.year, origin=typed, memo={}, **known)


def _by_office(records: Iterable[Any]) -> dict[str | None, list[Any]]:
    found: dict[str | None, list[Any]] = {}
    for each in records:
        found.setdefault(each.office, []).append(each)
    return found
