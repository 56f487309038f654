"""Names that designate one file, as each system compares them."""

import sys
import unicodedata

import pytest

from xlqualite.excel.disk.names import same_name

NAME = "Qualité Été.xlsx"


def test_accents_may_be_split() -> None:
    assert same_name(unicodedata.normalize("NFD", NAME)) == same_name(NAME)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take both for one")
def test_linux_tells_cases_apart() -> None:
    assert same_name(NAME.upper()) != same_name(NAME)


def test_a_mac_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert same_name(unicodedata.normalize("NFD", NAME).upper()) == same_name(NAME)
