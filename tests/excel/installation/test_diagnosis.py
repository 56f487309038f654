"""Everything that is looked at, and what repairs do about it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from made_up_computers import LINUX_PYTHON, linux, windows
from patients import master_in, patient_at

from xlqualite.excel.installation import conf
from xlqualite.excel.installation.diagnosis import diagnose, treat
from xlqualite.excel.installation.finding import Finding, Repaired, State
from xlqualite.messages import UserError

Repair = Callable[[], Repaired]


def test_no_two_findings_share_a_subject(tmp_path: Path) -> None:
    found = list(diagnose(windows(tmp_path), patient_at(master_in(tmp_path))))
    subjects = [each.subject for each in found]
    assert len(subjects) == len(set(subjects)) > 8


def test_what_is_to_be_done_is_always_said(tmp_path: Path) -> None:
    found = diagnose(windows(tmp_path, xlwings=None), patient_at(master_in(tmp_path)))
    wrong = [each for each in found if each.state is State.TO_CORRECT]
    assert wrong
    assert all(each.remedy for each in wrong)
    assert all(each.message.endswith(".") for each in wrong)


def test_the_computer_alone_can_be_looked_at(tmp_path: Path) -> None:
    found = list(diagnose(linux(tmp_path), None))
    assert State.TO_CORRECT not in {each.state for each in found}


def test_a_look_changes_nothing(tmp_path: Path) -> None:
    path = master_in(tmp_path)
    (tmp_path / "modeles").mkdir()
    before = {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()}
    list(diagnose(windows(tmp_path, xlwings=None), patient_at(path)))
    assert {each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()} == before


class Case:
    """Subjects that are wrong until they are repaired."""

    def __init__(self, **repairs: Repair | None) -> None:
        self.repairs = repairs
        self.right: set[str] = set()
        self.seen: list[Path | None] = []

    def examine(self, workbook: Path | None) -> Sequence[Finding]:
        self.seen.append(workbook)
        return [self._finding(name, repair) for name, repair in self.repairs.items()]

    def _finding(self, name: str, repair: Repair | None) -> Finding:
        if name in self.right:
            return Finding(name, State.GOOD, "Bien.")

        def do() -> Repaired:
            assert repair
            done = repair()
            self.right.add(name)
            return done

        return Finding(name, State.TO_CORRECT, "Mal.", "Faites-le.", do if repair else None)


def failing(error: Exception) -> Repair:
    def fail() -> Repaired:
        raise error

    return fail


def test_repairs_are_done_one_after_the_other_and_told() -> None:
    case = Case(a=lambda: Repaired("A fait."), b=None, c=lambda: Repaired("C fait."))
    treatment = treat(case.examine, None)
    assert treatment.done == ("A fait.", "C fait.")
    assert treatment.failed == ()
    assert [each.subject for each in treatment.findings if each.state is not State.GOOD] == ["b"]


def test_one_that_fails_does_not_stop_the_others_and_is_tried_once() -> None:
    case = Case(
        a=failing(UserError("Le fichier est ouvert.")),
        b=failing(PermissionError()),
        c=lambda: Repaired("C fait."),
    )
    treatment = treat(case.examine, None)
    assert treatment.done == ("C fait.",)
    assert treatment.failed[0] == "Le fichier est ouvert."
    assert treatment.failed[1].endswith("le système a refusé la réparation. Faites-le.")
    assert [each.state for each in treatment.findings].count(State.TO_CORRECT) == 2


def test_a_repair_that_helped_nothing_is_not_done_again() -> None:
    calls = []

    def useless() -> Repaired:
        calls.append(1)
        return Repaired("Fait.")

    finding = Finding("a", State.TO_CORRECT, "Mal.", "Faites-le.", useless)
    treat(lambda _: [finding], None)
    assert calls == [1]


def test_what_follows_looks_at_the_workbook_where_it_is_now() -> None:
    old, new = Path("suivi.xlsx"), Path("suivi.xlsm")
    case = Case(a=lambda: Repaired("Renommé.", new), b=lambda: Repaired("B fait."))
    assert treat(case.examine, old).workbook == new
    assert case.seen == [old, new, new]


def test_information_is_never_repaired() -> None:
    repair = failing(AssertionError())
    finding = Finding("a", State.TO_KNOW, "À savoir.", repair=repair)
    assert treat(lambda _: [finding], None).done == ()


def test_a_finding_in_the_words_of_the_contract() -> None:
    finding = Finding("Modèles Word", State.TO_CORRECT, "Il en manque un.", "Remettez-le.")
    assert finding.to_json() == {
        "sujet": "Modèles Word",
        "etat": "à corriger",
        "message": "Il en manque un.",
        "remede": "Remettez-le.",
    }


@pytest.mark.parametrize("name", ["Été 2016 & suivi (v2)", "l'été"])
def test_a_folder_of_any_name_is_repaired(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    path = master_in(tmp_path / name)

    def examine(_: Path | None) -> Sequence[Finding]:
        return list(diagnose(linux(tmp_path), patient_at(path)))

    treat(examine, path)
    values = conf.read_values(tmp_path / name / conf.NAME, linux(tmp_path))
    assert values["INTERPRETER"] == LINUX_PYTHON
