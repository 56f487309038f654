"""The directory of an archive: where its members stand, and the ways it can be wrong."""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from packing import pack, workbook_parts, zipped

from xlqualite.excel.ooxml.archive import Archive, read_archive
from xlqualite.messages import UserError

HUGE = 0xFFFFFFFF


def _content(archive: Archive) -> bytes:
    return b"".join(archive.chunks(archive.members[0]))


def _refusal(data: bytes) -> str:
    with pytest.raises(UserError) as refused:
        read_archive("réseau.xlsx", data)
    return str(refused.value)


def _altered(data: bytes, marker: bytes, place: int, kind: str, value: int) -> bytes:
    """An archive with one number changed in the first record or ending of that marker."""
    altered = bytearray(data)
    struct.pack_into(f"<{kind}", altered, data.index(marker) + place, value)
    return bytes(altered)


def _with_the_ending_of_huge_files(data: bytes) -> bytes:
    """An archive that also ends as those of more than 4 GiB do, before its usual ending."""
    end = data.index(b"PK\x05\x06")
    _, _, _, count, _, size, start, _ = struct.unpack_from("<4s4H2LH", data, end)
    ending = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    return data[:end] + ending + locator + data[end:]


@pytest.fixture
def workbook(tmp_path: Path) -> bytes:
    return pack(tmp_path / "réseau.xlsx", workbook_parts("<row/>" * 500)).read_bytes()


def test_an_archive_that_follows_other_bytes_is_read() -> None:
    data = b"#!/bin/sh\n" + zipped(("a.xml", b"<a/>"))
    assert _content(read_archive("réseau.xlsx", data)) == b"<a/>"


def test_an_archive_with_a_comment_is_read(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", {"a.xml": "<a/>"})
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"Morbihan"
    assert read_archive("a.zip", path.read_bytes()).comment == b"\x08\x00Morbihan"


@pytest.mark.parametrize("name", ["/xl\\été.xml", "xl/été.xml"])
def test_names_have_forward_slashes_only(name: str) -> None:
    held = zipped((name, b""))
    assert read_archive("réseau.xlsx", held).members[0].name == "xl/été.xml"


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_archive_is_refused(workbook: bytes, kept: float) -> None:
    assert "abîmé ou incomplet" in _refusal(workbook[: int(len(workbook) * kept)])


def test_an_archive_cut_within_its_directory_is_refused(workbook: bytes) -> None:
    start = workbook.index(b"PK\x01\x02")
    assert "abîmé ou incomplet" in _refusal(workbook[: start + 60] + workbook[-22:])


def test_a_member_without_its_header_is_refused() -> None:
    assert "(a.xml)" in _refusal(zipped(("a.xml", b"<a/>")).replace(b"PK\x03\x04", b"PK\x03\x05"))


def test_a_directory_whose_records_are_not_records_is_refused() -> None:
    data = zipped(("a.xml", b"<a/>")).replace(b"PK\x01\x02", b"PK\x01\x03")
    assert "abîmé ou incomplet" in _refusal(data)


def test_a_member_said_to_begin_beyond_the_end_is_refused() -> None:
    data = bytearray(zipped(("a.xml", b"<a/>")))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 42, len(data))
    assert "(a.xml)" in _refusal(bytes(data))


def test_an_ending_that_tells_two_numbers_of_members_is_refused() -> None:
    data = bytearray(zipped(("a.xml", b"<a/>")))
    struct.pack_into("<H", data, len(data) - 12, 0xFFFF)
    assert "abîmé ou incomplet" in _refusal(bytes(data))


def test_what_follows_the_end_is_kept_as_a_comment() -> None:
    data = zipped(("a.xml", b"<a/>")) + bytes(512)
    archive = read_archive("réseau.xlsx", data)
    assert _content(archive) == b"<a/>"
    assert archive.comment == bytes(514)


def test_sizes_told_again_for_huge_files_do_no_harm() -> None:
    held = BytesIO()
    with (
        zipfile.ZipFile(held, "w") as archive,
        archive.open("a.xml", "w", force_zip64=True) as part,
    ):
        part.write(b"<a/>")
    assert _content(read_archive("réseau.xlsx", held.getvalue())) == b"<a/>"


def test_an_ending_of_huge_files_does_no_harm_when_the_usual_one_says_it_all() -> None:
    data = _with_the_ending_of_huge_files(zipped(("a.xml", b"<a/>")))
    assert _content(read_archive("réseau.xlsx", data)) == b"<a/>"


@pytest.mark.parametrize(("place", "kind"), [(8, "H"), (10, "H"), (12, "L"), (16, "L")])
def test_an_ending_of_huge_files_alone_is_refused_by_its_name(place: int, kind: str) -> None:
    whole = _with_the_ending_of_huge_files(zipped(("a.xml", b"<a/>")))
    data = _altered(whole, b"PK\x05\x06", place, kind, HUGE if kind == "L" else 0xFFFF)
    assert "(zip64)" in _refusal(data)


@pytest.mark.parametrize("place", [20, 24, 42])
def test_a_record_of_huge_files_is_refused_by_its_name(place: int) -> None:
    data = _altered(zipped(("a.xml", b"<a/>")), b"PK\x01\x02", place, "L", HUGE)
    assert "(zip64)" in _refusal(data)


@pytest.mark.parametrize("count", [1, 3])
def test_a_member_too_many_or_too_few_is_refused(count: int) -> None:
    whole = zipped(("a.xml", b"<a/>"), ("b.xml", b"<b/>"))
    here = _altered(whole, b"PK\x05\x06", 8, "H", count)
    assert "abîmé" in _refusal(_altered(here, b"PK\x05\x06", 10, "H", count))


@pytest.mark.parametrize("place", [4, 6])
def test_an_archive_in_several_volumes_is_refused(place: int) -> None:
    assert "abîmé" in _refusal(_altered(zipped(("a.xml", b"")), b"PK\x05\x06", place, "H", 1))


def test_a_directory_said_to_begin_beyond_the_end_is_refused() -> None:
    whole = zipped(("a.xml", b"<a/>"))
    assert "abîmé" in _refusal(_altered(whole, b"PK\x05\x06", 16, "L", len(whole)))


def test_a_member_said_to_end_beyond_the_end_is_refused() -> None:
    whole = zipped(("a.xml", b"<a/>"))
    assert "(a.xml)" in _refusal(_altered(whole, b"PK\x01\x02", 20, "L", len(whole)))


def test_a_member_that_begins_under_another_name_is_refused() -> None:
    assert "(a.xml)" in _refusal(zipped(("a.xml", b"<a/>")).replace(b"a.xml", b"b.xml", 1))


def test_a_member_that_begins_with_another_compression_is_refused() -> None:
    assert "(a.xml)" in _refusal(_altered(zipped(("a.xml", b"")), b"PK\x03\x04", 8, "H", 0))


def test_a_name_that_is_no_text_is_refused() -> None:
    data = zipped(("é.xml", b"")).replace("é".encode(), b"\xff\xff")
    assert "abîmé" in _refusal(data)


def test_a_name_of_great_length_is_shortened_in_the_sentence() -> None:
    data = _altered(zipped(("a" * 60_000, b"")), b"PK\x03\x04", 8, "H", 0)
    assert "aaa…)" in _refusal(data)
    assert len(_refusal(data)) < 300
