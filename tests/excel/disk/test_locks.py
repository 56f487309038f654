"""A workbook held or protected is refused before anything is written, with who holds it."""

import errno
import sys
import unicodedata
from pathlib import Path

import pytest
from failing_disks import Quick
from lock_files import LIBREOFFICE_LOCK, excel_lock

from xlqualite.excel.disk.files import Files
from xlqualite.excel.disk.locks import PAUSES, refuse_if_held
from xlqualite.french import NBSP
from xlqualite.messages import UserError

NAME = "Qualité Morbihan.xlsx"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / NAME
    path.write_bytes(b"PK")
    return path


def refusal(path: Path, files: Files | None = None) -> str:
    with pytest.raises(UserError) as caught:
        refuse_if_held(path, files or Quick())
    said = str(caught.value).replace(NBSP, " ")
    assert said.startswith(f"Le fichier « {path.name} » ")
    assert said.endswith(".")
    return said


def test_a_workbook_nobody_holds_is_left_alone(workbook: Path) -> None:
    before = workbook.stat().st_mtime_ns
    refuse_if_held(workbook)
    assert workbook.stat().st_mtime_ns == before


def test_the_locks_of_other_files_are_not_its_own(workbook: Path) -> None:
    for name in (f"~${NAME[2:]}", f"~$_{NAME}", f".~lock.{NAME}", ".~lock.x.xlsx#", f"{NAME}#"):
        workbook.with_name(name).write_bytes(excel_lock("Marie"))
    refuse_if_held(workbook)


def test_excel_holds_it(workbook: Path) -> None:
    workbook.with_name(f"~${NAME}").write_bytes(excel_lock("Marie Le Goff"))
    said = refusal(workbook)
    assert "est ouvert par Marie Le Goff dans Excel : fermez-le" in said
    assert f"supprimez le fichier caché « ~${NAME} »" in said
    assert "--sans-ecrire" in said


def test_libreoffice_holds_it(workbook: Path) -> None:
    workbook.with_name(f".~lock.{NAME}#").write_bytes(LIBREOFFICE_LOCK)
    said = refusal(workbook)
    assert "par Marie Le Goff dans LibreOffice sur le poste « PC-ACCUEIL » depuis le 23/11" in said
    assert f"« .~lock.{NAME}# »" in said


@pytest.mark.parametrize("content", [b"", bytes(165), b"\xff" * 3, b"x" * 100_000])
def test_a_lock_that_says_nothing_still_holds(workbook: Path, content: bytes) -> None:
    workbook.with_name(f"~${NAME}").write_bytes(content)
    assert "une autre personne ou un autre poste dans Excel" in refusal(workbook)


def test_a_lock_that_cannot_be_read_still_holds(workbook: Path) -> None:
    workbook.with_name(f".~lock.{NAME}#").mkdir()
    assert "une autre personne ou un autre poste dans LibreOffice" in refusal(workbook)


def test_a_lock_that_goes_away_while_it_is_read_holds_no_more(workbook: Path) -> None:
    class Closing(Quick):
        def read(self, path: Path) -> bytes:
            path.unlink()
            return super().read(path)

    workbook.with_name(f"~${NAME}").write_bytes(excel_lock("Marie"))
    refuse_if_held(workbook, Closing())


def test_a_lock_whose_accents_are_split_is_seen(workbook: Path) -> None:
    split = unicodedata.normalize("NFD", f"~${NAME}")
    assert split != f"~${NAME}"
    workbook.with_name(split).write_bytes(excel_lock("Marie"))
    assert "Marie dans Excel" in refusal(workbook)


def test_a_mac_sees_a_lock_in_other_letters(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    workbook.with_name(f"~${NAME.upper()}").write_bytes(excel_lock("Marie"))
    assert "Marie dans Excel" in refusal(workbook)


@pytest.mark.parametrize("beside", ["link", "target"])
def test_a_lock_beside_the_link_or_beside_the_file_holds(workbook: Path, beside: str) -> None:
    link = workbook.parent / "bureau" / "lien.xlsx"
    link.parent.mkdir()
    link.symlink_to(workbook)
    held = link if beside == "link" else workbook
    held.with_name(f"~${held.name}").write_bytes(excel_lock("Marie"))
    with pytest.raises(UserError, match=f"{held.name}.* est ouvert par Marie dans Excel"):
        refuse_if_held(link)


@pytest.mark.parametrize("windows", [32, 33])
def test_a_program_that_shares_nothing_is_waited_for_then_refused(
    workbook: Path, windows: int
) -> None:
    class Held(Quick):
        tries = 0

        def probe(self, path: Path) -> None:
            self.tries += 1
            error = PermissionError(errno.EACCES, "sharing violation", str(path))
            error.winerror = windows  # type: ignore[attr-defined]  # Windows sets it
            raise error

    files = Held()
    assert "est utilisé par un autre programme" in refusal(workbook, files)
    assert files.tries == len(PAUSES) + 1


def test_an_antivirus_that_holds_it_for_an_instant_is_waited_for(workbook: Path) -> None:
    class Scanned(Quick):
        tries = 0

        def probe(self, path: Path) -> None:
            self.tries += 1
            if self.tries < len(PAUSES):
                raise PermissionError(errno.EACCES, "sharing violation")
            super().probe(path)

    files = Scanned()
    refuse_if_held(workbook, files)
    assert files.tries == len(PAUSES)


def test_the_waits_last_less_than_a_second() -> None:
    assert sum(PAUSES) < 1


def test_an_account_without_the_right_to_write_is_refused(workbook: Path) -> None:
    class Denied(Quick):
        def probe(self, path: Path) -> None:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

    said = refusal(workbook, Denied())
    assert "l'accès en est refusé" in said
    assert "--sans-ecrire" in said


def test_a_read_only_file_is_refused_even_for_root(workbook: Path) -> None:
    workbook.chmod(0o444)
    said = refusal(workbook)
    assert "est en lecture seule : décochez « Lecture seule »" in said
    assert "--sans-ecrire" in said


def test_a_read_only_folder_is_refused(workbook: Path) -> None:
    class Closed(Quick):
        def is_closed(self, folder: Path) -> bool:
            return folder == workbook.parent

    said = refusal(workbook, Closed())
    assert f"son dossier « {workbook.parent} » est en lecture seule" in said
    assert "--sans-ecrire" in said


def test_a_workbook_that_went_away_is_refused(tmp_path: Path) -> None:
    assert "n'est plus à sa place" in refusal(tmp_path / "parti.xlsx")
    assert "n'est plus à sa place" in refusal(tmp_path / "disparu" / "parti.xlsx")


def test_a_network_that_does_not_answer_is_told(workbook: Path) -> None:
    class Gone(Quick):
        def names(self, folder: Path) -> list[str]:
            raise OSError(errno.EHOSTUNREACH, "No route to host", str(folder))

    assert "le disque ou le réseau ne répond plus" in refusal(workbook, Gone())
