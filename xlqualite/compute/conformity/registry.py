"""How a requirement of a level is declared, and the one loop that holds each OT against its own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from xlqualite.anomaly import Reason
from xlqualite.compute.levels import level_of
from xlqualite.dossier import Dossier, Folder, folders, remembered


class Status(Enum):
    """How an OT stands against a requirement."""

    CONFORMING = "Conforme"
    TO_WATCH = "À surveiller"
    FAILING = "Non conforme"
    NOT_APPLICABLE = "Sans objet"
    NOT_ASSESSABLE = "Non évaluable"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What was found of one OT against one requirement, in the words shown.

    Attributes:
        benchmark, done, gap: the texts of Repère, Réalisé and Écart; empty when there is nothing.
        due_on: by when it is to be met, if a date is known.
    """

    status: Status
    benchmark: str = ""
    done: str = ""
    gap: str = ""
    due_on: date | None = None
    because: tuple[Reason, ...] = ()


Assess = Callable[[Dossier, Folder], Finding]


@dataclass(frozen=True)
class Requirement:
    """One line of section 4 of the domain: its code, the levels it binds, its French words."""

    code: str
    levels: tuple[int, ...]
    title: str
    assess: Assess


@dataclass(frozen=True)
class Conformity:
    """An OT against a requirement of its level."""

    office: str
    code: str
    title: str
    finding: Finding


REQUIREMENTS: dict[str, Requirement] = {}
ORDER = (
    "C1-PLAN", "C2-PLAN", "C3-PLAN", "C-SAT", "C1-DOC", "C2-DOC", "C3-DOC", "C2-REF", "C2-DIAG",
    "C2-BLANC", "C2-REGION", "C2-FINAL", "C2-CAL", "C2-MIN", "C2-MOY", "C2-TEMPS", "C3-DIAG",
    "C3-RENOUV", "C3-ACT", "C-ETE", "C-CAT1", "C-CAT2",
)  # fmt: skip
"""The codes in the order of the domain, which is that of every sheet and document."""


def requirement(code: str, levels: tuple[int, ...], title: str) -> Callable[[Assess], Assess]:
    """Enter a requirement in the catalogue; its docstring quotes its source.

    Raises:
        ValueError: the code is taken.
    """

    def enter(assess: Assess) -> Assess:
        if code in REQUIREMENTS:
            raise ValueError(f"requirement {code} is declared twice")
        REQUIREMENTS[code] = Requirement(code, levels, title, assess)
        return assess

    return enter


def in_order() -> tuple[Requirement, ...]:
    """Every requirement, in the order of the domain."""
    return tuple(sorted(REQUIREMENTS.values(), key=lambda each: ORDER.index(each.code)))


@remembered
def conformity(dossier: Dossier) -> tuple[Conformity, ...]:
    """Every OT against every requirement of its level; an OT without level has none."""
    return tuple(
        Conformity(folder.code, each.code, each.title, _at_level(dossier, folder, each))
        for folder in folders(dossier).values()
        for each in in_order()
        if level_of(dossier, folder.code).rank in each.levels
    )


def _at_level(dossier: Dossier, folder: Folder, requirement: Requirement) -> Finding:
    """Level 1 goes "à son rythme": nothing there is ever worse than À surveiller."""
    finding = requirement.assess(dossier, folder)
    at_its_pace = level_of(dossier, folder.code).rank == 1
    if at_its_pace and finding.status is Status.FAILING:
        return replace(finding, status=Status.TO_WATCH)
    return finding
