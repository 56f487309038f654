"""The shipped template of an OT's fee call: one page that tells how the amount comes about."""

from xlqualite.word.blueprints.markup import Run, heading, kept, paragraph, when
from xlqualite.word.blueprints.package import Blueprint
from xlqualite.word.blueprints.tables import Column, Fact, Rows, facts, table

TITLE = "Appel de participation {{ annee }} – {{ ot.nom }}"

COVER = (
    paragraph("{{ relais.nom }} – démarche qualité", style="Surtitre")
    + paragraph("Appel de participation {{ annee }}", style="Title")
    + paragraph("Office de tourisme – {{ ot.nom }}", style="Subtitle")
    + paragraph("Participation demandée : {{ montant | euros }}", style="EncadreTitre")
    + when(
        "montant_en_lettres",
        paragraph("Arrêtée à la somme de {{ montant_en_lettres }}.", style="Encadre"),
        otherwise=paragraph(
            "Le montant reste à compléter : aucun tarif en vigueur ni montant convenu ne le "
            "donne encore.",
            style="Encadre",
        ),
    )
    + paragraph("Établi le {{ edite_le | date_longue }}.", style="Note")
    + paragraph(
        "Les offices de tourisme de niveaux 2 et 3 règlent une participation financière annuelle "
        "pour leur accompagnement dans la démarche qualité. Elle est partagée entre le relais "
        "départemental et le relais régional."
    )
)

COMPUTATION = (
    heading(1, "Calcul de la participation")
    + facts(
        "Ce dont dépend la participation",
        (
            Fact("Année", "{{ annee }}"),
            Fact("Niveau retenu", "{{ niveau_texte }}"),
            Fact("Points d'accueil", "{{ accueils }} au {{ accueils_le | date_longue }}"),
            Fact("Tarif appliqué", "en vigueur depuis le {{ tarif_du | date_longue }}", "tarif_du"),
            Fact("Tarif appliqué", "{{ tarif_du }}", "not tarif_du"),
        ),
    )
    + when(
        "lignes",
        heading(2, "Ligne par ligne"),
        table(
            "Calcul de la participation, ligne par ligne",
            (
                Column("Élément", 7.6, "{{ ligne.libelle }}"),
                Column("Quantité", 2.6, "{{ ligne.quantite }}", number=True),
                Column("Prix unitaire", 3.2, "{{ ligne.prix }}", number=True),
                Column("Montant", 3.6, "{{ ligne.montant | euros }}", number=True),
            ),
            Rows("ligne", "lignes", total="total"),
        ),
    )
    + when(
        "convenu",
        paragraph(
            Run("Montant convenu : {{ convenu | euros }}", "Strong"),
            ", qui remplace le montant du tarif.",
            style="Note",
        ),
    )
)

SPLIT = heading(1, "Partage de la participation") + table(
    "Partage entre le relais départemental et le relais régional",
    (
        Column("Bénéficiaire", 10.2, "{{ ligne.nom }}"),
        Column("Part", 3.2, "{{ ligne.taux }}", number=True),
        Column("Montant", 3.6, "{{ ligne.montant | euros }}", number=True),
    ),
    Rows("ligne", "partage", total="partage_total"),
)

PAYMENT = heading(1, "Règlement") + kept(
    facts(
        "Ce qui a été appelé et réglé, et ce qui reste à régler",
        (
            Fact("Déjà appelé", "{{ appele_texte }}", "appele_texte"),
            Fact("Différence", "{{ difference }}", "difference"),
            Fact("Déjà réglé", "{{ encaisse_texte }}"),
            Fact("Reste à régler", "{{ reste_du | euros }}"),
            Fact("Trop-perçu", "{{ trop_percu | euros }}", "trop_percu"),
        ),
    )
)

SIGNATURES = (
    heading(1, "Signatures")
    + paragraph("Pour le relais départemental\t\tPour l'office de tourisme", style="SignatureTitre")
    + paragraph("Date et signature\t\tReçu le, cachet et signature", style="Signature")
)


def fee_call() -> Blueprint:
    """The template ``appel_participation.docx``."""
    body = COVER + COMPUTATION + SPLIT + PAYMENT + SIGNATURES
    return Blueprint(TITLE, ("{{ relais.nom }}", "{{ ot.nom }}"), TITLE, body)
