"""A folder made whole or not at all."""

import errno
from pathlib import Path

import pytest

from xlqualite.excel.disk.files import Files
from xlqualite.excel.installation.folder import make_folder
from xlqualite.messages import UserError

CONTENTS = {"lisezmoi.txt": b"Bonjour", "modeles/plan.docx": b"PK"}


class Failing(Files):
    """A disk that gives up at one operation, once it did some of them."""

    def __init__(self, operation: str, after: int = 0) -> None:
        self.left = after
        self.operation = operation

    def sync(self, handle: int) -> None:
        del handle
        self._count("sync")

    def rename(self, source: Path, target: Path) -> None:
        self._count("rename")
        super().rename(source, target)

    def wait(self, seconds: float) -> None:
        del seconds

    def _count(self, operation: str) -> None:
        if operation == self.operation:
            self.left -= 1
            if self.left == -1:
                raise OSError(errno.ENOSPC, "No space left on device")


def tree(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }


@pytest.mark.parametrize("name", ["Été 2016 & suivi (v2)", "a/b/c", "l'été, 100 % = fini;"])
def test_a_folder_holds_all_its_files_and_nothing_stands_beside_it(
    tmp_path: Path, name: str
) -> None:
    make_folder(tmp_path / name, CONTENTS)
    assert tree(tmp_path / name) == CONTENTS
    assert len(list(tmp_path.iterdir())) == 1


def test_an_empty_folder_is_filled_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir(mode=0o700)
    before = (tmp_path / "vide").stat().st_ino
    make_folder(tmp_path / "vide", CONTENTS)
    assert tree(tmp_path / "vide") == CONTENTS
    assert (tmp_path / "vide").stat().st_ino == before
    assert sorted(each.name for each in (tmp_path / "vide").iterdir()) == [
        "lisezmoi.txt",
        "modeles",
    ]


def test_a_folder_that_holds_something_is_refused_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("à garder")
    with pytest.raises(UserError, match="existe déjà et n'est pas vide"):
        make_folder(tmp_path, CONTENTS)
    assert tree(tmp_path) == {"notes.txt": "à garder".encode()}


@pytest.mark.parametrize("is_link", [False, True])
def test_a_file_in_the_way_is_refused_as_it_is(tmp_path: Path, is_link: bool) -> None:
    if is_link:
        (tmp_path / "suivi").symlink_to(tmp_path / "nulle-part")
    else:
        (tmp_path / "suivi").write_text("à garder")
    with pytest.raises(UserError, match="est un fichier"):
        make_folder(tmp_path / "suivi", CONTENTS)
    assert [each.name for each in tmp_path.iterdir()] == ["suivi"]


def test_a_folder_that_cannot_be_looked_into_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(UserError, match="rien n'y a été écrit"):
        make_folder(tmp_path, CONTENTS)


@pytest.mark.parametrize(("operation", "after"), [("sync", 0), ("sync", 1), ("rename", 0)])
@pytest.mark.parametrize("name", ["suivi", "a/b/suivi"])
def test_nothing_remains_of_a_folder_that_could_not_be_written(
    tmp_path: Path, operation: str, after: int, name: str
) -> None:
    with pytest.raises(UserError, match="n'a pas pu être créé") as caught:
        make_folder(tmp_path / name, CONTENTS, Failing(operation, after))
    assert "No space" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("operation", "after"), [("sync", 1), ("rename", 0), ("rename", 1)])
def test_an_empty_folder_is_empty_again_when_it_could_not_be_filled(
    tmp_path: Path, operation: str, after: int
) -> None:
    with pytest.raises(UserError, match="n'a pas pu être créé"):
        make_folder(tmp_path, CONTENTS, Failing(operation, after))
    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_is_said_in_french(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="son nom n'est pas trop long"):
        make_folder(tmp_path / ("x" * 300), CONTENTS)
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_is_interrupted_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Files, "sync", stop)
    with pytest.raises(KeyboardInterrupt):
        make_folder(tmp_path / "a" / "suivi", CONTENTS)
    assert list(tmp_path.iterdir()) == []
