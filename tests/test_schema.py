"""What derives from the declaration of a table."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace

import pytest

from xlqualite.dossier import Dossier
from xlqualite.schema import Audience, Group, Kind, slug, table_of
from xlqualite.tables import TABLES, Contact, Intervention, Office, Satisfaction, Tariff


@pytest.mark.parametrize(
    ("heading", "variable"),
    [
        ("Durée sur site (jours)", "duree_sur_site"),
        ("N°", "numero"),
        ("N° de titre", "numero_de_titre"),
        ("Objectif d'audit final", "objectif_d_audit_final"),
    ],
)
def test_a_heading_becomes_a_variable(heading: str, variable: str) -> None:
    assert slug(heading) == variable


def test_the_annotation_tells_the_kind_and_the_closed_list() -> None:
    columns = {each.name: each for each in table_of(Intervention).columns}
    assert columns["day"].kind is Kind.DATE
    assert columns["days_on_site"].kind is Kind.NUMBER
    assert columns["state"].words == ("Prévue", "Réalisée", "Annulée")
    assert columns["state"].indispensable
    assert not columns["office"].indispensable
    assert columns["office"].slug == "ot"


def test_a_closed_list_of_levels_is_of_numbers() -> None:
    level = table_of(Tariff).columns[0]
    assert (level.kind, level.words, level.numeric) == (Kind.WORD, ("2", "3"), True)


def test_who_sees_and_fills_is_declared_with_the_field() -> None:
    contact = {each.name: each for each in table_of(Contact).columns}
    assert contact["email"].seen_by is Audience.RELAY
    assert contact["role"].seen_by is Audience.ALL
    assert contact["verified_on"].filled_by is Audience.OFFICE
    assert all(each.filled_by is Audience.OFFICE for each in table_of(Satisfaction).columns)


def test_tables_know_their_headings_key_and_place() -> None:
    table = table_of(Office)
    assert (table.name, table.sheet, table.record.group) == ("T_OT", "OT", Group.NETWORK)
    assert table.headings[:2] == ("Code", "Nom")
    assert [each.heading for each in table.key] == ["Code"]


def test_a_record_is_frozen_and_known_by_its_row(dossier: Callable[..., Dossier]) -> None:
    (office,) = dossier("| OT | Code | Nom |\n| 7 | CARNAC | Carnac |").offices
    assert repr(office) == "<Office OT!7>"
    assert (office.territory, str(office.at("code"))) == (None, "OT!A7")
    assert office != replace(office)
    with pytest.raises(FrozenInstanceError):
        setattr(office, "code", "VANNES")  # noqa: B010 - a plain assignment is a type error
    with pytest.raises(FrozenInstanceError):
        delattr(office, "code")


def test_every_reference_names_a_table_with_a_code() -> None:
    codes = {each.record.__name__ for each in TABLES if [k.name for k in each.key] == ["code"]}
    named = {each.references for table in TABLES for each in table.columns if each.references}
    assert named <= codes
