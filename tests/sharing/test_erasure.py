"""Whom an erasure is about: one person's rows, never a guess, never a name told."""

from datetime import datetime

import pytest
from csv_workbook import shipped
from markdown_workbook import MarkdownWorkbook

from xlqualite.dossier import Dossier
from xlqualite.messages import UserError
from xlqualite.reading import Asked, read_dossier
from xlqualite.sharing.erasure import Marks, cells_of, marks_of, rows_of_contact, texts_of, without
from xlqualite.sharing.recipient import Recipient
from xlqualite.sharing.share import share_of
from xlqualite.tables import Contact

ASKED = Asked(shipped("exemple").as_of)
CONTACTS = """
    | Contacts | OT     | Fonction  | Nom    | Prénom | Courriel           | Téléphone      | Référent depuis le |
    |        6 | CARNAC | Direction | Dupont | Jeanne | jeanne@example.org | 02 97 11 22 33 | 01/01/2014         |
    |        7 | CARNAC | Direction | DUPONT | Jeanne |                    |                | 01/01/2015         |
    |        8 | CARNAC | Accueil   | Durand | Paul   |                    |                |                    |
    |        9 | CARNAC | accueil   | Petit  | Anne   |                    |                |                    |
    |       10 | CARNAC | Boutique  |        |        | a@example.org      |                |                    |
    |       11 | CARNAC | Boutique  |        |        | b@example.org      |                | 01/01/2015         |
    |       12 | AURAY  | Secrétariat |      |        |                    |                | 01/01/2030         |
"""


def dossier(text: str = CONTACTS) -> Dossier:
    found = read_dossier(MarkdownWorkbook(text), ASKED).dossier
    assert found is not None
    return found


def rows(office: str, role: str, last_name: str | None = None) -> list[int]:
    return [each.source.row for each in rows_of_contact(dossier(), office, role, last_name)]


def refused(office: str, role: str, last_name: str | None = None) -> str:
    with pytest.raises(UserError) as wrong:
        rows(office, role, last_name)
    return str(wrong.value).replace("\u00a0", " ")


def test_all_the_rows_of_one_person_are_meant() -> None:
    assert rows("CARNAC", "Direction") == [6, 7]


def test_a_function_and_a_name_are_read_whatever_their_case_and_accents() -> None:
    assert rows("AURAY", "SECRETARIAT") == [12]
    assert rows("CARNAC", "Accueil", "durand") == [8]


def test_several_persons_are_told_apart_by_their_name() -> None:
    said = refused("CARNAC", "Accueil")
    assert said.startswith("2 personnes ont la fonction « Accueil » à CARNAC")
    assert "--nom" in said
    assert "Contacts!" in said


def test_persons_that_no_name_tells_apart_are_not_guessed() -> None:
    assert "complétez d'abord la colonne Nom" in refused("CARNAC", "Boutique")


def test_no_refusal_tells_a_name() -> None:
    said = refused("CARNAC", "Accueil") + refused("CARNAC", "Accueil", "Le Goff")
    said += refused("CARNAC", "Président") + refused("CARNAC", "Boutique")
    for each in ("Dupont", "Durand", "Petit", "Paul", "example.org", "Le Goff"):
        assert each not in said


def test_an_unknown_office_function_or_name_is_said() -> None:
    assert "Vouliez-vous dire « CARNAC »" in refused("CARNACQ", "Direction")
    assert "Fonctions de cet OT : « Accueil », « Boutique »" in refused("CARNAC", "Président")
    assert "ne porte ce nom" in refused("CARNAC", "Accueil", "Le Goff")
    with pytest.raises(UserError, match="aucune"):
        rows_of_contact(shipped("morbihan"), "CARNAC", "Direction")


def test_every_declared_cell_of_the_rows_is_emptied() -> None:
    cells = set(map(str, cells_of(rows_of_contact(dossier(), "CARNAC", "Direction"))))
    assert {"Contacts!A6", "Contacts!B7", "Contacts!C6", "Contacts!D7"} <= cells
    assert len(cells) == 24


def test_what_betrays_a_person_is_found_however_it_is_written() -> None:
    found = rows_of_contact(dossier(), "CARNAC", "Direction")
    marks = marks_of(found)
    assert texts_of(found) == {"Dupont", "DUPONT", "Jeanne", "jeanne@example.org", "02 97 11 22 33"}
    for told in ("vu Mme Dupont ce jour", "02.97.11.22.33", "Jeanne@Example.org"):
        assert marks.found_in(told)
    for other in ("Duponteau", "02 97 11 22 34", "Jeanne"):
        assert not marks.found_in(other)


def test_a_function_alone_betrays_nobody() -> None:
    assert not marks_of(rows_of_contact(dossier(), "AURAY", "Secrétariat"))
    assert not marks_of(
        rows_of_contact(
            dossier("""
        | Contacts | OT     | Fonction | Téléphone |
        |        6 | CARNAC | Accueil  | 15        |
    """),
            "CARNAC",
            "Accueil",
        )
    )
    assert Marks(("Le Bihan",), ())


MADE = datetime(2016, 11, 30, 9, 0)


def test_a_kept_share_loses_the_rows_of_the_person_and_no_other() -> None:
    whole = dossier()
    share = share_of(whole, Recipient(None), b"sel", MADE)
    erased = without(share, rows_of_contact(whole, "CARNAC", "Direction"))
    assert len(share.rows[Contact]) - len(erased.rows[Contact]) == 2
    assert set(erased.rows[Contact]) < set(share.rows[Contact])
    assert {table: rows for table, rows in erased.rows.items() if table is not Contact} == {
        table: rows for table, rows in share.rows.items() if table is not Contact
    }
    assert erased.identifier == share.identifier


def test_a_share_that_never_showed_the_person_is_left_as_it_is() -> None:
    whole = dossier()
    share = share_of(whole, Recipient("AURAY"), b"sel", MADE)
    assert without(share, rows_of_contact(whole, "CARNAC", "Direction")) is share
