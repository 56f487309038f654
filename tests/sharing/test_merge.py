"""A merge loses nothing: what she changed stays, what they changed comes, what both did is told."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlqualite.schema import Record, table_of
from xlqualite.sharing.merge import Difference, Returned, Unread, Verdict, merge, same
from xlqualite.sharing.recipient import Recipient
from xlqualite.sheets.cells import LONGEST as LONGEST_CELL
from xlqualite.tables import Action, Answer, Contact, Satisfaction
from xlqualite.vocabularies import ActionState, Public

CARNAC = Recipient("CARNAC")
FILLED = {
    "state": st.sampled_from(ActionState),
    "proof": st.none() | st.sampled_from(["rapport", "photo", "devis"]),
    "ended_on": st.none() | st.dates(date(2016, 1, 1), date(2016, 1, 3)),
}
"""Fields of an action that the OT may fill."""
KEYS = [("1",), ("2",), ("3",)]
Table = dict[tuple[str, ...], dict[str, Any]]
actions = st.fixed_dictionaries({key: st.fixed_dictionaries(FILLED) for key in KEYS})


def came(rows: Table, kind: type[Record] = Action, **more: Any) -> Returned:
    return Returned({kind: rows}, {kind: frozenset(more.get("doubled", ()))}, {})


def merged(
    base: Table, hers: Table, theirs: Table, kind: type[Record] = Action
) -> tuple[Difference, ...]:
    return merge({kind: base}, {kind: hers}, came(theirs, kind), CARNAC)


def taken(hers: Table, found: tuple[Difference, ...]) -> Table:
    """Her rows once what is accepted is written."""
    result = {key: dict(row) for key, row in hers.items()}
    for each in found:
        if each.verdict is Verdict.ACCEPTED and each.field is None:
            assert isinstance(each.theirs, Mapping)
            result[each.key] = dict(each.theirs)
        elif each.verdict is Verdict.ACCEPTED and each.field is not None:
            result[each.key][each.field] = each.theirs
    return result


def told(found: tuple[Difference, ...]) -> list[tuple[Any, ...]]:
    return [(each.key, each.field, each.verdict) for each in found]


def quarter(number: int, questionnaires: int | None = 10, **more: Any) -> Table:
    """One row of satisfaction of the OT."""
    row = {
        "office": "CARNAC", "accueil": None, "year": 2016, "quarter": number,
        "public": Public.VISITORS, "questionnaires": questionnaires,
    }  # fmt: skip
    return {("CARNAC", "", "2016", str(number), "Visiteurs"): row | more}


def one(**fields: Any) -> Table:
    """One action."""
    usual = {"state": ActionState.TO_DO, "proof": None, "action": "Former"}
    return {("1",): usual | fields}


@given(actions, actions)
def test_what_comes_back_as_it_was_sent_is_nothing(base: Table, hers: Table) -> None:
    assert merged(base, hers, base) == ()
    assert merged(base, hers, hers) == ()


@given(actions, actions, actions)
def test_no_update_is_lost(base: Table, hers: Table, theirs: Table) -> None:
    found = merged(base, hers, theirs)
    result, listed = taken(hers, found), {(each.key, each.field): each for each in found}
    for key, row in base.items():
        for name, sent in row.items():
            her, its = hers[key][name], theirs[key][name]
            if its == sent:
                assert result[key][name] == her
            elif her in (sent, its):
                assert result[key][name] == its
            else:
                both = listed[key, name]
                assert (both.verdict, both.hers, both.theirs) == (Verdict.CONFLICT, her, its)
                assert result[key][name] == her


@given(actions, actions, actions)
def test_changes_apart_are_both_there(base: Table, one_side: Table, other: Table) -> None:
    hers = {key: row | {"proof": one_side[key]["proof"]} for key, row in base.items()}
    theirs = {key: row | {"state": other[key]["state"]} for key, row in base.items()}
    both = {key: row | {"state": other[key]["state"]} for key, row in hers.items()}
    found = merged(base, hers, theirs)
    assert {each.verdict for each in found} <= {Verdict.ACCEPTED}
    assert taken(hers, found) == both


@given(actions, actions, actions, actions)
def test_two_returns_apart_may_come_in_any_order(
    base: Table, hers: Table, first: Table, second: Table
) -> None:
    theirs = {key: row | {"state": first[key]["state"]} for key, row in base.items()}
    others = {key: row | {"proof": second[key]["proof"]} for key, row in base.items()}
    one_way = taken(hers, merged(base, hers, theirs))
    one_way = taken(one_way, merged(base, one_way, others))
    other_way = taken(hers, merged(base, hers, others))
    assert one_way == taken(other_way, merged(base, other_way, theirs))


@given(actions, actions, actions)
def test_what_was_taken_once_is_not_taken_twice(base: Table, hers: Table, theirs: Table) -> None:
    found = merged(base, hers, theirs)
    again = merged(base, taken(hers, found), theirs)
    assert told(again) == [each for each in told(found) if each[2] is not Verdict.ACCEPTED]


@given(actions, actions, actions, st.permutations(KEYS), st.permutations(list(FILLED)))
def test_the_order_of_rows_and_columns_does_not_matter(
    base: Table, hers: Table, theirs: Table, keys: Any, names: Any
) -> None:
    mixed = {key: {name: theirs[key][name] for name in names} for key in keys}
    plain = merged(base, hers, theirs)
    assert set(told(merged(base, hers, mixed))) == set(told(plain))
    assert taken(hers, merged(base, hers, mixed)) == taken(hers, plain)


@pytest.mark.parametrize(
    ("theirs", "verdict"),
    [
        ({"proof": "photo"}, Verdict.ACCEPTED),
        ({"action": "Autre chose"}, Verdict.REFUSED),
        ({"proof": Unread("#REF!")}, Verdict.REFUSED),
        ({"state": None}, Verdict.REFUSED),
        ({"proof": "é" * LONGEST_CELL}, Verdict.ACCEPTED),
        ({"proof": "😀" * (LONGEST_CELL // 2 + 1)}, Verdict.REFUSED),
    ],
)
def test_a_field_is_judged_by_who_may_fill_it_and_what_it_holds(
    theirs: dict[str, Any], verdict: Verdict
) -> None:
    (name,) = theirs
    assert told(merged(one(), one(), one(**theirs))) == [(("1",), name, verdict)]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("state", "À faire, En cours, Réalisée et Abandonnée"),
        ("ended_on", "date"),
        ("proof", "texte"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_was_expected(field: str, expected: str) -> None:
    base = one(ended_on=None)
    [found] = merged(base, base, one(**{"ended_on": None, field: Unread("hier")}))
    assert found.why.replace("\u00a0", " ") == f"valeur illisible, attendu : {expected}"


def test_a_text_is_the_same_however_it_is_encoded_and_its_lines_end() -> None:
    assert same("Évaluer\nencore", "E\u0301valuer\r\nencore ")
    assert not same("Évaluer", "Evaluer")


def test_a_column_or_a_table_that_did_not_come_back_changes_nothing() -> None:
    theirs: Table = {("1",): {"state": ActionState.TO_DO}}
    assert merged(one(proof="photo"), one(proof="devis"), theirs) == ()
    assert merge({Action: one()}, {Action: one()}, Returned({}, {}, {}), CARNAC) == ()


def test_a_new_row_of_a_table_that_is_theirs_is_taken_once() -> None:
    found = merged(quarter(1), quarter(1), quarter(1) | quarter(2), Satisfaction)
    (added,) = found
    assert (added.verdict, added.field) == (Verdict.ACCEPTED, None)
    both = taken(quarter(1), found)
    assert both == quarter(1) | quarter(2)
    assert merged(quarter(1), both, quarter(1) | quarter(2), Satisfaction) == ()
    again = merged(quarter(1), both, quarter(1) | quarter(2, 11), Satisfaction)
    assert [each.verdict for each in again] == [Verdict.CONFLICT]


@pytest.mark.parametrize(
    "row",
    [
        quarter(2, None),
        quarter(2, satisfied=Unread("beaucoup")),
        quarter(2, office="VANNES"),
        quarter(2, comment="é" * (LONGEST_CELL + 1)),
    ],
)
def test_a_new_row_that_cannot_be_theirs_is_refused(row: Table) -> None:
    found = merged(quarter(1), quarter(1), quarter(1) | row, Satisfaction)
    assert [each.verdict for each in found] == [Verdict.REFUSED]


def test_a_new_row_elsewhere_is_proposed() -> None:
    row = {
        "office": "CARNAC", "accueil": None, "criterion": "COL-01", "response": "Oui",
        "observed_on": date(2016, 5, 1),
    }  # fmt: skip
    found = merged({}, {}, {("CARNAC", "", "COL-01", "2016-05-01"): row}, Answer)
    assert [each.verdict for each in found] == [Verdict.PROPOSED]


def test_a_new_row_that_nothing_can_name_is_refused() -> None:
    found = merged({}, {}, {("9f",): {"office": "CARNAC", "role": "Accueil"}}, Contact)
    assert [each.verdict for each in found] == [Verdict.REFUSED]


def test_a_row_that_went_is_proposed_and_a_renamed_one_is_two_lines_to_decide() -> None:
    assert told(merged(one(), one(), {})) == [(("1",), None, Verdict.PROPOSED)]
    renamed = merged(quarter(1), quarter(1), quarter(3), Satisfaction)
    assert [each.verdict for each in renamed] == [Verdict.PROPOSED] * 2
    assert [each.hers is None for each in renamed] == [True, False]


def test_a_row_that_she_removed_comes_back_only_if_they_changed_it() -> None:
    assert merged(one(), {}, one()) == ()
    assert merged(one(), {}, {}) == ()
    whole = {each.name: "x" for each in table_of(Action).columns if each.required or each.key}
    back = one(**whole | {"state": ActionState.DONE})
    assert told(merged(one(**whole), {}, back)) == [(("1",), None, Verdict.CONFLICT)]


def test_a_row_that_could_not_be_put_back_whole_is_refused() -> None:
    contact: Table = {("9f",): {"office": "CARNAC", "role": "Accueil", "verified_on": None}}
    changed: Table = {("9f",): contact["9f",] | {"verified_on": date(2016, 5, 1)}}
    found = merged(contact, {}, changed, Contact)
    assert told(found) == [(("9f",), None, Verdict.REFUSED)]


def test_keys_that_came_twice_are_listed_in_order_and_not_taken() -> None:
    keys: list[tuple[str, ...]] = [(str(each),) for each in range(20)]
    base: Table = {key: one()["1",] for key in keys}
    found = merge({Action: base}, {Action: base}, came({}, doubled=keys), CARNAC)
    assert told(found) == [(key, None, Verdict.REFUSED) for key in sorted(keys)]


def test_keys_that_she_has_twice_are_listed_when_they_changed_or_added_such_a_row() -> None:
    def found(base: Table, theirs: Table) -> list[tuple[Any, ...]]:
        twice = {"T_Actions": frozenset({("1",)})}
        return told(merge({Action: base}, {}, came(theirs), CARNAC, **twice))

    assert found(one(), one()) == []
    refused = [(("1",), None, Verdict.REFUSED)]
    assert found(one(), one(proof="photo")) == refused
    assert found({}, one()) == refused
