"""An archive written again: what is not named moves byte for byte."""

import zipfile
from io import BytesIO
from itertools import pairwise

import pytest

from xlqualite.excel.ooxml import repack
from xlqualite.excel.ooxml.archive import Archive, read_archive
from xlqualite.excel.ooxml.repack import repacked
from xlqualite.messages import UserError

NAMES = ("[Content_Types].xml", "xl/été.xml", "xl/workbook.xml", "xl/image.png")


class _Pipe(BytesIO):
    """A file that cannot go back, so that sizes come after the members."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError

    def seek(self, *_: int) -> int:
        raise OSError


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (2016, 11, 30, 10, 20, 30))
    entry.external_attr, entry.comment, entry.create_system = 0o640 << 16, b"remarque", 3
    entry.extra = b"\x99\x99\x02\x00ab"
    stored = name.endswith("png")
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return entry


def _archive(held: BytesIO | None = None, before: bytes = b"") -> Archive:
    held = held or BytesIO()
    held.write(before)
    with zipfile.ZipFile(held, "w") as target:
        target.comment = b"du relais"
        for name in NAMES:
            target.writestr(_entry(name), name.encode() * 50)
    return read_archive("réseau.xlsx", held.getvalue())


def _files(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as found:
        assert found.testzip() is None
        return {name: found.read(name) for name in found.namelist()}


def _entries(data: bytes) -> list[zipfile.ZipInfo]:
    return zipfile.ZipFile(BytesIO(data)).infolist()


@pytest.fixture
def archive() -> Archive:
    return _archive()


def test_nothing_to_do_gives_the_same_bytes(archive: Archive) -> None:
    assert repacked(archive, {}) == archive.data


def test_bytes_before_the_archive_stay_there() -> None:
    counted = _archive(before=b"programme")
    uncounted = read_archive("réseau.xlsx", b"programme" + _archive().data)
    for archive in (counted, uncounted):
        assert repacked(archive, {}) == archive.data
        changed = repacked(archive, {"xl/workbook.xml": b"neuf"})
        assert changed.startswith(b"programmePK")
        assert _files(changed)["xl/workbook.xml"] == b"neuf"


def test_an_untouched_member_keeps_its_compressed_bytes_and_its_records(archive: Archive) -> None:
    after = read_archive("", repacked(archive, {NAMES[0]: b"bien plus court"}))
    for old, new in list(zip(archive.members, after.members, strict=True))[1:]:
        assert archive.raw(old) == after.raw(new)
        assert old.record[:42] + old.record[46:] == new.record[:42] + new.record[46:]
    assert after.comment == archive.comment


def test_sizes_that_came_after_a_member_stand_before_it() -> None:
    archive = _archive(_Pipe())
    after = repacked(archive, {NAMES[0]: b"neuf"})
    assert _files(after) == _files(archive.data) | {NAMES[0]: b"neuf"}
    assert [each.flag_bits & 0x8 for each in _entries(archive.data)] == [8] * 4
    assert [each.flag_bits & 0x8 for each in _entries(after)] == [0] * 4
    ours = read_archive("", after)
    ends = [each.offset for each in ours.members[1:]]
    local = [ours.data[each.offset : each.offset + 30] for each in ours.members]
    for member, header, (start, end) in zip(
        ours.members[1:], local[1:], pairwise([*ends, len(after)]), strict=True
    ):
        assert header[14:26] == member.record[16:28]
        assert start + 30 + len(member.name.encode()) + 6 + member.packed <= end


def test_a_changed_member_keeps_its_place_and_its_look(archive: Archive) -> None:
    after = repacked(archive, {"XL/Image.png": b"abc" * 99, "xl/ÉTÉ.xml": b""})
    assert list(_files(after)) == list(NAMES)
    assert _files(after)["xl/image.png"] == b"abc" * 99
    assert _files(after)["xl/été.xml"] == b""
    for old, new in zip(_entries(archive.data), _entries(after), strict=True):
        assert old.date_time == new.date_time
        assert (old.external_attr, old.comment) == (new.external_attr, new.comment)
        assert (old.create_system, old.extra) == (new.create_system, new.extra)
    assert {each.compress_type for each in _entries(after)} == {zipfile.ZIP_DEFLATED}


def test_a_removed_member_is_gone(archive: Archive) -> None:
    after = repacked(archive, {}, removed={"XL/workbook.xml"})
    assert list(_files(after)) == [name for name in NAMES if name != "xl/workbook.xml"]


def test_an_added_member_comes_last_with_a_date_that_tells_nothing(archive: Archive) -> None:
    added = {"xl/worksheets/sheet9.xml": b"<a/>", "xl/écart.xml": b"<b/>"}
    after = repacked(archive, {}, added=added)
    assert _files(after) == _files(archive.data) | added
    assert {each.date_time for each in _entries(after)[4:]} == {(1980, 1, 1, 0, 0, 0)}
    assert repacked(archive, {}, added=added) == after


def test_a_change_to_a_member_that_is_not_there_is_a_mistake(archive: Archive) -> None:
    with pytest.raises(ValueError, match=r"rien\.xml"):
        repacked(archive, {"rien.xml": b""})
    with pytest.raises(ValueError, match=r"rien\.xml"):
        repacked(archive, {}, removed={"rien.xml"})


def test_adding_a_member_that_is_there_is_a_mistake(archive: Archive) -> None:
    with pytest.raises(ValueError, match="Workbook"):
        repacked(archive, {}, added={"xl/Workbook.xml": b""})


def test_what_passes_the_format_is_refused(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repack, "LARGEST", 900)
    with pytest.raises(UserError, match="dépasse"):
        repacked(archive, {})


def test_an_archive_of_nothing_can_be_filled() -> None:
    held = BytesIO()
    zipfile.ZipFile(held, "w").close()
    empty = read_archive("vide.xlsx", held.getvalue())
    assert _files(repacked(empty, {}, added={"a.xml": b"a"})) == {"a.xml": b"a"}
