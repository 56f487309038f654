"""Each case of a return, one by one."""

from datetime import date
from decimal import Decimal

import pytest

from xlqualite.schema import Record
from xlqualite.sharing.merge import Difference, Returned, Unread, Verdict, merge, same
from xlqualite.sharing.recipient import REGION, Recipient, seen_columns
from xlqualite.sharing.share import Key, Rows, Value
from xlqualite.tables import TABLES, Action, Answer, Contact, Satisfaction
from xlqualite.vocabularies import ActionState, Public, Response

OFFICE = Recipient("CARNAC")
BY_RECORD = {each.record: each for each in TABLES}
Row = dict[str, Value]
Came = dict[str, "Value | Unread"]
SPRING: Key = ("CARNAC", "", "2016", "1", "Visiteurs")
SUMMER: Key = ("CARNAC", "", "2016", "2", "Visiteurs")


def row(record: type[Record], **values: Value) -> Row:
    recipient = REGION if record is Contact else OFFICE
    blank: Row = {each.name: None for each in seen_columns(BY_RECORD[record], recipient)}
    return blank | {"office": "CARNAC"} | values


def action(**values: Value) -> Row:
    return row(Action, number="1", state=ActionState.TO_DO, **values)


def quarter(rank: int, **values: Value) -> Row:
    usual: Row = {"year": 2016, "quarter": rank, "public": Public.VISITORS, "questionnaires": 5}
    return row(Satisfaction, **usual | values)


def of(
    record: type[Record], *, doubled: frozenset[Key] = frozenset(), **sides: object
) -> tuple[Difference, ...]:
    """The merge of one table, from its base, hers and theirs."""
    base: Rows = {record: sides["base"]}  # type: ignore[dict-item]
    hers: Rows = {record: sides["hers"]}  # type: ignore[dict-item]
    twice = sides.get("twice", frozenset())
    came = Returned({record: sides["theirs"]}, {record: twice}, {})  # type: ignore[dict-item]
    to = sides.get("to", OFFICE)
    return merge(base, hers, came, to, **{BY_RECORD[record].name: doubled})  # type: ignore[arg-type]


def verdicts(found: tuple[Difference, ...]) -> list[tuple[str | None, Verdict]]:
    return [(each.field, each.verdict) for each in found]


def one(base: Row, hers: Row, theirs: Came) -> list[tuple[str | None, Verdict]]:
    sides = {"base": {("1",): base}, "hers": {("1",): hers}, "theirs": {("1",): theirs}}
    return verdicts(of(Action, base=sides["base"], hers=sides["hers"], theirs=sides["theirs"]))


def test_what_they_may_fill_is_accepted_and_the_rest_is_refused() -> None:
    theirs = action(proof="photo", pilot="Mairie")
    found = one(action(), action(), dict(theirs))
    assert found == [("pilot", Verdict.REFUSED), ("proof", Verdict.ACCEPTED)]


def test_a_field_changed_on_both_sides_is_a_conflict_unless_alike() -> None:
    assert one(action(), action(proof="a"), dict(action(proof="b"))) == [
        ("proof", Verdict.CONFLICT)
    ]
    assert one(action(), action(proof="a"), dict(action(proof="a "))) == []


def test_a_value_that_cannot_be_read_is_refused_and_so_is_a_required_one_emptied() -> None:
    unread: Came = {**action(), "ended_on": Unread("bientôt")}
    assert one(action(), action(), unread) == [("ended_on", Verdict.REFUSED)]
    assert one(action(), action(), {**action(), "state": None}) == [("state", Verdict.REFUSED)]


def test_a_column_that_is_missing_there_changes_nothing() -> None:
    theirs: Came = dict(action())
    del theirs["proof"]
    assert one(action(proof="a"), action(proof="a"), theirs) == []


def test_a_table_that_is_missing_there_removes_nothing() -> None:
    base: Rows = {Action: {("1",): action()}}
    assert merge(base, base, Returned({}, {}, {}), OFFICE) == ()


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("e\u0301te\u0301", "\u00e9t\u00e9", True),
        ("a\r\nb", "a\nb ", True),
        (Decimal("2.50"), Decimal("2.5"), True),
        (date(2016, 3, 1), "2016-03-01", False),
        (None, "", False),
        (Unread("a"), "a", False),
    ],
)
def test_values_are_compared_as_they_are_read(one: Value, other: Value, *, alike: bool) -> None:
    assert same(one, other) is alike


def test_rows_of_its_own_that_an_ot_adds_are_accepted() -> None:
    base = {SPRING: quarter(1)}
    found = of(Satisfaction, base=base, hers=base, theirs=base | {SUMMER: quarter(2)})
    assert verdicts(found) == [(None, Verdict.ACCEPTED)]
    has = base | {SUMMER: quarter(2)}
    assert of(Satisfaction, base=base, hers=has, theirs=has) == ()
    other = has | {SUMMER: quarter(2, satisfied=3)}
    assert verdicts(of(Satisfaction, base=base, hers=has, theirs=other)) == [
        ("satisfied", Verdict.CONFLICT)
    ]


@pytest.mark.parametrize(
    "values",
    [{"office": "VANNES"}, {"questionnaires": None}, {"questionnaires": Unread("x")}],
    ids=["of another OT", "incomplete", "unreadable"],
)
def test_other_rows_that_it_adds_are_refused(values: dict[str, object]) -> None:
    theirs = {SUMMER: quarter(2) | values}
    assert verdicts(of(Satisfaction, base={}, hers={}, theirs=theirs)) == [(None, Verdict.REFUSED)]


def test_a_row_added_where_it_fills_only_some_columns_is_proposed() -> None:
    day = date(2016, 5, 1)
    answer = row(Answer, criterion="COL-01", response=Response.YES, observed_on=day)
    found = of(Answer, base={}, hers={}, theirs={("CARNAC", "", "COL-01", "2016-05-01"): answer})
    assert verdicts(found) == [(None, Verdict.PROPOSED)]


def test_a_row_without_the_word_that_names_it_is_refused() -> None:
    contact = row(Contact, role="Direction")
    found = of(Contact, base={}, hers={}, theirs={("typed",): contact}, to=REGION)
    assert verdicts(found) == [(None, Verdict.REFUSED)]


def test_a_removed_row_is_proposed_and_a_renamed_key_is_a_removal_and_an_addition() -> None:
    base = {SPRING: quarter(1)}
    assert verdicts(of(Satisfaction, base=base, hers=base, theirs={})) == [(None, Verdict.PROPOSED)]
    found = of(Satisfaction, base=base, hers=base, theirs={SUMMER: quarter(2)})
    assert [(each.key, each.verdict) for each in found] == [
        (SUMMER, Verdict.PROPOSED),
        (SPRING, Verdict.PROPOSED),
    ]


def test_a_row_removed_on_both_sides_is_nothing_and_one_she_removed_is_a_conflict() -> None:
    base = {SPRING: quarter(1)}
    assert of(Satisfaction, base=base, hers={}, theirs={}) == ()
    assert of(Satisfaction, base=base, hers={}, theirs=base) == ()
    found = of(Satisfaction, base=base, hers={}, theirs={SPRING: quarter(1, satisfied=2)})
    assert verdicts(found) == [(None, Verdict.CONFLICT)]
    assert (found[0].hers, found[0].theirs) == (None, quarter(1, satisfied=2))


def test_a_key_in_double_is_refused_whoever_doubled_it() -> None:
    base, both = {SPRING: quarter(1)}, frozenset({SPRING})
    assert verdicts(of(Satisfaction, base=base, hers=base, theirs={}, twice=both)) == [
        (None, Verdict.REFUSED)
    ]
    theirs = {SPRING: quarter(1, satisfied=2)}
    found = of(Satisfaction, doubled=both, base=base, hers={}, theirs=theirs)
    assert verdicts(found) == [(None, Verdict.REFUSED)]
    assert of(Satisfaction, doubled=both, base=base, hers={}, theirs=base) == ()
    new = of(Satisfaction, doubled=both, base={}, hers={}, theirs=base)
    assert verdicts(new) == [(None, Verdict.REFUSED)]
