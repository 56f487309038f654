"""Values as COM and AppleScript give them, and what is typed for those of the port."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from engine.driver import FormulaText
from engine.typing_in import typed

from xlqualite.excel.live.cells import Entry, back_to_excel, from_excel, shows, to_excel
from xlqualite.port import CellValue, ExcelError, Formula, Link, Written
from xlqualite.schema import Address

OT = Address("L'OT", "B7")


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (None, None),
        ("", None),
        ("mot", "mot"),
        (3.0, 3),
        (3, 3),
        (0.5, 0.5),
        (1e300, 1e300),
        (Decimal("740.74"), 740.74),
        (True, True),
        ("#REF!", ExcelError("#REF!")),
        (-2146826237, ExcelError("#ERREUR!")),
        (datetime(2016, 5, 12, 9, 41, tzinfo=UTC), datetime(2016, 5, 12, 9, 41)),
        (datetime(1899, 12, 30, 12), 0.5),
        (date(2016, 5, 12), "2016-05-12"),
    ],
)
def test_what_excel_gives_is_what_a_file_gives(given: object, read: CellValue) -> None:
    assert from_excel(given) == read
    assert type(from_excel(given)) is type(read)


@pytest.mark.parametrize(
    "text",
    [
        "un mot", "=1+1", "+33 2 97", "-5", "@ici", "'apostrophe", "00123", "12/05", "60 %", "VRAI",
        "false", "#REF!", " espaces ", "1er mars", "Deux\nlignes", "\ttabulation", "2016-05-12",
    ],
)  # fmt: skip
def test_a_text_stays_letter_for_letter_what_it_was(text: str) -> None:
    held = typed(to_excel(text))
    assert held == text
    assert not isinstance(held, FormulaText)


def test_a_mere_word_needs_no_apostrophe() -> None:
    assert to_excel("Réalisée") == "Réalisée"


@pytest.mark.parametrize(
    ("written", "entry"),
    [
        (None, None),
        ("", None),
        (3, 3.0),
        (True, True),
        (Decimal("0.5"), 0.5),
        (date(2016, 5, 12), datetime(2016, 5, 12)),
        (datetime(2016, 5, 12, 9), datetime(2016, 5, 12, 9)),
        (Formula("1+1", 2), "=1+1"),
        (Formula("_xlfn.AGGREGATE(15,6,A1:A9,1)", 2), "=AGGREGATE(15,6,A1:A9,1)"),
        (Link('dit "oui"', OT), '=HYPERLINK("#\'L\'\'OT\'!B7","dit ""oui""")'),
        (Link(3, OT), "=HYPERLINK(\"#'L''OT'!B7\",3)"),
        (Link(Decimal("0.5"), OT), "=HYPERLINK(\"#'L''OT'!B7\",0.5)"),
        (Link("m" * 256, OT), "m" * 256),
    ],
)
def test_what_is_typed_for_a_value(written: Written, entry: Entry) -> None:
    assert to_excel(written) == entry


def test_an_error_that_stood_there_is_put_back_as_one() -> None:
    assert back_to_excel(ExcelError("#N/A")) == "#N/A"
    assert back_to_excel("00123") == "'00123"


@pytest.mark.parametrize(
    ("held", "written", "same"),
    [
        ("a", Link("a", OT), True),
        (None, "", True),
        (None, None, True),
        (2, Decimal(2), True),
        (0.1 + 0.2, 0.3, True),
        (2, 3, False),
        (1, True, False),
        (True, True, True),
        (datetime(2016, 5, 12), date(2016, 5, 12), True),
        (datetime(2016, 5, 12), "12/05/2016", False),
        (2, Formula("1+1", 2), False),
        ("2", 2, False),
    ],
)
def test_whether_a_cell_shows_a_value_already(
    held: CellValue, written: Written, same: bool
) -> None:
    assert shows(held, written) is same
