from datetime import datetime

from sharing.network import NETWORK, Made

from xlqualite.sharing.relay import Figure, relay_of

MORE = """
    | Parcours | OT     | Fait                      | Date       |
    |        6 | CARNAC | Engagement vers la marque | 01/01/2016 |

    | Participations | OT     | Année | Montant appelé |
    |              6 | CARNAC | 2016  | 100            |

    | Avancement | OT     | Critère | Réponse | Constaté le |
    |          6 | CARNAC | COL-01  | NM      | 01/03/2016  |
"""


def test_what_is_not_known_is_not_told_as_zero(dossier: Made) -> None:
    relay = relay_of(dossier(NETWORK + MORE), "relais.xlsx")
    told = {(each.level, each.measure) for each in relay.figures}
    assert (2, "renseigne") in told
    assert (2, "score") not in told
    assert (2, "appele") in told
    assert (2, "montant") not in told
    assert relay.to_complete == 1
    assert {each for _, each in told} & {"satisfaits", "satisfaits_sur"} == set()
    assert "questionnaires" in {each for _, each in told}


def test_ot_without_a_level_are_not_of_the_network(dossier: Made) -> None:
    left = MORE.replace("Engagement vers la marque", "Sortie")
    relay = relay_of(dossier(NETWORK + left), "relais.xlsx")
    network = [each for each in relay.figures if each.measure == "ot"]
    assert network == [Figure("relais.xlsx", 1, "", "ot", 1)]
    assert relay.offices == {"VANNES": "Vannes"}
    assert datetime(2016, 11, 30).date() == relay.as_of
