"""How requirements are declared and held against each OT."""

from collections.abc import Callable

import pytest

from xlqualite.compute.conformity import REQUIREMENTS, Finding, Status, conformity
from xlqualite.compute.conformity.registry import requirement
from xlqualite.dossier import Dossier, Folder

Make = Callable[..., Dossier]


def failing(_dossier: Dossier, _folder: Folder) -> Finding:
    return Finding(status=Status.FAILING)


def test_a_code_is_never_used_twice() -> None:
    with pytest.raises(ValueError, match="C-SAT"):
        requirement("C-SAT", (1,), "Encore")(failing)


def test_an_office_without_level_has_no_requirement(dossier: Make) -> None:
    gone = "| Parcours | OT | Fait | Date |\n| 2 | CARNAC | Sortie | 01/06/2016 |"
    assert conformity(dossier(gone)) == ()


def test_nothing_is_worse_than_to_watch_at_level_1(
    dossier: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code, each in list(REQUIREMENTS.items()):
        changed = type(each)(code, each.levels, each.title, failing)
        monkeypatch.setitem(REQUIREMENTS, code, changed)
    first = conformity(dossier("| OT | Code |\n| 2 | CARNAC |"))
    assert {each.finding.status for each in first} == {Status.TO_WATCH}
    engaged = "| Parcours | OT | Fait | Date |\n| 2 | RHUYS | Engagement vers la marque | |"
    second = conformity(dossier(engaged))
    assert {each.finding.status for each in second} == {Status.FAILING}


def test_lines_come_in_the_order_of_the_domain(dossier: Make) -> None:
    engaged = "| Parcours | OT | Fait | Date |\n| 2 | RHUYS | Engagement vers la marque | |"
    assert [each.code for each in conformity(dossier(engaged))] == [
        "C2-PLAN", "C-SAT", "C2-DOC", "C2-REF", "C2-DIAG", "C2-BLANC", "C2-REGION", "C2-FINAL",
        "C2-CAL", "C2-MIN", "C2-MOY", "C2-TEMPS", "C-ETE", "C-CAT1", "C-CAT2",
    ]  # fmt: skip
