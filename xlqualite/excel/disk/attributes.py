"""Who may read and write a file, given to another before it takes its place."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

_HIDDEN_SYSTEM_ARCHIVE_UNINDEXED = 0x2 | 0x4 | 0x20 | 0x2000
_ACCESS_LIST = 4  # DACL_SECURITY_INFORMATION


def copy_attributes(source: Path, target: Path) -> None:
    """Give a file the rights, owner and attributes of another, as far as the system allows.

    What a network drive or an ordinary account cannot set is left as the folder makes it.
    """
    with suppress(OSError):
        _copy(source, target)


if sys.platform == "win32":

    def _copy(source: Path, target: Path) -> None:
        import ctypes  # noqa: PLC0415 - only there

        asked = source.stat().st_file_attributes & _HIDDEN_SYSTEM_ARCHIVE_UNINDEXED
        if asked:
            ctypes.windll.kernel32.SetFileAttributesW(str(target), asked)
        system, needed = ctypes.windll.advapi32, ctypes.c_ulong(0)
        system.GetFileSecurityW(str(source), _ACCESS_LIST, None, 0, ctypes.byref(needed))
        held = ctypes.create_string_buffer(needed.value)
        size = ctypes.byref(needed)
        if needed and system.GetFileSecurityW(str(source), _ACCESS_LIST, held, needed, size):
            system.SetFileSecurityW(str(target), _ACCESS_LIST, held)

else:

    def _copy(source: Path, target: Path) -> None:
        asked = source.stat()
        for owner in ((asked.st_uid, asked.st_gid), (-1, asked.st_gid)):
            # only root gives a file away; a member of the group can keep it in the group
            with suppress(OSError):
                os.chown(target, *owner)
                break
        if sys.platform == "linux":
            for name in os.listxattr(source):
                with suppress(OSError):
                    os.setxattr(target, name, os.getxattr(source, name))
        target.chmod(stat.S_IMODE(asked.st_mode))
