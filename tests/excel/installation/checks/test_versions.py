"""The versions that must go together."""

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from made_up_computers import linux, mac, named, windows
from patients import master_in, patient_at
from vba_projects import xlwings_project

from xlqualite.excel.installation.checks.versions import (
    MODULE,
    PACKAGE,
    PYTHON,
    SCRIPT,
    embedded,
    versions,
)
from xlqualite.excel.installation.computer import Computer
from xlqualite.excel.installation.finding import Finding, State
from xlqualite.excel.installation.patient import Patient
from xlqualite.messages import UserError

Look = Callable[..., list[Finding]]
INSTALLED = version("xlwings")


@pytest.mark.parametrize(
    ("python", "state"),
    [((3, 10, 9), State.TO_CORRECT), ((3, 11, 0), State.GOOD), ((4, 0, 0), State.GOOD)],
)
def test_python_must_be_recent(python: tuple[int, ...], state: State) -> None:
    assert named(versions(windows(python=python)), PYTHON).state is state


@pytest.mark.parametrize(
    ("computer", "state"),
    [
        (windows(), State.GOOD),
        (windows(xlwings=None), State.TO_CORRECT),
        (mac(xlwings=None), State.TO_CORRECT),
        (linux(xlwings=None), State.TO_KNOW),
    ],
)
def test_xlwings_must_be_there_where_there_is_an_excel(computer: Computer, state: State) -> None:
    assert named(versions(computer), PACKAGE).state is state


def test_only_a_mac_needs_a_script() -> None:
    assert [each.subject for each in versions(windows())] == [PYTHON, PACKAGE]
    assert [each.subject for each in versions(mac(xlwings=None))] == [PYTHON, PACKAGE]
    assert [each.subject for each in versions(mac())] == [PYTHON, PACKAGE, SCRIPT]


def test_the_script_of_a_mac_is_installed(tmp_path: Path) -> None:
    script = tmp_path / "paquet" / "xlwings-0.37.8.applescript"
    script.parent.mkdir()
    script.write_text("on VbaHandler")
    computer = mac(tmp_path, script=script, is_file=lambda path: Path(path).is_file())
    finding = named(versions(computer), SCRIPT)
    assert finding.state is State.TO_CORRECT
    assert "xlwings runpython install" in finding.remedy
    assert finding.repair
    finding.repair()
    place = tmp_path / "Library/Application Scripts/com.microsoft.Excel" / script.name
    assert place.read_text() == "on VbaHandler"
    assert named(versions(computer), SCRIPT).state is State.GOOD


def test_a_package_without_its_script_is_to_be_installed_again(tmp_path: Path) -> None:
    repair = named(versions(mac(tmp_path)), SCRIPT).repair
    assert repair
    with pytest.raises(UserError, match="--force-reinstall"):
        repair()


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Look:
    def look(computer: Computer, project: bytes | None) -> list[Finding]:
        monkeypatch.setattr(Patient, "project", project)
        return list(embedded(computer, patient_at(master_in(tmp_path))))

    return look


def test_the_module_in_the_workbook_must_be_of_the_version_installed(found: Look) -> None:
    (right,) = found(windows(xlwings=INSTALLED), xlwings_project())
    assert (right.subject, right.state) == (MODULE, State.GOOD)
    (wrong,) = found(windows(xlwings="0.30.0"), xlwings_project())
    assert wrong.state is State.TO_CORRECT
    assert f"pip install xlwings=={INSTALLED}" in wrong.remedy


def test_a_missing_package_is_told_once(found: Look) -> None:
    (finding,) = found(windows(xlwings=None), xlwings_project())
    assert finding.state is State.GOOD


def test_macros_of_another_kind_are_told(found: Look) -> None:
    (finding,) = found(windows(), b"autre chose")
    assert finding.state is State.TO_CORRECT
    assert "xlqualite nouveau" in finding.remedy.replace("\u00a0", " ")


def test_a_workbook_without_macros_has_no_module(found: Look) -> None:
    assert found(windows(), None) == []
