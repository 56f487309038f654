"""The diagnoses on site: the days of level 2 against its benchmark, the yearly one of level 3."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from xlqualite.anomaly import Reason
from xlqualite.compute.delays import Delays, delays_of
from xlqualite.compute.interventions import days_on_site, done, on_site, planned
from xlqualite.compute.labels import standing
from xlqualite.compute.tracking import watched_since
from xlqualite.dossier import Dossier, Folder, remembered
from xlqualite.french import NBSP, days, number, short_date
from xlqualite.months import add_months, months_between
from xlqualite.settings import Settings
from xlqualite.tables import Intervention
from xlqualite.vocabularies import Attribution, InterventionType

TENTH = Decimal("0.1")


@dataclass(frozen=True, eq=False)
class Benchmark:
    """How many days of diagnosis are expected, at least and at most, to the tenth of a day."""

    low: Decimal
    high: Decimal

    def __str__(self) -> str:
        decimals = 0 if self.low % 1 == self.high % 1 == 0 else 1
        noun = days(self.high).rpartition(NBSP)[2]
        return f"{number(self.low, decimals)} à {number(self.high, decimals)}{NBSP}{noun}"


@dataclass(frozen=True, kw_only=True, eq=False)
class DiagnosisDays:
    """The days of diagnosis on site of an engaged OT, over the window that ends on the day.

    Attributes:
        since: the first day of the window.
        months: whole months elapsed since the engagement.
        benchmark: what is expected after so many months.
        watched: what is expected after the months in which the OT was really watched; None when
            absences say nothing.
        early: whether it is too soon after the engagement to call for diagnoses.
        done, planned: days done in the window, and planned from the day on.
        untimed: diagnoses done in the window whose days are not known.
    """

    since: date
    months: int
    benchmark: Benchmark
    watched: Benchmark | None
    early: bool
    done: Decimal
    planned: Decimal
    untimed: tuple[Intervention, ...]
    because: tuple[Reason, ...]

    @property
    def is_short(self) -> bool:
        """Whether days are missing for sure."""
        return self.watched is not None and not self.untimed and self.done < self.watched.low

    @property
    def is_provided_for(self) -> bool:
        """Whether what is planned makes up for what is missing."""
        return self.watched is not None and self.done + self.planned >= self.watched.low


@dataclass(frozen=True, eq=False)
class AnnualDiagnosis:
    """The diagnosis on site that an OT holding the marque is to have in the day's year.

    Attributes:
        obtained: the first attribution.
        expected: whether this year is after that of the first attribution.
        done, planned: those of the year; planned ones from the day on.
    """

    year: int
    obtained: Reason
    expected: bool
    done: tuple[Intervention, ...]
    planned: tuple[Intervention, ...]


@remembered
def diagnosis_days(dossier: Dossier, office: str) -> DiagnosisDays | None:
    """The days of diagnosis since the engagement in force; None when it is not dated.

    The window is the parameter *Fenêtre de diagnostic (mois)*; until it is full the benchmark is
    pro rata, after that the window rolls.

    Source: programme, "entre 4 et 7 jours /OT sur 2 ans en moyenne".
    """
    delays = delays_of(dossier, office)
    if delays is None:
        return None
    settings, folder = dossier.settings, dossier.of(office)
    since = max(delays.engaged_on, add_months(dossier.as_of, -settings.diagnosis_window_months))
    months = months_between(delays.engaged_on, dossier.as_of)
    watched = _watched_months(dossier, delays)
    counted = tuple(each for each in _on_site(folder) if each.day >= since)
    return DiagnosisDays(
        since=since,
        months=months,
        benchmark=benchmark(settings, months),
        watched=None if watched is None else benchmark(settings, watched),
        early=(months if watched is None else watched) < settings.diagnosis_grace_months,
        done=days_on_site(counted),
        planned=days_on_site(_planned(dossier, folder)),
        untimed=tuple(each for each in counted if each.days_on_site is None),
        because=(_engaged(delays), *(_reason(each) for each in counted)),
    )


def benchmark(settings: Settings, months: int) -> Benchmark:
    """The days expected after some months, whole once the window is full; to the tenth, half up."""
    window = settings.diagnosis_window_months
    share = Decimal(min(months, window)) / window
    low, high = settings.diagnosis_minimum_days, settings.diagnosis_maximum_days
    return Benchmark(
        (low * share).quantize(TENTH, ROUND_HALF_UP), (high * share).quantize(TENTH, ROUND_HALF_UP)
    )


@remembered
def annual_diagnosis(dossier: Dossier, office: str) -> AnnualDiagnosis | None:
    """The diagnosis of the day's year; None for an OT that never held the marque.

    Source: programme, "un diagnostic annuel sur site"; an audit does not count.
    """
    label = standing(dossier, office)
    if label is None:
        return None
    year, folder = dossier.as_of.year, dossier.of(office)
    first = label.chain[0]
    renewed = first.label.attribution is Attribution.RENEWAL
    known_first = None if renewed else first.obtained_on
    when = f"le {short_date(first.obtained_on)}" if first.obtained_on else "(sans date)"
    return AnnualDiagnosis(
        year,
        obtained=Reason(f"Marque attribuée {when}", first.label.at("label")),
        expected=known_first is None or known_first.year < year,
        done=tuple(each for each in _on_site(folder) if each.day.year == year),
        planned=tuple(each for each in _planned(dossier, folder) if each.day.year == year),
    )


def _watched_months(dossier: Dossier, delays: Delays) -> int | None:
    """The months that count for a rule about an absence, see `tracking`."""
    watched = watched_since(dossier, delays.engagement.office)
    return months_between(max(delays.engaged_on, watched), dossier.as_of) if watched else None


def _engaged(delays: Delays) -> Reason:
    text = f"Engagé vers la marque le {short_date(delays.engaged_on)}"
    return Reason(text, delays.engagement.at("day"))


def _on_site(folder: Folder) -> tuple[Intervention, ...]:
    return tuple(each for each in done(folder, InterventionType.DIAGNOSTIC) if on_site(each))


def _planned(dossier: Dossier, folder: Folder) -> tuple[Intervention, ...]:
    """Those still to come: one planned on a day now past is no longer a promise."""
    found = planned(folder, InterventionType.DIAGNOSTIC)
    return tuple(each for each in found if on_site(each) and each.day >= dossier.as_of)


def _reason(diagnosis: Intervention) -> Reason:
    time = "durée inconnue" if diagnosis.days_on_site is None else days(diagnosis.days_on_site)
    text = f"Diagnostic du {short_date(diagnosis.day)} ({time})"
    return Reason(text, diagnosis.at("days_on_site"))
