"""What keeps Excel from running the macros of a workbook."""

from pathlib import Path

import pytest
from made_up_computers import linux, mac, one, windows
from patients import master_in, patient_at

from xlqualite.excel.installation.checks.macros import blocked, missing, names
from xlqualite.excel.installation.computer import mark_of_the_web
from xlqualite.excel.installation.finding import Repaired, State
from xlqualite.excel.installation.patient import Patient

FROM_THE_WEB = "[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=https://exemple.fr/\r\n"


@pytest.fixture
def patient(tmp_path: Path) -> Patient:
    return patient_at(master_in(tmp_path))


def mark(patient: Patient, text: str) -> Path:
    stream = mark_of_the_web(patient.path)
    stream.write_text(text)
    return stream


def test_a_workbook_from_the_web_is_unblocked(patient: Patient) -> None:
    before = patient.path.read_bytes()
    stream = mark(patient, FROM_THE_WEB)
    finding = one(blocked(windows(), patient))
    assert finding.state is State.TO_CORRECT
    assert "Débloquer" in finding.remedy
    assert finding.repair
    finding.repair()
    assert not stream.exists()
    assert patient.path.read_bytes() == before
    assert one(blocked(windows(), patient)).state is State.GOOD


@pytest.mark.parametrize("text", ["[ZoneTransfer]\r\nZoneId=1\r\n", "", "ZoneId=x", "\udcff"])
def test_a_workbook_from_this_computer_or_its_network_is_not_blocked(
    patient: Patient, text: str
) -> None:
    mark_of_the_web(patient.path).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert one(blocked(windows(), patient)).state is State.GOOD


def test_only_windows_marks_files_so(patient: Patient) -> None:
    mark(patient, FROM_THE_WEB)
    assert not [*blocked(mac(), patient), *blocked(linux(), patient)]


def test_a_workbook_without_macros_has_no_button(tmp_path: Path) -> None:
    path = master_in(tmp_path)
    finding = one(missing(windows(), patient_at(path)))
    assert (finding.state, finding.repair) == (State.TO_CORRECT, None)
    assert "classeur neuf" in finding.remedy
    equipped = patient_at(path, equip=lambda: Repaired("fait"))
    finding = one(missing(windows(), equipped))
    assert finding.repair
    assert "--reparer" in finding.remedy


@pytest.mark.parametrize(
    ("name", "state"), [("suivi.xlsm", State.GOOD), ("suivi.XLSM", State.GOOD), ("suivi.xlsx", State.TO_CORRECT)]
)  # fmt: skip
def test_macros_want_the_name_of_a_workbook_with_macros(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, state: State
) -> None:
    monkeypatch.setattr(Patient, "project", b"macros")
    finding = one(missing(windows(), patient_at(master_in(tmp_path, name))))
    assert finding.state is state
    assert ("suivi.xlsm" in finding.remedy) == (state is State.TO_CORRECT)


def test_an_equals_sign_in_the_name_leads_xlwings_astray(tmp_path: Path) -> None:
    finding = one(names(windows(), patient_at(master_in(tmp_path, "a=b.xlsx"))))
    assert finding.state is State.TO_CORRECT


def test_any_other_name_will_do(tmp_path: Path) -> None:
    for name in ("Été 2016 & suivi (v2).xlsx", "l'été ; 100 %.xlsx"):
        finding = one(names(windows(), patient_at(master_in(tmp_path, name))))
        assert finding.state is State.GOOD


@pytest.mark.parametrize("sheet", ["xlwings.conf", "calcul.py"])
def test_two_names_of_sheets_mean_something_to_xlwings(tmp_path: Path, sheet: str) -> None:
    import openpyxl  # noqa: PLC0415 - only here

    path = master_in(tmp_path)
    book = openpyxl.load_workbook(path)
    book.create_sheet(sheet)
    book.save(path)
    finding = one(names(windows(), patient_at(path)))
    assert finding.state is State.TO_CORRECT
    assert sheet in finding.message
