"""Which Python Excel starts: the one of the program, or something to correct."""

from pathlib import Path
from typing import Any

import pytest
from made_up_computers import MAC_PYTHON, WINDOWS_PYTHON, files, mac, windows
from patients import master_in, patient_at

from xlqualite.excel.installation import conf
from xlqualite.excel.installation.checks.interpreter import SUBJECT, interpreter
from xlqualite.excel.installation.computer import Computer
from xlqualite.excel.installation.finding import Finding, State
from xlqualite.excel.installation.patient import Patient

OTHER = r"D:\autre\python.exe"
GONE = r"C:\parti\python.exe"


@pytest.fixture
def patient(tmp_path: Path) -> Patient:
    (tmp_path / "suivi").mkdir()
    return patient_at(master_in(tmp_path / "suivi"))


def computer(home: Path, **more: Any) -> Computer:
    return windows(home, is_file=files(WINDOWS_PYTHON, OTHER), **more)


def found(machine: Computer, patient: Patient | None = None) -> Finding:
    (finding,) = interpreter(machine, patient)
    assert finding.subject == SUBJECT
    return finding


def says(place: Path, python: str, key: str = "INTERPRETER_WIN") -> None:
    place.parent.mkdir(exist_ok=True, parents=True)
    place.write_bytes(f'"{key}","{python}"\r\n"LICENSE_KEY","x"\r\n'.encode())


def repaired(finding: Finding) -> str:
    assert finding.repair
    return finding.repair().told


@pytest.mark.parametrize("key", ["INTERPRETER_WIN", "interpreter_win", "INTERPRETER"])
def test_a_setting_beside_the_workbook_that_names_this_python_is_right(
    tmp_path: Path, patient: Patient, key: str
) -> None:
    says(conf.beside(patient.path), WINDOWS_PYTHON.upper(), key)
    assert found(computer(tmp_path), patient).state is State.GOOD


def test_variables_are_followed(tmp_path: Path, patient: Patient) -> None:
    says(conf.beside(patient.path), r"%LOCALAPPDATA%\Programs\Python\Python312\python.exe")
    machine = computer(tmp_path, environment={"LOCALAPPDATA": r"C:\Users\anne\AppData\Local"})
    assert found(machine, patient).state is State.GOOD


def test_no_setting_at_all_is_to_correct_and_is_written(tmp_path: Path, patient: Patient) -> None:
    finding = found(computer(tmp_path), patient)
    assert finding.state is State.TO_CORRECT
    assert WINDOWS_PYTHON in repaired(finding)
    assert found(computer(tmp_path), patient).state is State.GOOD


@pytest.mark.parametrize("python", [GONE, OTHER])
def test_another_python_beside_the_workbook_is_corrected_and_other_lines_stay(
    tmp_path: Path, patient: Patient, python: str
) -> None:
    place = conf.beside(patient.path)
    says(place, python)
    finding = found(computer(tmp_path), patient)
    assert finding.state is State.TO_CORRECT
    assert python in finding.message
    repaired(finding)
    assert conf.read_values(place, computer(tmp_path)) == {
        "INTERPRETER_WIN": WINDOWS_PYTHON,
        "LICENSE_KEY": "x",
        "ADD_WORKBOOK_TO_PYTHONPATH": "False",
    }


def test_the_file_of_the_account_counts_when_there_is_none_beside(
    tmp_path: Path, patient: Patient
) -> None:
    machine = computer(tmp_path)
    says(conf.user_file(machine), WINDOWS_PYTHON)
    assert found(machine, patient).state is State.GOOD


def test_another_python_that_an_account_uses_is_not_taken_from_it(
    tmp_path: Path, patient: Patient
) -> None:
    machine = computer(tmp_path)
    says(conf.user_file(machine), OTHER)
    finding = found(machine, patient)
    assert (finding.state, finding.repair) == (State.TO_CORRECT, None)
    assert "Un autre outil" in finding.remedy


def test_a_python_gone_from_the_file_of_the_account_is_corrected_beside_the_workbook(
    tmp_path: Path, patient: Patient
) -> None:
    machine = computer(tmp_path)
    says(conf.user_file(machine), GONE)
    repaired(found(machine, patient))
    assert conf.beside(patient.path).is_file()
    assert GONE in conf.user_file(machine).read_text()
    assert found(machine, patient).state is State.GOOD


def test_the_file_beside_a_synchronised_workbook_is_left_unread(
    tmp_path: Path, patient: Patient
) -> None:
    machine = computer(tmp_path, environment={"OneDrive": str(patient.path.parent)})
    says(conf.beside(patient.path), WINDOWS_PYTHON)
    finding = found(machine, patient)
    assert finding.state is State.TO_CORRECT
    repaired(finding)
    assert WINDOWS_PYTHON in conf.user_file(machine).read_text()
    assert found(machine, patient).state is State.GOOD


def test_without_a_workbook_an_account_needs_no_setting(tmp_path: Path) -> None:
    finding = found(computer(tmp_path))
    assert (finding.state, finding.repair) == (State.TO_KNOW, None)


def test_without_a_workbook_a_python_gone_from_the_account_is_corrected(tmp_path: Path) -> None:
    machine = computer(tmp_path)
    says(conf.user_file(machine), GONE)
    repaired(found(machine))
    assert found(machine).state is State.GOOD


def test_anaconda_is_told(tmp_path: Path, patient: Patient) -> None:
    python = "C:/conda/python.exe"
    machine = windows(
        tmp_path, interpreter=python, is_file=files(python, "C:/conda/conda-meta/history")
    )
    says(conf.beside(patient.path), python)
    finding = found(machine, patient)
    assert finding.state is State.TO_KNOW
    assert "Anaconda" in finding.message


def test_a_mac_has_its_own_key_and_place(tmp_path: Path, patient: Patient) -> None:
    machine = mac(tmp_path)
    says(conf.beside(patient.path), WINDOWS_PYTHON)
    repaired(found(machine, patient))
    values = conf.read_values(conf.beside(patient.path), machine)
    assert values["INTERPRETER_WIN"] == WINDOWS_PYTHON
    assert values["INTERPRETER_MAC"] == MAC_PYTHON
    assert found(machine, patient).state is State.GOOD
