"""The annual synthesis: two years side by side."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xlqualite.compute.evaluation import SynthesisLine, Unit, synthesis
from xlqualite.compute.evaluation.indicators import BLOCKS
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]

ROWS = {
    "| OT | Code | Nom | Niveau déclaré |": [
        "| {} | CARNAC | Carnac | 3 |",
        "| {} | VANNES | Vannes | 1 |",
        "| {} | RHUYS | Rhuys | 2 |",
    ],
    "| Parcours | OT | Fait | Date |": [
        "| {} | RHUYS | Engagement vers la marque | 01/03/2016 |",
        "| {} | VANNES | Entrée | 01/02/2015 |",
        "| {} | CARNAC | Stratégie validée | 01/02/2015 |",
    ],
    "| Labels | OT | Label | Attribué le |": ["| {} | CARNAC | Qualité Tourisme | 15/01/2014 |"],
    "| Interventions | Date | OT | Type | État | Durée sur site (jours) |": [
        "| {} | 12/05/2015 | CARNAC | Visite | Réalisée | 1 |",
        "| {} | 12/05/2016 | CARNAC | Diagnostic | Réalisée | 1,5 |",
        "| {} | 12/06/2016 | RHUYS | Diagnostic | Réalisée | 2 |",
        "| {} | 12/12/2016 | RHUYS | Visite | Prévue | |",
    ],
    "| Satisfaction | OT | Année | Trimestre | Public | Questionnaires | Satisfaits |": [
        "| {} | CARNAC | 2016 | 1 | Visiteurs | 7 | 3 |",
        "| {} | VANNES | 2016 | 1 | Visiteurs | 11 | 5 |",
        "| {} | RHUYS | 2016 | 2 | Visiteurs | 13 | 11 |",
    ],
    "| Tarifs | Niveau | À partir du | Forfait annuel |": ["| {} | 3 | 01/01/2015 | 1234,57 |"],
    "| Participations | OT | Année | Montant appelé |": ["| {} | CARNAC | 2016 | 1234,57 |"],
}


def written(rows: dict[str, list[str]]) -> str:
    return "\n".join(
        line
        for headings, lines in rows.items()
        for line in (headings, *(each.format(2 + rank) for rank, each in enumerate(lines)))
    )


def found(dossier: Dossier) -> dict[str, SynthesisLine]:
    return {each.indicator: each for each in synthesis(dossier)}


def test_every_indicator_has_a_name_of_its_own() -> None:
    titles = [each.title for block in BLOCKS.values() for each in block]
    assert len(titles) == len(set(titles))


def test_what_no_table_tells_is_not_known(dossier: Make) -> None:
    known = {
        each.indicator: each.value
        for each in synthesis(dossier("| OT | Code |\n| 2 | CARNAC |"))
        if each.value is not None
    }
    assert known == {
        "OT accompagnés": 1,
        "OT en niveau 1 (démarche de progrès)": 1,
        "OT en niveau 2 (vers la marque)": 0,
        "OT en niveau 3 (suivi de la marque)": 0,
        "OT redevables": 0,
        "Montant des participations": 0,
        "Part départementale": 0,
        "Part régionale": 0,
        "Participations à appeler": 0,
    }


def test_blocks_come_in_the_order_of_the_evaluation(dossier: Make) -> None:
    assert list(dict.fromkeys(each.block for each in synthesis(dossier(written(ROWS))))) == [
        "OT impliqués",
        "Avancées dans la démarche",
        "Diagnostics et interventions",
        "Temps de travail",
        "Ateliers et formations",
        "Satisfaction",
        "Financement",
        "Perspectives",
    ]


def test_a_figure_stands_beside_that_of_the_year_before(dossier: Make) -> None:
    lines = found(dossier(written(ROWS)))
    visits = lines["Interventions réalisées"]
    assert (visits.value, visits.previous, visits.change) == (2, 1, 1)
    level_two = lines["OT en niveau 2 (vers la marque)"]
    assert (level_two.value, level_two.previous, level_two.change) == (1, 0, 1)
    assert lines["Changements de niveau"].value == 1


def test_a_year_before_that_no_table_tells_is_not_known(dossier: Make) -> None:
    line = found(dossier(written(ROWS)))["Visiteurs : questionnaires"]
    assert (line.value, line.previous, line.change) == (31, None, None)


def test_days_amounts_and_shares_are_of_their_own_unit(dossier: Make) -> None:
    lines = found(dossier(written(ROWS)))
    assert lines["Jours de travail"].unit is Unit.DAYS
    assert lines["Jours de diagnostic sur site"].value == Decimal("3.5")
    assert lines["Visiteurs : part de satisfaits"].value == Decimal("0.6129")
    assert lines["Partenaires : part de satisfaits"].value is None
    amount = lines["Montant appelé"]
    assert (amount.unit, str(amount.value)) == (Unit.EUROS, "1234.57")


def test_every_figure_of_a_kept_network_can_be_measured(dossier: Make) -> None:
    text = (
        written(ROWS)
        + """
        | Accueils | Code | OT |
        | 2 | CARNAC-1 | CARNAC |
        | Contacts | OT | Fonction | Référent qualité | Référent depuis le |
        | 2 | CARNAC | Accueil | Oui | 01/01/2016 |
        | Référentiel | Critère | Chapitre |
        | 2 | C1 | Interne |
        | Avancement | OT | Critère | Réponse | Constaté le |
        | 2 | CARNAC | C1 | Oui | 01/03/2016 |
        | Actions | OT | Ouverte le | Action | État |
        | 2 | CARNAC | 01/03/2016 | Ranger | À faire |
        | Jalons | OT | Jalon | Prévu le |
        | 2 | RHUYS | Manuel | 30/09/2016 |
        | Ateliers | Code | Nature | Date |
        | 2 | A | Atelier | 12/05/2016 |
        | Inscriptions | Atelier | OT | Participant (fonction) | État |
        | 2 | A | CARNAC | Accueil | Présent |
        | Paramètres | Paramètre | Valeur |
        | 2 | Jours disponibles de l'animateur | 100 |
    """
    )
    unknown = {name for name, each in found(dossier(text)).items() if each.value is None}
    assert {each for each in unknown if not each.startswith("Partenaires")} == {
        "Mois de l'engagement à la marque",
        "Montant des participations",
        "Part départementale",
        "Part régionale",
        "Visiteurs : part de très satisfaits",
    }


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(data=st.data())
def test_the_order_of_the_rows_changes_nothing(dossier: Make, data: st.DataObject) -> None:
    shuffled = {
        headings: data.draw(st.permutations(lines)) if len(lines) > 1 else lines
        for headings, lines in ROWS.items()
    }
    assert synthesis(dossier(written(shuffled))) == synthesis(dossier(written(ROWS)))


def test_facts_after_the_day_change_nothing(dossier: Make) -> None:
    later = ROWS | {
        "| Actions | OT | Ouverte le | Action | État |": [
            "| {} | CARNAC | 15/12/2016 | Ranger | À faire |"
        ],
    }
    later["| Parcours | OT | Fait | Date |"] = [
        *ROWS["| Parcours | OT | Fait | Date |"],
        "| {} | VANNES | Sortie | 15/12/2016 |",
    ]
    later["| Interventions | Date | OT | Type | État | Durée sur site (jours) |"] = [
        *ROWS["| Interventions | Date | OT | Type | État | Durée sur site (jours) |"],
        "| {} | 20/12/2016 | VANNES | Visite | Réalisée | 1 |",
    ]
    later["| Labels | OT | Label | Attribué le |"] = [
        *ROWS["| Labels | OT | Label | Attribué le |"],
        "| {} | RHUYS | Qualité Tourisme | 20/12/2016 |",
    ]
    today = date(2016, 12, 31)
    assert synthesis(dossier(written(later), "2016-11-30", today=today)) == synthesis(
        dossier(written(ROWS), "2016-11-30", today=today)
    )
