"""A plan opened, filled and saved by LibreOffice: exactly the edits come back in Actions.

LibreOffice 7.4 drops the tags of content controls: the bookmarks before them are what is left.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commands.test_integrate_plan import (
    action_of,
    again,
    dossier_of,
    integrate,
    plan,
    states,
)

from office.bridge import properties, uno
from office.session import Office
from xlqualite.cli import run
from xlqualite.commands.templates import KINDS
from xlqualite.resources import template_path
from xlqualite.sharing.plan import PLAN
from xlqualite.word.fingerprint import said_in
from xlqualite.word.former import former_of
from xlqualite.word.origin import origin_of
from xlqualite.word.package import parts_of, stamp_of

pytestmark = pytest.mark.libreoffice


def saved(office: Office, path: Path, typed: dict[str, str]) -> Path:
    """A plan once these texts are in its controls, saved by LibreOffice as docx."""
    origin = origin_of(parts_of(path.read_bytes()))
    assert origin is not None
    back = path.with_name("retour.docx")
    document = office.opened(path)
    try:
        found = dict(controls_of(document.Text))
        for name, tag in origin.anchors.items():
            if tag in typed:
                type_over(found[name], typed[tag])
        url = uno().systemPathToFileUrl(str(back))
        document.storeToURL(url, properties(FilterName="MS Word 2007 XML"))
    finally:
        document.close(True)  # noqa: FBT003 - UNO knows no keywords
    return back


def each_of(container: Any) -> Iterator[Any]:
    found = container.createEnumeration()
    while found.hasMoreElements():
        yield found.nextElement()


def controls_of(text: Any) -> Iterator[tuple[str, Any]]:
    """The controls of a text and of its tables, by the bookmark before each."""
    for block in each_of(text):
        if block.supportsService("com.sun.star.text.TextTable"):
            for name in block.CellNames:
                yield from controls_of(block.getCellByName(name))
            continue
        mark = ""
        for each in each_of(block):
            if each.TextPortionType == "Bookmark":
                mark = each.Bookmark.Name
            elif each.TextPortionType == "ContentControl":
                yield mark, each.ContentControl


def type_over(control: Any, text: str) -> None:
    """Type a text over that of a control, as keys do: never leaving it empty meanwhile."""
    [portion] = each_of(control)
    old, whole = portion.String, portion.Text
    cursor = whole.createTextCursorByRange(portion.Start)
    cursor.goRight(1, False)  # noqa: FBT003 - UNO knows no keywords
    whole.insertString(cursor, text, False)  # noqa: FBT003 - likewise
    cursor.goRight(len(old) - 1, True)  # noqa: FBT003 - likewise
    cursor.setString("")
    cursor = whole.createTextCursorByRange(portion.Start)
    cursor.goRight(1, True)  # noqa: FBT003 - likewise
    cursor.setString("")


def test_a_plan_saved_untouched_gives_nothing(office: Office, book: Path) -> None:
    back = saved(office, plan(book), {})
    before = book.read_bytes()
    assert integrate(book, back) == 0
    assert book.read_bytes() == before
    former = former_of(back.read_bytes())
    assert former is not None
    assert (former.changed, former.removed, former.filled, former.zones) == ((), 0, (), {})
    stamp, said = stamp_of(back.read_bytes()), said_in(back.read_bytes())
    assert stamp is not None
    assert said is not None
    assert said.charts
    assert stamp.content == said.fingerprint


def test_exactly_what_was_filled_comes_back(office: Office, book: Path) -> None:
    action = action_of(book)
    tags = [f"action:{action.number}:{slug}" for slug in ("etat", "terminee_le", "preuve")]
    typed = dict(zip(tags, ["Réalisée", "15/11/2016", "Photo & « devis »"], strict=True))
    back = saved(office, plan(book), typed)
    others = [each for each in all_actions(book) if each[0] != action.number]
    assert integrate(book, back) == 0
    found = again(book, action.number)
    assert (found.state.value, f"{found.ended_on:%d/%m/%Y}", found.proof) == tuple(typed.values())
    assert [state for _, state in states(book)] == ["accepté"] * 3
    assert [each for each in all_actions(book) if each[0] != action.number] == others


def all_actions(book: Path) -> list[tuple[Any, ...]]:
    return [
        (each.number, each.state, each.ended_on, each.proof, each.office_comment)
        for each in dossier_of(book).typed.actions
    ]


def test_plans_of_a_template_saved_there_keep_their_fields(office: Office, book: Path) -> None:
    shipped = former_of(plan(book).read_bytes())
    own = book.with_name("modeles")
    own.mkdir()
    document = office.opened(template_path(KINDS[PLAN].template))
    try:
        url = uno().systemPathToFileUrl(str(own / KINDS[PLAN].template))
        document.storeToURL(url, properties(FilterName="MS Word 2007 XML"))
    finally:
        document.close(True)  # noqa: FBT003 - UNO knows no keywords
    found = former_of(plan(book).read_bytes())
    assert found is not None
    assert shipped is not None
    assert [each.tag for each in found.controls] == [each.tag for each in shipped.controls] != []
    assert run(["modeles", str(own), "--silencieux"]) == 0


def test_a_free_zone_typed_there_goes_on(office: Office, book: Path) -> None:
    back = saved(office, plan(book), {"libre:notes": "Revoir en mars"})
    former = former_of(back.read_bytes())
    assert former is not None
    assert {tag: each.text for tag, each in former.zones.items()} == {
        "libre:notes": "Revoir en mars"
    }
    assert former.changed == ()
