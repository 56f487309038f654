"""The workbook replaced: what it becomes, what is kept of it, and when it is left alone."""

import errno
import os
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from failing_disks import Quick, Watched
from lock_files import excel_lock
from replacements import (
    BACKUP,
    BACKUPS,
    MOMENT,
    NAME,
    NEW,
    NEWER,
    OLD,
    accept,
    alone,
    backups,
    drafts,
    replace,
)

from xlqualite.excel.disk.files import DISK, Files
from xlqualite.excel.disk.replacement import Replacement, replace_file
from xlqualite.french import NBSP
from xlqualite.messages import UserError


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return alone(tmp_path)


def refusal(path: Path, files: Files | None = None, old: bytes = OLD) -> str:
    """Why the workbook is not replaced; nothing has changed, and nothing is left behind."""
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(UserError) as caught:
        replace_file(Replacement(path, old, NEW, MOMENT), accept, files or Quick())
    assert (path.read_bytes() if path.exists() else None) == before
    assert drafts(path) == []
    return str(caught.value).replace(NBSP, " ")


def test_the_same_content_writes_nothing(workbook: Path) -> None:
    before = workbook.stat()
    assert replace(workbook, new=OLD) is None
    assert os.listdir(workbook.parent) == [NAME]  # noqa: PTH208 - names are wanted
    assert workbook.stat() == before


def test_the_workbook_is_replaced_and_kept_as_it_was(workbook: Path) -> None:
    kept = replace_file(Replacement(workbook, OLD, NEW, MOMENT), accept)
    assert workbook.read_bytes() == NEW
    assert kept == workbook.parent / BACKUPS / BACKUP
    assert kept.read_bytes() == OLD
    assert sorted(each.name for each in workbook.parent.iterdir()) == [NAME, BACKUPS]
    assert drafts(workbook) == []


def test_two_replacements_in_one_second_keep_two_copies(workbook: Path) -> None:
    replace(workbook)
    replace(workbook, new=NEWER)
    second = BACKUP.replace(".xlsx", "_2.xlsx")
    assert backups(workbook) == {BACKUP: OLD, second: NEW}


@pytest.mark.parametrize("mode", [0o640, 0o600, 0o664])
def test_the_rights_are_kept_and_given_to_the_copy(workbook: Path, mode: int) -> None:
    workbook.chmod(mode)
    kept = replace(workbook)
    assert kept is not None
    assert stat.S_IMODE(workbook.stat().st_mode) == mode
    assert stat.S_IMODE(kept.stat().st_mode) == mode


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() != 0, reason="only root gives away")
def test_the_owner_is_kept(workbook: Path) -> None:
    os.chown(workbook, 1234, 4321)
    replace(workbook)
    assert (workbook.stat().st_uid, workbook.stat().st_gid) == (1234, 4321)


def test_a_link_stays_a_link_to_the_new_workbook(workbook: Path) -> None:
    link = workbook.parent / "bureau" / "lien.xlsx"
    link.parent.mkdir()
    link.symlink_to(Path("..") / NAME)
    kept = replace(link)
    assert link.is_symlink()
    assert workbook.read_bytes() == NEW
    assert kept == workbook.parent / BACKUPS / BACKUP


def test_a_workbook_changed_meanwhile_is_refused(workbook: Path) -> None:
    assert "a été modifié pendant le calcul : rien n'est perdu" in refusal(workbook, old=b"PK")
    assert backups(workbook) == {}


def test_a_workbook_moved_meanwhile_is_refused(workbook: Path) -> None:
    workbook.rename(workbook.with_name("ailleurs.xlsx"))
    assert "n'est plus à sa place" in refusal(workbook)


class JustBefore(Watched):
    """Something happens once the new workbook is written, before it takes its place."""

    def __init__(self, happens: Callable[[], object]) -> None:
        super().__init__()
        self.happens = happens

    def after(self, name: str) -> None:
        if name == "replace" and self.done.count(name) == 1:
            self.happens()


def test_a_change_at_the_last_moment_is_seen(workbook: Path) -> None:
    asked = Replacement(workbook, OLD, NEW, MOMENT)
    files = JustBefore(lambda: workbook.write_bytes(NEWER))
    with pytest.raises(UserError, match="a été modifié pendant le calcul"):
        replace_file(asked, accept, files)
    assert workbook.read_bytes() == NEWER
    assert drafts(workbook) == []


def test_excel_opening_it_at_the_last_moment_is_seen(workbook: Path) -> None:
    lock = workbook.with_name(f"~${NAME}")
    files = JustBefore(lambda: lock.write_bytes(excel_lock("Marie")))
    assert "est ouvert par Marie dans Excel" in refusal(workbook, files)


def test_a_held_workbook_is_refused_before_anything_is_written(workbook: Path) -> None:
    workbook.with_name(f"~${NAME}").write_bytes(excel_lock("Marie"))
    files = Watched()
    assert "est ouvert par Marie dans Excel" in refusal(workbook, files)
    assert not {"create", "make_folder", "replace"} & set(files.done)


def test_a_new_workbook_that_fails_its_check_is_not_put_in_place(workbook: Path) -> None:
    def fail(content: bytes) -> None:
        assert content == NEW
        raise LookupError("unexpected")

    with pytest.raises(LookupError, match="unexpected"):
        replace_file(Replacement(workbook, OLD, NEW, MOMENT), fail, Quick())
    assert workbook.read_bytes() == OLD
    assert drafts(workbook) == []
    assert backups(workbook) == {}


def test_a_disk_that_gives_back_something_else_is_refused(workbook: Path) -> None:
    class Worn(Quick):
        def read(self, path: Path) -> bytes:
            content = super().read(path)
            return content if path == workbook else content[:-1] + b"?"

    assert "ce disque n'est pas fiable" in refusal(workbook, Worn())


def test_a_file_named_as_the_folder_of_copies_is_refused(workbook: Path) -> None:
    folder = workbook.parent / BACKUPS
    folder.write_bytes(b"mine")
    said = refusal(workbook)
    assert "faute de dossier pour sa copie de sauvegarde : renommez" in said
    assert f"renommez « {folder} », qui n'est pas un dossier" in said
    assert folder.read_bytes() == b"mine"


def test_a_name_too_long_for_its_copy_is_refused(tmp_path: Path) -> None:
    workbook = tmp_path / f"{'n' * 240}.xlsx"
    workbook.write_bytes(OLD)
    assert "est trop long : raccourcissez-le" in refusal(workbook)


def test_a_second_run_on_the_same_computer_is_refused(workbook: Path) -> None:
    with DISK.alone(workbook.resolve()):
        assert "est déjà en cours d'écriture sur ce poste" in refusal(workbook)
    replace(workbook)
    assert workbook.read_bytes() == NEW


RUN = """
import sys
from datetime import datetime
from pathlib import Path
from xlqualite.excel.disk.replacement import Replacement, replace_file
from xlqualite.messages import UserError
path, new = Path(sys.argv[1]), sys.argv[2].encode()
old = path.read_bytes()
print("ready", flush=True)
sys.stdin.readline()
try:
    replace_file(Replacement(path, old, new, datetime(2016, 11, 30)), lambda _: None)
    print("done")
except UserError as refused:
    print(refused)
"""


def test_of_several_programs_at_once_one_replaces_and_the_others_are_refused(
    workbook: Path,
) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
    environment["TMPDIR"] = tempfile.gettempdir()
    wanted = [letter * 100_000 for letter in (b"A", b"B", b"C")]
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", RUN, str(workbook), each.decode()],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, encoding="utf-8",
        )
        for each in wanted
    ]  # fmt: skip
    for each in runs:
        assert each.stdout is not None
        assert each.stdout.readline() == "ready\n"
    for each in runs:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    said = [each.communicate()[0].strip() for each in runs]
    assert said.count("done") == 1
    assert all("recommencez" in each for each in said if each != "done")
    assert workbook.read_bytes() == wanted[said.index("done")]
    assert list(backups(workbook).values()) == [OLD]
    assert drafts(workbook) == []


def test_a_network_that_loses_the_answer_has_still_replaced_it(workbook: Path) -> None:
    class Unanswered(Quick):
        def replace(self, source: Path, target: Path) -> None:
            super().replace(source, target)
            if target == workbook:
                raise OSError(errno.ETIMEDOUT, "Connection timed out")

    assert replace(workbook, Unanswered()) == workbook.parent / BACKUPS / BACKUP
    assert workbook.read_bytes() == NEW


def test_a_program_that_holds_it_at_the_last_step_is_refused(workbook: Path) -> None:
    class Held(Quick):
        def replace(self, source: Path, target: Path) -> None:
            if target == workbook:
                raise PermissionError(errno.EACCES, "Access is denied", str(source))
            super().replace(source, target)

    assert "fermez le programme qui l'utilise" in refusal(workbook, Held())


def test_a_copy_that_cannot_be_removed_spoils_nothing(workbook: Path) -> None:
    class Sticky(Quick):
        def unlink(self, path: Path) -> None:
            if path.parent.name == BACKUPS and path.suffix == ".xlsx":
                raise PermissionError(errno.EPERM, "Operation not permitted")
            super().unlink(path)

    folder = workbook.parent / BACKUPS
    folder.mkdir()
    for day in range(10, 32):
        folder.joinpath(f"Qualité Morbihan_2016-10-{day}_00h00m00.xlsx").write_bytes(b"PK")
    replace(workbook, Sticky())
    assert workbook.read_bytes() == NEW
    assert len(backups(workbook)) == 23


def test_it_takes_no_time(workbook: Path) -> None:
    start = time.process_time()
    replace_file(Replacement(workbook, OLD, b"PK" * 2**20, MOMENT), accept)
    assert time.process_time() - start < 1
