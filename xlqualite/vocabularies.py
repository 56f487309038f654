"""The closed lists of the workbook: each value is the word of the drop-down, as users read it."""

from enum import Enum


class YesNo(Enum):
    """Oui or Non."""

    YES = "Oui"
    NO = "Non"


class Fact(Enum):
    """Dated facts of an OT's life in the programme (Parcours)."""

    ENTRY = "Entrée"
    ENGAGEMENT = "Engagement vers la marque"
    ABANDON = "Abandon"
    EXIT = "Sortie"
    MERGER = "Fusion"
    PLAN_PROPOSED = "Plan d'actions proposé"
    PLAN_VALIDATED = "Plan d'actions validé"
    STRATEGY_VALIDATED = "Stratégie validée"


class Category(Enum):
    """The prefect's classification of an OT."""

    I = "I"  # noqa: E741 - the category's own name
    II = "II"
    III = "III"
    UNCLASSIFIED = "Non classé"


class CategorySought(Enum):
    """The classification an OT works towards."""

    I = "I"  # noqa: E741 - the category's own name
    II = "II"
    III = "III"


class Involvement(Enum):
    """How much an OT puts into the approach (Implication)."""

    LOW = "Faible"
    MEDIUM = "Moyenne"
    HIGH = "Forte"


class LabelKind(Enum):
    """What an OT may hold."""

    QUALITE_TOURISME = "Qualité Tourisme"
    AFNOR = "AFNOR NF 237"
    DESTINATION_EXCELLENCE = "Destination d'excellence"


class Attribution(Enum):
    """How a label row was obtained (Obtention)."""

    FIRST = "Première"
    RENEWAL = "Renouvellement"


class InterventionType(Enum):
    """What the coordinator does."""

    VISIT = "Visite"
    ADVICE = "Conseil"
    DIAGNOSTIC = "Diagnostic"
    AUDIT_BLANC = "Audit blanc"
    FINAL_AUDIT = "Audit final"
    RENEWAL_AUDIT = "Audit de renouvellement"
    MYSTERY_VISIT = "Visite mystère"
    DOCUMENT_REVIEW = "Suivi documentaire"
    COMMISSION = "Commission ou groupe de travail"
    WORKSHOP = "Atelier"
    COORDINATION = "Coordination"


class InterventionState(Enum):
    """Where an intervention stands."""

    PLANNED = "Prévue"
    DONE = "Réalisée"
    CANCELLED = "Annulée"


class Place(Enum):
    """Where an intervention happens (Lieu)."""

    ON_SITE = "Sur site"
    REMOTE = "À distance"


class Opinion(Enum):
    """The auditor's opinion (Avis)."""

    FAVOURABLE = "Favorable"
    RESERVED = "Réserves"
    UNFAVOURABLE = "Défavorable"


class Origin(Enum):
    """Where an action comes from."""

    DIAGNOSTIC = "Diagnostic"
    AUDIT_BLANC = "Audit blanc"
    FINAL_AUDIT = "Audit final"
    COMPLAINT = "Réclamation"
    SATISFACTION = "Satisfaction"
    OFFICE_REQUEST = "Demande de l'OT"
    OTHER = "Autre"


class ActionNature(Enum):
    """What kind of action it is."""

    CORRECTIVE = "Corrective"
    PREVENTIVE = "Préventive"
    IMPROVEMENT = "Amélioration"


class Priority(Enum):
    """How soon an action matters."""

    HIGH = "Haute"
    MEDIUM = "Moyenne"
    LOW = "Basse"


class ActionState(Enum):
    """Where an action stands."""

    TO_DO = "À faire"
    UNDER_WAY = "En cours"
    DONE = "Réalisée"
    DROPPED = "Abandonnée"


class Effectiveness(Enum):
    """Whether an action had its effect, once verified."""

    EFFECTIVE = "Efficace"
    PARTIAL = "Partielle"
    NO_EFFECT = "Sans effet"


class Response(Enum):
    """An answer to a criterion."""

    YES = "Oui"
    NO = "Non"
    TS = "TS"
    S = "S"
    I = "I"  # noqa: E741 - the grid's own word
    TI = "TI"
    NOT_MEASURED = "NM"
    NOT_CONCERNED = "NC"


class ResponseScale(Enum):
    """The kind of answer a criterion takes."""

    YES_NO = "Oui/Non"
    SATISFACTION = "TS/S/I/TI"


class Public(Enum):
    """Who answered a satisfaction survey."""

    VISITORS = "Visiteurs"
    PARTNERS = "Partenaires"


class WorkshopKind(Enum):
    """What a workshop is (Nature)."""

    WORKSHOP = "Atelier"
    TRAINING = "Formation"


class EnrolmentState(Enum):
    """Where an enrolment stands."""

    ENROLLED = "Inscrit"
    PRESENT = "Présent"
    ABSENT = "Absent"
    CANCELLED = "Annulé"


class Section(Enum):
    """The part of a document a comment goes to (Rubrique)."""

    INTRODUCTION = "Introduction"
    LEVELS = "Niveaux"
    PROGRESS = "Avancement"
    DIAGNOSTICS = "Diagnostics"
    WORKING_TIME = "Temps de travail"
    WORKSHOPS = "Ateliers"
    SATISFACTION = "Satisfaction"
    FINANCING = "Financement"
    OUTLOOK = "Perspectives"
    ACTION_PLAN = "Plan d'actions"


class AnnexService(Enum):
    """An annex service that brings its own chapter of criteria."""

    SHOP = "Boutique"
    EVENTS = "Évènementiel"
    SALES = "Commercialisation"


class CategoryIICondition(Enum):
    """What a category II office must have in place."""

    PROCEDURES = "Procédures"
    SATISFACTION = "Satisfaction"
    ACTION_PLAN = "Plan d'actions"
    QUALITY_MANUAL = "Manuel Qualité"


class Comparison(Enum):
    """How a score is held against the threshold of the marque."""

    AT_LEAST = "≥"
    ABOVE = ">"
