"""What Excel is doing: its switches, set aside while results go in, and whether it answers."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlwings import App, Book

ON_MAC = sys.platform == "darwin"
"""There, Excel is spoken to in AppleScript, and its objects have other names."""
_QUIET = {"screen_updating": False, "enable_events": False, "calculation": "manual"}
_BUSY = {-2147418111, -2147417846, -2146777998}
"""How COM says that Excel answers nobody: while a cell is edited, or a dialog is open."""
_EXCEL_BUSY = "ExcelBusyError"  # xlwings' own


@contextmanager
def quiet(app: "App") -> Iterator[None]:
    """Excel neither redraws, nor computes, nor runs macros meanwhile; then as it was before."""
    with ExitStack() as restored:
        for switch, value in _QUIET.items():
            restored.callback(setattr, app, switch, getattr(app, switch))
            setattr(app, switch, value)
        yield


@contextmanager
def where_she_was(book: "Book") -> Iterator[None]:
    """Bring her back to her sheet and her cells, whatever is shown meanwhile."""
    sheet, selection = book.sheets.active, book.app.selection
    try:
        yield
    finally:
        sheet.activate()
        if selection:
            selection.select()


def is_busy(error: BaseException) -> bool:
    """Whether an error says that Excel answers nobody for now."""
    told = {getattr(error, "hresult", None)}
    details = error.args[2] if len(error.args) > 2 else None  # noqa: PLR2004 - where COM puts them
    if isinstance(details, tuple):
        told.update(details)
    return bool(told & _BUSY) or type(error).__name__ == _EXCEL_BUSY


def is_read_only(book: "Book") -> bool:
    """Whether the workbook was opened for reading only."""
    if ON_MAC:
        return bool(book.api.read_only.get())
    return bool(book.api.ReadOnly)
