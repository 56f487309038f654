"""The door of the workbook: what a click on a button or on the ribbon runs.

``python -m xlqualite.buttons <command> --wb=... --from_xl=1 ...``, or `press` under RunPython.
"""

import gc
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlqualite.excel.disk.opening import open_folder
from xlqualite.excel.disk.turns import alone
from xlqualite.excel.live.connection import calling_book
from xlqualite.excel.live.state import is_busy
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError

if TYPE_CHECKING:
    from xlwings import Book

    from xlqualite.commands import Command, Outcome, Request

TITLE = "Démarche qualité"
INFORM, WARN = "info", "critical"
"""The pictures of xlwings' dialogs."""
YES = "yes"
ALLOCATIONS = 100_000  # as the command line: a dossier is all live objects
BUSY = "Excel est occupé. Terminez la saisie en cours (Entrée), puis recliquez."
ALREADY = f"Un bouton est déjà au travail sur ce classeur{NBSP}: attendez qu'il ait fini."
OPEN_FOLDER = f"Ouvrir le dossier des documents{NBSP}?"


def press(command: str) -> None:
    """Do what a button is for, and tell it in one French dialog; nothing is ever raised.

    Args:
        command: its name in the registry; the workbook is the one that `sys.argv` names.
    """
    gc.set_threshold(ALLOCATIONS, 50, 50)
    try:
        book = calling_book(sys.argv)
    except BaseException as crash:  # noqa: BLE001 - without Excel there is nobody to tell
        _log(crash, None)
        return
    try:
        _Click(command, book).answer()
    except BaseException as crash:  # noqa: BLE001 - xlwings would tell it in English
        _log(crash, None)


@dataclass
class _Click:
    """A click on a button, until its dialog is closed.

    Attributes:
        path: the workbook's file, once it is found.
    """

    command: str
    book: "Book"
    path: Path | None = None

    def answer(self) -> None:
        """Run the command, and tell what came of it."""
        try:
            outcome = self._run()
            self._tell(outcome)
        except UserError as wrong:
            self._say(str(wrong), WARN)
        except BaseException as crash:  # noqa: BLE001 - the last resort: a log and one sentence
            self._say(self._on_crash(crash), WARN)

    def _run(self) -> "Outcome":
        from xlqualite.excel.live.location import file_of  # noqa: PLC0415 - a refusal goes without

        self.path = file_of(self.book)
        with alone(str(self.path)) as is_alone:
            if not is_alone:
                raise UserError(ALREADY)
            try:
                return self._command().run(self._request(self.path))
            finally:
                with suppress(Exception):  # what went wrong before matters more
                    self.book.app.status_bar = False

    def _command(self) -> "Command":
        from xlqualite.commands import command_named  # noqa: PLC0415 - a refusal goes without

        command = command_named(self.command)
        if command is None or command.button is None:
            raise UserError(
                f"Ce programme ne connaît pas le bouton {quoted(self.command)}{NBSP}: le classeur "
                "est plus récent que lui. Mettez le programme à jour."
            )
        return command

    def _request(self, path: Path) -> "Request":
        from xlqualite.commands.registry import Door, Request  # noqa: PLC0415 - likewise
        from xlqualite.excel.live.book import LiveWorkbook  # noqa: PLC0415 - likewise
        from xlqualite.reading import Asked  # noqa: PLC0415 - likewise

        moment = datetime.now()  # noqa: DTZ005 - the clock she looks at
        return Request(
            path=path,
            asked=Asked(moment.date()),
            moment=moment,
            door=Door.BUTTON,
            notify=self._notify,
            screen=LiveWorkbook(self.book),
        )

    def _notify(self, what: str, done: int, of: int) -> None:
        """Show in the status bar how far the run is."""
        how_far = f" {done}/{of}" if of > 1 else "…"
        self.book.app.status_bar = f"{TITLE}{NBSP}: {what}{how_far}"

    def _tell(self, outcome: "Outcome") -> None:
        from xlqualite.summary import in_a_dialog  # noqa: PLC0415 - a refusal goes without

        said = "\n".join(in_a_dialog(outcome))
        folders = sorted({each.path.parent for each in outcome.documents if each.path})
        if folders:
            question = f"{said}\n\n{OPEN_FOLDER}"
            if self._say(question, INFORM, "yes_no") == YES:
                open_folder(folders[0])
        elif said:
            self._say(said, INFORM)

    def _say(self, text: str, picture: str, buttons: str = "ok") -> str | None:
        return self.book.app.alert(text, TITLE, buttons, picture)

    def _on_crash(self, crash: BaseException) -> str:
        notes = getattr(crash, "__notes__", ())
        if is_busy(crash):
            return "\n".join((BUSY, *notes))
        log = _log(crash, self.path)
        said = f"Erreur inattendue{NBSP}: joignez le fichier {quoted(log)} à votre message."
        return "\n".join((said, *notes))


def _log(crash: BaseException, path: Path | None) -> Path:
    import tempfile  # noqa: PLC0415 - only after a crash

    from xlqualite.report import write_log  # noqa: PLC0415 - likewise

    return write_log(crash, path.parent if path else Path(tempfile.gettempdir()))


if __name__ == "__main__":
    press("".join(sys.argv[1:2]))
