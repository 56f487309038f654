"""The zip archive: its members, raw and unpacked, and the ways it can be wrong."""

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from packing import pack, workbook_parts, zipped

from xlqualite.excel.ooxml.archive import CHUNK, Archive, read_archive
from xlqualite.messages import UserError


def _content(archive: Archive, rank: int = 0) -> bytes:
    return b"".join(archive.chunks(archive.members[rank]))


def _refusal(data: bytes) -> str:
    with pytest.raises(UserError) as refused:
        _content(read_archive("réseau.xlsx", data))
    return str(refused.value)


@pytest.fixture
def workbook(tmp_path: Path) -> bytes:
    return pack(tmp_path / "réseau.xlsx", workbook_parts("<row/>" * 500)).read_bytes()


def test_members_are_those_that_zipfile_finds(workbook: bytes) -> None:
    ours = read_archive("réseau.xlsx", workbook).members
    theirs = zipfile.ZipFile(BytesIO(workbook)).infolist()
    assert [(m.name, m.crc, m.packed, m.size, m.offset, m.method) for m in ours] == [
        (i.filename, i.CRC, i.compress_size, i.file_size, i.header_offset, i.compress_type)
        for i in theirs
    ]


def test_members_unpack_as_zipfile_unpacks_them(workbook: bytes) -> None:
    ours = read_archive("réseau.xlsx", workbook)
    theirs = zipfile.ZipFile(BytesIO(workbook))
    for rank, member in enumerate(ours.members):
        assert _content(ours, rank) == theirs.read(member.name)


def test_raw_bytes_and_records_are_within_reach(workbook: bytes) -> None:
    archive = read_archive("réseau.xlsx", workbook)
    for rank, member in enumerate(archive.members):
        assert zlib.decompress(archive.raw(member), -15) == _content(archive, rank)
        assert member.record in workbook
    records = b"".join(each.record for each in archive.members)
    assert workbook.count(records) == 1
    assert workbook.endswith(archive.comment)


def test_a_member_stored_without_compression_is_read() -> None:
    data = zipped(("a.xml", b"<a/>"), method=zipfile.ZIP_STORED)
    assert _content(read_archive("réseau.xlsx", data)) == b"<a/>"


def test_a_large_member_comes_in_bounded_pieces() -> None:
    content = bytes(range(256)) * 8192
    archive = read_archive("réseau.xlsx", zipped(("a.xml", content)))
    pieces = list(archive.chunks(archive.members[0]))
    assert b"".join(pieces) == content
    assert max(map(len, pieces)) <= CHUNK


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_no_bit_flipped_in_a_member_changes_what_is_read(method: int) -> None:
    content = b"<worksheet><sheetData/></worksheet>"
    whole = zipped(("a.xml", content), method=method)
    start = 30 + len("a.xml")
    positions = range(start * 8, (start + read_archive("a", whole).members[0].packed) * 8)
    refused = 0
    for position in positions:
        flipped = bytearray(whole)
        flipped[position // 8] ^= 1 << position % 8
        try:
            read = _content(read_archive("réseau.xlsx", bytes(flipped)))
        except UserError:
            refused += 1
        else:
            assert read == content  # the last bits of a deflated stream are padding
    assert refused >= len(positions) - 8


@pytest.mark.parametrize("size", [3, 5])
def test_a_member_that_lies_about_its_size_is_refused(size: int) -> None:
    data = bytearray(zipped(("a.xml", b"<a/>")))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, size)
    assert "(a.xml)" in _refusal(bytes(data))
