"""The coordinator's last report on an OT: what is well, what to improve, the region's opinion."""

from xlqualite.compute.interventions import done
from xlqualite.documents.names import accueil_names
from xlqualite.documents.records import Variables, variables_of
from xlqualite.dossier import Dossier, Folder
from xlqualite.french import long_date
from xlqualite.tables import Intervention
from xlqualite.vocabularies import InterventionType

REPORTED = (InterventionType.DIAGNOSTIC, InterventionType.AUDIT_BLANC, InterventionType.VISIT)


def last_report(dossier: Dossier, folder: Folder) -> Variables | None:
    """The latest diagnosis, audit blanc or visit that left a text; None when none did."""
    told = [each for each in done(folder, *REPORTED) if _lines(each)]
    return _report(dossier, told[-1]) if told else None


def _report(dossier: Dossier, visit: Intervention) -> Variables:
    return variables_of(visit) | {"titre": _title(dossier, visit), "lignes": _lines(visit)}


def _lines(visit: Intervention) -> list[Variables]:
    texts = {
        "Points forts": visit.strengths,
        "Points à améliorer": visit.improvements,
        "Avis de la région": visit.region_observations,
    }
    return [{"nom": name, "texte": text} for name, text in texts.items() if text]


def _title(dossier: Dossier, visit: Intervention) -> str:
    """What it was and when: Diagnostic du 17 mai 2016, Accueil de Sarzeau."""
    where = accueil_names(dossier).get(visit.accueil or "")
    told = f"{visit.type.value} du {long_date(visit.day)}"
    return f"{told}, {where}" if where else told
