from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from sharing.network import NETWORK, Made

from xlqualite.sharing.recipient import REGION
from xlqualite.sharing.share import Share, key_of, share_of, text_of
from xlqualite.tables import TABLES, Contact, Intervention, Office, Satisfaction
from xlqualite.vocabularies import InterventionState, InterventionType

SALT = bytes(range(16))
MADE = datetime(2016, 12, 1, 10, 30)
CONTACTS = next(each for each in TABLES if each.record is Contact)


@pytest.fixture
def share(dossier: Made) -> Share:
    return share_of(dossier(NETWORK), REGION, SALT, MADE)


def test_a_share_names_its_recipient_its_day_and_itself(share: Share) -> None:
    who, day, mark = (
        share.identifier.split("-", 1)[0],
        share.identifier[7:17],
        share.identifier[18:],
    )
    assert (who, day, len(mark)) == ("REGION", "2016-11-30", 6)
    assert replace(share, salt=b"another").identifier != share.identifier


def test_it_holds_the_fields_that_are_seen_as_they_were_read(share: Share) -> None:
    found = share.rows[Intervention]["1",]
    assert "subject" not in found
    assert found["day"] == date(2016, 3, 3)
    assert found["days_on_site"] == Decimal("0.5")
    assert found["state"] is InterventionState.DONE
    assert found["type"] is InterventionType.VISIT
    assert share.rows[Office]["CARNAC",]["name"] == "Carnac"


def test_rows_without_a_key_of_their_own_are_left_out_and_counted(share: Share) -> None:
    assert list(share.rows[Intervention]) == [("1",), ("2",)]
    assert list(share.rows[Satisfaction]) == [("VANNES", "", "2016", "", "Visiteurs")]
    assert share.unnamed == {Intervention: 1, Satisfaction: 2}


def test_a_contact_is_named_by_a_word_that_tells_nothing(share: Share) -> None:
    assert len(share.rows[Contact]) == 3
    for key, values in share.rows[Contact].items():
        assert len(key) == 1
        assert len(key[0]) == 16
        assert "last_name" not in values


def test_its_sender_finds_that_word_again_and_another_share_has_another(share: Share) -> None:
    values = {
        "office": "CARNAC", "role": "Direction", "last_name": "Le Goff", "referent_since": None
    }  # fmt: skip
    again = key_of(values, CONTACTS, REGION, SALT)
    assert share.rows[Contact][again]["verified_on"] == date(2016, 2, 1)
    assert key_of(values, CONTACTS, REGION, b"another") != again


def test_a_share_made_again_holds_the_same_until_something_changes(dossier: Made) -> None:
    first = share_of(dossier(NETWORK), REGION, SALT, MADE)
    later = share_of(dossier(NETWORK), REGION, SALT, datetime(2017, 1, 1))
    changed = share_of(dossier(NETWORK.replace("0,5", "1,5")), REGION, SALT, MADE)
    assert (later.rows, later.identifier) == (first.rows, first.identifier)
    assert changed.rows != first.rows


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("a", "a"),
        (3, "3"),
        (Decimal("2.50"), "2.5"),
        (Decimal(10), "10"),
        (date(2016, 3, 1), "2016-03-01"),
        (InterventionState.DONE, "Réalisée"),
    ],
)
def test_a_key_is_told_as_text(value: object, text: str) -> None:
    assert text_of(value) == text  # type: ignore[arg-type]
