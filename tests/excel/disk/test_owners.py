"""Lock files as Excel and LibreOffice write them, and as crashes leave them."""

import pytest
from lock_files import excel_lock

from xlqualite.excel.disk.owners import excel_holder, libreoffice_holder
from xlqualite.french import NBSP

SOMEBODY = "une autre personne ou un autre poste"


def told(content: bytes) -> str:
    return libreoffice_holder(content).replace(NBSP, " ")


def test_excel_tells_the_name() -> None:
    assert len(excel_lock("Marie Le Goff")) == 165
    assert excel_holder(excel_lock("Marie Le Goff")) == "Marie Le Goff dans Excel"


def test_the_wide_name_wins_because_the_code_page_lacks_letters() -> None:
    assert excel_holder(excel_lock("Zoé Šimůnek")) == "Zoé Šimůnek dans Excel"


def test_the_longest_name_excel_accepts_is_read_whole() -> None:
    assert excel_holder(excel_lock("M" * 52)) == f"{'M' * 52} dans Excel"


def test_an_owner_file_cut_short_still_tells_the_name() -> None:
    assert excel_holder(excel_lock("Gaël")[:54]) == "Gaël dans Excel"


@pytest.mark.parametrize(
    "content",
    [b"", b"\0", bytes(165), b"\xff" * 165, b"\x05abc\x01\x02", b"\x34" + b"\x81" * 60, b"<html>"],
)
def test_a_garbled_owner_file_names_nobody(content: bytes) -> None:
    assert excel_holder(content) == f"{SOMEBODY} dans Excel"


def test_libreoffice_tells_name_computer_and_moment() -> None:
    content = b"Marie Le Goff,mlegoff,PC-ACCUEIL,23.11.2026 02:49,file:///C:/Users/mlegoff;"
    assert told(content) == (
        "Marie Le Goff dans LibreOffice sur le poste « PC-ACCUEIL » depuis le 23/11/2026 à 02:49"
    )


def test_without_a_name_libreoffice_tells_the_account() -> None:
    """The very bytes that LibreOffice 25.8 leaves without a window."""
    content = b",root,vm,23.11.2026 02:49,file:///tmp/profile;"
    assert told(content).startswith("root dans LibreOffice sur le poste « vm »")


def test_a_comma_in_a_name_is_kept_by_its_backslash() -> None:
    content = rb"Le Goff\, Marie\;\\,mlegoff,,;"
    assert libreoffice_holder(content) == "Le Goff, Marie;\\ dans LibreOffice"


def test_a_nameless_lock_still_tells_the_computer() -> None:
    assert told(b",,PC-2,hier,;") == "une autre personne dans LibreOffice sur le poste « PC-2 »"


@pytest.mark.parametrize("content", [b"", b",,,,;", b"\xff\xfe,\xff,\xff,\0;", b"no comma", b"\\"])
def test_a_garbled_lock_names_nobody(content: bytes) -> None:
    assert libreoffice_holder(content) == f"{SOMEBODY} dans LibreOffice"
