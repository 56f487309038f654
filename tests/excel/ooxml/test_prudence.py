"""What no office program makes, told before anything is unpacked."""

import struct
import zipfile

import pytest
from packing import zipped

from xlqualite.excel.ooxml import prudence
from xlqualite.excel.ooxml.archive import Archive, read_archive
from xlqualite.messages import UserError


def _content(archive: Archive) -> bytes:
    return b"".join(archive.chunks(archive.members[0]))


def _refusal(data: bytes) -> str:
    with pytest.raises(UserError) as refused:
        read_archive("réseau.xlsx", data)
    return str(refused.value)


def test_a_member_twice_there_is_refused_whatever_its_case() -> None:
    assert "deux fois" in _refusal(zipped(("xl/a.xml", b"<a/>"), ("XL/A.xml", b"<b/>")))


def test_a_member_that_leaves_its_folder_is_refused() -> None:
    assert "dossier extérieur" in _refusal(zipped(("xl/../../a.xml", b"")))


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(zipped(("a.xml", b"<a/>")))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "mot de passe" in _refusal(bytes(data))


def test_an_unusual_compression_is_refused() -> None:
    assert "compression" in _refusal(zipped(("a.xml", b"<a/>"), method=zipfile.ZIP_BZIP2))


def test_a_member_that_unpacks_beyond_measure_is_refused_before_it_is_unpacked() -> None:
    assert "démesurément" in _refusal(zipped(("a.xml", bytes(70 * 2**20))))


def test_a_small_member_may_be_very_well_compressed() -> None:
    content = bytes(2**20)
    assert _content(read_archive("réseau.xlsx", zipped(("a.xml", content)))) == content


def test_members_that_unpack_together_beyond_measure_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = zipped(("a.xml", bytes(2**20)), ("b.xml", bytes(2**20)))
    monkeypatch.setattr(prudence, "MOST_UNPACKED", 2**21 - 1)
    assert "dépasse" in _refusal(data)


def test_an_archive_of_too_many_members_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prudence, "MOST_MEMBERS", 1)
    assert "trop de fichiers" in _refusal(zipped(("a.xml", b""), ("b.xml", b"")))


def test_many_small_members_that_together_unpack_beyond_measure_are_refused() -> None:
    half = bytes(33 * 2**20)
    assert "démesurément" in _refusal(zipped(("a.xml", half), ("b.xml", half)))


def test_a_member_that_holds_another_is_refused() -> None:
    data = bytearray(zipped(("xl/a.xml", b"<a/>"), ("xl/b.xml", b"<a/>")))
    second, record = data.rindex(b"PK\x03\x04"), data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, record + 20, second)
    assert "s'y chevauchent" in _refusal(bytes(data))


def test_two_records_for_the_same_bytes_are_refused() -> None:
    data = bytearray(zipped(("xl/a.xml", b"<a/>"), ("xl/b.xml", b"<a/>")))
    struct.pack_into("<L", data, data.rindex(b"PK\x01\x02") + 42, 0)
    assert "(xl/b.xml)" in _refusal(bytes(data))


def test_a_member_that_runs_into_the_directory_is_refused() -> None:
    data = bytearray(zipped(("xl/a.xml", b"<a/>")))
    record = data.index(b"PK\x01\x02")
    packed = struct.unpack_from("<L", data, record + 20)[0]
    struct.pack_into("<L", data, record + 20, packed + 1)
    assert "s'y chevauchent" in _refusal(bytes(data))


@pytest.mark.parametrize("name", ["C:/xl/a.xml", "c:a.xml", "..", "xl\\..\\..\\a.xml", "/../a"])
def test_a_name_that_leads_outside_is_refused(name: str) -> None:
    assert "dossier extérieur" in _refusal(zipped((name, b"")))


@pytest.mark.parametrize(
    "name", ["xl//a.xml", "xl/./a.xml", "./a.xml", "/", "xl/\x1b[2Ja.xml", "xl/a\n.xml", "xl/\x85"]
)
def test_a_name_that_no_program_gives_is_refused(name: str) -> None:
    assert "nom impossible" in _refusal(zipped((name, b"")))


def test_a_name_with_a_null_character_is_refused() -> None:
    data = zipped(("xl/a.xmlZ.png", b"")).replace(b"Z.png", b"\x00.png")
    assert "nom impossible" in _refusal(data)


def test_folders_have_records_in_some_archives() -> None:
    archive = read_archive("réseau.xlsx", zipped(("xl/", b""), ("xl/a.xml", b"<a/>")))
    assert [each.name for each in archive.members] == ["xl/", "xl/a.xml"]


@pytest.mark.parametrize("twin", ["XL/A.xml", "xl\\a.xml", "/xl/a.xml", "\\xl\\A.XML"])
def test_a_member_twice_there_is_refused_however_it_is_written(twin: str) -> None:
    assert "deux fois" in _refusal(zipped(("xl/a.xml", b"<a/>"), (twin, b"<b/>")))
