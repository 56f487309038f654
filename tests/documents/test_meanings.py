"""How meanings are declared: their typography, and those that follow from the workbook."""

from xlqualite.documents.meanings import Meaning, Nature
from xlqualite.documents.meanings.meaning import columns
from xlqualite.documents.records import told_columns
from xlqualite.french import NBSP
from xlqualite.tables import Action, Contact, Intervention, Tariff


def test_words_are_spaced_as_the_french_do() -> None:
    assert Meaning("Vide : « rien » ; ou non").told == (
        f"Vide{NBSP}: «{NBSP}rien{NBSP}»{NBSP}; ou non"
    )


def test_a_column_means_what_its_heading_says() -> None:
    found = columns(Intervention)
    assert found["duree_sur_site"] == Meaning("Durée sur site (feuille Interventions)", Nature.DAYS)
    assert found["date"].nature is Nature.DATE
    assert found["resultat"].nature is Nature.NUMBER
    assert found["etat"].nature is Nature.TEXT
    assert columns(Action)["pilote"].words == "Pilote (feuille Actions)"


def test_a_column_that_an_ot_may_not_see_means_nothing() -> None:
    assert "observations" not in columns(Action)
    assert "courriel" not in columns(Contact)
    assert not columns(Tariff)
    assert list(columns(Contact)) == [each.slug for each in told_columns(Contact)]
