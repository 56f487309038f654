"""A run told in French lines: the network, what to look at, what was made."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from xlqualite.anomaly import Anomaly
from xlqualite.commands.registry import Document, Outcome
from xlqualite.compute.levels import levels
from xlqualite.dossier import Dossier
from xlqualite.french import NBSP, count, listing, quoted, short_date, some
from xlqualite.sheets.anomalies import tally
from xlqualite.sheets.computed import AsOf
from xlqualite.tables import TABLES

SHOWN = 10
MOST_NAMED = 20
MISSING_TABLE = "STR001"
MOST = 0.75  # of the tables: without them it is another workbook altogether


def summary(outcome: Outcome) -> Iterator[str]:
    """A run in French lines, for a terminal."""
    if outcome.account:
        yield from outcome.account.lines
        return
    yield f"{outcome.path.name}, {AsOf(outcome.as_of, outcome.year)}"
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
    if outcome.dossier is None:
        yield from _on_nothing_done(outcome.anomalies)


def in_a_dialog(outcome: Outcome) -> Iterator[str]:
    """A run in the few French lines of a dialog; none when there is nothing to tell."""
    if outcome.dossier:
        yield _tally(outcome.anomalies)
    elif outcome.anomalies:
        yield from (f"{each.message} {each.remedy}" for each in outcome.anomalies[:SHOWN])
        yield from _on_nothing_done(outcome.anomalies)
    if outcome.documents:
        yield from _documents(outcome.documents)
    yield from outcome.notes


def _on_nothing_done(anomalies: tuple[Anomaly, ...]) -> Iterator[str]:
    """What a structure that prevents any result leads to."""
    yield "Rien n'a été calculé ni écrit."
    missing = sum(each.code == MISSING_TABLE for each in anomalies)
    if missing > len(TABLES) * MOST:
        yield "Ce n'est sans doute pas le classeur qualité."


def _with_remedies(anomalies: tuple[Anomaly, ...]) -> Iterator[str]:
    """Every anomaly, and after those of one rule how to correct them."""
    for (_, remedy), alike in groupby(anomalies, key=lambda each: (each.code, each.remedy)):
        yield from map(_line, alike)
        yield f"           Corriger{NBSP}: {remedy}"


def _first(anomalies: tuple[Anomaly, ...]) -> Iterator[str]:
    yield from map(_line, anomalies[:SHOWN])
    rest = len(anomalies) - SHOWN
    if rest > 0:
        others = count(rest, "autre")
        yield f"  … et {others}{NBSP}: {quoted('xlqualite controler')} les montre toutes."


def _results(dossier: Dossier) -> Iterator[str]:
    """The level of each OT and what falls due next; the rest is in the JSON."""
    from xlqualite.compute.deadlines import deadlines  # noqa: PLC0415 - controler needs it not

    yield "Niveaux"
    for level in levels(dossier).values():
        since = f"depuis le {short_date(level.since)}" if level.since else "sans date"
        rank = f"niveau {level.rank}, {since}" if level.rank else "sans niveau"
        yield f"  {level.office:24} {rank}{NBSP}: {level.because[0].text}"
    coming = [each for each in deadlines(dossier) if each.days_left >= 0][:SHOWN]
    if coming:
        yield "Prochaines échéances"
    yield from (f"  {short_date(each.day)}  {each.office or '':24} {each.what}" for each in coming)


def _network(ranks: list[int | None]) -> str:
    by_level = Counter(ranks)
    parts = [f"{by_level[rank]} au niveau {rank}" for rank in (1, 2, 3)]
    followed = sum(by_level[rank] for rank in (1, 2, 3))
    return f"{count(followed, 'OT accompagné', 'OT accompagnés')}{NBSP}: {listing(parts)}"


def _tally(anomalies: tuple[Anomaly, ...]) -> str:
    found = tally(each.severity for each in anomalies)
    return f"Anomalies{NBSP}: {found}" if anomalies else found.capitalize()


def _line(anomaly: Anomaly) -> str:
    place = f"{anomaly.at} " if anomaly.at else ""
    office = f"[{anomaly.office}] " if anomaly.office else ""
    return f"  {anomaly.severity.value:8} {anomaly.code} {place}{office}{anomaly.message}"


def _documents(documents: tuple[Document, ...]) -> Iterator[str]:
    """How many are in each state, and whose they are when she has something to do."""
    from xlqualite.delivery import DocumentState  # noqa: PLC0415 - likewise
    from xlqualite.sheets.journal import told  # noqa: PLC0415 - only for documents

    yield f"Documents{NBSP}: {told((each.kind, each.state) for each in documents)}"
    withheld = DocumentState.BLOCKED.value
    offices = [each.office for each in documents if each.office and each.state == withheld]
    if offices:
        yield f"  bloquant à corriger{NBSP}: {some(offices, MOST_NAMED)}"
    folders = {each.path.parent for each in documents if each.path}
    yield from (f"  dans {each}" for each in sorted(folders))
