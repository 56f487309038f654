"""Files made for people: their names, and what the disk may refuse."""

import re
from pathlib import Path

import pytest

from xlqualite.delivery import DocumentState, Prepared, read_document, safe_name, write_document
from xlqualite.french import NBSP
from xlqualite.messages import UserError

NAME = "partage_CARNAC_2016-11-30.xlsx"


def to_write(path: Path, content: bytes = b"neuf") -> Prepared:
    return Prepared(path, DocumentState.CREATED, content)


@pytest.mark.parametrize("code", ["CARNAC", "TRINITE-MER", "Côte d'Émeraude", "A.B", "コード"])
def test_a_harmless_code_stays_as_it_is(code: str) -> None:
    assert safe_name(code) == code


@pytest.mark.parametrize(
    "code",
    ["A/B", "A:B", "..", "", "A.", " A", "con", "NUL.txt", "LPT1", "x" * 300, "a\x00b", "\ud800"],
)
def test_a_code_that_windows_refuses_is_made_safe(code: str) -> None:
    name = safe_name(code)
    assert name != code
    assert name
    assert len(name) < 100
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\ud800-\udfff]', name)
    assert name == name.strip(" .")
    assert name.split(".")[0].upper() not in {"CON", "NUL", "LPT1"}


def test_two_codes_never_share_a_name() -> None:
    codes = ["A/B", "A:B", "A-B", "A/B.", "x" * 300, "x" * 301]
    assert len({safe_name(each) for each in codes}) == len(codes)


def test_a_document_is_written_with_its_folder_and_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "documents" / NAME
    write_document(to_write(path))
    assert path.read_bytes() == read_document(path) == b"neuf"
    assert list(path.parent.iterdir()) == [path]


def test_a_document_up_to_date_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "documents" / NAME
    write_document(Prepared(path, DocumentState.UP_TO_DATE, None))
    assert not path.parent.exists()


def test_a_document_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_bytes(b"")
    assert read_document(tmp_path / NAME) is None
    assert read_document(tmp_path / "fichier" / NAME) is None


@pytest.mark.parametrize("lock", [f"~${NAME}", f"~${NAME[2:]}", f".~lock.{NAME}#"])
def test_a_document_open_in_excel_word_or_libreoffice_is_not_written_over(
    tmp_path: Path, lock: str
) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"ancien")
    (tmp_path / lock).write_bytes(b"")
    with pytest.raises(UserError, match="est ouvert dans un autre programme"):
        write_document(to_write(path))
    assert path.read_bytes() == b"ancien"


@pytest.mark.parametrize(
    ("error", "said"), [(PermissionError, "est ouvert dans un"), (OSError, "ne peut pas être lu")]
)
def test_a_document_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError], said: str
) -> None:
    def refused(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(UserError, match=f"{said}.*{NBSP}:"):
        read_document(tmp_path / NAME)


@pytest.mark.parametrize(
    ("error", "said"), [(PermissionError, "est ouvert dans un"), (OSError, "place disponible")]
)
def test_a_document_that_the_disk_refuses_is_told_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError], said: str
) -> None:
    def refused(*_: object) -> None:
        raise error

    path = tmp_path / NAME
    path.write_bytes(b"ancien")
    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(UserError, match=said):
        write_document(to_write(path))
    assert path.read_bytes() == b"ancien"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "documents").write_bytes(b"")
    with pytest.raises(UserError, match="ne peut pas être créé"):
        write_document(to_write(tmp_path / "documents" / NAME))
