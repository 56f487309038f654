"""The delays towards the marque: the shortest and the usual one, counted from the engagement."""

from dataclasses import dataclass
from datetime import date

from xlqualite.compute.labels import counting_spans, standing
from xlqualite.compute.levels import engagement_of, path_of
from xlqualite.dossier import Dossier, remembered
from xlqualite.months import add_months
from xlqualite.tables import PathFact
from xlqualite.vocabularies import Fact


@dataclass(frozen=True, eq=False)
class Delays:
    """What follows from a dated engagement.

    Attributes:
        earliest_on: engagement + *Délai minimal marque*: no target nor decision before it.
        usual_by: engagement + *Délai moyen marque*.
    """

    engagement: PathFact
    engaged_on: date
    earliest_on: date
    usual_by: date


@remembered
def delays_of(dossier: Dossier, office: str) -> Delays | None:
    """The delays of the engagement in force; None without one, or when it is not dated.

    Source: programme, "délais [...] incompressibles : au minimum 1 an 1/2, en moyenne 3 ans".
    """
    return _delays(dossier, engagement_of(dossier, office))


@remembered
def delays_to_label(dossier: Dossier, office: str) -> Delays | None:
    """The delays of the engagement that led to the label judged on the day; None if unknown."""
    return _delays(dossier, engagement_behind_label(dossier, office))


@remembered
def engagement_behind_label(dossier: Dossier, office: str) -> PathFact | None:
    """The engagement, neither abandoned nor used by an earlier label, that led to the label judged.

    None when there is none, or when the start of the label's unbroken chain is not dated.
    """
    label = standing(dossier, office)
    obtained_on = label.since if label else None
    if obtained_on is None:
        return None
    before = [each.obtained_on or date.min for each in counting_spans(dossier, office)]
    used_until = max((each for each in before if each < obtained_on), default=None)
    engaged: list[PathFact] = []
    for fact in path_of(dossier, office):
        day = fact.day or date.min
        if fact.fact is Fact.ABANDON and day <= obtained_on:
            engaged = []
        elif fact.fact is Fact.ENGAGEMENT and (used_until is None or used_until < day):
            engaged.extend([fact] if day <= obtained_on else [])
    return engaged[0] if engaged else None


def _delays(dossier: Dossier, engagement: PathFact | None) -> Delays | None:
    if engagement is None or engagement.day is None:
        return None
    settings = dossier.settings
    return Delays(
        engagement,
        engagement.day,
        add_months(engagement.day, settings.label_minimum_months),
        add_months(engagement.day, settings.label_average_months),
    )
