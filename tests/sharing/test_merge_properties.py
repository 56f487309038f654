"""What a merge keeps, whatever was changed on each side."""

from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from xlqualite.sharing.merge import Difference, Returned, Verdict, merge
from xlqualite.sharing.recipient import Recipient, seen_columns
from xlqualite.sharing.share import Key, Rows, Value
from xlqualite.tables import TABLES, Action
from xlqualite.vocabularies import ActionState

OFFICE = Recipient("CARNAC")
TABLE = next(each for each in TABLES if each.record is Action)
SEEN = seen_columns(TABLE, OFFICE)
THEIRS_TO_FILL = ("ended_on", "proof", "office_comment")
LOCKED = ("pilot", "finding")
KEYS = [("1",), ("2",), ("3",)]
Table = dict[Key, dict[str, Value]]
Edits = Mapping[tuple[Key, str], Value]

values = {
    "ended_on": st.sampled_from([None, date(2016, 3, 1), date(2016, 4, 2)]),
    **dict.fromkeys(("proof", "office_comment", *LOCKED), st.sampled_from([None, "un", "deux"])),
}
cells = st.tuples(st.sampled_from(KEYS), st.sampled_from(sorted(values)))
open_cells = st.tuples(st.sampled_from(KEYS), st.sampled_from(THEIRS_TO_FILL))


def edits_of(where: st.SearchStrategy[tuple[Key, str]]) -> st.SearchStrategy[Edits]:
    edit = where.flatmap(lambda at: st.tuples(st.just(at), values[at[1]]))
    return st.lists(edit, max_size=8).map(dict)


def sent() -> Table:
    blank: dict[str, Value] = {each.name: None for each in SEEN}
    common: dict[str, Value] = {
        "office": "CARNAC",
        "state": ActionState.TO_DO,
        "proof": "un",
        "pilot": "Direction",
    }
    return {key: blank | common | {"number": key[0]} for key in KEYS}


def edited(table: Table, edits: Edits) -> Table:
    found = {key: dict(row) for key, row in table.items()}
    for (key, field), value in edits.items():
        found[key][field] = value
    return found


def rows(table: Table) -> Rows:
    return {Action: table}


def came(table: Table) -> Returned:
    return Returned({Action: table}, {}, {})


def merged(hers: Table, theirs: Table, base: Table | None = None) -> tuple[Difference, ...]:
    return merge(rows(base or sent()), rows(hers), came(theirs), OFFICE)


def applied(hers: Table, differences: tuple[Difference, ...]) -> Table:
    """Her rows once what is accepted is written."""
    taken: dict[tuple[Key, str], Value] = {
        (each.key, each.field): each.theirs  # type: ignore[misc]  # a field, hence a value
        for each in differences
        if each.verdict is Verdict.ACCEPTED and each.field
    }
    return edited(hers, taken)


any_edits = edits_of(cells)
fair_edits = edits_of(open_cells)


@given(any_edits)
def test_merge_with_self_is_nothing(edits: Edits) -> None:
    hers = edited(sent(), edits)
    assert merged(hers, hers) == ()


@given(any_edits)
def test_what_only_she_changed_is_kept(edits: Edits) -> None:
    assert merged(edited(sent(), edits), sent()) == ()


@given(fair_edits)
def test_what_only_they_changed_is_accepted_whole(edits: Edits) -> None:
    theirs = edited(sent(), edits)
    assert applied(sent(), merged(sent(), theirs)) == theirs


@given(any_edits, fair_edits)
def test_disjoint_changes_are_both(hers: Edits, theirs: Edits) -> None:
    own = {at: value for at, value in hers.items() if at not in theirs}
    found = merged(edited(sent(), own), edited(sent(), theirs))
    assert all(each.verdict is Verdict.ACCEPTED for each in found)
    assert applied(edited(sent(), own), found) == edited(edited(sent(), own), theirs)


@given(any_edits, any_edits)
def test_no_update_is_lost(hers: Edits, theirs: Edits) -> None:
    own, its = edited(sent(), hers), edited(sent(), theirs)
    listed = {(each.key, each.field): each for each in merged(own, its)}
    for key, row in its.items():
        for field, value in row.items():
            if value in (sent()[key][field], own[key][field]):
                assert (key, field) not in listed
            else:
                assert listed[key, field].theirs == value


@given(any_edits, any_edits)
def test_every_conflict_keeps_both_values_and_changes_neither(hers: Edits, theirs: Edits) -> None:
    own, its = edited(sent(), hers), edited(sent(), theirs)
    found = merged(own, its)
    after = applied(own, found)
    for each in found:
        assert each.field is not None
        assert (each.hers, each.theirs) == (own[each.key][each.field], its[each.key][each.field])
        if each.verdict is not Verdict.ACCEPTED:
            assert after[each.key][each.field] == own[each.key][each.field]


@given(any_edits, any_edits)
def test_twice_changes_nothing_more(hers: Edits, theirs: Edits) -> None:
    own, its = edited(sent(), hers), edited(sent(), theirs)
    once = merged(own, its)
    again = merged(applied(own, once), its)
    assert again == tuple(each for each in once if each.verdict is not Verdict.ACCEPTED)


@given(fair_edits, fair_edits)
def test_the_order_of_two_independent_returns_is_indifferent(one: Edits, other: Edits) -> None:
    apart = {at: value for at, value in other.items() if at not in one}
    first, second = edited(sent(), one), edited(sent(), apart)
    so = applied(sent(), merged(sent(), first))
    thus = applied(sent(), merged(sent(), second))
    so, thus = applied(so, merged(so, second)), applied(thus, merged(thus, first))
    assert so == thus == edited(first, apart)


@given(any_edits, any_edits, st.permutations(KEYS), st.permutations(SEEN))
def test_the_order_of_rows_and_columns_is_irrelevant(
    hers: Edits, theirs: Edits, keys: list[Key], columns: list[object]
) -> None:
    own, its = edited(sent(), hers), edited(sent(), theirs)
    names = [each.name for each in columns]  # type: ignore[attr-defined]  # a permutation of SEEN
    shuffled = {key: {name: its[key][name] for name in names} for key in keys}
    assert set(merged(own, shuffled)) == set(merged(own, its))
