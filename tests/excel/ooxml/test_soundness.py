"""A damaged part is found before it is carried over, even where nothing reads it."""

from datetime import datetime
from pathlib import Path

import pytest
from packing import pack, workbook_parts

from xlqualite.excel.ooxml import soundness
from xlqualite.excel.ooxml.archive import Archive, read_archive
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.excel.ooxml.patch import texts
from xlqualite.excel.ooxml.soundness import refuse_damaged
from xlqualite.messages import UserError
from xlqualite.schema import Address

THEME = "xl/theme/theme1.xml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook with a part that no run reads."""
    return pack(tmp_path / "réseau.xlsx", workbook_parts() | {THEME: "<theme/>" * 300})


def archive_of(path: Path) -> Archive:
    return read_archive(path.name, path.read_bytes())


def damage(path: Path, name: str) -> None:
    archive = archive_of(path)
    member = next(each for each in archive.members if each.name == name)
    data = bytearray(archive.data)
    data[data.index(archive.raw(member)) + member.packed // 2] ^= 0x10
    path.write_bytes(data)


def test_a_sound_workbook_passes(path: Path) -> None:
    refuse_damaged(archive_of(path))


def test_a_damaged_part_is_named(path: Path) -> None:
    damage(path, THEME)
    with pytest.raises(UserError, match=THEME):
        refuse_damaged(archive_of(path))


def test_nothing_is_written_into_a_damaged_workbook(path: Path) -> None:
    damage(path, THEME)
    before = path.read_bytes()
    book = open_workbook(path)
    book.set(Address("Feuille", "A1"), 1)
    with pytest.raises(UserError, match="dernière copie de sauvegarde"):
        book.save(datetime(2016, 11, 30))
    assert path.read_bytes() == before


def test_what_no_parser_would_read_again_is_never_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(texts, "escaped", str)
    book = open_workbook(path)
    book.set(Address("Feuille", "A1"), "jamais vu <b>")
    with pytest.raises(UserError):
        book.save(datetime(2016, 11, 30))
    assert path.read_bytes() == before


def test_a_huge_part_is_not_looked_through(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(path, THEME)
    monkeypatch.setattr(soundness, "LARGEST", 1000)
    refuse_damaged(archive_of(path))
