"""Locked sheets of results: unlocked for a moment, then locked as they were."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from xlqualite.excel.live.state import ON_MAC, is_busy
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError

if TYPE_CHECKING:
    from xlwings import Sheet

_ALLOWED = (
    "AllowFormattingCells", "AllowFormattingColumns", "AllowFormattingRows",
    "AllowInsertingColumns", "AllowInsertingRows", "AllowInsertingHyperlinks",
    "AllowDeletingColumns", "AllowDeletingRows", "AllowSorting", "AllowFiltering",
    "AllowUsingPivotTables",
)  # fmt: skip
_MAC_LOCK = {
    "allow_filtering": True,
    "allow_sorting": True,
    "allow_formatting_columns": True,
    "allow_formatting_rows": True,
}
"""What the builder allows: on a Mac, what a protection allows cannot be read."""


@contextmanager
def unlocked(sheet: "Sheet") -> Iterator[None]:
    """Take the protection of a sheet off, and put the very same back; one without stays without.

    Raises:
        UserError: it has a password, which only the user knows.
    """
    lock = _lock_of(sheet.api)
    if lock is None:
        yield
        return
    _unprotect(sheet)
    try:
        yield
    finally:
        _protect(sheet.api, lock)


def _lock_of(api: Any) -> dict[str, bool] | None:  # noqa: ANN401 - Excel's own object
    if ON_MAC:
        return dict(_MAC_LOCK) if api.protect_contents.get() else None
    if not api.ProtectContents:
        return None
    allowed = api.Protection
    lock = {each: bool(getattr(allowed, each)) for each in _ALLOWED}
    shapes = {"DrawingObjects": api.ProtectDrawingObjects, "Scenarios": api.ProtectScenarios}
    return lock | {each: bool(value) for each, value in shapes.items()}


def _unprotect(sheet: "Sheet") -> None:
    try:
        # an empty password: without one, Excel would ask her
        if ON_MAC:
            sheet.api.unprotect(password="")
        else:
            sheet.api.Unprotect("")
    except Exception as error:
        if is_busy(error):
            raise
        raise UserError(
            f"La feuille {quoted(sheet.name)} est protégée par un mot de passe{NBSP}: ôtez cette "
            "protection (onglet Révision, Ôter la protection de la feuille), puis recommencez."
        ) from error


def _protect(api: Any, lock: dict[str, bool]) -> None:  # noqa: ANN401 - Excel's own object
    if ON_MAC:
        api.protect_worksheet(worksheet_contents=True, **lock)
    else:
        api.Protect(Password="", Contents=True, **lock)
