"""PLA010: dates in an order that cannot be, within a row or along the path of an OT."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from xlqualite.anomaly import Severity
from xlqualite.compute.delays import engagement_behind_label
from xlqualite.compute.labels import Span, counting_spans, standing
from xlqualite.compute.levels import engagement_of, path_of
from xlqualite.compute.renewals import first_notice_on
from xlqualite.dossier import TABLE_OF, Dossier, Folder, folders
from xlqualite.french import quoted, short_date
from xlqualite.rules.registry import Hit, Hits, hit, rule
from xlqualite.schema import Record, table_of
from xlqualite.tables import (
    Accueil,
    Action,
    Contact,
    FeeAccount,
    Intervention,
    Label,
    Regime,
    Satisfaction,
)
from xlqualite.vocabularies import Attribution, Fact, InterventionState, LabelKind

IN_ORDER: dict[type[Record], tuple[tuple[str, str], ...]] = {
    Accueil: (("opened_on", "closed_on"),),
    Contact: (("referent_since", "referent_until"),),
    Label: (("attributed_on", "ends_on"), ("valid_from", "ends_on")),
    Intervention: (("day", "reported_on"),),
    Action: (
        ("opened_on", "due_on"),
        ("opened_on", "ended_on"),
        ("ended_on", "verified_on"),
        ("opened_on", "verified_on"),
    ),
    FeeAccount: (("called_on", "received_on"), ("received_on", "passed_on_day")),
    Regime: (("from_day", "extinct_on"),),
}
"""The pairs of dates of one row of which the second can only come after the first."""

PATH_IN_ORDER = (
    ((Fact.ENTRY,), (Fact.EXIT, Fact.MERGER)),
    ((Fact.ENGAGEMENT,), (Fact.ABANDON,)),
)
"""What opens a stretch of an OT's path, and what closes it: never before the first opening."""


@rule("PLA010", "Dates dans un ordre impossible", Severity.BLOQUANT)
def dates_in_an_impossible_order(dossier: Dossier) -> Hits:
    """Deux dates d'une ligne, ou du parcours d'un office, sont dans un ordre impossible.

    Par exemple une fin avant son début, une sortie avant l'entrée, une marque avant l'engagement
    qui y mène.

    Corriger : vérifier les deux dates dans les pièces et corriger celle qui est fausse.
    """
    for record, pairs in IN_ORDER.items():
        for each in getattr(dossier, TABLE_OF[record]):
            yield from _within_a_row(each, pairs)
    for returned in dossier.satisfaction:
        yield from _received_too_early(returned)
    for folder in folders(dossier).values():
        yield from _along_the_path(dossier, folder.code)
        yield from _label_before_engagement(dossier, folder)


def _within_a_row(record: Any, pairs: Iterable[tuple[str, str]]) -> Hits:  # noqa: ANN401 - any row
    if isinstance(record, Intervention) and record.state is not InterventionState.DONE:
        return
    told: set[str] = set()
    for first, second in pairs:
        start, end = getattr(record, first), getattr(record, second)
        if start and end and end < start and second not in told:
            told.add(second)
            headings = {each.name: quoted(each.heading) for each in table_of(type(record)).columns}
            text = (
                f"{headings[second]} ({short_date(end)}) vient avant "
                f"{headings[first]} ({short_date(start)})."
            )
            yield Hit(record.at(second), getattr(record, "office", None), text)


def _received_too_early(returned: Satisfaction) -> Hits:
    quarter, received_on = returned.quarter, returned.received_on
    begins = date(returned.year, quarter * 3 - 2 if quarter else 1, 1)
    if received_on and received_on < begins:
        text = (
            f"Reçu le {short_date(received_on)}, avant le début de la période "
            f"({short_date(begins)})."
        )
        yield hit(returned, "received_on", text)


def _along_the_path(dossier: Dossier, office: str) -> Hits:
    path, labels = path_of(dossier, office), counting_spans(dossier, office)
    for openings, closings in PATH_IN_ORDER:
        opened = [each for each in path if each.fact in openings]
        first = opened[0].day if opened else None
        for each in path:
            if each.fact in closings and first and each.day and each.day < first:
                if each.fact is Fact.ABANDON and any(_before(label, each.day) for label in labels):
                    continue  # the label tells of an older engagement that nobody typed
                text = (
                    f"{each.fact.value} le {short_date(each.day)}, avant : "
                    f"{opened[0].fact.value} le {short_date(first)}."
                )
                yield hit(each, "day", text)


def _before(label: Span, day: date) -> bool:
    return (label.obtained_on or date.min) <= day


def _label_before_engagement(dossier: Dossier, folder: Folder) -> Hits:
    """A first label followed, long before its end, by the only engagement that could lead to it."""
    label, engagement = standing(dossier, folder.code), engagement_of(dossier, folder.code)
    if label is None or engagement is None or engagement.day is None:
        return
    first = label.chain[0]
    ends_on = first.ends_on
    if not _calls_for_an_engagement(dossier, first) or ends_on is None:
        return
    if engagement_behind_label(dossier, folder.code) or not first.obtained_on:
        return
    if _turned(dossier, folder.code, first.obtained_on, engagement.day):
        return
    if engagement.day < first_notice_on(dossier, ends_on):
        row = first.label
        text = (
            f"{row.label.value} attribué le {short_date(first.obtained_on)}, avant l'engagement "
            f"vers la marque du {short_date(engagement.day)}."
        )
        yield hit(row, "attributed_on" if row.attributed_on else "valid_from", text)


def _turned(dossier: Dossier, office: str, start: date, end: date) -> bool:
    """Whether an OT gave up or left between two days: what follows is another chain."""
    turns = (Fact.ABANDON, Fact.EXIT, Fact.MERGER)
    found = (each.day for each in path_of(dossier, office) if each.fact in turns and each.day)
    return any(start <= each <= end for each in found)


def _calls_for_an_engagement(dossier: Dossier, first: Span) -> bool:
    """Not a renewal, whose engagement is older than the workbook; nor a label to be replaced.

    An OT that holds AFNOR, or a label soon extinct, may well engage towards another.
    """
    row, obtained_on = first.label, first.obtained_on or date.max
    replaced = any(
        each.label is row.label and each.from_day <= obtained_on and each.extinct_on
        for each in dossier.regimes
    )
    renewal = row.attribution is Attribution.RENEWAL
    return not renewal and not replaced and row.label is not LabelKind.AFNOR
