"""The shipped template of an OT's action plan: what each level has to read."""

from xlqualite.schema import Kind
from xlqualite.sharing.plan import FILLED, tag_of
from xlqualite.word.blueprints.levels import (
    AFTER_THE_LABEL,
    APPOINTMENTS,
    AT_ITS_PACE,
    FEE,
    TOWARDS_THE_LABEL,
)
from xlqualite.word.blueprints.markup import (
    DAY,
    PROMPTS,
    WORDS,
    Control,
    Run,
    choice,
    for_each,
    heading,
    paragraph,
    when,
)
from xlqualite.word.blueprints.package import Blueprint
from xlqualite.word.blueprints.situation import (
    CONFORMITY,
    LANDMARKS,
    MANDATORY,
    PROGRESS,
    PROGRESS_CHART,
)
from xlqualite.word.blueprints.tables import Column, Rows, table

TITLE = "Plan d'actions qualité {{ annee }} – {{ ot.nom }}"
LEVELS = {
    "Niveau 1 – Démarche de progrès": (
        "L'office de tourisme avance à son rythme, en choisissant les outils à développer selon "
        "ses centres d'intérêt et ses besoins. Ce plan est une proposition : rien n'y est "
        "obligatoire."
    ),
    "Niveau 2 – Vers la marque": (
        "L'office de tourisme s'est engagé vers la marque : il s'approprie tout le référentiel et "
        "tous les outils proposés pour aboutir à l'audit final, selon le calendrier convenu avec "
        "le relais."
    ),
    "Niveau 3 – Suivi après la marque": (
        "L'office de tourisme détient la marque : le relais suit la démarche dans le temps "
        "(stratégie, appropriation des méthodes, actions correctives et préventives) jusqu'au "
        "renouvellement de l'audit."
    ),
}
"""What each level is called, and what it means."""


def field(name: str) -> Control:
    """The control of a column of Actions that the OT fills."""
    column = next(each for each in FILLED if each.name == name)
    kinds = {Kind.DATE: DAY, Kind.WORD: choice(column.words)}
    return Control(
        column.heading,
        tag_of("{{ action.repere }}", column),
        f"{{{{ action.{column.slug} }}}}",
        kinds.get(column.kind, WORDS),
    )


def named(label: str, name: str) -> tuple[Run, str, Control]:
    """A control after what it is for."""
    return Run(f"{label} :", "Libelle"), " ", field(name)


COVER = (
    paragraph("{{ relais.nom }} – démarche qualité", style="Surtitre")
    + paragraph("Plan d'actions qualité {{ annee }}", style="Title")
    + paragraph("Office de tourisme – {{ ot.nom }}", style="Subtitle")
    + "".join(
        when(
            f"ot.niveau == {level}",
            paragraph(name, style="EncadreTitre"),
            paragraph(meaning, style="Encadre"),
        )
        for level, (name, meaning) in enumerate(LEVELS.items(), 1)
    )
    + paragraph("Situation au {{ edite_le | date_longue }}.", style="Note")
)

COMMENTS = when(
    "commentaires",
    heading(1, "Le mot du relais"),
    for_each("texte", "commentaires", paragraph("{{ texte }}")),
)

FIELDS = (
    paragraph(*named("État", "state"), "\t", *named("Terminée le", "ended_on"), style="Champ")
    + paragraph(*named("Preuve", "proof"), style="Champ")
    + paragraph(*named("Commentaire de l'OT", "office_comment"), style="Champ")
)
"""What the OT fills under each of its actions; the coordinator takes it back from the document."""

ACTIONS = when(
    "priorites",
    when(
        "actions_en_retard",
        paragraph(Run("▲ {{ actions_en_retard }}", "Alerte"), style="Chapeau"),
    ),
    paragraph(
        "L'office de tourisme remplit les champs sous chaque action, puis renvoie ce document au "
        "relais, qui les reprend.",
        style="Chapeau",
    ),
    for_each(
        "groupe",
        "priorites",
        heading(2, "{{ groupe.nom }}"),
        table(
            "Actions en cours",
            (
                Column("N°", 1.0, "{{ action.numero }}"),
                Column(
                    "Constat et action",
                    8.3,
                    when(
                        "action.constat",
                        paragraph("{{ action.constat }}", style="CelluleDetail"),
                    )
                    + paragraph(Run("{{ action.action }}", "Strong"), style="Cellule")
                    + when(
                        "action.precisions",
                        paragraph("{{ action.precisions }}", style="CelluleDetail"),
                    ),
                ),
                Column("Pilote", 2.5, "{{ action.pilote }}"),
                Column(
                    "Échéance",
                    2.2,
                    paragraph(
                        "{% if action.echeance or ot.niveau != 1 %}{{ action.echeance }}{% else %}"
                        "à votre rythme{% endif %}",
                        style="Cellule",
                    )
                    + when(
                        "action.en_retard",
                        paragraph(Run("▲ Dépassée", "Alerte"), style="CelluleDetail"),
                    ),
                ),
                Column("Preuve attendue", 3.0, "{{ action.preuve_attendue }}"),
            ),
            Rows("action", "groupe.actions", below=FIELDS),
        ),
    ),
    otherwise=paragraph("Aucune action n'est ouverte à ce jour."),
)

DONE = when(
    "actions_realisees",
    heading(2, "Réalisées depuis le 1er janvier {{ annee }}"),
    table(
        "Actions réalisées dans l'année",
        (
            Column("N°", 1.0, "{{ action.numero }}"),
            Column("Action", 7.4, "{{ action.action }}"),
            Column("Terminée le", 2.1, paragraph(field("ended_on"), style="Cellule")),
            Column("Preuve", 4.0, paragraph(field("proof"), style="Cellule")),
            Column("Efficacité", 2.5, "{{ action.efficacite_texte }}"),
        ),
        Rows("action", "actions_realisees"),
    ),
)

# They stay with the signatures, as the appointments above.
NOTES = heading(1, "Notes partagées") + paragraph(
    Control(
        "Zone libre",
        "libre:notes",
        "Cliquez ici pour écrire : ce texte est gardé d'une version du plan à la suivante.",
        PROMPTS + WORDS,
    ),
    style="Chapeau",
)

SIGNATURES = (
    heading(1, "Validation")
    + paragraph(
        "Plan partagé entre l'office de tourisme et le relais territorial départemental.",
        style="Chapeau",
    )
    + paragraph(
        "Pour l'office de tourisme\tRéférent qualité\tPour le relais", style="SignatureTitre"
    )
    + paragraph("Date et signature\tDate et signature\tDate et signature", style="Signature")
)


def action_plan() -> Blueprint:
    """The template ``plan_actions.docx``."""
    body = "".join(
        (
            COVER,
            COMMENTS,
            heading(1, "Où en est l'office de tourisme"),
            LANDMARKS,
            PROGRESS,
            MANDATORY,
            CONFORMITY,
            heading(1, "Les actions"),
            ACTIONS,
            DONE,
            when("ot.niveau == 1", AT_ITS_PACE),
            when("ot.niveau == 2", TOWARDS_THE_LABEL),
            when("ot.niveau == 3", AFTER_THE_LABEL),
            FEE,
            APPOINTMENTS,
            NOTES,
            SIGNATURES,
        )
    )
    return Blueprint(TITLE, ("{{ relais.nom }}", "{{ ot.nom }}"), TITLE, body, (PROGRESS_CHART,))
