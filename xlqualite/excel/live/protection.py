"""Locked sheets of results: unlocked for a moment, then locked as they were."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from xlqualite.excel.live.state import ON_MAC, is_busy
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError

if TYPE_CHECKING:
    from xlwings import Sheet

_ALLOWED = {
    "AllowFormattingCells": "allow_formatting_cells",
    "AllowFormattingColumns": "allow_formatting_columns",
    "AllowFormattingRows": "allow_formatting_rows",
    "AllowInsertingColumns": "allow_inserting_columns",
    "AllowInsertingRows": "allow_inserting_rows",
    "AllowInsertingHyperlinks": "allow_inserting_hyperlinks",
    "AllowDeletingColumns": "allow_deleting_columns",
    "AllowDeletingRows": "allow_deleting_rows",
    "AllowSorting": "allow_sorting",
    "AllowFiltering": "allow_filtering",
    "AllowUsingPivotTables": "allow_using_pivot_table",
}
"""What a protection allows, as Windows calls it, and as AppleScript does."""


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
    """The protection of a sheet, in the words that put it back; None without."""
    if ON_MAC:
        if not api.protect_contents.get():
            return None
        allowed = api.protection_object
        return {each: bool(getattr(allowed, each).get()) for each in _ALLOWED.values()} | {
            "drawing_objects": bool(api.protect_drawing_objects.get()),
            "scenarios": bool(api.protect_scenarios.get()),
        }
    if not api.ProtectContents:
        return None
    allowed = api.Protection
    return {each: bool(getattr(allowed, each)) for each in _ALLOWED} | {
        "DrawingObjects": bool(api.ProtectDrawingObjects),
        "Scenarios": bool(api.ProtectScenarios),
    }


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
