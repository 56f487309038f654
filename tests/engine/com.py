"""The few names of Excel's own object model (COM) that the program goes through by ``.api``."""

from collections.abc import Iterable, Mapping
from typing import Any

from engine.driver import Driver, Listing

LOCKED_CELL, BUSY = -2146827284, -2147418111
ALLOWED = (
    "FormattingCells", "FormattingColumns", "FormattingRows", "InsertingColumns",
    "InsertingRows", "InsertingHyperlinks", "DeletingColumns", "DeletingRows", "Sorting",
    "Filtering", "UsingPivotTables",
)  # fmt: skip
"""What Protect can allow on a protected sheet, each preceded by Allow."""


class ComError(Exception):
    """An error of Excel's, as pywin32 raises one."""

    def __init__(self, hresult: int, words: str) -> None:
        super().__init__(hresult, words)
        self.hresult = hresult


class ComProtection:
    """What the protection of a sheet allows."""

    def __init__(self, allowed: Mapping[str, bool]) -> None:
        for each in ALLOWED:
            setattr(self, f"Allow{each}", allowed.get(f"Allow{each}", False))


class ComSheet:
    """A worksheet."""

    def __init__(self, driver: Driver, name: str) -> None:
        self._driver, self._name = driver, name

    @property
    def ProtectContents(self) -> bool:  # noqa: N802 - Excel's name
        return self._driver.protection(self._name) is not None

    ProtectDrawingObjects = ProtectScenarios = ProtectContents

    @property
    def Protection(self) -> ComProtection:  # noqa: N802 - Excel's name
        return ComProtection(self._driver.protection(self._name) or {})

    def Protect(self, **options: Any) -> None:  # noqa: N802 - Excel's name
        assert not options.get("Password")
        allowed = {f"Allow{each}": bool(options.get(f"Allow{each}", False)) for each in ALLOWED}
        self._driver.protect(self._name, allowed)

    def Unprotect(self, Password: str) -> None:  # noqa: N802, N803 - Excel's names
        # without a password given, Excel would ask her for it
        assert Password == ""
        self._driver.protect(self._name, None)


class ComFilter:
    """The filter of a table."""

    def __init__(self, driver: Driver, sheet: str, table: str) -> None:
        self._driver, self._sheet, self._table = driver, sheet, table

    def _listing(self) -> Listing:
        return named(self._driver.tables(self._sheet), self._table)

    @property
    def FilterMode(self) -> bool:  # noqa: N802 - Excel's name
        return self._listing().filtered

    def ApplyFilter(self) -> None:  # noqa: N802 - Excel's name
        self._driver.filter_again(self._sheet, self._table)


class ComTable:
    """A ListObject."""

    def __init__(self, driver: Driver, sheet: str, table: str) -> None:
        self.AutoFilter = ComFilter(driver, sheet, table)


class ComBook:
    """A workbook."""

    def __init__(self, driver: Driver) -> None:
        self.ReadOnly = driver.read_only
        self.FullName = driver.fullname


def named(listings: Iterable[Listing], name: str) -> Listing:
    return next(each for each in listings if each.name == name)
