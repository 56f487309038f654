"""A file that came back is read by its keys, however it was sorted, moved and saved."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from string import ascii_uppercase

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sharing.network import NETWORK, Made

from xlqualite.messages import UserError
from xlqualite.port import CellValue, ExcelError, Grid
from xlqualite.schema import Table
from xlqualite.sharing.merge import Unread, Verdict, merge
from xlqualite.sharing.recipient import REGION
from xlqualite.sharing.returned import read_returned, strays
from xlqualite.sharing.share import Share, Value, share_of
from xlqualite.sheets.extract import data_sheets
from xlqualite.tables import Contact, Intervention, Office, Satisfaction

SALT = bytes(range(16))
MADE = datetime(2016, 12, 1, 10, 30)
Cells = list[CellValue]


@dataclass
class Sheet:
    """A table of a file that came back, as a test changes it."""

    headings: list[str]
    rows: list[Cells]

    def put(self, row: int, heading: str, value: CellValue) -> None:
        """Type something in a cell."""
        self.rows[row][self.headings.index(heading)] = value

    def move(self, order: list[int]) -> None:
        """Put the columns in another order."""
        self.headings = [self.headings[each] for each in order]
        self.rows = [[row[each] for each in order] for row in self.rows]


@dataclass
class File:
    """A file that came back."""

    sheets: dict[str, Sheet] = field(default_factory=dict)
    name: str = "retour.xlsx"

    def read(self, table: Table) -> Grid | None:
        """The cells of a table."""
        sheet = self.sheets.get(table.sheet)
        if sheet is None:
            return None
        letters = tuple(ascii_uppercase[: len(sheet.headings)])
        rows: Iterator[tuple[int, tuple[CellValue, ...]]] = (
            (number, tuple(each)) for number, each in enumerate(sheet.rows, 7)
        )
        return Grid(table.sheet, 6, letters, tuple(sheet.headings), rows)


def cell(value: Value) -> CellValue:
    """A value as a spreadsheet keeps it."""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Decimal):
        return float(value)
    return datetime(value.year, value.month, value.day) if isinstance(value, date) else value


def sent(share: Share) -> File:
    """The file of a share."""
    return File(
        {
            each.table.sheet: Sheet(
                [column.heading for column in each.columns],
                [list(map(cell, row)) for row in each.rows],
            )
            for each in data_sheets(share)
        }
    )


@pytest.fixture
def share(dossier: Made) -> Share:
    return share_of(dossier(NETWORK), REGION, SALT, MADE)


@pytest.fixture
def changed(share: Share) -> Callable[[File], list[tuple[str, str | None, Verdict]]]:
    def found(file: File) -> list[tuple[str, str | None, Verdict]]:
        came, _ = read_returned(file, share)
        differences = merge(share.rows, share.rows, came, REGION)
        return [(each.table.sheet, each.field, each.verdict) for each in differences]

    return found


Changed = Callable[[File], list[tuple[str, str | None, Verdict]]]


def test_a_file_that_comes_back_as_it_left_says_what_was_sent(share: Share) -> None:
    came, said = read_returned(sent(share), share)
    assert came.rows == share.rows
    assert (said, list(strays(came))) == ((), [])


def test_what_is_typed_in_another_format_is_no_change(share: Share, changed: Changed) -> None:
    file = sent(share)
    file.sheets["Interventions"].put(0, "Date", " 3 mars 2016 ")
    file.sheets["Interventions"].put(0, "Durée sur site (jours)", "0,50")
    file.sheets["Interventions"].put(0, "N°", 1.0)
    file.sheets["Interventions"].put(0, "État", "réalisée")
    assert changed(file) == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_rows_columns_and_blank_lines_may_be_anywhere(
    share: Share, changed: Changed, data: st.DataObject
) -> None:
    file = sent(share)
    file.sheets["Interventions"].put(0, "Observations de la région", "vu")
    for sheet in file.sheets.values():
        blank: Cells = [None] * len(sheet.headings)
        sheet.rows = data.draw(st.permutations([*sheet.rows, blank, list(blank)]))
        sheet.move(data.draw(st.permutations(range(len(sheet.headings)))))
    assert changed(file) == [("Interventions", "region_observations", Verdict.ACCEPTED)]


def test_an_error_and_an_unreadable_value_are_refused(share: Share, changed: Changed) -> None:
    file = sent(share)
    file.sheets["Interventions"].put(0, "Compte rendu le", ExcelError("#REF!"))
    file.sheets["Interventions"].put(1, "Compte rendu le", "bientôt")
    came, _ = read_returned(file, share)
    values = [each["reported_on"] for each in came.rows[Intervention].values()]
    assert values == [Unread("#REF!"), Unread("bientôt")]
    assert [each[2] for each in changed(file)] == [Verdict.REFUSED] * 2


def test_a_key_that_stands_twice_is_set_aside(share: Share) -> None:
    file = sent(share)
    file.sheets["OT"].rows.append(list(file.sheets["OT"].rows[0]))
    came, _ = read_returned(file, share)
    assert came.doubled[Office] == {("CARNAC",)}
    assert list(came.rows[Office]) == [("VANNES",)]


def test_rows_without_a_readable_key_are_counted(share: Share) -> None:
    file = sent(share)
    file.sheets["Contacts"].put(0, "Identifiant", None)
    file.sheets["Satisfaction"].put(0, "Année", "l'an dernier")
    file.sheets["Contacts"].put(1, "Identifiant", None)
    came, _ = read_returned(file, share)
    assert came.nameless == {Contact: 2, Satisfaction: 1}
    assert list(strays(came)) == [
        "«\u00a0Contacts\u00a0»\u00a0: 2 lignes sans clé lisible, à ressaisir si besoin",
        "«\u00a0Satisfaction\u00a0»\u00a0: 1 ligne sans clé lisible, à ressaisir si besoin",
    ]


def test_a_sheet_or_a_key_that_is_missing_is_said_and_nothing_taken_from_it(share: Share) -> None:
    file = sent(share)
    del file.sheets["Satisfaction"]
    contacts = file.sheets["Contacts"]
    contacts.headings[contacts.headings.index("Identifiant")] = "Numéro"
    came, said = read_returned(file, share)
    assert Satisfaction not in came.rows
    assert Contact not in came.rows
    assert said == (
        "«\u00a0Contacts\u00a0» n'a plus «\u00a0Identifiant\u00a0», rien n'y est repris",
        "la feuille «\u00a0Satisfaction\u00a0» manque, rien n'y est repris",
    )


def test_another_column_that_is_missing_is_said_and_is_no_change(
    share: Share, changed: Changed
) -> None:
    file = sent(share)
    rows = file.sheets["Interventions"]
    rows.headings[rows.headings.index("Lieu")] = "Endroit"
    assert read_returned(file, share)[1] == (
        "«\u00a0Interventions\u00a0» n'a plus «\u00a0Lieu\u00a0»",
    )
    assert changed(file) == []


def test_the_content_of_another_share_is_refused(share: Share) -> None:
    file = sent(share)
    for sheet in file.sheets.values():
        sheet.rows = []
    with pytest.raises(UserError, match="n'est pas celui de ce partage"):
        read_returned(file, share)


def test_a_share_whose_locked_cells_differ_everywhere_is_refused(share: Share) -> None:
    file = sent(share)
    for sheet, heading in (("OT", "Nom"), ("Interventions", "Date"), ("Ateliers", "Intitulé")):
        for row in range(len(file.sheets[sheet].rows)):
            file.sheets[sheet].put(row, heading, "01/01/2010")
    with pytest.raises(UserError, match=share.identifier):
        read_returned(file, share)


def test_a_share_that_held_nothing_comes_back_as_nothing(share: Share) -> None:
    empty = replace(share, rows={kind: {} for kind in share.rows})
    came, _ = read_returned(sent(empty), empty)
    assert not any(came.rows.values())
