"""What the tariff in force on 1 January asks of an OT for a year, in euros."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from xlqualite.anomaly import Reason
from xlqualite.compute.accueils import open_accueils
from xlqualite.compute.fee_levels import FeeLevel
from xlqualite.compute.interventions import days_on_site, done, on_site
from xlqualite.dossier import Dossier, Folder
from xlqualite.french import count, days, euros, month_name, short_date
from xlqualite.months import first_day
from xlqualite.tables import Intervention, Tariff
from xlqualite.vocabularies import InterventionType, YesNo

CENT, NOTHING, YEAR = Decimal("0.01"), Decimal("0.00"), 12
PARTS = ("fixed", "per_extra_accueil", "per_diagnosis_day")


@dataclass(frozen=True, kw_only=True, eq=False)
class Price:
    """The parts of a year's fee before any agreement.

    Attributes:
        fixed, supplements, days_part: of a whole year, each 0.00 when the tariff has no such part.
        twelfths: the months counted, 12 unless *Prorata en cours d'année* shortens them.
    """

    fixed: Decimal
    supplements: Decimal
    days_part: Decimal
    twelfths: int
    because: tuple[Reason, ...]

    @property
    def total(self) -> Decimal:
        """The amount asked, to the cent."""
        return cents((self.fixed + self.supplements + self.days_part) * self.twelfths / YEAR)


def cents(amount: Decimal) -> Decimal:
    """An amount to the cent, half up."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def tariff_in_force(dossier: Dossier, level: int | None, day: date) -> Tariff | None:
    """The latest tariff of a level that has begun on a day."""
    begun = (each for each in dossier.tariffs if each.level == level and each.from_day <= day)
    return max(begun, key=lambda each: each.from_day, default=None)


def department_share(dossier: Dossier, level: int | None, day: date) -> Decimal:
    """The department's part in percent: the tariff's, else *Part départementale par défaut (%)*."""
    tariff = tariff_in_force(dossier, level, day)
    if tariff is None or tariff.department_share is None:
        return dossier.settings.department_share
    return tariff.department_share


def illegible(tariff: Tariff) -> bool:
    """Whether one of its amounts could not be read: no figure is made of the others."""
    return not tariff.source.faulty.isdisjoint(PARTS)


def price(dossier: Dossier, folder: Folder, year: int, level: FeeLevel) -> Price | None:
    """What the tariff asks of an OT for a year; None when no tariff tells it, never zero."""
    tariff = tariff_in_force(dossier, level.rank, first_day(year))
    if tariff is None or illegible(tariff) or all(tariff.blank(each) for each in PARTS):
        return None
    extra = max(0, len(open_accueils(folder, first_day(year))) - 1)
    diagnoses = _diagnoses(folder, year)
    twelfths = _twelfths(dossier, level)
    return Price(
        fixed=cents(tariff.fixed or NOTHING),
        supplements=cents(extra * (tariff.per_extra_accueil or NOTHING)),
        days_part=cents(days_on_site(diagnoses) * (tariff.per_diagnosis_day or NOTHING)),
        twelfths=twelfths,
        because=(*_asked(tariff, extra, diagnoses), *_prorata(twelfths, level)),
    )


def _twelfths(dossier: Dossier, level: FeeLevel) -> int:
    """The months counted, that in which the level was reached included."""
    if level.reached_on is None or dossier.settings.prorata is YesNo.NO:
        return YEAR
    return YEAR + 1 - level.reached_on.month


def _diagnoses(folder: Folder, year: int) -> tuple[Intervention, ...]:
    found = done(folder, InterventionType.DIAGNOSTIC)
    return tuple(each for each in found if each.day.year == year and on_site(each))


def _asked(tariff: Tariff, extra: int, diagnoses: tuple[Intervention, ...]) -> Iterator[Reason]:
    begun = short_date(tariff.from_day)
    if tariff.fixed is not None:
        text = f"Tarif du {begun} : forfait de {euros(tariff.fixed)}"
        yield Reason(text, tariff.at("fixed"))
    if extra and tariff.per_extra_accueil is not None:
        more = count(extra, "accueil supplémentaire", "accueils supplémentaires")
        text = f"Tarif du {begun} : {more} à {euros(tariff.per_extra_accueil)}"
        yield Reason(text, tariff.at("per_extra_accueil"))
    if diagnoses and tariff.per_diagnosis_day is not None:
        text = f"Tarif du {begun} : {euros(tariff.per_diagnosis_day)} par jour de diagnostic"
        yield Reason(text, tariff.at("per_diagnosis_day"))
        for each in diagnoses:
            done_in = days(each.days_on_site or NOTHING)
            text = f"Diagnostic du {short_date(each.day)} : {done_in} sur site"
            yield Reason(text, each.at("days_on_site"))


def _prorata(twelfths: int, level: FeeLevel) -> Iterator[Reason]:
    if level.reached_on and twelfths < YEAR:
        counted = count(twelfths, "douzième")
        yield Reason(f"Prorata : {counted}, à partir de {month_name(level.reached_on)}")
