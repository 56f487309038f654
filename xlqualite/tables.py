"""THE workbook: one frozen dataclass per input table, in sheet order, headings word for word."""

from datetime import date
from decimal import Decimal

from xlqualite.schema import Audience, Group, Record, Table, column, record, table_of
from xlqualite.vocabularies import (
    ActionNature,
    ActionState,
    AnnexService,
    Attribution,
    Category,
    CategoryIICondition,
    CategorySought,
    Effectiveness,
    EnrolmentState,
    Fact,
    InterventionState,
    InterventionType,
    Involvement,
    LabelKind,
    Opinion,
    Origin,
    Place,
    Priority,
    Public,
    Response,
    ResponseScale,
    Section,
    WorkshopKind,
    YesNo,
)

RELAY = Audience.RELAY
REGION = Audience.REGION
OFFICE = Audience.OFFICE

EVERY_ACCUEIL = "Tous"
FIRST_YEAR, LAST_YEAR = 1990, 2100


def _office(**declared: object) -> str:
    return column("OT", references="Office", required=True, **declared)  # type: ignore[no-any-return]


def _observations() -> str | None:
    return column(  # type: ignore[no-any-return]
        "Observations",
        prose=True,
        seen_by=RELAY,
        help="Vos notes internes : jamais transmises lors d'un partage.",
    )


@record
class Office(Record):
    """An office de tourisme that the relay accompanies."""

    sheet = "OT"
    table = "T_OT"
    group = Group.NETWORK
    about = "Les offices de tourisme accompagnés, un par ligne."
    awaited_by = "tout le reste"

    code: str = column(
        "Code",
        required=True,
        key=True,
        help="Code court, en majuscules, sans espace (ex. CARNAC). Il relie toutes les feuilles.",
    )
    name: str | None = column(
        "Nom", required=True, help="Nom usuel, tel qu'il figure dans les documents."
    )
    territory: str | None = column("Territoire", help="Commune ou intercommunalité couverte.")
    declared_level: int | None = column(
        "Niveau déclaré",
        words=("1", "2", "3"),
        help="Niveau annoncé. Le niveau réel est calculé d'après les dates.",
    )
    announced_accueils: int | None = column(
        "Nombre d'accueils annoncé",
        low=1,
        high=99,
        help="Comparé aux accueils ouverts de la feuille Accueils.",
    )
    audit_target: date | None = column(
        "Objectif d'audit final",
        help="Date visée pour l'audit final : au plus tôt 18 mois après l'engagement.",
    )
    category: Category | None = column(
        "Catégorie actuelle", help="Classement préfectoral en vigueur."
    )
    classified_on: date | None = column("Classé le", help="Date de l'arrêté de classement.")
    category_sought: CategorySought | None = column("Catégorie visée", help="Classement recherché.")
    shop: YesNo | None = column(
        "Boutique", help="L'OT tient une boutique : ses critères s'appliquent."
    )
    events: YesNo | None = column(
        "Évènementiel", help="L'OT organise des évènements : ses critères s'appliquent."
    )
    sales: YesNo | None = column(
        "Commercialisation", help="L'OT commercialise : ses critères s'appliquent."
    )
    involvement: Involvement | None = column(
        "Implication", help="Votre appréciation du niveau d'implication."
    )
    observations: str | None = _observations()


@record
class PathFact(Record):
    """A dated fact of an OT's life in the programme; undated, it is older than any other."""

    sheet = "Parcours"
    table = "T_Parcours"
    group = Group.NETWORK
    about = (
        "Les faits de chaque OT : entrée, engagement, abandon, sortie, fusion, plans, stratégie."
    )
    awaited_by = "les niveaux 2, les plans proposés et la stratégie validée"

    office: str = _office(key=True)
    fact: Fact = column("Fait", required=True, key=True, help="Choisir dans la liste.")
    day: date | None = column("Date", key=True, help="Laisser vide si la date n'est pas connue.")
    absorbing_office: str | None = column(
        "OT d'accueil",
        references="Office",
        help="Pour une fusion : le code de l'OT qui prend la suite.",
    )
    observations: str | None = _observations()


@record
class Accueil(Record):
    """One reception point of an OT; without an opening date it has always been open."""

    sheet = "Accueils"
    table = "T_Accueils"
    group = Group.NETWORK
    about = "Les points d'accueil de chaque OT, avec leurs dates d'ouverture et de fermeture."
    awaited_by = "les suppléments de participation et les audits blancs par accueil"

    code: str = column("Code", required=True, key=True, help="Code court et unique (ex. AURAY-1).")
    office: str = _office()
    name: str | None = column("Nom", required=True)
    municipality: str | None = column("Commune")
    main: YesNo | None = column(
        "Principal", required=True, help="Un seul accueil principal par OT."
    )
    all_year: YesNo | None = column("Ouvert à l'année", help="Non pour un accueil saisonnier.")
    opened_on: date | None = column("Ouvert le", help="Vide : ouvert depuis toujours.")
    closed_on: date | None = column("Fermé le", help="Vide : toujours ouvert.")


@record
class Contact(Record):
    """A person or function to write to at an OT; its référent qualité among them."""

    sheet = "Contacts"
    table = "T_Contacts"
    group = Group.NETWORK
    about = "Les interlocuteurs de chaque OT et leurs référents qualité."
    awaited_by = "les référents qualité, leur temps disponible et la vérification des contacts"

    office: str = _office(key=True)
    role: str | None = column(
        "Fonction", required=True, key=True, help="La fonction plutôt que la personne."
    )
    last_name: str | None = column("Nom", key=True, seen_by=RELAY)
    first_name: str | None = column("Prénom", seen_by=RELAY)
    email: str | None = column("Courriel", seen_by=RELAY)
    phone: str | None = column("Téléphone", seen_by=RELAY)
    referent: YesNo | None = column(
        "Référent qualité", help="Oui pour la personne en charge de la démarche."
    )
    referent_since: date | None = column("Référent depuis le", key=True)
    referent_until: date | None = column("Référent jusqu'au", help="Vide : toujours en poste.")
    days_per_week: Decimal | None = column(
        "Jours par semaine",
        low=0,
        high=5,
        help="Temps consacré à la démarche, de 0 à 5 jours.",
        unit="jours",
    )
    verified_on: date | None = column(
        "Vérifié le",
        filled_by=OFFICE,
        help="Dernière date à laquelle ces coordonnées ont été confirmées.",
    )
    keep_until: date | None = column(
        "À conserver jusqu'au", help="RGPD : passé cette date, le contact est à effacer."
    )


@record
class Label(Record):
    """A marque or certification that an OT obtained; a renewal is a new row."""

    sheet = "Labels"
    table = "T_Labels"
    group = Group.NETWORK
    about = "Les marques et certifications obtenues ; un renouvellement est une nouvelle ligne."
    awaited_by = "les niveaux 3 et les échéances de la marque"

    office: str = _office(key=True)
    label: LabelKind = column("Label", required=True, key=True)
    attribution: Attribution | None = column(
        "Obtention", help="Première attribution ou renouvellement."
    )
    attributed_on: date | None = column("Attribué le", key=True, help="Date de la décision.")
    valid_from: date | None = column("Valable à partir du", help="Vide : dès l'attribution.")
    ends_on: date | None = column(
        "Fin", help="Vide : calculée d'après la durée du régime (feuille Régimes)."
    )
    observations: str | None = _observations()


@record
class Intervention(Record):
    """Anything the coordinator does, with its days on site and its days of preparation."""

    sheet = "Interventions"
    table = "T_Interventions"
    group = Group.FOLLOW_UP
    about = "Tout ce que vous faites pour les OT. C'est ici que se saisit votre temps."
    awaited_by = "les diagnostics, les audits, le suivi documentaire et le temps de travail"

    number: str | None = column("N°", key=True, help="Laisser vide : numéroté au prochain calcul.")
    day: date = column("Date", required=True)
    office: str | None = column("OT", references="Office", help="Vide pour une action collective.")
    accueil: str | None = column(
        "Accueil",
        references="Accueil",
        extra_words=(EVERY_ACCUEIL,),
        help="Code de l'accueil, ou Tous ; vide : le seul accueil ouvert.",
    )
    type: InterventionType = column("Type", required=True)
    state: InterventionState = column("État", required=True)
    days_on_site: Decimal | None = column("Durée sur site (jours)", low=0, high=5, unit="jours")
    days_of_preparation: Decimal | None = column(
        "Préparation et rédaction (jours)", low=0, high=5, unit="jours"
    )
    place: Place | None = column("Lieu")
    requested: YesNo | None = column("À la demande de l'OT")
    coordinator_present: YesNo | None = column(
        "Animateur départemental", help="Vide : présent. Non : le temps n'est pas compté."
    )
    region_present: YesNo | None = column(
        "Animateur régional", filled_by=REGION, help="Vide : absent."
    )
    auditor: str | None = column("Auditeur (organisme)", help="L'organisme agréé, pour un audit.")
    reported_on: date | None = column("Compte rendu le", filled_by=REGION)
    strengths: str | None = column("Points forts", prose=True)
    improvements: str | None = column("Points à améliorer", prose=True)
    result: Decimal | None = column(
        "Résultat", low=0, high=100, help="Résultat de l'audit, en %, de 0 à 100.", unit="%"
    )
    opinion: Opinion | None = column("Avis")
    subject: str | None = column("Objet", seen_by=RELAY, prose=True)
    region_observations: str | None = column(
        "Observations de la région", filled_by=REGION, prose=True
    )


@record
class Milestone(Record):
    """A date agreed between an OT and the relay (calendrier d'avancement)."""

    sheet = "Jalons"
    table = "T_Jalons"
    group = Group.FOLLOW_UP
    about = "Le calendrier d'avancement convenu avec chaque OT."
    awaited_by = "le calendrier d'avancement du niveau 2"

    office: str = _office(key=True)
    name: str | None = column("Jalon", required=True, key=True)
    type: InterventionType | None = column(
        "Type d'intervention",
        help="Le jalon est alors atteint par la première intervention de ce type.",
    )
    due_on: date | None = column("Prévu le", required=True)
    done_on: date | None = column("Réalisé le")
    observations: str | None = _observations()


@record
class Action(Record):
    """A corrective, preventive or improvement action of an OT's plan."""

    sheet = "Actions"
    table = "T_Actions"
    group = Group.FOLLOW_UP
    about = "Les actions des plans d'actions, de leur ouverture à la vérification de leur effet."
    awaited_by = "les plans d'actions"

    number: str | None = column("N°", key=True, help="Laisser vide : numéroté au prochain calcul.")
    office: str = _office()
    accueil: str | None = column("Accueil", references="Accueil", help="Vide : tout l'OT.")
    opened_on: date | None = column("Ouverte le", required=True)
    origin: Origin | None = column("Origine")
    criterion: str | None = column("Critère", references="Criterion")
    tool: str | None = column(
        "Outil", references="Tool", help="L'outil partagé que l'OT choisit de développer."
    )
    strategic_axis: str | None = column("Axe stratégique")
    finding: str | None = column("Constat", prose=True)
    nature: ActionNature | None = column("Nature")
    action: str | None = column("Action", required=True, prose=True)
    expected_result: str | None = column("Résultat attendu", prose=True)
    pilot: str | None = column("Pilote (fonction)", help="La fonction, jamais le nom.")
    due_on: date | None = column("Échéance")
    priority: Priority | None = column("Priorité")
    expected_proof: str | None = column("Preuve attendue", prose=True)
    state: ActionState = column("État", required=True, filled_by=OFFICE)
    ended_on: date | None = column("Terminée le", filled_by=OFFICE)
    proof: str | None = column("Preuve", filled_by=OFFICE, prose=True)
    verified_on: date | None = column("Efficacité vérifiée le")
    effectiveness: Effectiveness | None = column("Efficacité")
    office_comment: str | None = column("Commentaire de l'OT", filled_by=OFFICE, prose=True)
    observations: str | None = _observations()


@record
class Answer(Record):
    """An OT's answer to a criterion on a day (avancement)."""

    sheet = "Avancement"
    table = "T_Avancement"
    group = Group.FOLLOW_UP
    about = "Les réponses aux critères du référentiel, au fil du temps."
    awaited_by = "les scores et les conditions de la catégorie II"

    office: str = _office(key=True)
    accueil: str | None = column(
        "Accueil", references="Accueil", key=True, help="Vide : tout l'OT."
    )
    criterion: str = column("Critère", references="Criterion", required=True, key=True)
    response: Response = column("Réponse", required=True, filled_by=OFFICE)
    observed_on: date = column("Constaté le", required=True, key=True, filled_by=OFFICE)
    proof: str | None = column("Preuve", filled_by=OFFICE, prose=True)
    observations: str | None = _observations()


@record
class Satisfaction(Record):
    """A return of satisfaction indicators: of a quarter, or of the whole year without one."""

    sheet = "Satisfaction"
    table = "T_Satisfaction"
    group = Group.FOLLOW_UP
    filled_by = OFFICE
    about = "Les indicateurs de satisfaction transmis par les OT, par trimestre ou par année."
    awaited_by = "les indicateurs de satisfaction"

    office: str = _office(key=True)
    accueil: str | None = column(
        "Accueil", references="Accueil", key=True, help="Vide : tout l'OT."
    )
    year: int = column("Année", required=True, key=True, low=FIRST_YEAR, high=LAST_YEAR)
    quarter: int | None = column(
        "Trimestre", words=("1", "2", "3", "4"), key=True, help="Vide : l'année entière."
    )
    public: Public = column("Public", required=True, key=True)
    questionnaires: int | None = column("Questionnaires", required=True, low=0)
    satisfied: int | None = column("Satisfaits", low=0, help="Y compris les très satisfaits.")
    very_satisfied: int | None = column("Très satisfaits", low=0)
    complaints: int | None = column("Réclamations", low=0)
    complaints_in_time: int | None = column("Réclamations traitées dans le délai", low=0)
    received_on: date | None = column("Reçu le", help="Vide : la fin du trimestre ou de l'année.")


@record
class Workshop(Record):
    """A workshop or training open to the OT."""

    sheet = "Ateliers"
    table = "T_Ateliers"
    group = Group.FOLLOW_UP
    about = "Les ateliers et formations proposés au réseau."
    awaited_by = "le bilan des ateliers et formations"

    code: str = column("Code", required=True, key=True)
    title: str | None = column("Intitulé", required=True, prose=True)
    kind: WorkshopKind | None = column("Nature")
    day: date | None = column("Date", required=True)
    organiser: str | None = column("Organisateur")
    place: str | None = column("Lieu")
    seats: int | None = column("Places", low=0)


@record
class Enrolment(Record):
    """An OT's enrolment in a workshop."""

    sheet = "Inscriptions"
    table = "T_Inscriptions"
    group = Group.FOLLOW_UP
    about = "Les inscriptions des OT aux ateliers et formations."
    awaited_by = "la participation aux ateliers"

    workshop: str = column("Atelier", references="Workshop", required=True, key=True)
    office: str = _office(key=True)
    participant: str | None = column(
        "Participant (fonction)", required=True, key=True, help="La fonction, jamais le nom."
    )
    state: EnrolmentState | None = column("État", required=True)


@record
class FeeAccount(Record):
    """What an OT was asked for and paid for a year (participation financière)."""

    sheet = "Participations"
    table = "T_Participations"
    group = Group.FOLLOW_UP
    about = "Les participations financières appelées, encaissées et reversées à la région."
    awaited_by = "le financement (appels, encaissements et part régionale)"

    office: str = _office(key=True)
    year: int = column("Année", required=True, key=True, low=FIRST_YEAR, high=LAST_YEAR)
    agreed: Decimal | None = column(
        "Montant convenu", low=0, help="S'il est saisi, il remplace le montant calculé.", unit="€"
    )
    called: Decimal | None = column(
        "Montant appelé", low=0, help="Le montant qui fait foi, une fois appelé.", unit="€"
    )
    called_on: date | None = column("Appelé le")
    title_number: str | None = column("N° de titre")
    received: Decimal | None = column("Encaissé", low=0, unit="€")
    received_on: date | None = column("Encaissé le")
    passed_on: Decimal | None = column("Versé à la région", low=0, unit="€")
    passed_on_day: date | None = column("Versé le")


@record
class Comment(Record):
    """A text of the coordinator's for a section of a document."""

    sheet = "Commentaires"
    table = "T_Commentaires"
    group = Group.FOLLOW_UP
    about = "Vos textes pour l'évaluation annuelle et les plans d'actions."
    awaited_by = "les commentaires de l'évaluation et des plans d'actions"

    year: int = column("Année", required=True, key=True, low=FIRST_YEAR, high=LAST_YEAR)
    office: str | None = column(
        "OT", references="Office", key=True, help="Vide : tout le réseau (évaluation annuelle)."
    )
    section: Section = column("Rubrique", required=True, key=True)
    text: str = column("Texte", required=True, prose=True)


@record
class Parameter(Record):
    """One number, word or day that the rules use; what each means is declared in `settings`."""

    sheet = "Paramètres"
    table = "T_Parametres"
    group = Group.SETTINGS
    seen_by = REGION
    about = (
        "Tous les nombres et réglages du programme. Une valeur vide reprend la valeur habituelle."
    )
    awaited_by = "les réglages (les valeurs habituelles s'appliquent)"

    name: str = column("Paramètre", required=True, key=True)
    value: str | None = column("Valeur")
    unit: str | None = column("Unité")
    explanation: str | None = column("Explication", prose=True)


@record
class Regime(Record):
    """How long a label lasts, by the day it was attributed."""

    sheet = "Régimes"
    table = "T_Regimes"
    group = Group.SETTINGS
    seen_by = REGION
    about = "La durée de validité de chaque label, selon sa date d'attribution."
    awaited_by = "les dates de fin des marques"

    label: LabelKind = column("Label", required=True, key=True)
    from_day: date = column("Attribué à partir du", required=True, key=True)
    months: int = column("Durée (mois)", required=True, low=1, high=240, unit="mois")
    extinct_on: date | None = column(
        "Extinction", help="Aucun label de ce régime ne dépasse cette date."
    )


@record
class Tariff(Record):
    """What a level costs from a day on, in euros."""

    sheet = "Tarifs"
    table = "T_Tarifs"
    group = Group.SETTINGS
    seen_by = REGION
    about = "Les tarifs des niveaux 2 et 3, en euros, à partir de leur date d'effet."
    awaited_by = "le montant des participations"

    level: int = column("Niveau", words=("2", "3"), required=True, key=True)
    from_day: date = column("À partir du", required=True, key=True)
    fixed: Decimal | None = column("Forfait annuel", low=0, unit="€")
    per_extra_accueil: Decimal | None = column("Par accueil supplémentaire", low=0, unit="€")
    per_diagnosis_day: Decimal | None = column("Par jour de diagnostic", low=0, unit="€")
    department_share: Decimal | None = column(
        "Part départementale (%)",
        low=0,
        high=100,
        help="Vide : la part par défaut de la feuille Paramètres.",
        unit="%",
    )


@record
class Criterion(Record):
    """One criterion of the référentiel."""

    sheet = "Référentiel"
    table = "T_Referentiel"
    group = Group.SETTINGS
    about = "La grille des critères. Collez ici le référentiel officiel."
    awaited_by = "l'avancement et les scores"

    code: str = column("Critère", required=True, key=True)
    chapter: str = column("Chapitre", required=True)
    title: str | None = column("Intitulé", required=True, prose=True)
    annex_service: AnnexService | None = column(
        "Service annexe", help="Le critère ne s'applique qu'aux OT qui ont ce service."
    )
    scale: ResponseScale | None = column("Réponse", required=True)
    coefficient: Decimal | None = column("Coefficient", low=0, help="Vide : 1.")
    mandatory: YesNo | None = column("Obligatoire")
    category_ii: CategoryIICondition | None = column("Condition catégorie II")
    expected_proof: str | None = column("Preuve attendue", prose=True)
    typical_action: str | None = column(
        "Action type", help="L'action proposée si le critère n'est pas satisfait.", prose=True
    )


@record
class Tool(Record):
    """A tool or method that the programme shares."""

    sheet = "Outils"
    table = "T_Outils"
    group = Group.SETTINGS
    seen_by = REGION
    about = "Les outils et méthodes partagés. Ceux qu'un OT a choisis sont ceux de ses actions."
    awaited_by = "le choix des outils partagés"

    code: str = column("Code", required=True, key=True)
    title: str | None = column("Intitulé", required=True, prose=True)
    chapter: str | None = column("Chapitre")
    link: str | None = column("Lien", prose=True)


RECORDS: tuple[type[Record], ...] = (
    Office, PathFact, Accueil, Contact, Label,
    Intervention, Milestone, Action, Answer, Satisfaction,
    Workshop, Enrolment, FeeAccount, Comment,
    Parameter, Regime, Tariff, Criterion, Tool,
)  # fmt: skip

TABLES: tuple[Table, ...] = tuple(table_of(each) for each in RECORDS)
