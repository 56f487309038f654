"""What the command line shows of a run: progress, then its summary or its JSON."""

import json
import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from xlqualite.commands.registry import Document, Outcome
from xlqualite.sheets.anomalies import anomalies_to_json
from xlqualite.summary import summary

SCHEMA = 1
LOG = "xlqualite-erreur.log"
_VALUES = re.compile(r"""'[^']*'|"[^"]*"|«[^»]*»|\S+@\S+|\+?\d(?:[ .\u00a0]?\d){5,}""")


@dataclass
class Reporter:
    """Tells a run on standard error, and its result on standard output."""

    as_json: bool
    quiet: bool
    is_amid_a_line: bool = False

    def step(self, what: str, done: int, of: int) -> None:
        """Show how far the run is: one line that moves on a terminal, plain lines otherwise."""
        if self.quiet:
            return
        if not sys.stderr.isatty():
            if done == 0:
                say(f"{what}…")
            return
        bar = "#" * round(20 * done / max(of, 1))
        self.is_amid_a_line = done < of
        say(f"\r{what[:40]:40} [{bar:20}] {done}/{of}", "" if self.is_amid_a_line else "\n")

    def close(self) -> None:
        """End the line of progress of a run that stopped, so that what follows stands alone."""
        if self.is_amid_a_line:
            self.is_amid_a_line = False
            say("")

    def show(self, outcome: Outcome) -> None:
        """Show the result of a run."""
        if self.as_json:
            click.echo(json.dumps(to_json(outcome), ensure_ascii=False))
        elif not self.quiet:
            for line in summary(outcome):
                click.echo(line)
        for note in () if self.quiet else outcome.notes:
            say(note)


def say(text: str, end: str = "\n") -> None:
    """Say something on standard error, if somebody is still there to read it."""
    with suppress(OSError):
        click.echo(f"{text}{end}", err=True, nl=False)


def to_json(outcome: Outcome) -> dict[str, object]:
    """A run as the contract writes it."""
    if outcome.account:
        return {"schema": SCHEMA, "commande": outcome.command, **outcome.account.facts}
    head = {
        "schema": SCHEMA,
        "commande": outcome.command,
        "classeur": str(outcome.path),
        "au": outcome.as_of.isoformat(),
        "annee": outcome.year,
    }
    if outcome.command == "controler":
        return head | anomalies_to_json(outcome.anomalies, outcome.dossier)
    from xlqualite.sheets.results import results_to_json  # noqa: PLC0415 - controler needs it not

    documents = [_document(each) for each in outcome.documents]
    results = results_to_json(outcome.anomalies, outcome.dossier)
    return head | results | {"documents": documents, "journal": outcome.journal}


def write_log(crash: BaseException, folder: Path) -> Path:
    """Write an unexpected error down beside the workbook, else where it can be; gives the file.

    What a message quotes may come from a cell, a person's name say: it is left out.
    """
    import tempfile  # noqa: PLC0415 - only after a crash
    import traceback  # noqa: PLC0415 - likewise

    text = "\n".join(map(_discreet, "".join(traceback.format_exception(crash)).split("\n")))
    for place in (folder, Path(tempfile.gettempdir())):
        try:
            (place / LOG).write_text(text, encoding="utf-8")
        except OSError:
            continue
        return place / LOG
    return Path(LOG)


def _discreet(line: str) -> str:
    """A line of a log without the values that it may hold; frames and source lines hold none."""
    return line if line.startswith("  ") else _VALUES.sub("…", line)


def _document(document: Document) -> dict[str, str | None]:
    return {
        "type": document.kind,
        "ot": document.office,
        "fichier": str(document.path) if document.path else None,
        "etat": document.state,
    }
