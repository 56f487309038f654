"""Where an OT stands: progress by chapter, and each requirement of its level."""

from decimal import Decimal

from xlqualite.compute.conformity import Conformity, Status, conformity
from xlqualite.compute.progress import Progress, progress_of
from xlqualite.documents.records import Variables
from xlqualite.dossier import Dossier
from xlqualite.french import percent, some, typeset

SIGNS = {
    Status.CONFORMING: "●",
    Status.TO_WATCH: "▲",
    Status.FAILING: "■",
    Status.NOT_APPLICABLE: "–",
    Status.NOT_ASSESSABLE: "○",
}
"""So that no status is told by its colour."""


def chapters(dossier: Dossier, code: str) -> list[Variables]:
    """The progress of an OT by chapter; empty while it has answered nothing."""
    found = progress_of(dossier, code)
    if not any(each.answered for each in found):
        return []
    return [_progress(each) for each in found if each.chapter]


def total(dossier: Dossier, code: str) -> Variables:
    """The progress of an OT in the whole référentiel; unknown where there is none."""
    found = progress_of(dossier, code)
    if found:
        return _progress(found[-1])
    return _progress(Progress(code, None, None, Decimal(0), (), ())) | {"renseigne": None}


def referentiel(dossier: Dossier) -> Variables:
    """The référentiel that scores are measured with: its version and the threshold, 0 to 1."""
    settings = dossier.settings
    return {"version": settings.referentiel_version, "seuil": settings.threshold / 100}


def requirements(dossier: Dossier, code: str) -> list[Variables]:
    """The requirements of the OT's level, each with its status, but those without object."""
    return [
        _requirement(each)
        for each in conformity(dossier)
        if each.office == code and each.finding.status is not Status.NOT_APPLICABLE
    ]


def requirement(dossier: Dossier, office: str, code: str) -> Variables | None:
    """An OT against one requirement; None if its level has no such one."""
    found = (each for each in conformity(dossier) if (each.office, each.code) == (office, code))
    return next((_requirement(each) for each in found), None)


def _progress(found: Progress) -> Variables:
    codes = list(found.unmet_mandatory)
    return {
        "chapitre": found.chapter,
        "score": found.score,
        "score_texte": "–" if found.score is None else percent(found.score),
        "renseigne": found.answered,
        "obligatoires_non_satisfaits": codes,
        "obligatoires": some(codes) if codes else "–",
    }


def _sentence(words: str) -> str:
    """Words with a capital, as they begin a cell; a dash for none."""
    return typeset(words[:1].upper() + words[1:]) if words else "–"


def _requirement(found: Conformity) -> Variables:
    finding = found.finding
    return {
        "exigence": found.code,
        "libelle": typeset(found.title),
        "repere": _sentence(finding.benchmark),
        "realise": _sentence(finding.done),
        "ecart": typeset(finding.gap),
        "statut": finding.status.value,
        "signe": SIGNS[finding.status],
        "echeance": finding.due_on,
        "pourquoi": [each.text for each in finding.because],
    }
