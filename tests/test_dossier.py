"""The dossier: folders, other days, answers worked out once."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.dossier import Dossier, folders, remembered
from xlqualite.tables import Label, Office, Tool

Make = Callable[..., Dossier]
TWO_OFFICES = """
| OT | Code   | Nom    |
|  2 | CARNAC | Carnac |
|  3 | VANNES |        |
| Labels | OT     | Label            | Attribué le |
|      2 | VANNES | Qualité Tourisme | 20/05/2015  |
|      3 | VANNES | Qualité Tourisme | 20/05/2018  |
"""


def test_each_office_has_its_folder_in_the_order_of_the_sheet(dossier: Make) -> None:
    book = dossier(TWO_OFFICES)
    assert list(folders(book)) == ["CARNAC", "VANNES"]
    assert book.of("CARNAC").labels == ()
    assert len(book.of("VANNES").labels) == 1


def test_an_office_without_a_name_is_called_by_its_code(dossier: Make) -> None:
    book = dossier(TWO_OFFICES)
    assert [each.name for each in folders(book).values()] == ["Carnac", "VANNES"]


def test_an_unknown_office_is_a_key_error(dossier: Make) -> None:
    with pytest.raises(KeyError):
        dossier(TWO_OFFICES).of("NULLE-PART")


def test_the_same_dossier_on_another_day(dossier: Make) -> None:
    book = dossier(TWO_OFFICES)
    past, future = book.on(date(2014, 12, 31)), book.on(date(2018, 12, 31))
    assert (past.year, len(past.labels), len(future.labels)) == (2014, 0, 2)
    assert past.typed is book.typed is future.typed
    assert book.on(date(2014, 12, 31)) is past
    assert book.typed.typed is book.typed


def test_whether_a_table_holds_anything_does_not_depend_on_the_day(dossier: Make) -> None:
    past = dossier(TWO_OFFICES, "2014-12-31")
    assert past.has(Label)
    assert not past.has(Tool)


def test_a_heading_has_an_address(dossier: Make) -> None:
    assert str(dossier(TWO_OFFICES).heading(Office, "name")) == "OT!B1"


def test_a_remembered_answer_is_worked_out_once_per_arguments(dossier: Make) -> None:
    calls: list[str] = []

    @remembered
    def asked(_dossier: Dossier, what: str) -> str:
        calls.append(what)
        return what.upper()

    book = dossier(TWO_OFFICES)
    assert [asked(book, "a"), asked(book, "a"), asked(book, "b")] == ["A", "A", "B"]
    assert calls == ["a", "b"]
