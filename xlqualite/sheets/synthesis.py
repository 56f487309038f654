"""The sheet Synthèse annuelle: the figures of the year beside those of the year before."""

from collections.abc import Iterable, Iterator, Sequence

from xlqualite.compute.evaluation.figures import Figure
from xlqualite.compute.evaluation.review import Evaluation
from xlqualite.compute.evaluation.synthesis import SynthesisLine, Unit
from xlqualite.french import count, short_date
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show, cents

TABLE = ResultTable(
    "synthese",
    "Synthèse annuelle",
    "R_Synthese",
    "Les chiffres de l'année à côté de ceux de l'année précédente.",
    (
        ResultColumn("bloc", "Bloc"),
        ResultColumn(
            "indicateur", "Indicateur", wraps=True, note="Un chiffre de l'évaluation annuelle."
        ),
        ResultColumn(
            "annee",
            "Année",
            Show.FIGURE,
            note="L'année traitée, à sa fin ou au jour des résultats.",
        ),
        ResultColumn(
            "annee_precedente",
            "Année précédente",
            Show.FIGURE,
            note="Le même chiffre, un an plus tôt.",
        ),
        ResultColumn(
            "evolution",
            "Évolution",
            Show.FIGURE,
            shown="evolution_lisible",
            note="Différence entre les deux années, en points pour un pourcentage.",
        ),
    ),
)


def rows(lines: Iterable[SynthesisLine]) -> Iterator[Row]:
    """One row per indicator; amounts in euros, the rest plain numbers; shares change by points."""
    for each in lines:
        figures = (each.value, each.previous, each.change)
        value, previous, change = map(cents, figures) if each.unit is Unit.EUROS else figures
        yield {
            "bloc": each.block,
            "indicateur": each.indicator,
            "annee": value,
            "annee_precedente": previous,
            "evolution": change,
            "evolution_lisible": _shown(each),
        }


def _shown(line: SynthesisLine) -> Figure | None:
    """The change as the sheet shows it, that of a share in points: 12 from 56 % to 68 %."""
    if line.unit is Unit.SHARE and line.change is not None:
        return line.change * 100
    return line.change


def about(evaluation: Evaluation) -> str:
    """Which years are told, each with the day it is seen from."""
    both = (evaluation.current, evaluation.previous)
    told = (f"{each.year} au {short_date(each.day)}" for each in both)
    return "Les chiffres de " + ", à côté de ceux de ".join(told) + "."


def summary(rows: Sequence[Row]) -> str:
    """How many indicators are told, and how many are not known yet."""
    unknown = sum(row["annee"] is None for row in rows)
    told = count(len(rows), "indicateur")
    return f"{told}, dont {unknown} sans chiffre pour l'année" if unknown else told
