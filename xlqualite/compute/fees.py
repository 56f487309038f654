"""What each OT of levels 2 and 3 owes for a year, its split, and what was called and received."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from xlqualite.anomaly import Reason
from xlqualite.compute.accueils import open_accueils
from xlqualite.compute.fee_levels import FeeLevel, fee_level
from xlqualite.compute.tariffs import NOTHING, Price, cents, department_share, price
from xlqualite.dossier import Dossier, Folder, folders, remembered
from xlqualite.french import euros, short_date
from xlqualite.months import first_day
from xlqualite.tables import FeeAccount, Tariff


@dataclass(frozen=True, kw_only=True, eq=False)
class Fee:
    """An OT's fee for a year, in euros to the cent.

    Attributes:
        level: the level the fee follows; below 2 nothing is owed.
        accueils: how many were open on 1 January.
        fixed, supplements, days_part: what the tariff asks of a whole year; None without a tariff.
        amount: agreed, else computed; None when neither is known ("à compléter").
        department, region: the split of the amount.
        share: the department's part, in percent.
        called: the amount of record once typed, 0.00 until then.
        still_due: called - received; negative when more came in than was called so far.
        account: its row of Participations, if it has one.
        asked: what the tariff asks, part by part; None without a tariff.
    """

    office: str
    year: int
    level: int | None
    accueils: int
    fixed: Decimal | None
    supplements: Decimal | None
    days_part: Decimal | None
    amount: Decimal | None
    department: Decimal | None
    region: Decimal | None
    share: Decimal
    called: Decimal
    received: Decimal
    passed_on: Decimal
    still_due: Decimal
    account: FeeAccount | None
    asked: Price | None
    because: tuple[Reason, ...]

    @property
    def owed(self) -> bool:
        """Whether the OT was at level 2 or 3 that year."""
        return self.level is not None and self.level > 1

    @property
    def awaits_its_call(self) -> bool:
        """Whether it is owed, not free, and no call was made; an unreadable amount is one."""
        account = self.account
        called = account and not (account.blank("called") and account.called_on is None)
        return self.owed and self.amount != NOTHING and not called


@dataclass(frozen=True, eq=False)
class Case:
    """An OT and a year: the level its fee follows, its row of Participations, what it is asked."""

    folder: Folder
    year: int
    level: FeeLevel
    account: FeeAccount | None
    asked: Price | None


@remembered
def fees(dossier: Dossier, year: int) -> tuple[Fee, ...]:
    """The fees of a year: of each OT that owes one or has a row in Participations."""
    found = (fee_of(dossier, code, year) for code in folders(dossier))
    return tuple(each for each in found if each)


@remembered
def fee_of(dossier: Dossier, office: str, year: int) -> Fee | None:
    """The fee of an OT for a year; None when it owes none and has no row in Participations.

    Raises:
        KeyError: no OT has this code.
    """
    folder = dossier.of(office)
    account = next((each for each in folder.fees if each.year == year), None)
    level = fee_level(dossier, office, year)
    if account is None and not level.owes:
        return None
    asked = price(dossier, folder, year, level)
    return _fee(dossier, Case(folder, year, level, account, asked))


def split(amount: Decimal, share: Decimal) -> tuple[Decimal, Decimal]:
    """An amount between department (its share in percent, half up to the cent) and region.

    The two always sum to the amount: 1 234,57 at 60 % is 740,74 and 493,83.
    Source: programme, "60 % pour le relais départemental, 40 % régional".
    """
    whole = cents(amount)
    department = cents(whole * share / 100)
    return department, whole - department


def _fee(dossier: Dossier, case: Case) -> Fee:
    amount, asked = _amount(case), case.asked
    share = department_share(dossier, case.level.rank, first_day(case.year))
    department, region = (None, None) if amount is None else split(amount, share)
    called, received = _typed(case.account, "called"), _typed(case.account, "received")
    return Fee(
        office=case.folder.code,
        year=case.year,
        level=case.level.rank,
        accueils=len(open_accueils(case.folder, first_day(case.year))),
        fixed=asked.fixed if asked else None,
        supplements=asked.supplements if asked else None,
        days_part=asked.days_part if asked else None,
        amount=amount,
        department=department,
        region=region,
        share=share,
        called=called,
        received=received,
        passed_on=_typed(case.account, "passed_on"),
        still_due=called - received,
        account=case.account,
        asked=asked,
        because=(*case.level.because, *_because(dossier, case)),
    )


def _amount(case: Case) -> Decimal | None:
    """The amount agreed, else asked; an agreed amount that cannot be read gives way to nothing."""
    account = case.account
    if account and not account.blank("agreed"):
        return None if account.agreed is None else cents(account.agreed)
    if not case.level.owes:
        return NOTHING
    return case.asked.total if case.asked else None


def _typed(account: FeeAccount | None, name: str) -> Decimal:
    found: Decimal | None = getattr(account, name, None)
    return cents(found or NOTHING)


def _because(dossier: Dossier, case: Case) -> Iterator[Reason]:
    account, asked = case.account, case.asked
    if account and account.agreed is not None:
        yield Reason(f"Montant convenu : {euros(account.agreed)}", account.at("agreed"))
    elif case.level.owes and asked is None:
        day = short_date(first_day(case.year))
        text = f"Tarif du niveau {case.level.rank} en vigueur au {day} : à compléter"
        yield Reason(text, dossier.heading(Tariff, "level"))
    if asked:
        yield from asked.because
    if account and account.called is not None:
        yield Reason(f"Montant appelé : {euros(account.called)}", account.at("called"))
