"""The sheet Niveaux: each OT, why, what next."""

from collections.abc import Callable
from datetime import date

from xlqualite.dossier import Dossier
from xlqualite.port import Link, ResultSheet
from xlqualite.sheets.levels import summary
from xlqualite.sheets.results import result_sheets

Made = Callable[..., Dossier]


def sheet(dossier: Dossier) -> ResultSheet:
    return next(each for each in result_sheets((), dossier) if each.sheet == "Niveaux")


def test_levels_without_an_ot_are_none() -> None:
    assert summary([]) == "0\u00a0OT au niveau 1, 0 au niveau 2, 0 au niveau 3"


def test_levels_are_counted_and_those_without_one_are_told_when_there_are() -> None:
    ranks = [1, 3, 1, 2, 3, 3]
    counted = "2\u00a0OT au niveau 1, 1 au niveau 2, 3 au niveau 3"
    assert summary([{"niveau": each} for each in ranks]) == counted
    with_one_gone = [*ranks, None]
    assert summary([{"niveau": each} for each in with_one_gone]) == f"{counted}, 1 sans niveau"


def test_a_level_leads_to_the_cell_that_made_it(dossier: Made) -> None:
    found = sheet(
        dossier("""
            | OT | Code   | Nom    | Niveau déclaré |
            |  2 | CARNAC | Carnac | 3              |
            | Labels | OT     | Label            | Attribué le |
            |      7 | CARNAC | Qualité Tourisme | 15/07/2014  |
        """)
    )
    ((code, name, level, *rest, why, _),) = found.rows
    assert (code, name) == ("CARNAC", "Carnac")
    assert isinstance(level, Link)
    assert (level.shown, level.to.sheet) == (3, "Labels")
    assert found.wrapped == ("Nom", "Pourquoi", "Pour passer au niveau suivant")
    assert rest == [3, date(2014, 7, 15), date(2017, 7, 15)]
    assert f"({level.to})" in str(why)


def test_an_ot_without_a_level_has_its_row(dossier: Made) -> None:
    found = sheet(
        dossier("""
            | OT | Code | Nom  |
            |  2 | BAUD | Baud |
            | Parcours | OT   | Fait   | Date       |
            |        2 | BAUD | Sortie | 01/03/2016 |
        """)
    )
    ((code, _, level, *_),) = found.rows
    assert (code, level) == ("BAUD", None)
    assert found.rows[0][6] == "Sorti du programme le 01/03/2016 (Parcours!B2)"
