"""The compression of VBA, read back by oletools."""

from importlib.metadata import distribution
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oletools.olevba import decompress_stream

from xlqualite.excel.vba.compression import CHUNK, compressed

# few letters repeat, as sources do; many do not, and fill whole chunks
texts = st.one_of(
    st.binary(max_size=3 * CHUNK),
    st.lists(st.sampled_from([b"Sub ", b"End Sub\r\n", b"a", b"Call Lancer"]), max_size=900).map(
        b"".join
    ),
    st.tuples(st.binary(min_size=1, max_size=40), st.integers(1, 400)).map(lambda x: x[0] * x[1]),
)


def read_back(packed: bytes) -> bytes:
    return bytes(decompress_stream(bytearray(packed)))


@given(texts)
@settings(deadline=None)
def test_a_text_is_read_back_whole(text: bytes) -> None:
    again = read_back(compressed(text))
    assert again[: len(text)] == text
    assert not again[len(text) :].strip(b"\0")


@pytest.mark.parametrize("size", [1, 3, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_a_run_of_one_letter_is_read_back_at_every_edge_of_a_chunk(size: int) -> None:
    assert read_back(compressed(b"a" * size)) == b"a" * size


def test_the_example_of_the_specification_takes_no_more_room() -> None:
    text = b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"  # [MS-OVBA] 3.2.2
    theirs = bytes.fromhex(
        "012fb00023616161626364658266007061676869 6a013808616b6c00306d6e6f7006710270041072737475"
        "76107778797a003c"
    )
    assert read_back(theirs) == read_back(compressed(text)) == text
    assert len(compressed(text)) == len(theirs)


def test_what_cannot_be_compressed_is_kept_as_it_is() -> None:
    text = Random(1).randbytes(CHUNK)
    header = (0x3000 | CHUNK - 1).to_bytes(2, "little")
    assert compressed(text) == b"\x01" + header + text


def test_a_source_takes_half_its_room() -> None:
    found = distribution("xlwings").locate_file("xlwings/xlwings.bas")
    source = Path(str(found)).read_bytes()
    assert len(compressed(source)) < len(source) / 2
