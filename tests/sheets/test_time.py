"""The sheet Temps de travail: months are dates, durations are totalled."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from xlqualite.dossier import Dossier
from xlqualite.sheets.computed import SUMMARY
from xlqualite.sheets.places import TOTALS_ROW
from xlqualite.sheets.results import result_sheets


def test_months_are_first_days_and_durations_are_totalled(
    dossier: Callable[..., Dossier],
) -> None:
    made = dossier("""
        | Interventions | Date       | OT   | Type         | État     | Durée sur site (jours) |
        |             2 | 12/05/2016 | BAUD | Visite       | Réalisée | 1,5                    |
        |             3 | 13/05/2016 | BAUD | Visite       | Réalisée | 0,5                    |
        |             4 | 14/06/2016 |      | Coordination | Réalisée | 1                      |
    """)
    found = next(each for each in result_sheets((), made) if each.sheet == "Temps de travail")
    assert found.rows == (
        ("BAUD", "BAUD", 1, "Visite", date(2016, 5, 1), 2, Decimal(2), Decimal(0)),
        (None, None, None, "Coordination", date(2016, 6, 1), 1, Decimal(1), Decimal(0)),
    )
    assert [
        found.cells[each] for each in (SUMMARY, *(f"{letter}{TOTALS_ROW}" for letter in "FGH"))
    ] == ["Total", 3, 3, 0]
