"""The sheet Progression: chapters, then the total of each OT."""

from collections.abc import Callable
from decimal import Decimal

from xlqualite.dossier import Dossier
from xlqualite.port import Link
from xlqualite.schema import Address
from xlqualite.sheets.progress import summary
from xlqualite.sheets.results import result_sheets


def test_without_a_grid_no_ot_is_followed() -> None:
    told = "0 OT suivi, 0 avec un score, 0 critère obligatoire non satisfait"
    assert summary([]).replace("\u00a0", " ") == told


def test_only_the_totals_are_counted() -> None:
    def row(chapter: str | None, score: Decimal | None, *unmet: str) -> dict[str, object]:
        return {"chapitre": chapter, "score": score, "obligatoires_non_satisfaits": unmet}

    found = [
        row("Accueil", Decimal(1), "ACC-01"),
        row(None, Decimal(1), "ACC-01", "ACC-02"),
        row("Accueil", None),
        row(None, None),
    ]
    told = "2 OT suivis, 1 avec un score, 2 critères obligatoires non satisfaits"
    assert summary(found).replace("\u00a0", " ") == told


def test_the_whole_grid_is_called_total(dossier: Callable[..., Dossier]) -> None:
    made = dossier("""
        | Référentiel | Critère | Chapitre | Intitulé | Réponse | Obligatoire |
        |           2 | ACC-01  | Accueil  | Sourire  | Oui/Non | Oui         |
        | Parcours | OT     | Fait   | Date       |
        |        2 | CARNAC | Entrée | 01/03/2016 |
        | Avancement | OT     | Critère | Réponse | Constaté le |
        |          2 | CARNAC | ACC-01  | Non     | 01/04/2016  |
    """)
    found = next(each for each in result_sheets((), made) if each.sheet == "Progression")
    score = Link(Decimal(0), Address("Avancement", "D2"))
    assert found.rows == (
        ("CARNAC", "CARNAC", "Accueil", score, Decimal(1), "ACC-01"),
        ("CARNAC", "CARNAC", "Total", score, Decimal(1), "ACC-01"),
    )
