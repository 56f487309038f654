"""What only the relay may see stands in no document."""

from dataclasses import fields, replace
from typing import Any

from csv_workbook import shipped

from xlqualite.compute.fees import fees
from xlqualite.documents.action_plan import action_plan
from xlqualite.documents.annual_evaluation import annual_evaluation
from xlqualite.documents.fee_call import calls_for, fee_call
from xlqualite.dossier import Dossier
from xlqualite.schema import Audience, Kind, Record, table_of
from xlqualite.tables import Intervention
from xlqualite.vocabularies import InterventionType

MARK = "Entre nous"


def with_a_mark(record: Record) -> Record:
    """A record whose texts that only the relay may see are marked, a commission's subject apart."""
    if isinstance(record, Intervention) and record.type is InterventionType.COMMISSION:
        return record
    hidden = [
        each.name
        for each in table_of(type(record)).columns
        if each.seen_by is Audience.RELAY and each.kind is Kind.TEXT
    ]
    marks: dict[str, Any] = dict.fromkeys(hidden, MARK)
    return replace(record, **marks)


def marked() -> Dossier:
    """The exemple with a mark in every text that only the relay may see."""
    dossier = shipped("exemple")
    rows: dict[str, Any] = {
        each.name: tuple(with_a_mark(record) for record in getattr(dossier, each.name))
        for each in fields(Dossier)
        if isinstance(getattr(dossier, each.name), tuple)
    }
    return replace(dossier, **rows, origin=None, memo={})


def test_no_document_repeats_what_only_the_relay_may_see() -> None:
    dossier = marked()
    plans = [action_plan(dossier, each.code) for each in dossier.offices]
    assert {each.last_name for each in dossier.contacts} == {MARK}
    assert {each.observations for each in dossier.actions} == {MARK}
    called = [each for each in fees(dossier, dossier.year) if calls_for(each)]
    calls = [fee_call(dossier, each.office) for each in called]
    assert len(calls) == 8
    assert MARK not in repr((plans, calls, annual_evaluation(dossier)))
