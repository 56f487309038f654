"""What is read of a file that came back, whatever was done to its tables."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import pytest
from sharing.network import NETWORK, Made

from xlqualite.messages import UserError
from xlqualite.port import CellValue, ExcelError, Grid
from xlqualite.schema import Record, Table
from xlqualite.sharing.merge import Unread, merge
from xlqualite.sharing.recipient import OPAQUE, REGION, sent_columns, shared_tables
from xlqualite.sharing.returned import read_returned, strays
from xlqualite.sharing.share import Share, share_of, text_of
from xlqualite.tables import Contact, Intervention, Office

SALT, MADE = bytes(range(16)), datetime(2016, 12, 1)
Cells = list[CellValue]


class Back:
    """A file as it comes back: for each table its headings, then its rows."""

    name = "retour.xlsx"

    def __init__(self, share: Share) -> None:
        self.headings: dict[type[Record], list[str]] = {}
        self.rows: dict[type[Record], list[Cells]] = {}
        for table in shared_tables(share.recipient):
            columns = sent_columns(table, share.recipient)
            self.headings[table.record] = [each.heading for each in columns]
            self.rows[table.record] = [
                [key[0] if each is OPAQUE else text_of(row[each.name]) or None for each in columns]
                for key, row in share.rows[table.record].items()
            ]

    def read(self, table: Table) -> Grid | None:
        headings = self.headings.get(table.record)
        if headings is None:
            return None
        rows = [(number, tuple(cells)) for number, cells in enumerate(self.rows[table.record], 6)]
        letters = tuple(map(str, range(len(headings))))
        return Grid(table.sheet, 5, letters, tuple(headings), rows)

    def enter(self, record: type[Record], heading: str, value: CellValue, row: int = 0) -> None:
        self.rows[record][row][self.headings[record].index(heading)] = value

    def drop(self, record: type[Record], heading: str) -> None:
        place = self.headings[record].index(heading)
        del self.headings[record][place]
        for cells in self.rows[record]:
            del cells[place]


@pytest.fixture
def share(dossier: Made) -> Share:
    return share_of(dossier(NETWORK), REGION, SALT, MADE)


@pytest.fixture
def back(share: Share) -> Back:
    return Back(share)


def found(back: Back, share: Share) -> Sequence[tuple[str | None, str]]:
    came, _ = read_returned(back, share)
    listed = merge(share.rows, share.rows, came, REGION)
    return [(each.field, each.verdict.value) for each in listed]


def test_a_file_that_comes_back_as_it_was_sent_says_nothing(back: Back, share: Share) -> None:
    came, said = read_returned(back, share)
    assert said == ()
    assert list(strays(came)) == []
    assert found(back, share) == []


def test_columns_and_rows_in_another_order_and_blank_rows_change_nothing(
    back: Back, share: Share
) -> None:
    for kind, headings in back.headings.items():
        back.rows[kind] = [row[::-1] for row in reversed(back.rows[kind])]
        back.headings[kind] = [each.upper() for each in headings[::-1]]
        back.rows[kind].insert(1, [" ", *[None] * (len(headings) - 1)])
    assert found(back, share) == []


def test_what_cannot_be_read_is_kept_as_it_stands(back: Back, share: Share) -> None:
    back.enter(Intervention, "Compte rendu le", "bientôt")
    back.enter(Intervention, "Animateur régional", ExcelError("#REF!"), row=1)
    came, _ = read_returned(back, share)
    rows = came.rows[Intervention]
    assert rows["1",]["reported_on"] == Unread("bientôt")
    assert rows["2",]["region_present"] == Unread("#REF!")
    assert found(back, share) == [("reported_on", "refusé"), ("region_present", "refusé")]


def test_a_sheet_or_a_column_that_is_missing_is_said_and_changes_nothing(
    back: Back, share: Share
) -> None:
    del back.headings[Contact]
    back.drop(Intervention, "Compte rendu le")
    _, said = read_returned(back, share)
    assert [each.replace("\u00a0", " ") for each in said] == [
        "la feuille « Contacts » manque, rien n'y est repris",
        "« Interventions » n'a plus « Compte rendu le »",
    ]
    assert found(back, share) == []


@pytest.mark.parametrize(("kind", "heading"), [(Contact, "Identifiant"), (Intervention, "N°")])
def test_nothing_is_taken_of_a_table_that_lost_its_key(
    back: Back, share: Share, kind: type[Record], heading: str
) -> None:
    back.drop(kind, heading)
    came, [said] = read_returned(back, share)
    assert kind not in came.rows
    assert heading in said


def test_a_key_in_double_or_missing_is_set_aside_and_told(back: Back, share: Share) -> None:
    rows = back.rows[Intervention]
    rows.append(list(rows[0]))
    for _ in range(2):
        rows.append(list(rows[1]))
        back.enter(Intervention, "N°", None, row=-1)
    came, _ = read_returned(back, share)
    assert came.doubled[Intervention] == {("1",)}
    assert list(came.rows[Intervention]) == [("2",)]
    [said] = strays(came)
    assert "2 lignes sans clé lisible" in said
    rows.pop()
    came, _ = read_returned(back, share)
    assert "1 ligne sans clé" in next(strays(came))


def test_columns_of_their_own_and_one_of_a_name_that_is_there_are_ignored(
    back: Back, share: Share
) -> None:
    back.headings[Office] += ["Nom", "Nos notes"]
    for row in back.rows[Office]:
        row += ["Autre", "à nous"]
    assert found(back, share) == []


def test_locked_cells_changed_on_a_few_rows_are_listed_one_by_one(back: Back, share: Share) -> None:
    back.enter(Office, "Nom", "Autre")
    assert found(back, share) == [("name", "refusé")]


@pytest.mark.parametrize("damage", ["emptied", "altered"])
def test_another_content_under_the_same_identifier_is_refused(dossier: Made, damage: str) -> None:
    many = "".join(f"\n    | {6 + n} | OT-{n} | Nom {n} |  |" for n in range(40))
    text = NETWORK.replace("\n    |  6 | CARNAC | Carnac | secret un    |", many)
    share = share_of(dossier(text), REGION, SALT, MADE)
    back = Back(share)
    assert found(back, share) == []
    for row in range(len(back.rows[Office])):
        back.enter(Office, "Nom", "Autre", row)
    if damage == "emptied":
        back.rows = {kind: [] for kind in back.rows}
    with pytest.raises(UserError, match="son contenu n'est pas"):
        read_returned(back, share)


def test_nothing_sent_is_nothing_to_compare(dossier: Made) -> None:
    share = share_of(dossier(""), REGION, SALT, MADE)
    rows: Mapping[type[Record], object] = share.rows
    came, _ = read_returned(Back(share), share)
    assert came.rows.keys() == rows.keys()
