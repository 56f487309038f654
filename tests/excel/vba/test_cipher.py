"""The protection of a project, hidden and found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlqualite.excel.vba.cipher import hidden

PROJECT = "{5CF9CDAB-B77B-4FE4-BD7E-D29900070E1B}"
CMG = "8D8FA61394EA98EA98EA98EA98"
"""Those of the workbook that `xlwings quickstart --standalone` copies, which Excel opens."""


def found(text: str, project: str) -> bytes:
    """What is hidden in a text; [MS-OVBA] 2.4.3.3, written from the specification."""
    seed, version, key, *rest = bytes.fromhex(text)
    assert version ^ seed == 2
    assert key ^ seed == sum(project.encode()) & 0xFF
    before, second, plain_before = version, key, key ^ seed
    plain = []
    for each in rest:
        plain.append(each ^ ((before + plain_before) & 0xFF))
        before, second, plain_before = second, each, plain[-1]
    ignored = (seed & 6) // 2
    length = int.from_bytes(bytes(plain[ignored : ignored + 4]), "little")
    data = bytes(plain[ignored + 4 :])
    assert len(data) == length
    return data


def test_what_another_program_hid_is_found() -> None:
    assert found(CMG, PROJECT) == bytes(4)


@given(st.binary(max_size=40), st.uuids(), st.integers(0, 255))
def test_whatever_is_hidden_is_found(data: bytes, project: object, seed: int) -> None:
    key = f"{{{project}}}".upper()
    assert found(hidden(data, key, seed), key) == data


@pytest.mark.parametrize("project", [PROJECT, PROJECT.lower()])
def test_the_seed_comes_first(project: str) -> None:
    assert hidden(bytes(4), project, 0x8D).startswith("8D8F")
