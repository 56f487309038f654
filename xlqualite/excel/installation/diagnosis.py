"""All that is looked at, in order, and what is done about it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlqualite.excel.installation.checks.access import access
from xlqualite.excel.installation.checks.cloud import cloud
from xlqualite.excel.installation.checks.interpreter import interpreter
from xlqualite.excel.installation.checks.macros import blocked, missing, names
from xlqualite.excel.installation.checks.schema import schema
from xlqualite.excel.installation.checks.software import software
from xlqualite.excel.installation.checks.templates import templates
from xlqualite.excel.installation.checks.versions import embedded, versions
from xlqualite.excel.installation.computer import Computer
from xlqualite.excel.installation.finding import Finding, State
from xlqualite.excel.installation.patient import Patient
from xlqualite.french import NBSP
from xlqualite.messages import UserError

ON_THE_COMPUTER: tuple[Callable[[Computer], Iterable[Finding]], ...] = (software, versions)
ON_A_WORKBOOK: tuple[Callable[[Computer, Patient], Iterable[Finding]], ...] = (
    access, schema, missing, embedded, blocked, cloud, names, templates,
)  # fmt: skip
Examine = Callable[[Path | None], Sequence[Finding]]
"""Looks at a workbook, or at the computer alone."""


@dataclass(frozen=True)
class Treatment:
    """What repairs did.

    Attributes:
        workbook: where the workbook is now.
        done, failed: French sentences.
        findings: how everything stands after them.
    """

    workbook: Path | None
    done: tuple[str, ...]
    failed: tuple[str, ...]
    findings: tuple[Finding, ...]


def diagnose(computer: Computer, patient: Patient | None) -> Iterator[Finding]:
    """Every finding on a computer, and on a workbook if there is one."""
    for check in ON_THE_COMPUTER:
        yield from check(computer)
    yield from interpreter(computer, patient)
    if patient:
        for look in ON_A_WORKBOOK:
            yield from look(computer, patient)


def treat(examine: Examine, workbook: Path | None) -> Treatment:
    """Repair what can be, one subject after the other; each repair does all or nothing.

    Raises:
        UserError: the workbook can no longer be read.
    """
    tried: set[str] = set()
    done: list[str] = []
    failed: list[str] = []
    while True:
        findings = tuple(examine(workbook))
        found = next((each for each in findings if _can_be_tried(each, tried)), None)
        if found is None or found.repair is None:
            return Treatment(workbook, tuple(done), tuple(failed), findings)
        tried.add(found.subject)
        try:
            repaired = found.repair()
        except UserError as refused:
            failed.append(str(refused))
        except OSError:
            failed.append(_given_up(found))
        else:
            done.append(repaired.told)
            workbook = repaired.workbook or workbook


def _can_be_tried(finding: Finding, tried: set[str]) -> bool:
    is_wrong = finding.state is State.TO_CORRECT and finding.repair is not None
    return is_wrong and finding.subject not in tried


def _given_up(finding: Finding) -> str:
    return f"{finding.subject}{NBSP}: le système a refusé la réparation. {finding.remedy}"
