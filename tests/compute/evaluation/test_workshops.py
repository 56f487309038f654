"""Evaluation, (e): workshops, training and regional commissions."""

from collections.abc import Callable
from decimal import Decimal

from xlqualite.compute.evaluation.workshops import Attendance, workshops
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]

YEAR = """
    | OT | Code   | Nom    |
    |  2 | VANNES | Vannes |
    |  3 | CARNAC | Carnac |
    | Ateliers | Code | Intitulé | Nature    | Date       |
    |        2 | B    | Accueil  | Formation | 12/05/2016 |
    |        3 | A    | Qualité  | Atelier   | 12/05/2016 |
    |        4 | C    | Bilan    | Atelier   | 08/12/2016 |
    |        5 | D    | Lancement | Atelier  | 08/12/2015 |
    | Inscriptions | Atelier | OT     | Participant (fonction) | État    |
    |            2 | A       | CARNAC | Direction              | Présent |
    |            3 | A       | CARNAC | Accueil                | Présent |
    |            4 | A       | VANNES | Accueil                | Absent  |
    |            5 | B       | VANNES | Accueil                | Présent |
    |            6 | B       | VANNES | Direction              | Annulé  |
    |            7 | B       | CARNAC | Direction              | Inscrit |
    |            8 | C       | VANNES | Direction              | Inscrit |
    | Interventions | Date       | OT | Type                           | État     | Animateur départemental |
    |             2 | 20/05/2016 |    | Commission ou groupe de travail | Réalisée |                        |
    |             3 | 10/02/2016 |    | Commission ou groupe de travail | Réalisée |                        |
    |             4 | 20/09/2016 |    | Commission ou groupe de travail | Réalisée | Non                    |
    |             5 | 20/12/2016 |    | Commission ou groupe de travail | Prévue   |                        |
    |             6 | 20/09/2015 |    | Commission ou groupe de travail | Réalisée |                        |
    |             7 | 20/09/2016 |    | Coordination                   | Réalisée |                         |
"""


def test_a_year_without_workshops_has_no_attendance(dossier: Make) -> None:
    found = workshops(dossier(YEAR), 2014)
    assert not any((found.held, found.to_come, found.offices, found.commissions))
    assert found.attendance == Attendance(0, 0, 0, 0)
    assert found.attendance.rate is None


def test_workshops_held_are_told_apart_from_those_to_come(dossier: Make) -> None:
    found = workshops(dossier(YEAR), 2016)
    assert [each.workshop.code for each in found.held] == ["A", "B"]
    assert [each.workshop.code for each in found.to_come] == ["C"]


def test_attendance_counts_those_present_among_those_noted(dossier: Make) -> None:
    found = workshops(dossier(YEAR), 2016)
    assert found.attendance == Attendance(enrolled=5, present=3, absent=1, cancelled=1)
    assert found.attendance.rate == Decimal("0.75")
    assert found.held[0].attendance == Attendance(3, 2, 1, 0)
    assert found.offices == ("VANNES", "CARNAC")


def test_regional_commissions_she_took_part_in_are_told_by_day(dossier: Make) -> None:
    found = workshops(dossier(YEAR), 2016).commissions
    assert [each.day.month for each in found] == [2, 5]
