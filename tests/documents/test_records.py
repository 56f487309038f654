"""Rows as template variables."""

from collections.abc import Callable
from datetime import date

from xlqualite.documents.records import variables_of
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]


def test_a_row_gives_the_slug_of_each_heading_and_plain_words(dossier: DossierOf) -> None:
    text = """
        | Actions | N° | OT     | Ouverte le | Action | Pilote (fonction) | Priorité | État    | Échéance   |
        |       2 | 7  | CARNAC | 01/02/2016 | Écrire | Direction         | Haute    | À faire | 01/03/2017 |
    """
    found = variables_of(dossier(text).actions[0])
    assert (found["numero"], found["pilote"]) == ("7", "Direction")
    assert (found["priorite"], found["etat"]) == ("Haute", "À faire")
    assert found["echeance"] == date(2017, 3, 1)
    assert found["preuve_attendue"] is None


def test_what_an_ot_may_not_see_is_left_out(dossier: DossierOf) -> None:
    text = """
        | Actions | OT     | Ouverte le | Action | État    | Observations |
        |       2 | CARNAC | 01/02/2016 | Écrire | À faire | entre nous   |
    """
    assert "observations" not in variables_of(dossier(text).actions[0])
