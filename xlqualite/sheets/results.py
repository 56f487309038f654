"""Every result of a dossier, computed once: as the JSON of the contract, and as result sheets."""

from collections.abc import Mapping, Sequence

from xlqualite.anomaly import Anomaly
from xlqualite.compute.conformity import conformity as conformity_of
from xlqualite.compute.deadlines import deadlines as deadlines_of
from xlqualite.compute.evaluation.review import evaluation
from xlqualite.compute.evaluation.synthesis import synthesis as synthesis_of
from xlqualite.compute.fees import fees as fees_of
from xlqualite.compute.levels import levels as levels_of
from xlqualite.compute.progress import progress as progress_of
from xlqualite.compute.time import working_time
from xlqualite.dossier import Dossier, office_names, remembered
from xlqualite.port import ResultSheet
from xlqualite.sheets import (
    conformity,
    deadlines,
    fees,
    levels,
    progress,
    synthesis,
    time,
)
from xlqualite.sheets.anomalies import Lists, anomalies_sheet, anomalies_to_json
from xlqualite.sheets.computed import AsOf, Computed

KEYS = (
    "anomalies",
    "niveaux",
    "conformite",
    "echeances",
    "progression",
    "financement",
    "temps",
    "synthese",
)
"""The keys of the JSON in its order; among the tabs, the synthesis comes before working time."""


def results_to_json(found: Sequence[Anomaly], dossier: Dossier | None) -> Lists:
    """Every result; without a dossier, only the anomalies and empty lists."""
    computed = _computed(dossier) if dossier else {}
    lists = anomalies_to_json(found, dossier)
    lists |= {key: each.to_json() for key, each in computed.items()}
    return {key: lists.get(key, []) for key in KEYS}


def result_sheets(found: Sequence[Anomaly], dossier: Dossier) -> tuple[ResultSheet, ...]:
    """Every sheet of results, in the order of the tabs.

    Args:
        found: the anomalies, in the order to show.
        dossier: what the results are computed from.
    """
    computed = _computed(dossier).values()
    return (anomalies_sheet(found, dossier), *(each.to_sheet() for each in computed))


@remembered
def _computed(dossier: Dossier) -> Mapping[str, Computed]:
    """Every result but the anomalies by its key, in the order of the tabs."""
    found = (*_on_the_day(dossier), *_of_the_year(dossier))
    return {each.table.key: each for each in found}


def _on_the_day(dossier: Dossier) -> tuple[Computed, ...]:
    names, day = office_names(dossier), AsOf(dossier.as_of)
    ranks = levels.rows(levels_of(dossier).values(), names)
    requirements = conformity.rows(conformity_of(dossier), names)
    dates = deadlines.rows(deadlines_of(dossier), names)
    scores = progress.rows(progress_of(dossier), names)
    return (
        Computed(levels.TABLE, tuple(ranks), day, levels.summary),
        Computed(conformity.TABLE, tuple(requirements), day, conformity.summary),
        Computed(deadlines.TABLE, tuple(dates), day, deadlines.summary),
        Computed(progress.TABLE, tuple(scores), day, progress.summary),
    )


def _of_the_year(dossier: Dossier) -> tuple[Computed, ...]:
    """Fees, synthesis and working time: as they stand at the end of the year treated."""
    year, names = dossier.year, office_names(dossier)
    then = dossier.at_end_of(year)
    end = AsOf(then.as_of, year)
    amounts = fees.rows(fees_of(then, year), names)
    figures, told = synthesis.rows(synthesis_of(dossier)), synthesis.about(evaluation(dossier))
    durations = time.rows(working_time(then, year), names)
    return (
        Computed(fees.TABLE, tuple(amounts), end, fees.summary),
        Computed(synthesis.TABLE, tuple(figures), end, synthesis.summary, told),
        Computed(time.TABLE, tuple(durations), end, time.summary),
    )
