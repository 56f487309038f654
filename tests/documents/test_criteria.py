"""The mandatory criteria left to meet."""

from collections.abc import Callable

from xlqualite.documents.criteria import others_to_meet, to_meet
from xlqualite.dossier import Dossier

DossierOf = Callable[..., Dossier]
GRID = """
    | Référentiel | Critère | Chapitre | Intitulé | Réponse | Obligatoire | Action type |
    |           2 | A-1     | Accueil  | Un       | Oui/Non | Oui         | Afficher    |
    |           3 | A-2     | Accueil  | Deux     | Oui/Non | Oui         |             |
    |           4 | A-3     | Accueil  | Trois    | Oui/Non | Non         | Ranger      |
    | Avancement | OT     | Critère | Réponse | Constaté le |
    |          2 | CARNAC | A-2     | Non     | 01/02/2016  |
    |          3 | CARNAC | A-1     | Non     | 01/02/2016  |
    |          4 | CARNAC | A-3     | Non     | 01/02/2016  |
"""


def many(quantity: int) -> str:
    """As many mandatory criteria that CARNAC does not meet."""
    numbers = range(1, quantity + 1)
    criteria = (f"| {each} | A-{each} | Accueil | Titre | Oui/Non | Oui |" for each in numbers)
    answers = (f"| {each} | CARNAC | A-{each} | Non | 01/02/2016 |" for each in numbers)
    return "\n".join(
        (
            "| Référentiel | Critère | Chapitre | Intitulé | Réponse | Obligatoire |",
            *criteria,
            "| Avancement | OT | Critère | Réponse | Constaté le |",
            *answers,
        )
    )


def test_nothing_is_left_without_a_referentiel(dossier: DossierOf) -> None:
    found = dossier("| OT | Code | Nom |\n| 2 | CARNAC | Carnac |")
    assert to_meet(found, found.of("CARNAC")) == []
    assert others_to_meet(found, found.of("CARNAC")) == ""


def test_a_criterion_that_an_open_action_sees_to_is_left_out(dossier: DossierOf) -> None:
    found = dossier(
        GRID
        + """
        | Actions | OT     | Ouverte le | Critère | Action | État     |
        |       2 | CARNAC | 01/02/2016 | A-1     | Écrire | En cours |
        |       3 | CARNAC | 01/02/2016 | A-2     | Relire | Réalisée |
    """
    )
    assert [each["critere"] for each in to_meet(found, found.of("CARNAC"))] == ["A-2"]


def test_those_left_come_in_the_order_of_the_referentiel_with_an_action(
    dossier: DossierOf,
) -> None:
    found = dossier(GRID)
    told = [
        (each["critere"], each["intitule"], each["action_type"])
        for each in to_meet(found, found.of("CARNAC"))
    ]
    assert told == [("A-1", "Un", "Afficher"), ("A-2", "Deux", "à définir ensemble")]


def test_eight_are_told_and_the_others_counted(dossier: DossierOf) -> None:
    said = {}
    for quantity in (8, 9, 11):
        found = dossier(many(quantity))
        assert len(to_meet(found, found.of("CARNAC"))) == 8
        said[quantity] = others_to_meet(found, found.of("CARNAC")).replace("\u00a0", " ")
    assert said == {8: "", 9: "et 1 autre critère", 11: "et 3 autres critères"}
