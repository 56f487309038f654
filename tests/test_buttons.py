"""A click: the command of the registry on the open workbook, and one French dialog, whatever happens."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import xlwings
from engine.bench import Bench, opened
from engine.com import ComError
from engine.ranges import Access

from xlqualite import buttons
from xlqualite.commands import COMMANDS, Outcome, Request
from xlqualite.excel.disk.turns import alone
from xlqualite.french import NBSP
from xlqualite.report import LOG
from xlqualite.resources import workbook_path

FOLDER = "Été 2016 & suivi (v2)"
NAME = "Mon réseau = 2.xlsx"
SEVERAL_WRITES = (1, 2, 3, 4)
BOOK = workbook_path("exemple-morbihan.xlsm")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """The exemple under a name and in a folder of hers."""
    return opened(BOOK, tmp_path / FOLDER / NAME)


def everything(bench: Bench) -> dict[str, list[list[object]]]:
    """What every cell shows."""
    return {each: _filled(bench.rows(each, "A:Z", 1)) for each in bench.driver.sheets()}


def _filled(rows: list[list[object]]) -> list[list[object]]:
    while rows and not any(each is not None for each in rows[-1]):
        rows.pop()
    return rows


def locks(bench: Bench) -> dict[str, object]:
    return {each: bench.driver.protection(each) for each in bench.driver.sheets()}


def fail_at(bench: Bench, rank: int, error: BaseException, *, only_once: bool = True) -> None:
    """Make the write of that rank fail, from 1; and all that follow, unless only once."""
    done = 0

    def before(access: Access) -> None:
        nonlocal done
        done += access.kind == "write"
        if access.kind == "write" and (done == rank or (done > rank and not only_once)):
            raise error

    bench.app.traffic.before = before


def test_a_click_checks_the_open_workbook_and_tells_it_once(bench: Bench) -> None:
    bench.press("controler")
    assert len(bench.said) == 1
    first, second = bench.said[0].splitlines()
    assert first.startswith("Anomalies : 0 bloquant, ")
    assert "enregistrez-le pour les garder" in second
    assert bench.rows("Journal", "B:C", 7)[0] == ["controler", "bouton"]
    assert bench.is_as_usual


def test_the_status_bar_tells_how_far_a_run_is(bench: Bench) -> None:
    bench.press("plans")
    told = [(each or "").replace(NBSP, " ") for each in bench.driver.statuses]
    assert "Démarche qualité : Plans d'actions 3/20" in told
    assert "Démarche qualité : Lecture du classeur…" in told
    assert bench.is_as_usual


def test_documents_are_made_beside_the_workbook_and_their_folder_is_offered(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(buttons, "open_folder", shown.append)
    bench.driver.answers.append("no")
    bench.press("plans")
    assert shown == []
    bench.driver.answers.append("yes")
    bench.press("evaluation")
    folder = bench.path.parent / "documents" / "2016"
    assert shown == [folder]
    assert len(list(folder.glob("*.docx"))) == 19
    assert "18 plans d'actions créés" in bench.said[0]
    assert bench.said[1].endswith("Ouvrir le dossier des documents ?")
    assert [each for _, _, each in bench.driver.alerts] == ["yes_no", "yes_no"]


@pytest.mark.parametrize("command", ["controler", "calculer", "lot"])
def test_she_stays_where_she_was(bench: Bench, command: str) -> None:
    bench.select("Labels", "B9")
    before = bench.driver.selection()
    bench.press(command)
    assert bench.driver.selection() == before


def test_what_she_has_not_saved_counts(bench: Bench) -> None:
    bench.driver.book["OT"]["A7"] = None
    bench.press("controler")
    assert any("LEC003" in str(row[0]) for row in bench.rows("Anomalies", "A", 7))


@pytest.mark.parametrize("rank", SEVERAL_WRITES)
def test_a_write_that_fails_leaves_everything_as_it_was(bench: Bench, rank: int) -> None:
    before, protected = everything(bench), locks(bench)
    fail_at(bench, rank, RuntimeError("panne"))
    bench.press("controler")
    bench.app.traffic.before = None
    assert everything(bench) == before
    assert locks(bench) == protected
    assert bench.is_as_usual
    log = bench.path.parent / LOG
    assert "panne" in log.read_text("utf-8")
    assert len(bench.said) == 1
    assert str(log) in bench.said[0]
    assert "Le classeur est tel qu'il était." in bench.said[0]


@pytest.mark.parametrize("rank", [1, 12, 30])
def test_so_does_one_in_the_middle_of_all_results(bench: Bench, rank: int) -> None:
    before, protected = everything(bench), locks(bench)
    fail_at(bench, rank, KeyboardInterrupt())
    bench.press("calculer")
    bench.app.traffic.before = None
    assert everything(bench) == before
    assert locks(bench) == protected
    assert bench.is_as_usual
    assert len(bench.said) == 1


def test_sheets_that_were_added_are_taken_back_when_a_write_fails(bench: Bench) -> None:
    bench.driver.select("OT")
    del bench.driver.book["Anomalies"]
    before = bench.driver.sheets()
    fail_at(bench, 2, RuntimeError("panne"))
    bench.press("controler")
    assert bench.driver.sheets() == before
    assert bench.is_as_usual


def test_what_cannot_even_be_undone_is_named(bench: Bench) -> None:
    fail_at(bench, 2, RuntimeError("panne"), only_once=False)
    bench.press("controler")
    assert "« Anomalies »" in bench.said[0]
    assert "Fermez le classeur sans l'enregistrer" in bench.said[0]
    assert bench.is_as_usual


def test_a_cell_being_edited_is_told_without_a_log(bench: Bench) -> None:
    bench.app.traffic.busy = True
    bench.press("controler")
    assert bench.said == ["Excel est occupé. Terminez la saisie en cours (Entrée), puis recliquez."]
    assert not (bench.path.parent / LOG).exists()


def test_a_second_click_is_refused_while_the_first_is_at_work(bench: Bench) -> None:
    clicked: list[list[str]] = []

    def again(_access: Access) -> None:
        bench.app.traffic.before = None
        bench.press("calculer")
        clicked.append(bench.said)

    bench.app.traffic.before = again
    bench.press("controler")
    assert len(clicked) == 1
    assert "déjà au travail" in clicked[0][0]
    assert len(bench.said) == 2
    assert bench.said[1].startswith("Anomalies")


def test_the_lock_goes_with_the_run(bench: Bench) -> None:
    with alone(str(bench.path)) as is_alone:
        assert is_alone
        bench.press("controler")
    bench.press("controler")
    assert "déjà au travail" in bench.said[0]
    assert bench.said[1].startswith("Anomalies")


def test_a_button_that_the_program_does_not_know_says_to_update(bench: Bench) -> None:
    bench.press("consolider_la_region")
    assert "consolider_la_region" in bench.said[0]
    assert "Mettez le programme à jour" in bench.said[0]
    bench.press("")
    assert len(bench.said) == 2


def test_a_command_without_a_button_is_none(bench: Bench) -> None:
    bench.press("demo")
    assert "Mettez le programme à jour" in bench.said[0]


def test_a_structure_that_prevents_any_result_is_told_with_its_remedy(bench: Bench) -> None:
    bench.driver.select("OT")
    del bench.driver.book["Labels"]
    bench.press("calculer")
    assert "La feuille « Labels » (tableau T_Labels) manque" in bench.said[0]
    assert "Remettre cette feuille" in bench.said[0]
    assert "Rien n'a été calculé ni écrit." in bench.said[0]
    assert all(each.kind == "read" for each in bench.app.traffic.accesses)


def test_a_workbook_open_for_reading_only_is_refused(bench: Bench) -> None:
    bench.driver.read_only = True
    bench.press("controler")
    assert "lecture seule" in bench.said[0]


def test_a_sheet_with_a_password_of_hers_is_refused_and_nothing_changes(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise ComError(-2147352567, "Le mot de passe est incorrect.")

    before = everything(bench)
    monkeypatch.setattr("engine.com.ComSheet.Unprotect", refuse)
    bench.press("controler")
    assert "protégée par un mot de passe" in bench.said[0]
    assert everything(bench) == before


def test_a_sheet_she_unprotected_stays_so(bench: Bench) -> None:
    bench.driver.protect("Anomalies", None)
    before = locks(bench)
    bench.press("controler")
    assert locks(bench) == before


def test_a_run_with_nothing_to_tell_shows_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(request: Request) -> Outcome:
        day = request.asked.today
        return Outcome(
            command="controler", path=request.path, as_of=day, year=2016, dossier=None, anomalies=()
        )

    monkeypatch.setitem(COMMANDS, "controler", replace(COMMANDS["controler"], run=silent))
    bench.press("controler")
    assert bench.said == []


def test_a_dialog_that_cannot_be_shown_is_logged_and_nothing_is_raised(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, temporary: Path
) -> None:
    def gone(*_arguments: object) -> str:
        raise ComError(-2147417848, "L'objet invoqué s'est déconnecté de ses clients.")

    monkeypatch.setattr(bench.driver, "alert", gone)
    bench.press("controler")
    assert "déconnecté" in (temporary / LOG).read_text("utf-8")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of the test's own."""
    folder = tmp_path / "temporaire"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_without_excel_there_is_a_log_and_nobody_to_tell(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlwings.engines, "active", None)
    monkeypatch.setattr(sys, "argv", ["-c", "--wb=absent.xlsm", "--from_xl=1"])
    buttons.press("controler")
    assert (temporary / LOG).exists()


Clicked = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def clicked(tmp_path: Path) -> Clicked:
    """Run the program as RunFrozenPython does, with other modules in reach."""

    def run(*modules: Path) -> "subprocess.CompletedProcess[str]":
        path = os.pathsep.join(map(str, modules))
        variables = os.environ | {"PYTHONPATH": path, "TMPDIR": str(tmp_path)}
        line = [sys.executable, "-B", "-m", "xlqualite.buttons", "controler"]
        return subprocess.run(
            [*line, "--wb=absent.xlsm", "--from_xl=1", "--app=Excel", "--hwnd=1"],
            capture_output=True,
            text=True,
            check=False,
            env=variables,
        )

    return run


def test_a_process_that_fails_leaves_without_a_word(clicked: Clicked, tmp_path: Path) -> None:
    done = clicked()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / LOG).exists()


def test_what_is_merely_installed_is_not_imported(clicked: Clicked, tmp_path: Path) -> None:
    for each in ("pandas", "numpy", "matplotlib", "plotly", "PIL"):
        package = tmp_path / "modules" / each
        package.mkdir(parents=True)
        mark = f"open({str(tmp_path / each)!r}, 'w').close()\n"
        (package / "__init__.py").write_text(mark, "utf-8")
    done = clicked(tmp_path / "modules")
    assert done.returncode == 0
    assert not [each for each in ("pandas", "numpy", "PIL") if (tmp_path / each).exists()]
    check = subprocess.run(
        [sys.executable, "-c", "import pandas"],
        env=os.environ | {"PYTHONPATH": str(tmp_path / "modules")},
        check=False,
    )
    assert check.returncode == 0
    assert (tmp_path / "pandas").exists()


def test_what_was_hidden_can_be_imported_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = type(sys)("pandas")
    monkeypatch.setitem(sys.modules, "pandas", mine)
    monkeypatch.delitem(sys.modules, "plotly", raising=False)
    monkeypatch.setattr(xlwings.engines, "active", None)
    buttons.press("controler")
    assert sys.modules["pandas"] is mine
    assert "plotly" not in sys.modules
