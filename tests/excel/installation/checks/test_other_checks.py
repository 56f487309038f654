"""Access, templates, version of the workbook, other programs."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from made_up_computers import linux, mac, named, nowhere, one, windows
from older_workbooks import NOON
from patients import TEMPLATES, master_in, patient_at

from xlqualite.excel.disk.files import Files
from xlqualite.excel.installation.checks.access import access
from xlqualite.excel.installation.checks.schema import schema
from xlqualite.excel.installation.checks.software import EXCEL, PDF, software
from xlqualite.excel.installation.checks.templates import templates
from xlqualite.excel.installation.finding import State
from xlqualite.excel.installation.patient import Patient
from xlqualite.resources import template_path


@pytest.fixture
def patient(tmp_path: Path) -> Patient:
    return patient_at(master_in(tmp_path))


def test_a_closed_workbook_can_be_written(patient: Patient) -> None:
    assert one(access(windows(), patient)).state is State.GOOD


def test_who_holds_the_workbook_is_told(patient: Patient) -> None:
    lock = patient.path.with_name(f".~lock.{patient.path.name}#")
    lock.write_text("Anne,anne,poste-2,22.11.2026 11:00,file:///x;")
    finding = one(access(windows(), patient))
    assert finding.state is State.TO_CORRECT
    assert "est ouvert par Anne dans LibreOffice sur le poste" in finding.message
    assert finding.remedy.startswith("Fermez-le là où il est ouvert")
    assert "--sans-ecrire" not in finding.remedy
    assert finding.remedy.endswith(".")


def test_a_read_only_workbook_is_told(patient: Patient) -> None:
    patient.path.chmod(0o444)
    finding = one(access(windows(), patient))
    assert finding.message.endswith("est en lecture seule.")
    assert finding.remedy.startswith("Décochez")


def test_a_read_only_folder_is_told(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Files, "is_closed", lambda *_: True)
    assert "est en lecture seule" in one(access(windows(), patient)).message


def test_a_run_that_stopped_elsewhere_is_told(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from xlqualite.excel.disk import drafts  # noqa: PLC0415 - only here

    name = f"{drafts._prefix(patient.path)}autre_12345678-{'0' * 16}.tmp"
    patient.path.with_name(name).write_bytes(b"")
    monkeypatch.setattr(Files, "changed_at", lambda *_: NOON.timestamp() - 60)
    finding = one(access(windows(), patient))
    assert "est en cours d'écriture sur le poste" in finding.message
    assert name in finding.remedy


def test_a_drive_that_is_gone_is_told(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = iter([["suivi.xlsx"]])

    def names(*_: object) -> list[str]:
        found = next(calls, None)
        if found is None:
            raise OSError
        return found

    monkeypatch.setattr(Files, "names", names)
    monkeypatch.setattr(Files, "real", lambda _, path: path)
    assert "ne répond pas" in one(access(windows(), patient)).message


def test_shipped_templates_serve_when_there_is_no_folder(patient: Patient) -> None:
    assert one(templates(windows(), patient)).state is State.TO_KNOW


def test_a_missing_template_is_copied_and_hers_stays(patient: Patient) -> None:
    folder = patient.path.parent / "modeles"
    folder.mkdir()
    (folder / TEMPLATES[0]).write_bytes(b"le sien")
    finding = one(templates(windows(), patient))
    assert finding.state is State.TO_CORRECT
    assert TEMPLATES[1] in finding.message
    assert finding.repair
    finding.repair()
    assert (folder / TEMPLATES[0]).read_bytes() == b"le sien"
    assert (folder / TEMPLATES[1]).read_bytes() == template_path(TEMPLATES[1]).read_bytes()
    assert one(templates(windows(), patient)).state is State.GOOD


def test_a_template_that_came_meanwhile_is_not_written_over(patient: Patient) -> None:
    folder = patient.path.parent / "modeles"
    folder.mkdir()
    finding = one(templates(windows(), patient))
    for each in TEMPLATES:
        (folder / each).write_bytes(b"le sien")
    assert finding.repair
    with pytest.raises(FileExistsError):
        finding.repair()
    assert (folder / TEMPLATES[0]).read_bytes() == b"le sien"


def versioned(path: Path, version: int) -> Patient:
    book = openpyxl.load_workbook(path)
    sheet = book["Paramètres"]
    row = next(row for row in sheet.iter_rows() if row[0].value == "Version du schéma")
    row[1].value = version
    book.save(path)
    return patient_at(path)


@pytest.mark.parametrize(
    ("version", "state", "said"),
    [(1, State.TO_CORRECT, "plus ancien"), (2, State.GOOD, "à jour"), (3, State.TO_CORRECT, "plus récent")],
)  # fmt: skip
def test_the_version_of_the_workbook_is_told(
    tmp_path: Path, version: int, state: State, said: str
) -> None:
    finding = one(schema(windows(), versioned(master_in(tmp_path), version)))
    assert finding.state is state
    assert said in finding.message
    assert bool(finding.repair) == (version == 1)


def test_the_other_programs_are_told() -> None:
    assert [each.subject for each in software(windows())] == [PDF]
    assert named(software(mac()), PDF).state is State.TO_KNOW
    found = linux(on_path=lambda name: shutil.which(name) or f"/usr/bin/{name}")
    assert named(software(found), PDF).state is State.GOOD
    assert named(software(linux(on_path=nowhere)), EXCEL).state is State.TO_KNOW
