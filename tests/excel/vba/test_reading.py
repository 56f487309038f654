"""What the VBA project of a workbook says, beside what oletools reads of it."""

from importlib.metadata import version
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vba_projects import olevba, xlwings_project, xlwings_source

from xlqualite.excel.vba.reading import decompressed, module_source, xlwings_version


def test_the_version_is_that_of_the_installed_package() -> None:
    assert xlwings_version(xlwings_project()) == version("xlwings")


def test_a_source_is_what_the_package_ships() -> None:
    lines = module_source(xlwings_project(), "XLWINGS").splitlines()
    wanted = xlwings_source().splitlines()
    assert [each.rstrip() for each in lines if each][-20:] == [
        each.rstrip() for each in wanted if each
    ][-20:]


def test_every_module_is_read_as_oletools_reads_it() -> None:
    parser = olevba().VBA_Parser("vbaProject.bin", data=xlwings_project())
    for _, _, name, source in parser.extract_all_macros():
        read = module_source(xlwings_project(), name.rpartition(".")[0])
        assert read.split() == source.split()


def test_a_project_without_that_module_has_no_version() -> None:
    assert xlwings_version(b"") is None
    assert xlwings_version(b"PK rien") is None
    with pytest.raises(KeyError):
        module_source(xlwings_project(), "Boutons")


@pytest.mark.parametrize("damage", [b"\x00", b"\xff" * 64])
def test_a_damaged_project_has_no_version(damage: bytes) -> None:
    content = bytearray(xlwings_project())
    for place in range(2048, len(content) - len(damage), 512):
        content[place : place + len(damage)] = damage
    assert xlwings_version(bytes(content)) in (None, version("xlwings"))


def container(*chunks: bytes) -> bytes:
    """Chunks, each compressed and given without its header."""
    return b"\x01" + b"".join(
        (0xB000 | (len(each) - 1)).to_bytes(2, "little") + each for each in chunks
    )


def test_letters_alone_are_read_as_they_are() -> None:
    assert decompressed(container(b"\x00abcdefgh", b"\x00ij")) == b"abcdefghij"


def test_a_copy_may_reach_into_itself() -> None:
    token = (0 << 12 | 6).to_bytes(2, "little")  # from one letter back, nine of them
    assert decompressed(container(b"\x02a" + token)) == b"a" * 10


def test_a_raw_chunk_is_read_as_it_is() -> None:
    text = bytes(range(256)) * 16
    assert decompressed(b"\x01" + (0x3FFF).to_bytes(2, "little") + text) == text


@pytest.mark.parametrize(
    "data",
    [b"", b"\x02", container(b"\x01\x00\x00"), container(b"\x02a\xff\x0f\x00")],
    ids=["empty", "signature", "copy of nothing", "too long"],
)
def test_what_is_no_container_is_refused(data: bytes) -> None:
    if data.endswith(b"\xff\x0f\x00"):
        data = container(b"\x02a\xff\x0f" + b"\x01\xff\x0f" * 200)
    with pytest.raises((ValueError, IndexError)):
        decompressed(data)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_text_or_a_refusal(data: bytes) -> None:
    try:
        found = decompressed(b"\x01" + data)
    except (ValueError, IndexError):
        return
    assert len(found) <= 4096 * (len(data) // 3 + 1)


def test_oletools_agrees_on_every_stream() -> None:
    import olefile  # noqa: PLC0415 - only here

    with olefile.OleFileIO(BytesIO(xlwings_project())) as file:
        listing = file.openstream("VBA/dir").read()
    assert decompressed(listing) == bytes(olevba().decompress_stream(bytearray(listing)))
