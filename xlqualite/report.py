"""What the command line shows of a run: progress, a summary for people, JSON for programs."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import click

from xlqualite.anomaly import Anomaly
from xlqualite.commands import Document, Outcome
from xlqualite.compute.levels import levels
from xlqualite.dossier import Dossier
from xlqualite.french import PLURAL, count, listing, short_date
from xlqualite.sheets.anomalies import anomalies_to_json, tally

SCHEMA = 1
LOG = "xlqualite-erreur.log"
SHOWN = 10


@dataclass(frozen=True)
class Reporter:
    """Tells a run on standard error, and its result on standard output."""

    as_json: bool
    quiet: bool

    def step(self, what: str, done: int, of: int) -> None:
        """Show how far the run is: one line that moves on a terminal, plain lines otherwise."""
        if self.quiet:
            return
        if not sys.stderr.isatty():
            if done == 0:
                click.echo(f"{what}…", err=True)
            return
        bar = "#" * round(20 * done / of)
        click.echo(f"\r{what[:40]:40} [{bar:20}] {done}/{of}", err=True, nl=done == of)

    def show(self, outcome: Outcome) -> None:
        """Show the result of a run."""
        if self.as_json:
            click.echo(json.dumps(to_json(outcome), ensure_ascii=False))
        elif not self.quiet:
            for line in summary(outcome):
                click.echo(line)
        for note in outcome.notes:
            if not self.quiet:
                click.echo(note, err=True)


def to_json(outcome: Outcome) -> dict[str, object]:
    """A run as the contract writes it."""
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


def summary(outcome: Outcome) -> Iterator[str]:
    """A run in French lines, for a terminal."""
    yield f"{outcome.path.name}, au {short_date(outcome.as_of)}, année {outcome.year}"
    if outcome.dossier:
        yield _network([each.rank for each in levels(outcome.dossier).values()])
    yield _tally(outcome.anomalies)
    if outcome.command == "controler":
        yield from _with_remedies(outcome.anomalies)
    else:
        yield from _first(outcome.anomalies)
    if outcome.command == "calculer" and outcome.dossier:
        yield from _results(outcome.dossier)
    if outcome.documents:
        yield from _documents(outcome.documents)


def _with_remedies(anomalies: tuple[Anomaly, ...]) -> Iterator[str]:
    """Every anomaly, and after those of one rule how to correct them."""
    for (_, remedy), alike in groupby(anomalies, key=lambda each: (each.code, each.remedy)):
        yield from map(_line, alike)
        yield f"           Corriger : {remedy}"


def _first(anomalies: tuple[Anomaly, ...]) -> Iterator[str]:
    yield from map(_line, anomalies[:SHOWN])
    rest = len(anomalies) - SHOWN
    if rest > 0:
        yield f"  … et {count(rest, 'autre')} : « xlqualite controler » les montre toutes."


def _results(dossier: Dossier) -> Iterator[str]:
    """The level of each OT and what falls due next; the rest is in the JSON."""
    from xlqualite.compute.deadlines import deadlines  # noqa: PLC0415 - controler needs it not

    yield "Niveaux"
    for level in levels(dossier).values():
        since = f"depuis le {short_date(level.since)}" if level.since else "sans date"
        rank = f"niveau {level.rank}, {since}" if level.rank else "sans niveau"
        yield f"  {level.office:24} {rank} : {level.because[0].text}"
    coming = [each for each in deadlines(dossier) if each.days_left >= 0][:SHOWN]
    if coming:
        yield "Prochaines échéances"
    yield from (f"  {short_date(each.day)}  {each.office or '':24} {each.what}" for each in coming)


def write_log(crash: BaseException, folder: Path) -> Path:
    """Write an unexpected error down beside the workbook, else where it can be; gives the file."""
    import tempfile  # noqa: PLC0415 - only after a crash
    import traceback  # noqa: PLC0415 - likewise

    text = "".join(traceback.format_exception(crash))
    for place in (folder, Path(tempfile.gettempdir())):
        try:
            (place / LOG).write_text(text, encoding="utf-8")
        except OSError:
            continue
        return place / LOG
    return Path(LOG)


def _document(document: Document) -> dict[str, str | None]:
    return {
        "type": document.kind,
        "ot": document.office,
        "fichier": str(document.path) if document.path else None,
        "etat": document.state,
    }


def _network(ranks: list[int | None]) -> str:
    by_level = Counter(ranks)
    parts = [f"{by_level[rank]} au niveau {rank}" for rank in (1, 2, 3)]
    followed = sum(by_level[rank] for rank in (1, 2, 3))
    return f"{count(followed, 'OT accompagné', 'OT accompagnés')} : {listing(parts)}"


def _tally(anomalies: tuple[Anomaly, ...]) -> str:
    found = tally(each.severity for each in anomalies)
    return f"Anomalies : {found}" if anomalies else found.capitalize()


def _agreed(state: str, number: int) -> str:
    """The state of some documents, in the plural: 2 créés, 3 nouvelles versions (...)."""
    words, bracket, rest = state.partition(" (")
    if number < PLURAL or words == "à jour":
        return state
    return " ".join(f"{word}s" for word in words.split()) + bracket + rest


def _line(anomaly: Anomaly) -> str:
    place = f"{anomaly.at} " if anomaly.at else ""
    office = f"[{anomaly.office}] " if anomaly.office else ""
    return f"  {anomaly.severity.value:8} {anomaly.code} {place}{office}{anomaly.message}"


def _documents(documents: tuple[Document, ...]) -> Iterator[str]:
    states = Counter(each.state for each in documents)
    made = (f"{number} {_agreed(state, number)}" for state, number in states.items())
    yield "Documents : " + ", ".join(made)
    folders = {each.path.parent for each in documents if each.path}
    yield from (f"  dans {each}" for each in sorted(folders))
