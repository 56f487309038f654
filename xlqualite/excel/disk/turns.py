"""One run at a time on a workbook: a lock that the system frees by itself if the program dies.

Python's own locks, for filelock takes as long to import as a button may take to answer.
"""

import os
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PREFIX, _SUFFIX = "xlqualite-", ".verrou"


@contextmanager
def alone(subject: str) -> Iterator[bool]:
    """Whether nobody else is at work on that subject; nobody else is until the block is left."""
    name = f"{_PREFIX}{zlib.crc32(subject.encode('utf-8', 'surrogatepass')):08x}{_SUFFIX}"
    try:
        handle = os.open(Path(tempfile.gettempdir()) / name, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield True  # another user's, or no room: better two runs than none
        return
    try:
        yield _take(handle)
    finally:
        os.close(handle)  # which frees it


def _take(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - Windows has only this one

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - the others only that one

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
