"""The operations on files that a replacement is made of, in one place so that tests can fail them.

Each method does one thing, and raises OSError as the system does unless it says otherwise.
"""

import errno
import os
import platform
import re
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from xlqualite.excel.disk import refusal
from xlqualite.excel.disk.attributes import copy_attributes
from xlqualite.excel.disk.names import same_name

_CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_FOR_ME_ONLY = 0o600
_WRITERS = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_CANNOT_SYNC = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY}
# Windows and many network drives; they log the names by themselves
_CANNOT_SYNC_FOLDER = {*_CANNOT_SYNC, errno.EACCES, errno.EPERM, errno.EBADF, errno.EISDIR}


class Files:
    """The real disk."""

    chunk = 2**20
    """Bytes written at a time."""

    def machine(self) -> str:
        """This computer, and those of its runs that `alone` keeps apart: letters, digits, `_`.

        Two sessions that have not the same temporary folder do not see each other's locks: to each
        other, they are as two computers.
        """
        name = re.sub(r"\W", "_", platform.node(), flags=re.ASCII)[:24]
        return f"{name}_{_key(f'{_account()} {os.path.realpath(tempfile.gettempdir())}')[:8]}"

    def alone(self, path: Path) -> AbstractContextManager[None]:
        """Keep the other runs on this computer away from a file; the system ends it on a crash.

        Raises:
            UserError: another run is there.
        """
        return _alone(path)

    def real(self, path: Path) -> Path:
        """The file itself, whatever links lead to it, in the letters the disk has."""
        return Path(os.path.realpath(path))

    def exists(self, path: Path) -> bool:
        """Whether a name is taken, by anything."""
        return os.path.lexists(path)

    def names(self, folder: Path) -> list[str]:
        """What a folder holds."""
        return os.listdir(folder)  # noqa: PTH208 - names are wanted, not paths

    def read(self, path: Path) -> bytes:
        """All the bytes of a file."""
        return path.read_bytes()

    def changed_at(self, path: Path) -> float:
        """When a file was last written, in seconds since 1970."""
        return path.stat().st_mtime

    def is_read_only(self, path: Path) -> bool:
        """Whether nobody may write a file, whatever the account: what its owner asked for."""
        return not path.stat().st_mode & _WRITERS

    def is_closed(self, folder: Path) -> bool:
        """Whether this account can make nothing in a folder; Windows only tells when trying."""
        return not os.access(folder, os.W_OK)

    def probe(self, path: Path) -> None:
        """Open a file for writing, and change nothing: what another program holds refuses."""
        with path.open("r+b"):
            pass

    def make_folder(self, folder: Path) -> None:
        """Make a folder; nothing if it is there. FileExistsError if it is something else."""
        folder.mkdir(exist_ok=True)

    def create(self, path: Path) -> int:
        """Make a file that must not be there, for this account only, and open it."""
        return os.open(path, _CREATE, _FOR_ME_ONLY)

    def write(self, handle: int, chunk: bytes) -> None:
        """Write all of a chunk after what is there."""
        rest = memoryview(chunk)
        while rest:
            rest = rest[os.write(handle, rest) :]

    def sync(self, handle: int) -> None:
        """Wait until what was written would survive a power cut, where the drive can tell."""
        try:
            if not _full_sync(handle):
                os.fsync(handle)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC:
                raise

    def close(self, handle: int) -> None:
        """Close a file that was created."""
        os.close(handle)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder would survive a power cut, where the system can."""
        try:
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC_FOLDER:
                raise

    def copy_attributes(self, source: Path, target: Path) -> None:
        """Give a file the rights, owner and attributes of another, as far as possible."""
        copy_attributes(source, target)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name, in one step, in place of what bears it.

        ReplaceFileW would keep the rights too, but in two steps: a power cut between them leaves
        no file of that name at all.
        """
        source.replace(target)

    def rename(self, source: Path, target: Path) -> None:
        """Give a file or a folder another name, which must not be taken on Windows."""
        source.rename(target)

    def unlink(self, path: Path) -> None:
        """Remove a file; nothing if it is not there."""
        path.unlink(missing_ok=True)

    def wait(self, seconds: float) -> None:
        """Let another program finish."""
        time.sleep(seconds)


def _full_sync(handle: int) -> bool:
    """Whether a Mac emptied the memory of the drive too, which its fsync does not."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - only there

        with suppress(OSError):  # network drives know no such thing
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return True
    return False


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout  # noqa: PLC0415 - most runs write nothing

    key = _key(same_name(str(path)))[:16]
    # the folder of the workbook may be on a network drive, where locks are often feigned
    lock = FileLock(Path(tempfile.gettempdir()) / f"xlqualite-{_account()}-{key}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise refusal.running(path.name) from error
    try:
        yield
    finally:
        lock.release()


def _account() -> str:
    if sys.platform == "win32":
        number = 0  # it numbers none, and gives each its own temporary folder
    else:
        number = os.getuid()
    return str(number)


def _key(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


DISK = Files()
