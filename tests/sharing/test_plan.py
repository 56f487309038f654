"""A plan that came back: told by its own words, merged against what it said when it was given."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sharing.departments import exemple

from xlqualite.dossier import Dossier
from xlqualite.messages import UserError
from xlqualite.sharing.merge import Difference, Unread, Verdict, merge
from xlqualite.sharing.plan import (
    FILLED,
    Form,
    about_plan,
    mark_of_action,
    read_plan,
    recipient_of,
    tag_of,
)
from xlqualite.sharing.recipient import Recipient
from xlqualite.sharing.share import share_of
from xlqualite.tables import Action
from xlqualite.vocabularies import ActionState

MADE = datetime(2016, 12, 1, 9, 30)
BY_NAME = {each.name: each for each in FILLED}


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return exemple()


@pytest.fixture
def action(dossier: Dossier) -> Action:
    """One that is to be done, with nothing filled yet."""
    actions = dossier.typed.of("CARNAC").actions
    return next(each for each in actions if each.state is ActionState.TO_DO and not each.proof)


def given(action: Action) -> dict[str, str]:
    """What the controls of an action say."""
    mark = mark_of_action(action.number)
    day = f"{action.ended_on:%d/%m/%Y}" if action.ended_on else ""
    said = {
        "state": action.state.value, "ended_on": day, "proof": action.proof or "",
        "office_comment": action.office_comment or "",
    }  # fmt: skip
    return {tag_of(mark, BY_NAME[name]): text for name, text in said.items()}


def form(dossier: Dossier, action: Action, **typed: str) -> Form:
    fields = given(action)
    new = {tag_of(mark_of_action(action.number), BY_NAME[k]): v for k, v in typed.items()}
    return Form("plan.docx", about_plan(dossier, "CARNAC"), fields, {**fields, **new})


def merged(dossier: Dossier, back: Form) -> tuple[Difference, ...]:
    plan, came, _ = read_plan(back, dossier)
    hers = share_of(dossier, plan.recipient, plan.salt, MADE)
    return merge(plan.rows, hers.rows, came, plan.recipient)


def told(found: tuple[Difference, ...]) -> list[tuple[str | None, Any, Verdict]]:
    return [(each.field, each.theirs, each.verdict) for each in found]


def test_the_fields_are_those_that_the_schema_lets_the_ot_fill() -> None:
    assert [each.slug for each in FILLED] == [
        "etat", "terminee_le", "preuve", "commentaire_de_l_ot",
    ]  # fmt: skip


def test_an_untouched_plan_gives_nothing(dossier: Dossier, action: Action) -> None:
    assert merged(dossier, form(dossier, action)) == ()


def test_what_the_ot_filled_is_taken_as_her_columns_want_it(
    dossier: Dossier, action: Action
) -> None:
    back = form(dossier, action, state="réalisée", ended_on="3 mai 2016", proof="Photo")
    assert told(merged(dossier, back)) == [
        ("state", ActionState.DONE, Verdict.ACCEPTED),
        ("ended_on", date(2016, 5, 3), Verdict.ACCEPTED),
        ("proof", "Photo", Verdict.ACCEPTED),
    ]


def test_what_cannot_be_read_or_empties_a_required_field_is_refused(
    dossier: Dossier, action: Action
) -> None:
    back = form(dossier, action, state="", ended_on="bientôt")
    assert told(merged(dossier, back)) == [
        ("state", None, Verdict.REFUSED),
        ("ended_on", Unread("bientôt"), Verdict.REFUSED),
    ]


def test_what_she_changed_since_is_a_conflict(dossier: Dossier, action: Action) -> None:
    before = replace(
        form(dossier, action, proof="Photo"), given=given(action) | {proof_tag(action): "Devis"}
    )
    assert told(merged(dossier, before)) == [("proof", "Photo", Verdict.CONFLICT)]


def proof_tag(action: Action) -> str:
    return tag_of(mark_of_action(action.number), BY_NAME["proof"])


def test_an_action_that_is_no_longer_the_ot_s_is_refused_only_if_it_was_filled(
    dossier: Dossier, action: Action
) -> None:
    tag = "action:inconnue:preuve"
    back = form(dossier, action)
    gone = replace(back, given={**back.given, tag: ""}, found={**back.found, tag: ""})
    assert merged(dossier, gone) == ()
    filled = replace(gone, found={**gone.found, tag: "Photo"})
    assert told(merged(dossier, filled)) == [(None, {"proof": "Photo"}, Verdict.REFUSED)]


def test_what_was_filled_for_an_action_is_not_taken_for_another_that_took_its_number(
    dossier: Dossier, action: Action
) -> None:
    name = f"action:{mark_of_action(action.number)}"
    back = form(dossier, action, proof="Photo")
    other = replace(back, about={**back.about, name: "2015-01-05"})
    [found] = merged(dossier, other)
    assert (found.field, found.verdict) == (None, Verdict.REFUSED)
    assert found.key == (f"{action.number} (une autre action porte ce N°)",)
    older = {key: told for key, told in back.about.items() if key != name}
    assert told(merged(dossier, replace(back, about=older))) == [
        ("proof", "Photo", Verdict.ACCEPTED)
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"doubled": True}, "1 champ s'y trouve deux fois"),
        ({"doubtful": True}, "1 champ a été vidé et du texte est écrit à côté"),
        ({}, "1 champ n'y est plus"),
    ],
)
def test_a_field_that_cannot_be_read_is_said_and_changes_nothing(
    dossier: Dossier, action: Action, change: dict[str, bool], said: str
) -> None:
    back, tag = form(dossier, action), proof_tag(action)
    found = {name: text for name, text in back.found.items() if name != tag}
    marks: dict[str, Any] = {name: frozenset({tag}) for name in change}
    _, came, facts = read_plan(replace(back, found=found, **marks), dossier)
    [fact] = facts
    assert fact.replace("\u00a0", " ").startswith(said)
    assert "proof" not in came.rows[Action][str(action.number),]


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"document": ""}, "n'est pas le plan d'actions"),
        ({"departement": "Finistère"}, "du département «\u00a0Finistère\u00a0»"),
        ({"ot": "BREST"}, "de l'OT «\u00a0BREST\u00a0»"),
    ],
)
def test_a_foreign_document_is_refused_by_name(
    dossier: Dossier, action: Action, about: dict[str, str], said: str
) -> None:
    back = form(dossier, action)
    with pytest.raises(UserError, match=r"plan\.docx") as refused:
        read_plan(replace(back, about={**back.about, **about}), dossier)
    assert said in str(refused.value)


def test_a_plan_that_lost_all_its_fields_is_refused_and_one_without_any_is_not(
    dossier: Dossier, action: Action
) -> None:
    back = form(dossier, action)
    with pytest.raises(UserError, match="a perdu ses champs"):
        read_plan(replace(back, found={}), dossier)
    [told] = read_plan(replace(back, given={}, found={}), dossier)[2]
    assert told.startswith("il n'a aucun champ à remplir")


def test_the_actions_whose_fields_are_gone_are_named(dossier: Dossier, action: Action) -> None:
    back, columns = form(dossier, action), FILLED[:2]
    more = {tag_of(f"X{n}", each): "" for n in range(4) for each in columns}
    [told] = read_plan(replace(back, given={**back.given, **more}), dossier)[2]
    assert told.replace("\u00a0", " ") == (
        "8 champs n'y sont plus, action n° X0 (État et Terminée le), n° X1 (État et Terminée le), "
        "n° X2 (État et Terminée le) et 1 autre action : rien n'en est repris, complétez la "
        "feuille Actions si besoin"
    )


def test_the_same_plan_has_the_same_identifier_and_another_another(
    dossier: Dossier, action: Action
) -> None:
    one = read_plan(form(dossier, action), dossier)[0].identifier
    again = read_plan(form(dossier, action, proof="Photo"), dossier)[0].identifier
    other = replace(form(dossier, action), given=given(action) | {proof_tag(action): "Devis"})
    assert one == again != read_plan(other, dossier)[0].identifier
    assert one.startswith("PLAN-CARNAC-")
    assert recipient_of(one, "CARNAC") == Recipient("CARNAC")
    assert recipient_of("CARNAC-2016-11-30-7F3A9C", "CARNAC") is None


def test_the_mark_of_an_action_is_short_and_unmistakable() -> None:
    assert (mark_of_action("A-12"), mark_of_action(None)) == ("A-12", "")
    long = [mark_of_action(f"{'x' * 60}{rank}") for rank in range(2)]
    assert long[0] != long[1]
    assert all(len(tag_of(mark, column)) <= 64 for mark in long for column in FILLED)
    assert ":" not in mark_of_action("a:b")
