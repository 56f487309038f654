"""The file of files, read by olefile, which is told to forgive nothing."""

from io import BytesIO
from typing import Any

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xlqualite.excel.vba.compound_file import compound_file
from xlqualite.excel.vba.directory import Colour, Entry, entries_of
from xlqualite.excel.vba.sectors import MINI_SECTOR, SECTOR, Chains, sectors_for

names = st.text("abcXYZ_019", min_size=1, max_size=31)
streams = st.dictionaries(
    names, st.one_of(st.binary(max_size=200), st.integers(0, 9000).map(bytes)), max_size=25
).filter(lambda held: len({each.upper() for each in held}) == len(held))


def opened(packed: bytes) -> Any:
    found = olefile.OleFileIO(BytesIO(packed), raise_defects=olefile.DEFECT_POTENTIAL)
    assert found.parsing_issues == []
    return found


@given(streams, streams)
@settings(deadline=None)
def test_every_stream_is_read_back(top: dict[str, bytes], inner: dict[str, bytes]) -> None:
    held = {name: stream for name, stream in top.items() if name.upper() != "VBA"}
    found = opened(compound_file({**held, "VBA": inner}))
    paths: dict[tuple[str, ...], bytes] = {(name,): stream for name, stream in held.items()}
    paths |= {("VBA", name): stream for name, stream in inner.items()}
    assert {tuple(each) for each in found.listdir()} == set(paths)
    for path, stream in paths.items():
        assert found.openstream(list(path)).read() == stream


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 4095, 4096, 4097, 70_000])
def test_a_stream_is_read_back_on_both_sides_of_every_edge(size: int) -> None:
    content = (bytes(range(251)) * (size // 251 + 1))[:size]
    assert opened(compound_file({"a": content})).openstream("a").read() == content


def test_large_files_have_a_table_of_several_sectors() -> None:
    content = bytes(range(256)) * 4000
    assert opened(compound_file({"a": content})).openstream("a").read() == content


def test_what_the_header_cannot_tell_the_place_of_is_refused() -> None:
    with pytest.raises(ValueError, match="109 at most"):
        compound_file({"a": bytes(8_000_000)})


def test_names_are_sought_by_length_then_by_letter_whatever_their_case() -> None:
    entries = entries_of({"bb": b"", "C": b"", "a": b"", "AAA": b""})
    assert _in_order(entries, entries[0].child) == ["a", "C", "bb", "AAA"]


@pytest.mark.parametrize("count", range(1, 40))
def test_the_directory_is_a_balanced_tree(count: int) -> None:
    entries = entries_of({f"m{each:02}": b"" for each in range(count)})
    top = entries[0].child
    assert entries[top].colour is Colour.BLACK
    assert len(_in_order(entries, top)) == count
    assert len(_blacks(entries, top)) == 1


def _in_order(entries: list[Entry], rank: int) -> list[str]:
    if rank >= len(entries):
        return []
    each = entries[rank]
    return [*_in_order(entries, each.left), each.name, *_in_order(entries, each.right)]


def _blacks(entries: list[Entry], rank: int) -> set[int]:
    """How many black entries each way down meets; no red entry is met below a red one."""
    if rank >= len(entries):
        return {0}
    each = entries[rank]
    below = [entries[side] for side in (each.left, each.right) if side < len(entries)]
    if each.colour is Colour.RED:
        assert all(side.colour is Colour.BLACK for side in below)
    under = _blacks(entries, each.left) | _blacks(entries, each.right)
    return {count + each.colour for count in under}


def test_a_chain_names_the_next_sector() -> None:
    chains = Chains(MINI_SECTOR)
    assert chains.store(bytes(130)) == 0
    assert chains.table == [1, 2, 0xFFFFFFFE]
    assert chains.store(b"") == 0xFFFFFFFE
    assert chains.store(b"a") == 3
    assert sectors_for(SECTOR + 1, SECTOR) == 2
