"""The programs that make a PDF of a Word document: Word on Windows, LibreOffice elsewhere."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from xlqualite.excel.installation.computer import WINDOWS, Computer
from xlqualite.french import NBSP
from xlqualite.messages import UserError
from xlqualite.word.pdf.conversion import Convert, pdf_of

SECONDS_TO_START, SECONDS_EACH = 120, 30
TAGGED = json.dumps(
    {
        name: {"type": "boolean", "value": "true"}
        for name in ("UseTaggedPDF", "PDFUACompliance", "ExportBookmarks")
    }
)
"""What makes a PDF that a screen reader can follow."""
PDF_FORMAT, HEADING_BOOKMARKS = 17, 1
WITHOUT_SAVING, NO_ALERTS = 0, 0


def converter(computer: Computer) -> Convert:
    """What makes a PDF on a computer: Word where Python can talk to it, else LibreOffice.

    Raises:
        UserError: there is neither.
    """
    programs = computer.programs()
    if computer.system == WINDOWS and "Word" in programs and find_spec("win32com"):
        return by_word
    if "LibreOffice" in programs:
        return partial(by_libreoffice, programs["LibreOffice"])
    raise UserError(
        f"Ni Word ni LibreOffice n'a été trouvé sur ce poste pour faire les PDF{NBSP}: installez "
        "LibreOffice, qui est gratuit, ou recommencez sans --pdf."
    )


def by_libreoffice(program: str, documents: Sequence[Path], folder: Path) -> None:
    """Have LibreOffice make them, with settings of its own that no open window holds."""
    with tempfile.TemporaryDirectory(prefix="xlqualite-", ignore_cleanup_errors=True) as settings:
        command = [
            program,
            f"-env:UserInstallation={Path(settings).resolve().as_uri()}",
            "--headless", "--norestore", "--convert-to", f"pdf:writer_pdf_Export:{TAGGED}",
            "--outdir", str(folder), *map(str, documents),
        ]  # fmt: skip
        _run(command, SECONDS_TO_START + SECONDS_EACH * len(documents))


def _run(command: Sequence[str], seconds: int) -> None:
    """Run a program; one that takes too long is ended with those that it has started."""
    with subprocess.Popen(  # noqa: S603 - a program of this computer, on files of our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


def by_word(documents: Sequence[Path], folder: Path) -> None:
    """Have Word make them, in a window of its own that is not shown."""
    from win32com.client import DispatchEx  # noqa: PLC0415 - on Windows alone

    word = DispatchEx("Word.Application")
    try:
        word.DisplayAlerts = NO_ALERTS
        for each in documents:
            _export(word, each, folder / pdf_of(each).name)
    finally:
        word.Quit(WITHOUT_SAVING)


def _export(word: Any, document: Path, pdf: Path) -> None:  # noqa: ANN401 - Word's own object
    opened = word.Documents.Open(str(document.resolve()), ReadOnly=True, AddToRecentFiles=False)
    try:
        for each in opened.StoryRanges:
            each.Fields.Update()
        opened.ExportAsFixedFormat(
            str(pdf.resolve()), PDF_FORMAT, DocStructureTags=True, CreateBookmarks=HEADING_BOOKMARKS
        )
    finally:
        opened.Close(WITHOUT_SAVING)
