"""What a shared file shows: the seen rows and columns, results in words, what may be filled."""

from datetime import datetime

import pytest
from sharing.network import NETWORK, Made

from xlqualite.sharing.recipient import OPAQUE, REGION, Recipient
from xlqualite.sharing.share import share_of
from xlqualite.sheets.extract import ROOM, DataSheet, data_sheets, indicators
from xlqualite.sheets.extract_front import IDENTIFIER, front

CARNAC = Recipient("CARNAC")
MADE = datetime(2016, 12, 1)
PLANNED = NETWORK.replace("04/03/2017 | VANNES | Visite", "04/12/2016 | VANNES | Conseil")


def sheets(dossier: Made, recipient: Recipient) -> dict[str, DataSheet]:
    share = share_of(dossier(PLANNED), recipient, b"0" * 16, MADE)
    return {each.table.sheet: each for each in data_sheets(share)}


def test_a_row_that_its_key_would_name_bears_another_name(dossier: Made) -> None:
    found = sheets(dossier, CARNAC)
    contacts = found["Contacts"]
    assert contacts.columns[0] is OPAQUE
    assert [len(str(row[0])) for row in contacts.rows] == [16, 16]
    assert found["OT"].columns[0].heading == "Code"
    assert {len(row) for row in contacts.rows} == {len(contacts.columns)}


def test_rows_may_be_added_where_their_key_is_theirs_to_fill(dossier: Made) -> None:
    assert {name for name, each in sheets(dossier, CARNAC).items() if each.room == ROOM} == {
        "Avancement",
        "Satisfaction",
    }
    assert not any(each.room for each in sheets(dossier, REGION).values())


@pytest.mark.parametrize(
    ("recipient", "known"), [(REGION, {"CARNAC", "VANNES"}), (CARNAC, {"CARNAC"})]
)
def test_results_are_those_of_whom_it_is_for_and_lead_to_no_cell(
    dossier: Made, recipient: Recipient, known: set[str]
) -> None:
    told = {each.table.sheet: each for each in indicators(dossier(PLANNED), recipient)}
    assert {row["ot"] for row in told["Niveaux"].rows} == known
    assert all(reason.at is None for row in told["Niveaux"].rows for reason in row["pourquoi"])
    assert not any(column.why for each in told.values() for column in each.table.columns)
    assert ("Temps de travail" in told) == ("Synthèse annuelle" in told) == (recipient is REGION)


def test_the_region_sees_working_time_by_level_and_type_of_what_is_done(dossier: Made) -> None:
    told = {each.table.sheet: each for each in indicators(dossier(PLANNED), REGION)}
    time = told["Temps de travail"]
    assert {each.heading for each in time.table.columns}.isdisjoint({"OT", "Nom", "Mois"})
    assert [row["interventions"] for row in time.rows] == [2]


@pytest.mark.parametrize("recipient", [REGION, CARNAC])
def test_the_front_says_what_it_is_and_what_may_be_filled(
    dossier: Made, recipient: Recipient
) -> None:
    made = dossier(PLANNED)
    share = share_of(made, recipient, b"0" * 16, MADE)
    told = front(share, data_sheets(share), made.settings, "Carnac")
    assert told.facts[0] == (IDENTIFIER, share.identifier)
    said = " ".join(line for _, lines in told.sections for line in lines)
    assert ("Satisfaction\u00a0: tout" in said) == (recipient is CARNAC)
    assert ("« Animateur régional »" in said.replace("\u00a0", " ")) == (recipient is REGION)
