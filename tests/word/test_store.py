"""Documents on disk: made, left, replaced, or followed by a new version."""

import io
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from docx import Document
from docx_text import drafted, flipped, template, text_of

from xlqualite.delivery import DocumentState, write_document
from xlqualite.messages import UserError
from xlqualite.word.package import package_of, parts_of
from xlqualite.word.store import prepare_document

NAME = "plan-actions_CARNAC_2016"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return template(tmp_path, "Plan de {{ nom }}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "documents" / "2016"


class Written(NamedTuple):
    path: Path
    state: DocumentState


def write(folder: Path, model: Path, **variables: Any) -> Written:
    prepared = prepare_document(folder, NAME, drafted(model, **variables))
    write_document(prepared)
    return Written(prepared.path, prepared.state)


def edit(path: Path, text: str = "Ajouté à la main") -> None:
    document = Document(str(path))
    document.add_paragraph(text)
    document.save(str(path))


def said(path: Path) -> list[str]:
    return list(text_of(path.read_bytes()))


def test_a_document_is_made_with_its_folder(folder: Path, model: Path) -> None:
    written = write(folder, model, nom="Carnac")
    assert written == Written(folder / f"{NAME}.docx", DocumentState.CREATED)
    assert said(written.path) == ["Plan de Carnac"]


def test_the_same_data_writes_nothing(folder: Path, model: Path) -> None:
    first = write(folder, model, nom="Carnac")
    before = first.path.stat().st_mtime_ns
    again = write(folder, model, nom="Carnac", edite_le=None)
    assert again == Written(first.path, DocumentState.UP_TO_DATE)
    assert first.path.stat().st_mtime_ns == before


def test_the_same_data_leaves_an_edited_document_alone(folder: Path, model: Path) -> None:
    first = write(folder, model, nom="Carnac")
    edit(first.path)
    assert write(folder, model, nom="Carnac").state is DocumentState.UP_TO_DATE
    assert said(first.path)[-1] == "Ajouté à la main"


def test_other_data_replaces_an_untouched_document(folder: Path, model: Path) -> None:
    first = write(folder, model, nom="Carnac")
    assert write(folder, model, nom="Vannes") == Written(first.path, DocumentState.CREATED)
    assert said(first.path) == ["Plan de Vannes"]
    assert [each.name for each in folder.iterdir()] == [f"{NAME}.docx"]


def test_another_template_replaces_an_untouched_document(
    folder: Path, model: Path, tmp_path: Path
) -> None:
    write(folder, model, nom="Carnac")
    template(tmp_path, "Nouveau plan de {{ nom }}")
    assert said(write(folder, model, nom="Carnac").path) == ["Nouveau plan de Carnac"]


def test_another_template_leaves_an_edited_document_of_the_same_data_alone(
    folder: Path, model: Path, tmp_path: Path
) -> None:
    first = write(folder, model, nom="Carnac")
    edit(first.path)
    template(tmp_path, "Nouveau plan de {{ nom }}")
    assert write(folder, model, nom="Carnac") == Written(first.path, DocumentState.UP_TO_DATE)
    assert said(first.path) == ["Plan de Carnac", "Ajouté à la main"]
    assert write(folder, model, nom="Vannes").state is DocumentState.NEW_VERSION


def test_preparing_a_document_writes_nothing(folder: Path, model: Path) -> None:
    prepared = prepare_document(folder, NAME, drafted(model, nom="Carnac"))
    assert prepared.content is not None
    assert not folder.exists()


def test_a_document_opened_while_it_was_prepared_is_refused(folder: Path, model: Path) -> None:
    write(folder, model, nom="Carnac")
    prepared = prepare_document(folder, NAME, drafted(model, nom="Vannes"))
    (folder / f".~lock.{NAME}.docx#").write_bytes(b"")
    with pytest.raises(UserError, match="est ouvert"):
        write_document(prepared)


def test_a_document_merely_saved_again_counts_as_untouched(folder: Path, model: Path) -> None:
    first = write(folder, model, nom="Carnac")
    before = first.path.read_bytes()
    Document(str(first.path)).save(str(first.path))
    assert first.path.read_bytes() != before
    assert write(folder, model, nom="Vannes").path == first.path


def test_other_data_never_overwrites_a_persons_edits(folder: Path, model: Path) -> None:
    first = write(folder, model, nom="Carnac")
    edit(first.path)
    second = write(folder, model, nom="Vannes")
    assert second == Written(folder / f"{NAME}_v2.docx", DocumentState.NEW_VERSION)
    assert said(first.path) == ["Plan de Carnac", "Ajouté à la main"]
    assert write(folder, model, nom="Vannes").state is DocumentState.UP_TO_DATE
    assert write(folder, model, nom="Erdeven") == Written(second.path, DocumentState.CREATED)
    edit(second.path)
    assert write(folder, model, nom="Auray").path == folder / f"{NAME}_v3.docx"


def test_the_tenth_version_comes_after_the_ninth(folder: Path, model: Path) -> None:
    first = write(folder, model, nom="Carnac")
    first.path.rename(folder / f"{NAME}_v9.docx")
    edit(folder / f"{NAME}_v9.docx")
    assert write(folder, model, nom="Vannes").path.name == f"{NAME}_v10.docx"


@pytest.mark.parametrize("content", [b"", b"pas un docx", package_of({"a": b"b"})])
def test_a_file_that_is_not_ours_is_never_overwritten(
    folder: Path, model: Path, content: bytes
) -> None:
    folder.mkdir(parents=True)
    (folder / f"{NAME}.docx").write_bytes(content)
    assert write(folder, model, nom="Carnac").path.name == f"{NAME}_v2.docx"
    assert (folder / f"{NAME}.docx").read_bytes() == content


@pytest.mark.parametrize("part", ["docProps/custom.xml", "word/document.xml"])
def test_a_damaged_document_counts_as_edited(folder: Path, model: Path, part: str) -> None:
    path = write(folder, model, nom="Carnac").path
    path.write_bytes(package_of(parts_of(path.read_bytes()) | {part: b"<a>"}))
    assert write(folder, model, nom="Vannes").path.name == f"{NAME}_v2.docx"


@pytest.mark.parametrize("nom", ["Carnac", "Vannes"])
def test_a_document_with_flipped_bytes_is_followed_whatever_its_data(
    folder: Path, model: Path, nom: str
) -> None:
    path = write(folder, model, nom="Carnac").path
    content = flipped(path.read_bytes(), "word/document.xml")
    path.write_bytes(content)
    assert write(folder, model, nom=nom).path.name == f"{NAME}_v2.docx"
    assert path.read_bytes() == content


def test_a_document_of_another_office_is_not_a_version(folder: Path, model: Path) -> None:
    folder.mkdir(parents=True)
    for other in (f"{NAME}_v0.docx", f"{NAME}_brouillon.docx", f"x{NAME}.docx"):
        (folder / other).write_bytes(b"")
    assert write(folder, model, nom="Carnac").path.name == f"{NAME}.docx"


@pytest.mark.parametrize("lock", [f"~${NAME[2:]}.docx", f".~lock.{NAME}.docx#"])
def test_a_document_open_in_word_or_libreoffice_is_refused(
    folder: Path, model: Path, lock: str
) -> None:
    write(folder, model, nom="Carnac")
    (folder / lock).write_bytes(b"")
    with pytest.raises(UserError, match="est ouvert dans un autre programme"):
        write(folder, model, nom="Vannes")
    assert write(folder, model, nom="Carnac").state is DocumentState.UP_TO_DATE


def test_a_document_that_windows_holds_is_refused(
    folder: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = write(folder, model, nom="Carnac")

    def held(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", held)
        with pytest.raises(UserError, match="est ouvert"):
            write(folder, model, nom="Vannes")
    assert [each.name for each in folder.iterdir()] == [f"{NAME}.docx"]
    with monkeypatch.context() as patched:
        asked = drafted(model, nom="Vannes")
        patched.setattr(Path, "read_bytes", held)
        with pytest.raises(UserError, match="est ouvert"):
            prepare_document(folder, NAME, asked)
    assert said(first.path) == ["Plan de Carnac"]


def test_a_template_with_a_mistake_leaves_the_document_alone(folder: Path, tmp_path: Path) -> None:
    first = write(folder, template(tmp_path, "{{ nom }}"), nom="Carnac")
    wrong = template(tmp_path, "{{ non }}")
    with pytest.raises(UserError):
        write(folder, wrong, nom="Vannes")
    assert said(first.path) == ["Carnac"]


def test_the_bytes_on_disk_are_a_plain_package(folder: Path, model: Path) -> None:
    path = write(folder, model, nom="Carnac").path
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        assert package.testzip() is None
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
