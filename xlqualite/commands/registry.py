"""How a command is declared, what a door hands it and what it gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from xlqualite.anomaly import Anomaly, Severity
from xlqualite.button import Button, Offer
from xlqualite.dossier import Dossier
from xlqualite.port import Screen
from xlqualite.reading import Asked

COMMON = ("--au", "--annee", "--sortie", "--sans-ecrire")
"""The options of every command that works on what a workbook holds."""

Notify = Callable[[str, int, int], None]
"""Told of each step: what is being done, how many are done, how many there are."""


def tell_nobody(_what: str, _done: int, _of: int) -> None:
    """The default of `Request.notify`."""


class Door(Enum):
    """Where a run was asked for."""

    BUTTON = "bouton"
    COMMAND_LINE = "ligne de commande"


@dataclass(frozen=True, kw_only=True, eq=False)
class Request:
    """What a door asks for.

    Attributes:
        path: the workbook, or the folder to make; `Path()` when a command that can do without
            was given none.
        asked: the day of the run, and the day and year asked for, if any.
        moment: local time of the run, for the Journal and the copy kept of the workbook.
        door: where it was asked from, for the Journal.
        dry: write nothing to the workbook, hence no copy of it and no line of Journal.
        output: folder of the documents; the workbook's own *Dossier des documents* if None.
        offices: codes of the OT concerned; all if empty.
        flags: the options of its own that the command was given, such as ``--reparer``.
        others: the files that the command line names after `path`.
        values: what was typed after the options of its own that take a value, by their name;
            without those that were not given.
        screen: the workbook that is open before her, when a button was clicked; else the one at
            `path` is opened.
    """

    path: Path
    asked: Asked
    moment: datetime
    door: Door
    dry: bool = False
    output: Path | None = None
    offices: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    others: tuple[Path, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    notify: Notify = tell_nobody
    screen: Screen | None = None


@dataclass(frozen=True)
class Document:
    """A document of a run, in the words of the contract.

    Attributes:
        kind: plan-actions, evaluation-annuelle or appel-participation.
        path: where it is; None when it was not made.
        state: créé, à jour, nouvelle version (modifié à la main), ignoré (...).
    """

    kind: str
    office: str | None
    path: Path | None
    state: str


@dataclass(frozen=True)
class Account:
    """What a command has to say that computes nothing from a dossier.

    Attributes:
        lines: French lines, its result on a terminal.
        facts: its result as JSON keys, after ``schema`` and ``commande``.
        refusal: one French sentence when something is left to correct: the exit status is then 2.
    """

    lines: tuple[str, ...]
    facts: Mapping[str, object] = field(default_factory=dict)
    refusal: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Outcome:
    """What a command gives back to its door.

    Attributes:
        path: the workbook.
        as_of: the day of the results.
        dossier: None when the workbook's structure prevents any result.
        anomalies: gravest first, then in the order of the sheets.
        notes: French sentences the user should know besides the results.
        journal: the line added to the Journal; None when the workbook was not written.
        told: what the Journal says of it besides its anomalies; "" for most commands.
        account: what it says instead of results; None for a command that computes.
    """

    command: str
    path: Path
    as_of: date
    year: int
    dossier: Dossier | None
    anomalies: tuple[Anomaly, ...]
    documents: tuple[Document, ...] = ()
    notes: tuple[str, ...] = ()
    journal: str | None = None
    told: str = ""
    account: Account | None = None

    @property
    def blocked(self) -> bool:
        """Whether a Bloquant exists: the exit status is then 1."""
        return any(each.severity is Severity.BLOQUANT for each in self.anomalies)


Run = Callable[[Request], Outcome]


@dataclass(frozen=True)
class Flag:
    """An option of one command, which is given or not.

    Attributes:
        name: as it is typed, ``--reparer``.
        help: what it does, in French.
    """

    name: str
    help: str


@dataclass(frozen=True)
class Option:
    """An option of one command, which takes a value.

    Attributes:
        name: as it is typed, ``--contact``; it takes the place of a common option of that name.
        value: what stands for its value in the help, ``FONCTION``.
        help: what it does, in French.
        required: whether the command cannot do without.
    """

    name: str
    value: str
    help: str
    required: bool = False


@dataclass(frozen=True, eq=False)
class Command:
    """A command as its doors show it, in French.

    Attributes:
        name: of its function; the command line shows hyphens for its underscores.
        title: what it does, in a few words.
        help: what it does, in full.
        argument: what it works on, CLASSEUR or DOSSIER.
        default: what it works on when nothing is said; None if something must be.
        several: whether more files may follow what it works on.
        options: which of the common options it takes; ``--json`` and ``--silencieux`` always are.
        flags: the options of its own that are given or not.
        own: those that take a value.
        offices: whether it can be limited to some OT.
        button: its button, which is in the ribbon too; None when it has none.
        no_button, no_line: why it is not offered in the workbook, or on the command line.
    """

    name: str
    title: str
    help: str
    run: Run
    argument: str = "CLASSEUR"
    default: str | None = None
    several: bool = False
    options: tuple[str, ...] = COMMON
    flags: tuple[Flag, ...] = ()
    own: tuple[Option, ...] = ()
    offices: bool = False
    button: Button | None = None
    no_button: str = ""
    no_line: str = ""

    @property
    def typed(self) -> str:
        """Its name on the command line: effacer-contact."""
        return self.name.replace("_", "-")


COMMANDS: dict[str, Command] = {}


def buttons() -> tuple[Offer, ...]:
    """What the workbook offers, in the order of the registry."""
    offered = ((each, each.button) for each in COMMANDS.values())
    return tuple(
        Offer(each.name, each.title, button, each.help) for each, button in offered if button
    )


def command(
    title: str,
    explanation: str,
    **more: Any,  # noqa: ANN401 - the types of `Command`
) -> Callable[[Run], Run]:
    """Enter a function in the registry under its own name.

    Args:
        title: what it does, in a few French words.
        explanation: what it does, in full.
        **more: the other attributes of `Command`, where they are not the usual ones; its doors are
            those it declares, and one without a button says why.
    """

    def enter(run: Run) -> Run:
        COMMANDS[run.__name__] = Command(run.__name__, title, explanation, run, **more)
        return run

    return enter
