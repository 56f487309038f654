"""Trying again: an antivirus or a synchronisation holds a file for an instant."""

from collections.abc import Callable

from xlqualite.excel.disk.files import Files

PAUSES = (0.05, 0.1, 0.2, 0.4)
"""Seconds between two tries."""


def patiently(do: Callable[[], None], files: Files) -> None:
    """Do something, and again as long as the system denies it, for less than a second.

    Raises:
        OSError: it is still denied, or failed for another reason.
    """
    for pause in PAUSES:
        try:
            return do()
        except PermissionError:
            files.wait(pause)
    return do()
