"""The annual evaluation: its eight blocks, for the year treated and the year before."""

from dataclasses import dataclass
from datetime import date

from xlqualite.compute.evaluation.financing import Financing, financing
from xlqualite.compute.evaluation.interventions import Interventions, interventions
from xlqualite.compute.evaluation.network import Network, network
from xlqualite.compute.evaluation.outlook import Outlook, outlook
from xlqualite.compute.evaluation.progress import NetworkProgress, network_progress
from xlqualite.compute.evaluation.satisfaction import SatisfactionSummary, satisfaction_summary
from xlqualite.compute.evaluation.time import TimeSpent, time_spent
from xlqualite.compute.evaluation.workshops import Workshops, workshops
from xlqualite.dossier import Dossier, remembered
from xlqualite.months import last_day


@dataclass(frozen=True, kw_only=True)
class Review:
    """A year in its eight blocks.

    Attributes:
        day: the day it is seen from: 31 December, or the dossier's day while the year runs.
    """

    year: int
    day: date
    network: Network
    progress: NetworkProgress
    interventions: Interventions
    time: TimeSpent
    workshops: Workshops
    satisfaction: SatisfactionSummary
    financing: Financing
    outlook: Outlook

    @property
    def running(self) -> bool:
        """Whether the year is not over on the day."""
        return self.day < last_day(self.year)


@dataclass(frozen=True)
class Evaluation:
    """The year treated, and the year before at its own end."""

    current: Review
    previous: Review


def evaluation(dossier: Dossier) -> Evaluation:
    """The annual evaluation of the dossier's year (domain, section 7)."""
    return Evaluation(review(dossier, dossier.year), review(dossier, dossier.year - 1))


@remembered
def review(dossier: Dossier, year: int) -> Review:
    """One year, as known at its end, or on the dossier's day if that comes first."""
    return Review(
        year=year,
        day=dossier.at_end_of(year).as_of,
        network=network(dossier, year),
        progress=network_progress(dossier, year),
        interventions=interventions(dossier, year),
        time=time_spent(dossier, year),
        workshops=workshops(dossier, year),
        satisfaction=satisfaction_summary(dossier, year),
        financing=financing(dossier, year),
        outlook=outlook(dossier, year),
    )
