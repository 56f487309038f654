"""The whole workbook: structure, day and year, empty tables."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest
from conftest import Check
from markdown_workbook import MarkdownWorkbook

from xlqualite.dossier import Dossier
from xlqualite.port import Grid
from xlqualite.reading import Asked, read_dossier
from xlqualite.schema import Table
from xlqualite.tables import RECORDS, TABLES

Make = Callable[..., Dossier]
TODAY = Asked(date(2026, 11, 22))


@dataclass
class Damaged:
    """A Markdown workbook with a grid changed on its way."""

    text: str
    change: Callable[[Grid], Grid | None]
    sheet: str = "OT"
    name: str = "classeur.md"

    def read(self, table: Table) -> Grid | None:
        grid = MarkdownWorkbook(self.text).read(table)
        return self.change(grid) if grid and table.sheet == self.sheet else grid


def without(heading: str) -> Callable[[Grid], Grid]:
    return renamed(heading, "")


def renamed(old: str, new: str) -> Callable[[Grid], Grid]:
    def change(grid: Grid) -> Grid:
        return replace(grid, headings=tuple(new if each == old else each for each in grid.headings))

    return change


def found_in(workbook: Damaged) -> list[str]:
    reading = read_dossier(workbook, TODAY)
    assert reading.dossier is None
    return [f"{each.at} {each.code}" for each in reading.anomalies]


def test_a_whole_workbook_is_read_without_a_word() -> None:
    reading = read_dossier(MarkdownWorkbook(""), TODAY)
    assert reading.dossier is not None
    assert {each.code for each in reading.anomalies} == {"STR004"}


def test_a_missing_sheet_stops_everything() -> None:
    assert found_in(Damaged("", lambda _: None)) == ["None STR001"]


def test_a_missing_column_stops_everything() -> None:
    assert found_in(Damaged("", without("Territoire"))) == ["OT!A1 STR002"]


def test_a_renamed_heading_is_recognised_in_the_message() -> None:
    reading = read_dossier(Damaged("", renamed("Classé le", "Classée le")), TODAY)
    assert "Classée le" in reading.anomalies[0].message


@pytest.mark.parametrize("typed", ["classé le", "CLASSÉ LE", "Classe\u0301 le"])
def test_a_heading_is_known_however_its_letters_are_written(typed: str) -> None:
    reading = read_dossier(Damaged("", renamed("Classé le", typed)), TODAY)
    assert reading.dossier is not None


def test_a_heading_that_stands_twice_stops_everything() -> None:
    assert found_in(Damaged("", renamed("Observations", "Nom")))[-1] == "OT!A1 STR002"


def test_the_other_anomalies_wait_for_the_structure() -> None:
    text = """
        | Labels | OT | Label | Attribué le |
        |      2 |    | QT    | hier        |
    """
    assert found_in(Damaged(text, without("Territoire"))) == ["OT!A1 STR002"]


def test_extra_columns_and_the_order_of_columns_do_not_matter(dossier: Make) -> None:
    book = dossier("""
        | OT | Nom    | Code   |
        |  2 | Carnac | CARNAC |
    """)
    assert book.offices[0].code == "CARNAC"
    assert str(book.offices[0].at("code")) == "OT!B2"


def day_of(text: str, asked: Asked) -> tuple[date, int]:
    dossier = read_dossier(MarkdownWorkbook(text), asked).dossier
    assert dossier is not None
    return dossier.as_of, dossier.year


SET = """
| Paramètres | Paramètre         | Valeur     |
|          2 | Date de référence | 30/11/2016 |
|          3 | Année             | 2015       |
"""


def test_the_day_is_that_asked_for_else_the_sheet_s_else_today() -> None:
    asked = Asked(date(2026, 11, 22), day=date(2014, 12, 31))
    assert day_of(SET, asked)[0] == date(2014, 12, 31)
    assert day_of(SET, TODAY)[0] == date(2016, 11, 30)
    assert day_of("", TODAY)[0] == date(2026, 11, 22)


def test_the_year_is_that_asked_for_else_the_day_s_else_the_sheet_s() -> None:
    today, day = date(2026, 11, 22), date(2014, 12, 31)
    assert day_of(SET, Asked(today, day, 2013))[1] == 2013
    assert day_of(SET, Asked(today, day))[1] == 2014
    assert day_of(SET, TODAY)[1] == 2015
    assert day_of("", TODAY)[1] == 2026


def test_each_empty_table_is_said_once_with_what_waits_for_it() -> None:
    reading = read_dossier(MarkdownWorkbook("| OT | Code |\n| 2 | CARNAC |"), TODAY)
    empty = [each for each in reading.anomalies if each.code == "STR004"]
    assert len(empty) == len(TABLES) - 2  # OT and the usual Régimes
    assert "Tarifs!A1" in [str(each.at) for each in empty]
    assert all(record.awaited_by for record in RECORDS)


def test_a_table_whose_only_row_could_not_be_read_is_not_called_empty() -> None:
    text = """
        | Tarifs | Niveau | À partir du |
        |      2 | 3      | bientôt     |
    """
    anomalies = read_dossier(MarkdownWorkbook(text), TODAY).anomalies
    assert [each.code for each in anomalies if each.at and each.at.sheet == "Tarifs"] == ["LEC001"]


@pytest.mark.parametrize(("response", "expected"), [("Oui", []), ("NM", []), ("TS", ["D2"])])
def test_an_answer_is_of_the_kind_its_criterion_takes(
    check: Check, response: str, expected: list[str]
) -> None:
    text = f"""
        | Référentiel | Critère | Chapitre | Réponse |
        |           2 | C1      | Accueil  | Oui/Non |
        | Avancement | OT     | Accueil | Critère | Réponse    | Constaté le |
        |          2 | CARNAC |         | C1      | {response} | 03/11/2016  |
    """
    assert check(text, code="LEC002") == [f"Avancement!{each} LEC002" for each in expected]


def test_an_answer_to_a_criterion_of_unknown_kind_is_taken(dossier: Make) -> None:
    book = dossier("""
        | Référentiel | Critère | Chapitre | Réponse |
        |           2 | C1      | Accueil  | ?       |
        | Avancement | OT     | Critère | Réponse | Constaté le |
        |          2 | CARNAC | C1      | TS      | 03/11/2016  |
    """)
    assert len(book.answers) == 1
