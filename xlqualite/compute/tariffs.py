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


@dataclass(frozen=True)
class Charge:
    """A part of a year's fee: how many accueils or days of it, 1 for the fixed part, at what rate.

    Attributes:
        part: the column of Tarifs, one of `PARTS`.
    """

    part: str
    quantity: Decimal
    rate: Decimal

    @property
    def amount(self) -> Decimal:
        """In euros, to the cent."""
        return cents(self.quantity * self.rate)


@dataclass(frozen=True, kw_only=True, eq=False)
class Price:
    """What a year's fee is made of before any agreement.

    Attributes:
        charges: of a whole year, one for each part that the tariff has.
        tariff: where the rates come from.
        twelfths: the months counted, 12 unless *Prorata en cours d'année* shortens them.
    """

    charges: tuple[Charge, ...]
    tariff: Tariff
    twelfths: int
    because: tuple[Reason, ...]

    @property
    def fixed(self) -> Decimal:
        """The fixed part of a whole year, 0.00 when the tariff has none."""
        return self._amount("fixed")

    @property
    def supplements(self) -> Decimal:
        """That of the accueils beyond the first, 0.00 when the tariff has none."""
        return self._amount("per_extra_accueil")

    @property
    def days_part(self) -> Decimal:
        """That of the days of diagnosis, 0.00 when the tariff has none."""
        return self._amount("per_diagnosis_day")

    def _amount(self, part: str) -> Decimal:
        return sum((each.amount for each in self.charges if each.part == part), NOTHING)

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
        charges=tuple(_charges(tariff, extra, days_on_site(diagnoses))),
        tariff=tariff,
        twelfths=twelfths,
        because=(*_asked(tariff, extra, diagnoses), *_prorata(twelfths, level)),
    )


def _charges(tariff: Tariff, extra: int, diagnosis_days: Decimal) -> Iterator[Charge]:
    for part, quantity in zip(PARTS, (Decimal(1), Decimal(extra), diagnosis_days), strict=True):
        rate: Decimal | None = getattr(tariff, part)
        if rate is not None:
            yield Charge(part, quantity, rate)


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
