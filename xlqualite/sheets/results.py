"""Every result table of a dossier as the JSON of the contract: one list per table."""

from collections.abc import Sequence

from xlqualite.anomaly import Anomaly
from xlqualite.compute.conformity import conformity as conformity_of
from xlqualite.compute.deadlines import deadlines as deadlines_of
from xlqualite.compute.evaluation import synthesis as synthesis_of
from xlqualite.compute.fees import fees as fees_of
from xlqualite.compute.levels import levels as levels_of
from xlqualite.compute.progress import progress as progress_of
from xlqualite.compute.time import working_time
from xlqualite.dossier import Dossier
from xlqualite.sheets import (
    conformity,
    deadlines,
    fees,
    levels,
    progress,
    synthesis,
    time,
)
from xlqualite.sheets.anomalies import Lists, anomalies_to_json, names_of

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


def results_to_json(found: Sequence[Anomaly], dossier: Dossier | None) -> Lists:
    """Every result; without a dossier, only the anomalies and empty lists.

    Fees and working time are those at the end of the year treated, as in the synthesis; the others
    stand on the dossier's day.
    """
    if dossier is None:
        return {key: [] for key in KEYS} | anomalies_to_json(found, None)
    names = names_of(dossier)
    year = dossier.year
    then = dossier.at_end_of(year)
    return anomalies_to_json(found, dossier) | {
        "niveaux": levels.TABLE.to_json(levels.rows(levels_of(dossier).values(), names)),
        "conformite": conformity.TABLE.to_json(conformity.rows(conformity_of(dossier), names)),
        "echeances": deadlines.TABLE.to_json(deadlines.rows(deadlines_of(dossier), names)),
        "progression": progress.TABLE.to_json(progress.rows(progress_of(dossier), names)),
        "financement": fees.TABLE.to_json(fees.rows(fees_of(then, year), names)),
        "temps": time.TABLE.to_json(time.rows(working_time(then, year), names)),
        "synthese": synthesis.TABLE.to_json(synthesis.rows(synthesis_of(dossier))),
    }
