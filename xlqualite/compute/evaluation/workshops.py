"""Evaluation, (e): workshops and training, who enrolled and came, and the regional commissions."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from xlqualite.compute.evaluation.years import grouped
from xlqualite.compute.interventions import coordinator_was_there
from xlqualite.dossier import Dossier, folders, remembered
from xlqualite.tables import Enrolment, Intervention, Workshop
from xlqualite.vocabularies import EnrolmentState, InterventionState, InterventionType


@dataclass(frozen=True)
class Attendance:
    """Enrolments and what became of them.

    Attributes:
        enrolled: all that were not cancelled, those present and absent included.
    """

    enrolled: int
    present: int
    absent: int
    cancelled: int

    @property
    def rate(self) -> Decimal | None:
        """Present among those whose presence was noted; None when none was."""
        noted = self.present + self.absent
        return Decimal(self.present) / noted if noted else None


@dataclass(frozen=True)
class WorkshopResult:
    """A workshop and the enrolments in it."""

    workshop: Workshop
    enrolments: tuple[Enrolment, ...]

    @property
    def attendance(self) -> Attendance:
        """What became of its enrolments."""
        return _attendance(self.enrolments)


@dataclass(frozen=True, kw_only=True)
class Workshops:
    """The workshops of a year.

    Attributes:
        held, to_come: by day; a workshop is held once its day has come.
        offices: the OT present at one of them at least, in the order of the sheet.
        commissions: the regional commissions and working groups she took part in, by day.
    """

    held: tuple[WorkshopResult, ...]
    to_come: tuple[WorkshopResult, ...]
    offices: tuple[str, ...]
    commissions: tuple[Intervention, ...]

    @property
    def attendance(self) -> Attendance:
        """What became of the enrolments in the workshops held."""
        return _attendance(each for result in self.held for each in result.enrolments)


@remembered
def workshops(dossier: Dossier, year: int) -> Workshops:
    """The workshops and training of a year, and the regional commissions."""
    now = dossier.at_end_of(year)
    enrolments = grouped(now.enrolments, lambda each: each.workshop)
    dated = ((each.day, each) for each in now.workshops if each.day and each.day.year == year)
    found = [
        (day, WorkshopResult(each, tuple(enrolments.get(each.code, ()))))
        for day, each in sorted(dated, key=lambda pair: (pair[0], pair[1].code))
    ]
    held = tuple(each for day, each in found if day <= now.as_of)
    came = {
        each.office
        for result in held
        for each in result.enrolments
        if each.state is EnrolmentState.PRESENT
    }
    return Workshops(
        held=held,
        to_come=tuple(each for day, each in found if day > now.as_of),
        offices=tuple(code for code in folders(now) if code in came),
        commissions=_commissions(now, year),
    )


def _attendance(enrolments: Iterable[Enrolment]) -> Attendance:
    states = Counter(each.state for each in enrolments)
    present, absent = states[EnrolmentState.PRESENT], states[EnrolmentState.ABSENT]
    return Attendance(
        enrolled=states[EnrolmentState.ENROLLED] + present + absent,
        present=present,
        absent=absent,
        cancelled=states[EnrolmentState.CANCELLED],
    )


def _commissions(now: Dossier, year: int) -> tuple[Intervention, ...]:
    found = (
        each
        for each in now.interventions
        if each.type is InterventionType.COMMISSION
        and each.state is InterventionState.DONE
        and each.day.year == year
        and coordinator_was_there(each)
    )
    return tuple(sorted(found, key=lambda each: each.day))
