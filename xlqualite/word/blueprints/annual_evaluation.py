"""The shipped template of the annual evaluation: one page to read first, then eight parts."""

from xlqualite.word.blueprints.indicators import (
    EXCHANGES,
    FINANCING,
    INTERVENTIONS,
    NETWORK,
    OUTLOOK,
    PROGRESS,
    TIME,
)
from xlqualite.word.blueprints.markup import Run, for_each, heading, paragraph, when
from xlqualite.word.blueprints.network_charts import CHARTS
from xlqualite.word.blueprints.package import Blueprint
from xlqualite.word.blueprints.parts import comments, figures

TITLE = "Évaluation annuelle {{ annee }} – {{ relais.nom }}"

COVER = (
    paragraph("{{ relais.nom }} – démarche qualité", style="Surtitre")
    + paragraph("Évaluation annuelle {{ annee }}", style="Title")
    + paragraph(
        "Accompagnement qualité des offices de tourisme – {{ relais.departement }}",
        style="Subtitle",
    )
)

SUMMARY = (
    heading(1, "L'essentiel")
    + paragraph(
        "Situation au {% if en_cours %}{{ edite_le | date_longue }} (année en cours){% else %}"
        "31 décembre {{ annee }}{% endif %}, comparée au 31 décembre {{ annee_precedente }}.",
        style="Note",
    )
    + comments("introduction")
    + figures("Chiffres clés", "chiffres_cles")
    + when(
        "faits_marquants",
        heading(2, "Faits marquants"),
        for_each("fait", "faits_marquants", paragraph("{{ fait }}.", style="Puce")),
    )
    + when(
        "plans_non_etablis",
        paragraph(
            Run("▲ Plans d'actions non établis", "Alerte"),
            " (anomalie bloquante à corriger dans le classeur) : {{ plans_non_etablis }}.",
            style="Note",
        ),
    )
)


END = paragraph(
    "Tous les chiffres sont calculés d'après le classeur du relais, où figurent les faits datés "
    "qui les expliquent.",
    style="Note",
)


def annual_evaluation() -> Blueprint:
    """The template ``evaluation_annuelle.docx``."""
    parts = (NETWORK, PROGRESS, INTERVENTIONS, TIME, *EXCHANGES, FINANCING, OUTLOOK, END)
    body = COVER + SUMMARY + "".join(parts)
    footer = "Évaluation annuelle {{ annee }}"
    return Blueprint(TITLE, ("{{ relais.nom }}", "{{ relais.departement }}"), footer, body, CHARTS)
