"""Showing her a folder, in the program that her computer has for it."""

import os
import subprocess
import sys
from pathlib import Path

from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError

OPENERS = {"darwin": "open"}
"""The program that opens a folder, by system; Windows has its own call."""
OTHER_OPENER = "xdg-open"


def open_folder(folder: Path) -> None:
    """Open a folder before her.

    Raises:
        UserError: nothing on this computer can; where it is.
    """
    try:
        if sys.platform == "win32":
            os.startfile(folder)  # noqa: S606 - the system's own way
        else:
            opener = OPENERS.get(sys.platform, OTHER_OPENER)
            subprocess.Popen([opener, str(folder)])  # noqa: S603 - a fixed program, no shell
    except OSError as error:
        raise UserError(
            f"Le dossier n'a pas pu être ouvert{NBSP}: ouvrez vous-même {quoted(folder)}."
        ) from error
