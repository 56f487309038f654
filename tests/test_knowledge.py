"""What was known on a day: later facts are unknown, later ends have not come yet."""

from collections.abc import Callable
from datetime import date

import pytest

from xlqualite.dossier import Dossier
from xlqualite.knowledge import period_end

Make = Callable[..., Dossier]

FACTS = """
| OT | Code   | Nom    | Catégorie actuelle | Classé le  |
|  2 | CARNAC | Carnac | I                  | 01/06/2016 |
| Parcours | OT     | Fait                      | Date       |
|        2 | CARNAC | Entrée                    | 01/06/2016 |
|        3 | CARNAC | Engagement vers la marque | 01/06/2016 |
| Accueils | Code     | OT     | Ouvert le  | Fermé le   |
|        2 | CARNAC-1 | CARNAC |            | 01/06/2016 |
|        3 | CARNAC-2 | CARNAC | 01/06/2016 |            |
| Contacts | OT     | Fonction | Référent qualité | Référent depuis le | Référent jusqu'au | Vérifié le |
|        2 | CARNAC | Accueil  | Oui              | 01/06/2016         |                   |            |
|        3 | CARNAC | Direction | Oui             | 01/06/2010         | 01/06/2016        | 01/06/2016 |
| Labels | OT     | Label            | Attribué le |
|      2 | CARNAC | Qualité Tourisme | 01/06/2016  |
| Interventions | Date       | OT     | Type   | État     | Compte rendu le |
|             2 | 01/05/2016 | CARNAC | Visite | Réalisée | 01/06/2016      |
|             3 | 01/06/2016 | CARNAC | Visite | Réalisée |                 |
|             4 | 01/06/2016 | CARNAC | Visite | Prévue   |                 |
| Jalons | OT     | Jalon   | Prévu le   | Réalisé le |
|      2 | CARNAC | Dossier | 01/03/2016 | 01/06/2016 |
| Actions | OT     | Ouverte le | Action   | État     | Terminée le | Preuve | Efficacité vérifiée le | Efficacité |
|       2 | CARNAC | 01/06/2016 | Nouvelle | À faire  |             |        |                        |            |
|       3 | CARNAC | 01/02/2016 | Ancienne | Réalisée | 01/06/2016  | Photo  | 01/06/2016             | Efficace   |
| Avancement | OT     | Critère | Réponse | Constaté le |
|          2 | CARNAC | C1      | Oui     | 01/06/2016  |
| Satisfaction | OT     | Année | Trimestre | Public    | Questionnaires |
|            2 | CARNAC | 2016  | 2         | Visiteurs | 10             |
|            3 | CARNAC | 2016  |           | Visiteurs | 10             |
| Ateliers | Code | Date       |
|        2 | A1   | 01/06/2016 |
| Inscriptions | Atelier | OT     | État    |
|            2 | A1      | CARNAC | Présent |
| Participations | OT     | Année | Montant appelé | Appelé le  | Encaissé | Encaissé le | Versé à la région | Versé le   |
|              2 | CARNAC | 2016  | 100            | 01/06/2016 | 100      | 01/06/2016  | 40                | 01/06/2016 |
|              3 | CARNAC | 2017  | 100            |            |          |             |                   |            |
"""


@pytest.fixture
def before(dossier: Make) -> Dossier:
    return dossier(FACTS, "2016-05-31")


@pytest.fixture
def after(dossier: Make) -> Dossier:
    return dossier(FACTS, "2016-06-01")


def test_the_day_itself_knows_its_facts(after: Dossier) -> None:
    assert after.offices[0].category is not None
    assert len(after.path) == 2
    assert [each.code for each in after.accueils] == ["CARNAC-1", "CARNAC-2"]
    assert after.accueils[0].closed_on == date(2016, 6, 1)
    assert len(after.labels) == len(after.answers) == 1
    assert len(after.interventions) == 3
    assert [each.state.value for each in after.actions] == ["À faire", "Réalisée"]
    assert after.milestones[0].done_on is not None
    assert after.enrolments[0].state is not None
    assert after.enrolments[0].state.value == "Présent"
    assert [each.called for each in after.fees] == [100]


def test_later_facts_are_unknown(before: Dossier) -> None:
    assert not (before.labels)
    assert not (before.answers)
    assert not (before.satisfaction)
    assert not (before.offices[0].category)
    assert not (before.offices[0].classified_on)
    assert [each.source.row for each in before.interventions] == [2, 4]
    assert [each.source.row for each in before.actions] == [3]


def test_a_later_entry_stays_known(before: Dossier) -> None:
    assert [each.fact.value for each in before.path] == ["Entrée"]


def test_later_ends_have_not_come_yet(before: Dossier) -> None:
    assert [each.closed_on for each in before.accueils] == [None]
    assert before.interventions[0].reported_on is None
    assert before.milestones[0].done_on is None
    action = before.actions[0]
    assert (action.state.value, action.ended_on, action.proof) == ("En cours", None, None)
    assert not (action.effectiveness)
    assert not (action.verified_on)


def test_a_later_referent_is_a_mere_contact_and_a_leaving_one_is_still_there(
    before: Dossier,
) -> None:
    coming, leaving = before.contacts
    assert not (coming.referent)
    assert not (coming.referent_since)
    assert leaving.referent
    assert not (leaving.referent_until)
    assert not (leaving.verified_on)


def test_a_workshop_to_come_has_no_one_present_yet(before: Dossier) -> None:
    assert before.enrolments[0].state is not None
    assert before.enrolments[0].state.value == "Inscrit"


def test_money_to_come_is_unknown(before: Dossier) -> None:
    (account,) = before.fees
    assert not (account.called)
    assert not (account.received)
    assert not (account.passed_on)


def test_a_year_row_of_satisfaction_is_known_at_the_end_of_the_year(
    dossier: Make,
) -> None:
    assert [each.quarter for each in dossier(FACTS, "2016-06-30").satisfaction] == [2]
    assert len(dossier(FACTS, "2016-12-31").satisfaction) == 2


def test_the_ends_of_quarters() -> None:
    ends = [period_end(2016, quarter) for quarter in (1, 2, 3, 4, None)]
    assert [f"{each:%d/%m}" for each in ends] == ["31/03", "30/06", "30/09", "31/12", "31/12"]


def test_what_no_one_changed_is_the_very_same_record(after: Dossier) -> None:
    assert after.contacts[1] is after.typed.contacts[1]
