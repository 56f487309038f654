"""Files that are no workbook at all, or that cannot be reached."""

import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from packing import pack, workbook_parts

from xlqualite.excel.ooxml import snapshot as snapshots
from xlqualite.excel.ooxml.snapshot import snapshot
from xlqualite.messages import UserError


def _refusal(path: Path) -> str:
    with pytest.raises(UserError) as refused:
        snapshot(path)
    sentence = str(refused.value)
    assert path.name in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def _file(folder: Path, content: bytes) -> Path:
    path = folder / "réseau.xlsx"
    path.write_bytes(content)
    return path


def test_a_workbook_is_read_whole(tmp_path: Path) -> None:
    path = pack(tmp_path / "réseau.xlsx", workbook_parts())
    assert snapshot(path) == path.read_bytes()


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "n'existe pas" in _refusal(tmp_path / "réseau.xlsx")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "est un dossier" in _refusal(tmp_path)


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    assert "n'a pas pu être lu" in _refusal(_file(tmp_path, b"PK") / "réseau.xlsx")


def test_a_file_out_of_our_rights_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> bytes:
        raise PermissionError

    path = _file(tmp_path, b"PK\x03\x04")
    monkeypatch.setattr(Path, "open", denied)
    assert "l'accès en est refusé" in _refusal(path)


def test_a_file_beyond_all_measure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "LARGEST_FILE", 2**20)
    assert "1\u00a0Mo" in _refusal(_file(tmp_path, bytes(2**20 + 1)))


def test_a_device_that_never_ends_is_refused() -> None:
    assert "n'est pas un classeur" in _refusal(Path("/dev/zero"))


def test_a_pipe_that_never_begins_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "réseau.xlsx")
    assert "n'est pas un classeur" in _refusal(tmp_path / "réseau.xlsx")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert "est vide" in _refusal(_file(tmp_path, b""))


@pytest.mark.parametrize(
    "content", [b"Code;Nom\r\nCARNAC;Carnac\r\n", b"<html/>", b"\xef\xbb\xbfA"]
)
def test_a_text_renamed_as_a_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    assert "n'est pas un classeur Excel" in _refusal(_file(tmp_path, content))


def test_a_workbook_of_the_old_format_is_refused(tmp_path: Path) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le")
    assert "ancien format" in _refusal(_file(tmp_path, old))


@pytest.fixture
def locked(tmp_path: Path) -> Callable[[str], bytes]:
    """A workbook that Excel would open with a password."""

    def made(password: str) -> bytes:
        encrypted = BytesIO()
        with pack(tmp_path / "clair.xlsx", workbook_parts()).open("rb") as plain:
            OOXMLFile(plain).encrypt(password, encrypted)
        return encrypted.getvalue()

    return made


def test_a_workbook_with_a_password_is_refused(
    tmp_path: Path, locked: Callable[[str], bytes]
) -> None:
    assert "protégé par un mot de passe" in _refusal(_file(tmp_path, locked("secret")))


def test_a_word_document_of_the_old_format_is_called_one(tmp_path: Path) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
    assert "est un document Word\u00a0: indiquez le classeur .xlsx." in _refusal(
        _file(tmp_path, old)
    )


def test_an_old_workbook_that_holds_a_word_document_is_a_workbook(tmp_path: Path) -> None:
    both = "Workbook\0WordDocument".encode("utf-16-le")
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + both
    assert "ancien format" in _refusal(_file(tmp_path, old))


def test_a_workbook_of_libreoffice_is_refused_with_how_to_save_it(tmp_path: Path) -> None:
    path = tmp_path / "réseau.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a/>")
    said = _refusal(path)
    assert "est un classeur OpenDocument (.ods)\u00a0: ouvrez-le dans LibreOffice" in said


def test_the_current_folder_is_called_as_it_was_typed() -> None:
    with pytest.raises(UserError) as refused:
        snapshot(Path())
    assert str(refused.value).replace("\u00a0", " ").startswith("« . » est un dossier : indiquez")
