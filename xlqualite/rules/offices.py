"""OFF: what is left behind by an OT that has left the programme or merged."""

from collections.abc import Iterator

from xlqualite.anomaly import Severity
from xlqualite.compute.actions import open_actions
from xlqualite.compute.interventions import planned
from xlqualite.compute.labels import Standing, standing
from xlqualite.compute.levels import departed, departure_of
from xlqualite.dossier import Dossier, Folder, folders
from xlqualite.french import count, quoted, short_date, some
from xlqualite.rules.registry import Hit, Hits, Scope, hit, rule
from xlqualite.tables import Action, Label, PathFact
from xlqualite.vocabularies import Fact


@rule(
    "OFF001",
    "OT parti avec des interventions prévues ou des actions ouvertes",
    Severity.ALERTE,
    Scope(needs=(PathFact,), departed=True),
)
def left_with_work_under_way(dossier: Dossier) -> Hits:
    """Un OT sorti ou fusionné a encore des interventions prévues ou des actions ouvertes.

    Corriger : annuler ces interventions et clore ces actions, ou les reprendre au nom de l'OT qui
    prend la suite.
    """
    for folder in folders(dossier).values():
        departure = departure_of(dossier, folder.code)
        left_over = " et ".join(_left_over(folder)) if departure else ""
        if departure and left_over:
            when = f" le {short_date(departure.day)}" if departure.day else ""
            message = f"{departure.fact.value}{when}, mais encore {left_over}."
            yield hit(departure, "fact", message)


@rule(
    "OFF002",
    "Marque à confirmer après une fusion",
    Severity.INFO,
    Scope(needs=(PathFact, Label), departed=True),
)
def label_to_confirm_after_a_merger(dossier: Dossier) -> Hits:
    """L'OT fusionné avait la marque ; elle ne passe pas d'elle-même à l'OT qui prend la suite.

    Corriger : faire confirmer la marque pour le nouvel OT, puis l'inscrire à son nom dans la
    feuille Labels.
    """
    for code in folders(dossier):
        merger = departure_of(dossier, code)
        heir = merger.absorbing_office if merger and merger.fact is Fact.MERGER else None
        if merger is None or heir is None or departed(dossier, heir) or _holds(dossier, heir):
            continue
        label = _held_at(dossier, merger)
        if label:
            message = (
                f"{code} avait {label.span.label.label.value} lors de la fusion ; "
                f"à confirmer pour {heir}."
            )
            yield Hit(merger.at("absorbing_office"), heir, message)


def _left_over(folder: Folder) -> Iterator[str]:
    visits = planned(folder)
    if visits:
        names = some([f"{each.type.value} du {short_date(each.day)}" for each in visits])
        yield f"{count(len(visits), 'intervention prévue', 'interventions prévues')} ({names})"
    actions = open_actions(folder.actions)
    if actions:
        names = some([_name(each) for each in actions])
        yield f"{count(len(actions), 'action ouverte', 'actions ouvertes')} ({names})"


def _name(action: Action) -> str:
    title = quoted(action.action) if action.action else f"ligne {action.source.row}"
    return f"n° {action.number} {title}" if action.number else title


def _holds(dossier: Dossier, office: str) -> bool:
    label = standing(dossier, office)
    return label is not None and label.holds


def _held_at(dossier: Dossier, merger: PathFact) -> Standing | None:
    """The label in force at the merger, as long as it would still be held today."""
    one = dossier.alone(merger.office)
    then = standing(one.on(merger.day) if merger.day else one, merger.office)
    return then if then and then.in_force and _holds(dossier, merger.office) else None
