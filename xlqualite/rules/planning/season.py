"""PLA001: what is planned in the months when the OT are little available."""

from xlqualite.anomaly import Severity
from xlqualite.compute.quiet_months import quiet_days
from xlqualite.dossier import Dossier
from xlqualite.french import short_date
from xlqualite.rules.registry import Hit, Hits, rule


@rule("PLA001", "Intervention prévue en juillet ou en août", Severity.ALERTE)
def planned_in_the_quiet_months(dossier: Dossier) -> Hits:
    """Une visite, un diagnostic, un audit blanc ou un atelier tombe en juillet ou en août.

    Les offices y sont peu disponibles (paramètre Mois sans intervention). Déjà réalisé, dans un
    accueil saisonnier, ou pour un audit final ou de renouvellement : simple information.

    Corriger : déplacer la date hors de ces mois, ou vérifier qu'elle a bien été saisie.
    """
    for each in quiet_days(dossier):
        why = f" ({each.excuse})" if each.excuse else ""
        yield Hit(
            each.record.at("day"),
            each.office,
            f"{each.what} le {short_date(each.day)}, pendant un mois sans intervention{why}.",
            Severity.INFO if each.excuse else None,
        )
