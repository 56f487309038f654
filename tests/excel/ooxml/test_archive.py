"""The zip archive: its members, raw and unpacked, and the ways it can be wrong."""

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from packing import pack, workbook_parts

from xlqualite.excel.ooxml import archive as archives
from xlqualite.excel.ooxml.archive import CHUNK, Archive, read_archive
from xlqualite.messages import UserError


def _zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return held.getvalue()


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
    data = _zipped(("a.xml", b"<a/>"), method=zipfile.ZIP_STORED)
    assert _content(read_archive("réseau.xlsx", data)) == b"<a/>"


def test_an_archive_that_follows_other_bytes_is_read() -> None:
    data = b"#!/bin/sh\n" + _zipped(("a.xml", b"<a/>"))
    assert _content(read_archive("réseau.xlsx", data)) == b"<a/>"


def test_an_archive_with_a_comment_is_read(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.xml": "<a/>"})
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"Morbihan"
    assert read_archive("a.zip", path.read_bytes()).comment == b"\x08\x00Morbihan"


@pytest.mark.parametrize("name", ["/xl\\été.xml", "xl/été.xml"])
def test_names_have_forward_slashes_only(name: str) -> None:
    held = _zipped((name, b""))
    assert read_archive("réseau.xlsx", held).members[0].name == "xl/été.xml"


def test_a_large_member_comes_in_bounded_pieces() -> None:
    content = bytes(range(256)) * 8192
    archive = read_archive("réseau.xlsx", _zipped(("a.xml", content)))
    pieces = list(archive.chunks(archive.members[0]))
    assert b"".join(pieces) == content
    assert max(map(len, pieces)) <= CHUNK


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_archive_is_refused(workbook: bytes, kept: float) -> None:
    assert "abîmé ou incomplet" in _refusal(workbook[: int(len(workbook) * kept)])


def test_an_archive_cut_within_its_directory_is_refused(workbook: bytes) -> None:
    start = workbook.index(b"PK\x01\x02")
    assert "abîmé ou incomplet" in _refusal(workbook[: start + 60] + workbook[-22:])


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_no_bit_flipped_in_a_member_changes_what_is_read(method: int) -> None:
    content = b"<worksheet><sheetData/></worksheet>"
    whole = _zipped(("a.xml", content), method=method)
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


def test_a_member_without_its_header_is_refused() -> None:
    assert "(a.xml)" in _refusal(_zipped(("a.xml", b"<a/>")).replace(b"PK\x03\x04", b"PK\x03\x05"))


def test_a_directory_whose_records_are_not_records_is_refused() -> None:
    data = _zipped(("a.xml", b"<a/>")).replace(b"PK\x01\x02", b"PK\x01\x03")
    assert "abîmé ou incomplet" in _refusal(data)


def test_a_member_said_to_begin_beyond_the_end_is_refused() -> None:
    data = bytearray(_zipped(("a.xml", b"<a/>")))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 42, len(data))
    assert "(a.xml)" in _refusal(bytes(data))


@pytest.mark.parametrize("size", [3, 5])
def test_a_member_that_lies_about_its_size_is_refused(size: int) -> None:
    data = bytearray(_zipped(("a.xml", b"<a/>")))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, size)
    assert "(a.xml)" in _refusal(bytes(data))


def test_a_member_twice_there_is_refused_whatever_its_case() -> None:
    assert "deux fois" in _refusal(_zipped(("xl/a.xml", b"<a/>"), ("XL/A.xml", b"<b/>")))


def test_a_member_that_leaves_its_folder_is_refused() -> None:
    assert "dossier extérieur" in _refusal(_zipped(("xl/../../a.xml", b"")))


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(_zipped(("a.xml", b"<a/>")))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "mot de passe" in _refusal(bytes(data))


def test_an_unusual_compression_is_refused() -> None:
    assert "compression" in _refusal(_zipped(("a.xml", b"<a/>"), method=zipfile.ZIP_BZIP2))


def test_an_archive_in_the_format_of_huge_files_is_refused() -> None:
    data = bytearray(_zipped(("a.xml", b"<a/>")))
    struct.pack_into("<H", data, len(data) - 12, 0xFFFF)
    assert "abîmé ou incomplet" in _refusal(bytes(data))


def test_a_member_that_unpacks_beyond_measure_is_refused_before_it_is_unpacked() -> None:
    assert "démesurément" in _refusal(_zipped(("a.xml", bytes(70 * 2**20))))


def test_a_small_member_may_be_very_well_compressed() -> None:
    content = bytes(2**20)
    assert _content(read_archive("réseau.xlsx", _zipped(("a.xml", content)))) == content


def test_members_that_unpack_together_beyond_measure_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = _zipped(("a.xml", bytes(2**20)), ("b.xml", bytes(2**20)))
    monkeypatch.setattr(archives, "MOST_UNPACKED", 2**21 - 1)
    assert "dépasse" in _refusal(data)


def test_an_archive_of_too_many_members_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 1)
    assert "trop de fichiers" in _refusal(_zipped(("a.xml", b""), ("b.xml", b"")))
