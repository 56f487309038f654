"""The sheet Échéances: what is late, near, further off."""

from collections.abc import Callable
from datetime import date

from xlqualite.dossier import Dossier
from xlqualite.port import Link
from xlqualite.schema import Address
from xlqualite.sheets.deadlines import summary
from xlqualite.sheets.results import result_sheets


def test_without_a_deadline_nothing_is_late() -> None:
    assert summary([]) == "0 en retard, 0 dans les 30\u00a0jours, 0 plus tard"


def test_today_and_the_thirtieth_day_are_near() -> None:
    found = [{"jours_restants": each} for each in (-400, -1, 0, 15, 30, 31)]
    assert summary(found) == "2 en retard, 3 dans les 30\u00a0jours, 1 plus tard"


def test_the_days_left_lead_to_the_cell_of_the_date(dossier: Callable[..., Dossier]) -> None:
    made = dossier("""
        | Parcours | OT     | Fait   | Date       |
        |        2 | CARNAC | Entrée | 01/03/2016 |
        | Jalons | OT     | Jalon     | Prévu le   |
        |      2 | CARNAC | Affichage | 15/12/2016 |
    """)
    found = next(each for each in result_sheets((), made) if each.sheet == "Échéances")
    ((day, code, *_, left),) = found.rows
    assert (day, code) == (date(2016, 12, 15), "CARNAC")
    assert left == Link(15, Address("Jalons", "C2"))
