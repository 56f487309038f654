"""The indicators of the annual synthesis, block by block: their words, and where they are read."""

from decimal import Decimal

from xlqualite.compute.evaluation.figures import Figure, Indicator, Measure, Unit
from xlqualite.compute.evaluation.interventions import Tally
from xlqualite.compute.evaluation.labels import Outcome
from xlqualite.compute.evaluation.review import Review
from xlqualite.compute.evaluation.time import Days
from xlqualite.schema import Record
from xlqualite.tables import (
    Accueil,
    Action,
    Answer,
    Contact,
    FeeAccount,
    Intervention,
    Label,
    Milestone,
    PathFact,
    Satisfaction,
    Workshop,
)
from xlqualite.vocabularies import InterventionType, Opinion, Public, WorkshopKind

COUNT, DAYS, MONTHS, SHARE, EUROS = Unit
Block = tuple[Indicator, ...]
Tables = tuple[type[Record], ...]


def _from(tables: Tables, *lines: tuple[str, Unit, Measure]) -> Block:
    """Indicators that are known once one of some tables tells of the year."""
    return tuple(Indicator(*each, needs=tables) for each in lines)


def _level(rank: int) -> Measure:
    return lambda its: len(its.network.by_level[rank])


def _done(kind: InterventionType) -> Measure:
    return lambda its: its.interventions.by_type.get(kind, Tally()).done


def _time(rank: int | None) -> Measure:
    return lambda its: its.time.by_level.get(rank, Days()).total


def _held(kind: WorkshopKind) -> Measure:
    return lambda its: sum(each.workshop.kind is kind for each in its.workshops.held)


def _labels(outcome: Outcome) -> Measure:
    return lambda its: its.progress.count_of(outcome)


def _favourable(its: Review) -> int:
    return sum(each.opinion is Opinion.FAVOURABLE for each in its.interventions.audits)


def _diagnosis_days(its: Review) -> Decimal:
    return its.interventions.by_type.get(InterventionType.DIAGNOSTIC, Tally()).days_on_site


def _said(public: Public, name: str) -> Measure:
    """A figure of what a public said; None when nothing was returned of it."""

    def measure(its: Review) -> Figure | None:
        found: Figure | None = getattr(its.satisfaction.by_public.get(public), name, None)
        return found

    return measure


NETWORK: Block = (
    *_from(
        (),
        ("OT accompagnés", COUNT, lambda its: len(its.network.involved)),
        ("OT en niveau 1 (démarche de progrès)", COUNT, _level(1)),
        ("OT en niveau 2 (vers la marque)", COUNT, _level(2)),
        ("OT en niveau 3 (suivi de la marque)", COUNT, _level(3)),
    ),
    *_from((Accueil,), ("Accueils ouverts", COUNT, lambda its: its.network.accueils)),
    *_from(
        (Intervention, Action, Satisfaction),
        ("OT actifs", COUNT, lambda its: len(its.network.active)),
    ),
    *_from(
        (PathFact,),
        ("Entrées", COUNT, lambda its: len(its.network.entries)),
        ("Sorties", COUNT, lambda its: len(its.network.exits)),
        ("OT réunis par fusion", COUNT, lambda its: its.network.united),
    ),
    *_from(
        (PathFact, Label),
        ("Changements de niveau", COUNT, lambda its: len(its.network.moves)),
    ),
    *_from(
        (Contact,),
        ("Arrivées de référents qualité", COUNT, lambda its: its.network.referents_arrived),
        ("Départs de référents qualité", COUNT, lambda its: its.network.referents_left),
    ),
)

PROGRESS: Block = (
    *_from(
        (Answer,),
        ("Score moyen", SHARE, lambda its: its.progress.average_score),
        ("Part des critères renseignés", SHARE, lambda its: its.progress.average_answered),
    ),
    *_from(
        (Action,),
        ("Actions ouvertes", COUNT, lambda its: its.progress.action_total.opened),
        ("Actions réalisées", COUNT, lambda its: its.progress.action_total.done),
        ("Actions en retard", COUNT, lambda its: its.progress.action_total.overdue),
        ("Actions jugées efficaces", COUNT, lambda its: its.progress.action_total.effective),
        ("Outils adoptés", COUNT, lambda its: its.progress.tools_taken_up),
    ),
    *_from(
        (PathFact,),
        ("Plans d'actions proposés", COUNT, lambda its: len(its.progress.plans_proposed)),
        ("Plans d'actions validés", COUNT, lambda its: len(its.progress.plans_validated)),
        ("Stratégies validées", COUNT, lambda its: len(its.progress.strategies)),
    ),
    *_from(
        (Milestone,),
        ("Jalons atteints", COUNT, lambda its: its.progress.milestones_reached),
        ("Jalons en retard", COUNT, lambda its: its.progress.milestones_overdue),
    ),
    *_from(
        (Label,),
        ("Marques obtenues", COUNT, _labels(Outcome.OBTAINED)),
        ("Marques renouvelées", COUNT, _labels(Outcome.RENEWED)),
        ("Marques perdues", COUNT, _labels(Outcome.LOST)),
        ("Mois de l'engagement à la marque", MONTHS, lambda its: its.progress.average_months),
    ),
)

INTERVENTIONS: Block = _from(
    (Intervention,),
    ("Interventions réalisées", COUNT, lambda its: its.interventions.total.done),
    ("Interventions encore prévues", COUNT, lambda its: its.interventions.total.planned),
    ("Visites réalisées", COUNT, _done(InterventionType.VISIT)),
    ("Visites à la demande des OT", COUNT, lambda its: its.interventions.visits_requested),
    ("Conseils donnés", COUNT, _done(InterventionType.ADVICE)),
    ("Diagnostics réalisés", COUNT, _done(InterventionType.DIAGNOSTIC)),
    ("Jours de diagnostic sur site", DAYS, _diagnosis_days),
    ("Audits blancs réalisés", COUNT, _done(InterventionType.AUDIT_BLANC)),
    ("Audits finaux réalisés", COUNT, _done(InterventionType.FINAL_AUDIT)),
    ("Audits de renouvellement réalisés", COUNT, _done(InterventionType.RENEWAL_AUDIT)),
    ("Audits avec avis favorable", COUNT, _favourable),
    ("Visites mystères réalisées", COUNT, _done(InterventionType.MYSTERY_VISIT)),
    ("Suivis documentaires réalisés", COUNT, _done(InterventionType.DOCUMENT_REVIEW)),
)

TIME: Block = _from(
    (Intervention,),
    ("Jours de travail", DAYS, lambda its: its.time.total.total),
    ("Jours sur site", DAYS, lambda its: its.time.total.on_site),
    ("Jours de préparation", DAYS, lambda its: its.time.total.preparation),
    ("Jours pour les OT en niveau 1", DAYS, _time(1)),
    ("Jours pour les OT en niveau 2", DAYS, _time(2)),
    ("Jours pour les OT en niveau 3", DAYS, _time(3)),
    ("Jours pour le réseau et les OT sortis", DAYS, _time(None)),
    ("Jours disponibles", DAYS, lambda its: its.time.available),
    ("Part du temps disponible", SHARE, lambda its: its.time.share),
)

WORKSHOPS: Block = (
    *_from(
        (Workshop,),
        ("Ateliers tenus", COUNT, _held(WorkshopKind.WORKSHOP)),
        ("Formations tenues", COUNT, _held(WorkshopKind.TRAINING)),
        ("Inscriptions", COUNT, lambda its: its.workshops.attendance.enrolled),
        ("Présences", COUNT, lambda its: its.workshops.attendance.present),
        ("Taux de présence", SHARE, lambda its: its.workshops.attendance.rate),
        ("OT présents", COUNT, lambda its: len(its.workshops.offices)),
    ),
    *_from(
        (Intervention,),
        ("Commissions et groupes de travail", COUNT, lambda its: len(its.workshops.commissions)),
    ),
)

SATISFACTION: Block = _from(
    (Satisfaction,),
    ("OT sans indicateurs", COUNT, lambda its: len(its.satisfaction.missing)),
    *(
        (f"{public.value} : {words}", unit, _said(public, name))
        for public in Public
        for words, unit, name in (
            ("OT répondants", COUNT, "offices"),
            ("questionnaires", COUNT, "questionnaires"),
            ("part de satisfaits", SHARE, "satisfied_share"),
            ("part de très satisfaits", SHARE, "very_satisfied_share"),
            ("réclamations", COUNT, "complaints"),
            ("réclamations traitées dans le délai", COUNT, "complaints_in_time"),
        )
    ),
)

FINANCING: Block = (
    *_from(
        (),
        ("OT redevables", COUNT, lambda its: its.financing.owing),
        ("Montant des participations", EUROS, lambda its: its.financing.total.amount),
        ("Part départementale", EUROS, lambda its: its.financing.total.department),
        ("Part régionale", EUROS, lambda its: its.financing.total.region),
    ),
    *_from(
        (FeeAccount,),
        ("Montant appelé", EUROS, lambda its: its.financing.total.called),
        ("Montant encaissé", EUROS, lambda its: its.financing.total.received),
        ("Reste dû", EUROS, lambda its: its.financing.total.still_due),
        ("Part régionale de l'encaissé", EUROS, lambda its: its.financing.total.region_share),
        ("Versé à la région", EUROS, lambda its: its.financing.total.passed_on),
    ),
)

OUTLOOK: Block = (
    *_from(
        (Label, Milestone, Action, Intervention),
        ("Échéances de l'année suivante", COUNT, lambda its: len(its.outlook.deadlines)),
        ("Échéances dépassées", COUNT, lambda its: len(its.outlook.overdue)),
    ),
    *_from((), ("Participations à appeler", COUNT, lambda its: len(its.outlook.fee_calls))),
)

BLOCKS: dict[str, Block] = {
    "OT impliqués": NETWORK,
    "Avancées dans la démarche": PROGRESS,
    "Diagnostics et interventions": INTERVENTIONS,
    "Temps de travail": TIME,
    "Ateliers et formations": WORKSHOPS,
    "Satisfaction": SATISFACTION,
    "Financement": FINANCING,
    "Perspectives": OUTLOOK,
}
"""The eight blocks, in the order of the evaluation."""
