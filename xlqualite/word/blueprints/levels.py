"""What the action plan says at one level only: tools, the way to the marque, its life."""

from xlqualite.word.blueprints.markup import heading, kept, paragraph, when
from xlqualite.word.blueprints.tables import Column, Fact, Rows, facts, table

AT_ITS_PACE = (
    heading(1, "À votre rythme : les outils choisis")
    + when(
        "outils",
        table(
            "Outils partagés que l'office de tourisme développe",
            (
                Column(
                    "Outil",
                    6.2,
                    paragraph("{{ outil.intitule }}", style="Cellule")
                    + when("outil.lien", paragraph("{{ outil.lien }}", style="CelluleDetail")),
                ),
                Column("Action", 8.3, "{{ outil.action }}"),
                Column("Où en est-on", 2.5, "{{ outil.etat }}"),
            ),
            Rows("outil", "outils"),
        ),
        otherwise=paragraph(
            "Aucun outil partagé n'est encore choisi : le relais peut en présenter selon vos "
            "centres d'intérêt."
        ),
    )
    + when(
        "outils_disponibles",
        kept(
            paragraph("Autres outils à votre disposition : {{ outils_disponibles }}.", style="Note")
        ),
    )
    + paragraph(
        "Ces outils sont proposés, jamais imposés. Pour aller plus loin, l'office de tourisme peut "
        "s'engager vers la marque (niveau 2).",
        style="Note",
    )
)

CALENDAR = heading(2, "Calendrier d'avancement") + when(
    "jalons",
    table(
        "Calendrier d'avancement convenu",
        (
            Column("Jalon", 8.0, "{{ jalon.jalon }}"),
            Column("Prévu le", 2.8, "{{ jalon.prevu_le }}"),
            Column("Réalisé le", 2.8, "{{ jalon.realise_le_texte }}"),
            Column("État", 3.4, "{{ jalon.signe }} {{ jalon.statut }}"),
        ),
        Rows("jalon", "jalons"),
    ),
    otherwise=paragraph("Le calendrier d'avancement reste à convenir avec le relais."),
)

AUDITS = (
    heading(2, "Diagnostics et audits blancs")
    + paragraph("{{ diagnostic.texte }}", style="Chapeau")
    + when(
        "accueils",
        table(
            "Audits blancs par accueil",
            (
                Column("Accueil", 6.6, "{{ accueil.nom }}"),
                Column("Audit blanc", 5.6, "{{ accueil.signe }} {{ accueil.audit_blanc }}"),
                Column("Avec l'animateur régional", 4.8, "{{ accueil.animateur_regional }}"),
            ),
            Rows("accueil", "accueils"),
        ),
        otherwise=paragraph("Les points d'accueil à auditer restent à compléter."),
    )
)

DELAYS = heading(2, "Délais") + facts(
    "Délais vers la marque",
    (
        Fact("Engagement", "{{ delais.engagement_le | date_longue }}"),
        Fact(
            "Marque au plus tôt",
            "{{ delais.au_plus_tot_le | date_longue }} (délai incompressible de "
            "{{ delais.mois_au_moins }} mois)",
        ),
        Fact(
            "Durée moyenne",
            "{{ delais.mois_en_moyenne }} mois{% if delais.en_moyenne_le %}, soit le "
            "{{ delais.en_moyenne_le | date_longue }}{% endif %}",
        ),
        Fact("Audit final visé", "{{ ot.objectif_d_audit_final | date_longue }}"),
    ),
)

TOWARDS_THE_LABEL = heading(1, "Le chemin vers la marque") + CALENDAR + AUDITS + DELAYS

AFTER_THE_LABEL = heading(1, "Faire vivre la marque") + facts(
    "Suivi de la marque",
    (
        Fact("Diagnostic annuel {{ annee }}", "{{ diagnostic.texte }}"),
        Fact("Stratégie validée le", "{{ ot.strategie_validee_le | date_longue }}"),
        Fact("Actions correctives", "{{ suivi.correctives }}"),
        Fact("Actions préventives", "{{ suivi.preventives }}"),
        Fact("Renouvellement", "{{ renouvellement.texte }}"),
        Fact(
            "Prochain rappel",
            "{{ renouvellement.rappel_le | date_longue }}",
            "renouvellement.rappel_le",
        ),
    ),
)

# The appointments stay with what follows: no page holds little but the signatures.
APPOINTMENTS = (
    heading(1, "Prochains rendez-vous")
    + when(
        "rendez_vous",
        kept(
            table(
                "Interventions prévues",
                (
                    Column("Date", 2.6, "{{ visite.date }}"),
                    Column("Nature", 9.4, "{{ visite.type }}"),
                    Column("Où", 5.0, "{{ visite.ou }}"),
                ),
                Rows("visite", "rendez_vous"),
            )
        ),
        otherwise=paragraph("Aucun rendez-vous n'est encore fixé.", style="Chapeau"),
    )
    + when(
        "mois_sans_visite",
        kept(
            paragraph(
                "Le suivi est proposé toute l'année, sauf en {{ mois_sans_visite }} : les équipes "
                "y sont peu disponibles.",
                style="Note",
            )
        ),
    )
)

FEE = when(
    "financement",
    heading(1, "Participation financière {{ financement.annee }}"),
    facts(
        "Participation financière",
        (
            Fact("Montant", "{{ financement.montant | euros }}{{ financement.detail }}"),
            Fact(
                "Partage",
                "{{ financement.part_departementale | euros }} pour le département "
                "({{ financement.taux_departemental | pourcent }}), "
                "{{ financement.part_regionale | euros }} pour la région",
            ),
            Fact("Appelé", "{{ financement.appele_texte }}"),
            Fact(
                "Reste dû",
                "{{ financement.reste_du | euros }}",
                "financement.appele_le and not financement.trop_percu",
            ),
            Fact("Trop-perçu", "{{ financement.trop_percu | euros }}", "financement.trop_percu"),
        ),
    ),
)
