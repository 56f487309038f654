"""Where an OT stands, as its action plan tells it: landmarks, progress, criteria, conformity."""

from xlqualite.documents.charts import SHARE
from xlqualite.word.blueprints.charts import Drawn, drawing
from xlqualite.word.blueprints.markup import Run, for_each, heading, paragraph, when
from xlqualite.word.blueprints.tables import Column, Fact, Rows, facts, table

LAST_REPORT = for_each(
    "ligne",
    "compte_rendu.lignes",
    paragraph(Run("{{ ligne.nom }} :", "Strong"), " {{ ligne.texte }}", style="Cellule"),
)

LANDMARKS = heading(2, "Repères") + facts(
    "Repères sur l'office de tourisme",
    (
        Fact("Territoire", "{{ ot.territoire }}"),
        Fact("Niveau d'accompagnement", "{{ ot.niveau_texte }}"),
        Fact("Pourquoi ce niveau", "{{ ot.pourquoi_ce_niveau }}"),
        Fact("Marque", "{{ marque.texte }}", "marque"),
        Fact("Classement", "{{ classement.texte }}"),
        Fact("Points d'accueil", "{{ ot.accueils }}"),
        Fact("Services annexes", "{{ ot.services_annexes }}"),
        Fact("Référent qualité", "{{ ot.referents }}"),
        Fact("Ateliers suivis en {{ annee }}", "{{ ateliers_suivis }}", "ateliers_suivis"),
        Fact("{{ compte_rendu.titre }}", LAST_REPORT, "compte_rendu"),
    ),
)

PROGRESS_CHART = Drawn("progression", ("Score",), SHARE, 4.6, across=True, highest=1)
PROGRESS = heading(2, "Avancement dans le référentiel") + when(
    "progression",
    paragraph(
        "Score : {{ progression_totale.score | pourcent }}, sur "
        "{{ progression_totale.renseigne | pourcent }} des critères applicables renseignés",
        "{% if ot.niveau != 1 %} (seuil de la marque : {{ referentiel.seuil | pourcent }})"
        "{% endif %}. Référentiel : {{ referentiel.version }}.",
        style="Chapeau",
    ),
    drawing(PROGRESS_CHART, 1),
    table(
        "Avancement par chapitre du référentiel",
        (
            Column("Chapitre", 7.2, "{{ ligne.chapitre }}"),
            Column("Renseigné", 2.2, "{{ ligne.renseigne | pourcent }}", number=True),
            Column("Score", 2.0, "{{ ligne.score_texte }}", number=True),
            Column("Obligatoires non satisfaits", 5.6, "{{ ligne.obligatoires }}"),
        ),
        Rows("ligne", "progression"),
    ),
    otherwise=paragraph(
        "Aucune réponse aux critères n'est encore enregistrée : l'avancement sera mesuré dès les "
        "premières réponses."
    ),
)

MANDATORY = when(
    "criteres_a_satisfaire",
    heading(
        2,
        "Critères obligatoires à satisfaire, sans action en cours"
        "{% if ot.niveau == 1 %} (à titre indicatif){% endif %}",
    ),
    table(
        "Critères obligatoires non satisfaits, sans action en cours",
        (
            Column("Critère", 1.7, "{{ critere.critere }}"),
            Column("Intitulé", 8.3, "{{ critere.intitule }}"),
            Column("Action proposée", 7.0, "{{ critere.action_type }}"),
        ),
        Rows("critere", "criteres_a_satisfaire"),
    ),
    when(
        "autres_criteres_a_satisfaire",
        paragraph("… {{ autres_criteres_a_satisfaire }}.", style="Note"),
    ),
)

CONFORMITY = when(
    "conformite",
    heading(2, "Ce que demande le niveau {{ ot.niveau }}"),
    when(
        "ot.niveau == 1",
        paragraph("À titre indicatif : au niveau 1, chacun avance à son rythme.", style="Chapeau"),
    ),
    table(
        "Exigences du niveau et situation de l'office de tourisme",
        (
            Column("Exigence", 4.8, "{{ ligne.libelle }}"),
            Column("Repère", 4.4, "{{ ligne.repere }}"),
            Column(
                "Réalisé",
                4.8,
                paragraph("{{ ligne.realise }}", style="Cellule")
                + when("ligne.ecart", paragraph("{{ ligne.ecart }}", style="CelluleDetail")),
            ),
            Column(
                "Statut",
                3.0,
                paragraph("{{ ligne.signe }} {{ ligne.statut }}", style="Cellule")
                + when(
                    'ligne.echeance and ligne.statut != "Conforme"',
                    paragraph("avant le {{ ligne.echeance | date_courte }}", style="CelluleDetail"),
                ),
            ),
        ),
        Rows("ligne", "conformite"),
    ),
)
