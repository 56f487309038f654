"""The prefect's classification of an OT, and what its category I or II asks of it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from xlqualite.anomaly import Reason
from xlqualite.compute.answers import answers_to, applicable_criteria, is_met, unmet
from xlqualite.compute.labels import Span, spans, standing
from xlqualite.compute.satisfaction import is_recent, latest_return
from xlqualite.dossier import Dossier, remembered
from xlqualite.french import short_date
from xlqualite.knowledge import received_on
from xlqualite.months import add_months
from xlqualite.tables import Answer, Satisfaction
from xlqualite.vocabularies import Category, CategoryIICondition, LabelKind, Public


class Aim(Enum):
    """How a category concerns an OT."""

    HELD = "détenue"
    SOUGHT = "visée"


class State(Enum):
    """Whether a condition of category II is met."""

    MET = "remplie"
    MISSING = "manquante"
    UNKNOWN = "non renseignée"


@dataclass(frozen=True, eq=False)
class Classification:
    """The category an OT was classified in.

    Attributes:
        ends_on: the day of the order + *Durée du classement*; None when the order is not dated.
        in_force: whether the dossier's day is not past its end.
    """

    category: Category
    classified_on: date | None
    ends_on: date | None
    in_force: bool


@dataclass(frozen=True, eq=False)
class Condition:
    """One of the four conditions of category II, for an OT."""

    name: CategoryIICondition
    state: State
    because: tuple[Reason, ...]


@remembered
def classification_of(dossier: Dossier, office: str) -> Classification | None:
    """The classification of an OT, in force or not; None when it is unknown or Non classé."""
    found = dossier.of(office).office
    if found.category in (None, Category.UNCLASSIFIED):
        return None
    months = dossier.settings.classification_months
    ends_on = add_months(found.classified_on, months) if found.classified_on else None
    in_force = ends_on is None or dossier.as_of <= ends_on
    return Classification(found.category, found.classified_on, ends_on, in_force)


def aim_at(dossier: Dossier, office: str, category: Category) -> Aim | None:
    """Whether an OT holds a category, or else seeks it; None when it does neither."""
    held = classification_of(dossier, office)
    if held and held.in_force and held.category is category:
        return Aim.HELD
    sought = dossier.of(office).office.category_sought
    return Aim.SOUGHT if sought and sought.value == category.value else None


@remembered
def label_for_category_i(dossier: Dossier, office: str) -> Span | None:
    """The label in force, or AFNOR certification whatever *AFNOR vaut marque* says.

    Source: programme, "les OT souhaitant être classés en catégorie 1 doivent disposer de la Marque
    QT ou Afnor". The tolerance is ours: it does not count here.
    """
    label = standing(dossier, office)
    if label and label.in_force:
        return label.span
    afnor = (each for each in spans(dossier, office) if each.label.label is LabelKind.AFNOR)
    return next((each for each in afnor if each.in_force(dossier.as_of)), None)


@remembered
def category_ii_conditions(dossier: Dossier, office: str) -> tuple[Condition, ...]:
    """The four conditions of category II: each met, missing, or not answered yet.

    Source: programme, "ceux de cat. 2 doivent avoir mis en place un certain nombre de procédures,
    évaluer la satisfaction de leurs visiteurs, élaborer un plan d'actions à partir d'une stratégie
    globale et rédiger en partie leur Manuel Qualité".
    """
    return tuple(_condition(dossier, office, each) for each in CategoryIICondition)


def _condition(dossier: Dossier, office: str, name: CategoryIICondition) -> Condition:
    latest = latest_return(dossier, office, Public.VISITORS)
    if name is CategoryIICondition.SATISFACTION and latest and is_recent(dossier, latest):
        return Condition(name, State.MET, (_receipt(latest),))
    marked = [
        answers_to(dossier, office, each.code)
        for each in applicable_criteria(dossier, office)
        if each.category_ii is name
    ]
    meeting = [answer for answers in marked if is_met(answers) for answer in answers]
    failing = [answer for answers in marked for answer in unmet(answers)]
    state = State.MET if meeting else State.MISSING if failing else State.UNKNOWN
    decisive = dict.fromkeys(meeting or failing)
    return Condition(name, state, tuple(_reason(each) for each in decisive))


def _receipt(latest: Satisfaction) -> Reason:
    dated = latest.at("received_on" if latest.received_on else "year")
    when = short_date(received_on(latest))
    return Reason(f"Indicateurs de satisfaction reçus le {when}", dated)


def _reason(answer: Answer) -> Reason:
    when = short_date(answer.observed_on)
    return Reason(f"{answer.criterion} : {answer.response.value} le {when}", answer.at("response"))
