"""How the workbook whose button was clicked is found, and xlwings imported at little cost."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from xlqualite.excel.grids import without_case
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError

if TYPE_CHECKING:
    from xlwings import Book

COSTLY = ("pandas", "numpy", "matplotlib", "polars", "plotly", "PIL", "xlwings.pro")
"""What xlwings imports for its own comfort where it is merely installed; the last is its part that
needs a licence, which nothing here uses."""
_BOOK, _WINDOW = "--wb=", "--hwnd="
_WINDOWS_ENGINE = "xlwings._xlwindows"
_MOST_ATTEMPTS = 3000
"""Of a call that Excel rejects, a second or so; without a limit xlwings would try for ever."""


def calling_book(arguments: Sequence[str]) -> "Book":
    """The workbook that runs us.

    Args:
        arguments: as Excel gave them (``--wb=``, ``--from_xl=1``, ``--hwnd=``), in `sys.argv` too.

    Raises:
        UserError: it is closed by now.
    """
    with _without(COSTLY):
        import xlwings  # noqa: PLC0415 - costly, and the command line never needs it
    engine = sys.modules.get(_WINDOWS_ENGINE)
    if engine:
        vars(engine)["N_COM_ATTEMPTS"] = _MOST_ATTEMPTS
    name = next((each[len(_BOOK) :] for each in arguments if each.startswith(_BOOK)), "")
    # xlwings reads no further than an equals sign in the name
    return _by_name(name, arguments) if "=" in name else xlwings.Book.caller()


def _by_name(name: str, arguments: Sequence[str]) -> "Book":
    import xlwings  # noqa: PLC0415 - already imported

    window = next((each[len(_WINDOW) :] for each in arguments if each.startswith(_WINDOW)), "")
    books = [book for app in xlwings.apps for book in app.books if _is_called(book, name)]
    if not books:
        raise UserError(f"Le classeur {quoted(name)} n'est pas ouvert{NBSP}: ouvrez-le.")
    return next((each for each in books if str(each.app.hwnd) == window), books[0])


def _is_called(book: "Book", name: str) -> bool:
    return without_case(book.name) == without_case(name)


@contextmanager
def _without(names: Sequence[str]) -> Iterator[None]:
    """Make modules look as if they were not installed."""
    before = {each: sys.modules[each] for each in names if each in sys.modules}
    sys.modules.update(dict.fromkeys(names))  # type: ignore[arg-type]  # None refuses an import
    try:
        yield
    finally:
        for each in names:
            del sys.modules[each]
        sys.modules.update(before)
