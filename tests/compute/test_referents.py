"""The référents in post on the day, and their time."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from xlqualite.compute.referents import referents
from xlqualite.dossier import Dossier

Make = Callable[..., Dossier]
HEAD = (
    "| Contacts | OT | Fonction | Référent qualité | Référent depuis le | Référent jusqu'au "
    "| Jours par semaine |\n"
)


def contacts(*rows: str) -> str:
    """Rows of "Fonction | Référent | depuis | jusqu'au | jours"."""
    return HEAD + "".join(f"| {line} | ARC | {row} |\n" for line, row in enumerate(rows, start=2))


@pytest.mark.parametrize(
    "row",
    [
        "Direction | | | | 2",
        "Direction | Non | | | 2",
        "Direction | Oui | 01/12/2016 | | 2",
        "Direction | Oui | | 29/11/2016 | 2",
    ],
)
def test_nobody_in_post_has_no_time(dossier: Make, row: str) -> None:
    found = referents(dossier(contacts(row)), "ARC")
    assert found.contacts == ()
    assert found.days_per_week is None


def test_the_times_of_all_in_post_add_up(dossier: Make) -> None:
    text = contacts(
        "Direction | Oui | | 30/11/2016 | 0,5",
        "Qualité | Oui | 30/11/2016 | | 1",
        "Accueil | Oui | | 01/01/2017 | 0",
    )
    found = referents(dossier(text), "ARC")
    assert found.days_per_week == Decimal("1.5")
    assert [each.text.replace("\u00a0", " ") for each in found.because] == [
        "Direction : 0,5 jour par semaine",
        "Qualité : 1 jour par semaine",
        "Accueil : 0 jour par semaine",
    ]


def test_a_time_that_is_not_known_leaves_the_total_unknown(dossier: Make) -> None:
    found = referents(dossier(contacts("Direction | Oui | | | ", "Qualité | Oui | | | 1")), "ARC")
    assert len(found.contacts) == 2
    assert found.days_per_week is None
    assert found.because[0].text == "Direction : temps à renseigner"
