"""What the coordinator has done and planned for an OT, by kind."""

from decimal import Decimal

from xlqualite.dossier import Folder
from xlqualite.tables import Intervention
from xlqualite.vocabularies import InterventionState, InterventionType, Place, YesNo

NOTHING = Decimal(0)


def done(folder: Folder, *types: InterventionType) -> tuple[Intervention, ...]:
    """The interventions done of some kinds (of all kinds if none is named), oldest first."""
    return _of_state(folder, InterventionState.DONE, types)


def planned(folder: Folder, *types: InterventionType) -> tuple[Intervention, ...]:
    """The interventions planned of some kinds (of all kinds if none is named), soonest first."""
    return _of_state(folder, InterventionState.PLANNED, types)


def on_site(intervention: Intervention) -> bool:
    """Whether it happens on site: Lieu is Sur site or empty."""
    return intervention.place is not Place.REMOTE


def coordinator_was_there(intervention: Intervention) -> bool:
    """An empty presence means that the coordinator was there."""
    return intervention.coordinator_present is not YesNo.NO


def region_was_there(intervention: Intervention) -> bool:
    """An empty presence means that the animateur régional was not there."""
    return intervention.region_present is YesNo.YES


def days_on_site(interventions: tuple[Intervention, ...]) -> Decimal:
    """The sum of the column Durée sur site, in days."""
    return sum((each.days_on_site or NOTHING for each in interventions), NOTHING)


def _of_state(
    folder: Folder, state: InterventionState, types: tuple[InterventionType, ...]
) -> tuple[Intervention, ...]:
    found = (
        each
        for each in folder.interventions
        if each.state is state and (not types or each.type in types)
    )
    return tuple(sorted(found, key=lambda each: each.day))
