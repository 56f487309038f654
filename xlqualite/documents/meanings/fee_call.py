"""What the variables of a fee call mean."""

from xlqualite.documents.meanings.meaning import Meanings, amount, day, group, number, rows, text
from xlqualite.documents.meanings.shared import EDITED_ON, OFFICE, RELAY, YEAR

LINE: Meanings = {
    "libelle": text("Ce qui est compté"),
    "quantite": text("Quantité ; vide pour un total ou un prorata"),
    "prix": text("Prix unitaire ; vide pour un total ou un prorata"),
    "montant": amount("Montant de la ligne"),
}
PART: Meanings = {
    "nom": text("Bénéficiaire"),
    "taux": text("Part en pourcentage"),
    "montant": amount("Montant de la part ; à compléter tant que le total n'est pas connu"),
}
FEE_CALL: Meanings = {
    "annee": YEAR,
    "edite_le": EDITED_ON,
    "relais": RELAY,
    "ot": OFFICE,
    "niveau": number("Niveau qui fixe le tarif"),
    "niveau_texte": text("Ce niveau, et depuis quand"),
    "accueils": number("Nombre d'accueils comptés"),
    "accueils_le": day("Jour où les accueils sont comptés"),
    "tarif_du": day("Date d'effet du tarif appliqué"),
    "lignes": rows("Le calcul, ligne par ligne", "ligne", LINE),
    "total": group("Le total de ce calcul ; rien si le tarif manque", LINE),
    "convenu": amount("Montant convenu, s'il remplace le calcul"),
    "montant": amount("Montant de la participation"),
    "montant_en_lettres": text("Ce montant en toutes lettres"),
    "partage": rows("Le partage entre les deux relais", "ligne", PART),
    "partage_total": group("Le total du partage", PART),
    "difference": text("Différence avec le montant attendu ; vide s'il n'y en a pas"),
    "appele_texte": text("Appel, date et n° de titre ; vide si rien n'est appelé"),
    "encaisse_texte": text("Encaissement et sa date"),
    "reste_du": amount("Montant encore dû"),
    "trop_percu": amount("Montant reçu en trop"),
}
