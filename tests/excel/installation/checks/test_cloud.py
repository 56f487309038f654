"""A workbook in OneDrive or SharePoint, as Windows and Macs lay these folders out."""

from pathlib import Path

import pytest
from made_up_computers import linux, mac, windows
from patients import master_in, patient_at

from xlqualite.excel.installation import conf
from xlqualite.excel.installation.checks.cloud import Synced, cloud, synced
from xlqualite.excel.installation.computer import Computer
from xlqualite.excel.installation.finding import Finding, State
from xlqualite.excel.installation.patient import Patient

HOME = "C:/Users/anne"
ENVIRONMENT = {
    "OneDrive": HOME + "/OneDrive - Relais",
    "OneDriveConsumer": "D:/Perso",
    "OneDriveCommercial": HOME + "/OneDrive - Relais",
}
CLOUD_STORAGE = "/Users/anne/Library/CloudStorage"


@pytest.mark.parametrize(
    ("path", "computer", "found"),
    [
        (f"{HOME}/Documents/suivi.xlsm", windows(environment=ENVIRONMENT), None),
        ("d:/perso/qualité/suivi.xlsm", windows(environment=ENVIRONMENT), Synced("ONEDRIVE_CONSUMER", "D:/Perso")),
        (f"{HOME}/OneDrive - Relais/suivi.xlsm", windows(environment=ENVIRONMENT), Synced("ONEDRIVE_COMMERCIAL", f"{HOME}/OneDrive - Relais")),
        (f"{HOME}/OneDrive/suivi.xlsm", windows(environment={"OneDrive": f"{HOME}/OneDrive"}), Synced("ONEDRIVE_CONSUMER", f"{HOME}/OneDrive")),
        (f"{HOME}/OneDrive - X/a/suivi.xlsm", windows(), Synced("ONEDRIVE_COMMERCIAL", r"C:\Users\anne\OneDrive - X")),
        (f"{HOME}/OneDrive/a/suivi.xlsm", windows(), Synced("ONEDRIVE_CONSUMER", r"C:\Users\anne\OneDrive")),
        (f"{HOME}/Relais/Qualité - Documents/a/suivi.xlsm", windows(), Synced("SHAREPOINT", r"C:\Users\anne\Relais")),
        (f"{CLOUD_STORAGE}/OneDrive-Personal/suivi.xlsm", mac(), Synced("ONEDRIVE_CONSUMER", f"{CLOUD_STORAGE}/OneDrive-Personal")),
        (f"{CLOUD_STORAGE}/OneDrive-Relais/suivi.xlsm", mac(), Synced("ONEDRIVE_COMMERCIAL", f"{CLOUD_STORAGE}/OneDrive-Relais")),
        (f"{CLOUD_STORAGE}/OneDrive-SharedLibraries-Relais/Qualité - Documents/suivi.xlsm", mac(), Synced("SHAREPOINT", f"{CLOUD_STORAGE}/OneDrive-SharedLibraries-Relais")),
        (f"{CLOUD_STORAGE}/OneDrive-SharedLibraries-Relais/Qualité/suivi.xlsm", mac(), Synced("SHAREPOINT", f"{CLOUD_STORAGE}/OneDrive-SharedLibraries-Relais")),
        (f"{CLOUD_STORAGE}/Dropbox/suivi.xlsm", mac(), None),
        ("/home/anne/suivi.xlsm", linux(), None),
    ],
)  # fmt: skip
def test_a_synchronised_folder_is_known_by_its_variables_else_by_its_name(
    path: str, computer: Computer, found: Synced | None
) -> None:
    assert synced(Path(path), computer) == found


@pytest.fixture
def patient(tmp_path: Path) -> Patient:
    folder = tmp_path / "Library" / "CloudStorage" / "OneDrive-Relais" / "Suivi"
    folder.mkdir(parents=True)
    return patient_at(master_in(folder))


def found(computer: Computer, patient: Patient) -> Finding:
    (finding,) = cloud(computer, patient)
    return finding


def test_a_workbook_elsewhere_is_fine(tmp_path: Path) -> None:
    assert found(mac(tmp_path), patient_at(master_in(tmp_path))).state is State.GOOD


def test_where_the_folder_is_must_be_told_to_xlwings_in_the_file_of_the_account(
    tmp_path: Path, patient: Patient
) -> None:
    computer = mac(tmp_path)
    conf.write_values(conf.user_file(computer), {"INTERPRETER_MAC": "/autre"}, computer)
    finding = found(computer, patient)
    assert finding.state is State.TO_CORRECT
    assert finding.repair
    finding.repair()
    assert conf.read_values(conf.user_file(computer), computer) == {
        "INTERPRETER_MAC": "/autre",
        "ONEDRIVE_COMMERCIAL_MAC": str(tmp_path / "Library/CloudStorage/OneDrive-Relais"),
    }
    again = found(computer, patient)
    assert (again.state, again.repair) == (State.TO_KNOW, None)
    assert "un poste à la fois" in again.remedy


def test_a_folder_that_moved_is_corrected(tmp_path: Path, patient: Patient) -> None:
    computer = mac(tmp_path)
    old = {"ONEDRIVE_COMMERCIAL_MAC": "$HOME/ancien"}
    conf.write_values(conf.user_file(computer), old, computer)
    assert found(computer, patient).state is State.TO_CORRECT
