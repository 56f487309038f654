"""The sheet Synthèse annuelle: the figures of the year beside those of the year before."""

from collections.abc import Iterable, Iterator

from xlqualite.compute.evaluation.synthesis import SynthesisLine, Unit
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show, cents

TABLE = ResultTable(
    "synthese",
    "Synthèse annuelle",
    "R_Synthese",
    (
        ResultColumn("bloc", "Bloc"),
        ResultColumn("indicateur", "Indicateur"),
        ResultColumn("annee", "Année", Show.FIGURE),
        ResultColumn("annee_precedente", "Année précédente", Show.FIGURE),
        ResultColumn("evolution", "Évolution", Show.FIGURE),
    ),
)


def rows(lines: Iterable[SynthesisLine]) -> Iterator[Row]:
    """One row per indicator; amounts in euros, the rest plain numbers."""
    for each in lines:
        figures = (each.value, each.previous, each.change)
        value, previous, change = map(cents, figures) if each.unit is Unit.EUROS else figures
        yield {
            "bloc": each.block,
            "indicateur": each.indicator,
            "annee": value,
            "annee_precedente": previous,
            "evolution": change,
        }
