"""The charts of the annual evaluation, the year before beside the year."""

from xlqualite.documents.charts import DAYS, EUROS, WHOLE
from xlqualite.word.blueprints.charts import Drawn, drawing
from xlqualite.word.blueprints.markup import when

YEARS = ("Année", "Année précédente")
LEVELS = Drawn("niveaux", YEARS, WHOLE, 5.4)
BY_KIND = Drawn("temps", YEARS, DAYS, 7.4, across=True)
SPLIT = Drawn(
    "participations",
    ("Part départementale", "Part régionale"),
    EUROS,
    3.8,
    across=True,
    stacked=True,
)
CHARTS = (LEVELS, BY_KIND, SPLIT)


def shown(chart: Drawn) -> str:
    """A chart, where there is anything to show."""
    return when(f"graphiques.{chart.name}.categories", drawing(chart, CHARTS.index(chart) + 1))
