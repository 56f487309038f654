"""The numbers given to the rows whose N° is empty."""

from dataclasses import fields
from datetime import date, datetime

import pytest
from markdown_workbook import MarkdownWorkbook

from xlqualite.dossier import TABLE_OF, Dossier, remembered
from xlqualite.reading import Asked, read_dossier
from xlqualite.reading.numbering import numbered

DAY, NOW = date(2016, 11, 30), datetime(2016, 11, 30, 9, 41)


def dossier_of(numbers: str, year: int | None = None) -> Dossier:
    """Interventions whose N° are given in order, ``-`` being an empty one."""
    rows = "".join(
        f"\n| {row} | {'' if each == '-' else each} | {row:02}/03/2016 | CARNAC | Visite |"
        for row, each in enumerate(numbers.split(), 2)
    )
    return read(f"| Interventions | N° | Date | OT | Type |{rows}", year)


def read(text: str, year: int | None = None) -> Dossier:
    found = read_dossier(MarkdownWorkbook(text), Asked(DAY, DAY, year)).dossier
    assert found is not None
    return found


def given(dossier: Dossier) -> list[str]:
    """What is written, as "Interventions!A3 8"."""
    return [f"{at} {value}" for at, value in numbered(dossier)[1]]


@pytest.mark.parametrize("numbers", ["1 2 3", "A-12", "3 A-12 7"])
def test_a_dossier_whose_rows_all_have_a_number_is_left_as_it_is(numbers: str) -> None:
    dossier = dossier_of(numbers)
    found, cells = numbered(dossier)
    assert found is dossier
    assert cells == ()


def test_an_unreadable_number_is_left_alone() -> None:
    assert given(dossier_of("4 #REF! 6")) == []


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("-", ["A2 1"]),
        ("- -", ["A2 1", "A3 2"]),
        ("7 - 3 -", ["A3 8", "A5 9"]),
        ("A-12 -", ["A3 1"]),
        ("A-12 5 - 2016/4", ["A4 6"]),
        ("007 -", ["A3 8"]),
        ("3,5 -", ["A3 1"]),
        ("² -", ["A3 1"]),
        ("5 5 -", ["A4 6"]),
        ("#REF! 2 -", ["A4 3"]),
        ("123456789012345678 -", ["A3 1"]),
        ("999999999999999 1000000000000000 -", ["A4 1000000000000001"]),
    ],
)
def test_empty_numbers_follow_the_greatest_in_the_order_of_the_rows(
    numbers: str, expected: list[str]
) -> None:
    assert given(dossier_of(numbers)) == [f"Interventions!{each}" for each in expected]


def test_the_number_of_a_row_that_could_not_be_read_is_taken() -> None:
    dossier = read("""
        | Interventions | N° | Date       | OT     | Type   |
        |             2 | 4  | hier       | CARNAC | Visite |
        |             3 |    | 03/03/2016 | CARNAC | Visite |
        |             4 |    |            | CARNAC | Visite |
    """)
    assert given(dossier) == ["Interventions!A3 5"]


def test_interventions_and_actions_are_numbered_apart() -> None:
    dossier = read("""
        | Interventions | N° | Date       | OT     | Type   |
        |             2 | 40 | 03/03/2016 | CARNAC | Visite |
        | Actions | OT     | Ouverte le | Action   | N° |
        |       2 | CARNAC | 03/03/2016 | Afficher | 7  |
        |       3 | CARNAC | 03/03/2016 | Afficher |    |
    """)
    assert given(dossier) == ["Actions!D3 8"]


def test_a_row_still_unknown_on_the_day_is_numbered_too() -> None:
    dossier = read("""
        | Interventions | N° | Date       | OT     | Type   | État     |
        |             2 |    | 03/03/2017 | CARNAC | Visite | Réalisée |
        |             3 |    | 03/03/2016 | CARNAC | Visite | Réalisée |
    """)
    found, _ = numbered(dossier)
    assert [each.number for each in found.interventions] == ["2"]
    assert [each.number for each in found.typed.interventions] == ["1", "2"]
    assert [each.number for each in found.on(date(2017, 12, 31)).interventions] == ["1", "2"]


@remembered
def asked_numbers(dossier: Dossier) -> list[str | None]:
    return [each.number for each in dossier.interventions]


def test_the_dossier_holds_its_numbers_and_is_otherwise_the_same() -> None:
    dossier = dossier_of("- A-12", year=2015)
    assert asked_numbers(dossier) == [None, "A-12"]
    found, _ = numbered(dossier)
    assert asked_numbers(found) == ["1", "A-12"]
    assert asked_numbers(found.typed) == ["1", "A-12"]
    assert asked_numbers(dossier) == [None, "A-12"]
    changed = {*TABLE_OF.values(), "origin", "memo"}
    for each in (field.name for field in fields(Dossier) if field.name not in changed):
        assert getattr(found, each) == getattr(dossier, each), each
    assert (found.as_of, found.year) == (DAY, 2015)
    others = [name for name in TABLE_OF.values() if name != "interventions"]
    assert all(len(getattr(found, each)) == len(getattr(dossier, each)) for each in others)


def test_the_numbered_dossier_reads_the_same_as_the_workbook_written() -> None:
    text = """
        | Interventions | N° | Date       | OT     | Type   |
        |             2 |    | 03/03/2016 | CARNAC | Visite |
        |             3 | 12 | 04/03/2016 | CARNAC | Visite |
        | Actions | N° | OT     | Ouverte le | Action   |
        |       2 |    | CARNAC | 03/03/2016 | Afficher |
    """
    workbook = MarkdownWorkbook(text)
    found, cells = numbered(read(text))
    for at, value in cells:
        workbook.set(at, value)
    workbook.save(NOW)
    again = read_dossier(workbook, Asked(DAY, DAY)).dossier
    assert again is not None
    assert [each.number for each in again.interventions] == ["13", "12"]
    assert [each.number for each in again.actions] == ["1"]
    for name in ("interventions", "actions"):
        assert [each.number for each in getattr(found, name)] == [
            each.number for each in getattr(again, name)
        ]
