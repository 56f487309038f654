"""Whether a workbook is sound, in what a run reads as in what it only carries over.

A damaged part that nothing reads would pass unseen from copy to copy, until no sound copy is left.
"""

from xlqualite.excel.ooxml.archive import Archive
from xlqualite.excel.ooxml.refusal import MEBIBYTE

LARGEST = 16 * MEBIBYTE
"""Larger parts, once unpacked, are not looked through: it would cost more than the run."""


def refuse_damaged(archive: Archive) -> None:
    """Unpack each part and compare its checksum with the one that was written with it.

    Raises:
        UserError: one is damaged.
    """
    for member in archive.members:
        if member.size <= LARGEST:
            for _ in archive.chunks(member):
                pass
