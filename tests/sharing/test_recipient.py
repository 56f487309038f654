import pytest
from sharing.network import NETWORK, Made

from xlqualite.schema import Audience
from xlqualite.sharing.recipient import (
    REGION,
    Recipient,
    hides_its_key,
    seen_columns,
    seen_records,
    shared_tables,
)
from xlqualite.tables import TABLES, Contact, Office, Satisfaction, Workshop

CARNAC = Recipient("CARNAC")
TABLE = {each.record: each for each in TABLES}


def test_the_region_is_called_so_and_an_ot_by_its_code() -> None:
    assert (REGION.name, REGION.audience) == ("region", Audience.REGION)
    assert (CARNAC.name, CARNAC.audience) == ("CARNAC", Audience.OFFICE)


def test_settings_but_the_referentiel_are_for_the_region_only() -> None:
    theirs = {each.sheet for each in shared_tables(CARNAC)}
    assert {each.sheet for each in TABLES} - theirs == {"Paramètres", "Régimes", "Tarifs", "Outils"}
    assert shared_tables(REGION) == TABLES


@pytest.mark.parametrize("recipient", [REGION, CARNAC])
def test_observations_and_persons_are_for_nobody(recipient: Recipient) -> None:
    seen = {each.heading for table in TABLES for each in seen_columns(table, recipient)}
    assert not seen & {"Observations", "Nom de famille", "Prénom", "Courriel", "Téléphone", "Objet"}
    assert "Observations de la région" in seen
    assert [each.heading for each in seen_columns(TABLE[Contact], recipient)][:3] == [
        "OT",
        "Fonction",
        "Référent qualité",
    ]


def test_only_a_contact_is_named_by_what_is_hidden() -> None:
    hidden = {each.sheet for each in TABLES if hides_its_key(each, REGION)}
    assert hidden == {"Contacts"}


def test_what_may_be_filled_is_what_the_workbook_declares() -> None:
    filled = {
        recipient.name: {
            (table.sheet, each.heading)
            for table in TABLES
            for each in table.columns
            if recipient.may_fill(each) and table.record is not Satisfaction
        }
        for recipient in (REGION, CARNAC)
    }
    assert filled["region"] == {
        ("Interventions", "Animateur régional"),
        ("Interventions", "Compte rendu le"),
        ("Interventions", "Observations de la région"),
    }
    assert filled["CARNAC"] == {
        ("Contacts", "Vérifié le"),
        ("Actions", "État"),
        ("Actions", "Terminée le"),
        ("Actions", "Preuve"),
        ("Actions", "Commentaire de l'OT"),
        ("Avancement", "Réponse"),
        ("Avancement", "Constaté le"),
        ("Avancement", "Preuve"),
    }


def test_an_ot_adds_rows_of_satisfaction_only_and_the_region_none() -> None:
    assert [each.sheet for each in TABLES if CARNAC.may_add(each)] == ["Satisfaction"]
    assert not any(map(REGION.may_add, TABLES))


def test_an_ot_gets_its_own_rows_and_the_workshops_it_enrolled_in(dossier: Made) -> None:
    made = dossier(NETWORK)
    shown = {
        table.sheet: [str(each.source.row) for each in seen_records(made, table, CARNAC)]
        for table in shared_tables(CARNAC)
    }
    assert {sheet: rows for sheet, rows in shown.items() if rows} == {
        "OT": ["6"],
        "Contacts": ["6", "7"],
        "Interventions": ["6"],
        "Satisfaction": ["6", "7"],
        "Ateliers": ["6"],
        "Inscriptions": ["6"],
        "Référentiel": ["6"],
    }


def test_the_region_gets_every_row_whatever_its_date(dossier: Made) -> None:
    made = dossier(NETWORK)
    shown = {
        table.record: [each.source.row for each in seen_records(made, table, REGION)]
        for table in shared_tables(REGION)
    }
    assert shown[Office] == [6, 7]
    assert shown[Workshop] == [6, 7]
    assert shown[TABLE[Contact].record] == [6, 7, 8]
