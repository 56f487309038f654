"""INS: enrolments in workshops and trainings."""

from xlqualite.anomaly import Severity
from xlqualite.dossier import Dossier
from xlqualite.french import quoted, short_date
from xlqualite.rules.registry import Hits, Scope, hit, rule
from xlqualite.tables import Enrolment, Workshop
from xlqualite.vocabularies import EnrolmentState


@rule("INS001", "Inscription restée ouverte", Severity.INFO, Scope(needs=(Enrolment, Workshop)))
def enrolment_still_open(dossier: Dossier) -> Hits:
    """L'atelier a eu lieu, et l'inscription ne dit pas si le participant était présent.

    Corriger : passer l'état à Présent, Absent ou Annulé.
    """
    held = {each.code: each for each in dossier.workshops if each.day and each.day < dossier.as_of}
    for enrolment in dossier.enrolments:
        workshop = held.get(enrolment.workshop)
        if workshop and workshop.day and enrolment.state is EnrolmentState.ENROLLED:
            name = quoted(workshop.title or workshop.code)
            text = f"Encore « Inscrit », alors que {name} a eu lieu le {short_date(workshop.day)}."
            yield hit(enrolment, "state", text)
