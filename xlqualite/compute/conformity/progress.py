"""C2-REF: how much of the référentiel and of the shared tools an OT has made its own."""

from collections.abc import Mapping

from xlqualite.anomaly import Reason
from xlqualite.compute.conformity.registry import Finding, Status, requirement
from xlqualite.compute.progress import Progress, reaches_threshold, total_of
from xlqualite.compute.tools import tools_taken_up
from xlqualite.dossier import Dossier, Folder
from xlqualite.french import count, percent
from xlqualite.tables import Action


@requirement("C2-REF", (2,), "Appropriation du référentiel et des outils")
def referentiel_made_own(dossier: Dossier, folder: Folder) -> Finding:
    """Programme: "appropriation de tout le référentiel et de tous les outils"; never failing."""
    total = total_of(dossier, folder.code)
    if total is None:
        nothing = Reason("Aucun critère à renseigner", folder.office.at("code"))
        return Finding(status=Status.NOT_ASSESSABLE, done="aucun référentiel", because=(nothing,))
    taken_up = tools_taken_up(folder)
    tools = count(len(dossier.tools), "outil")
    return Finding(
        status=Status.CONFORMING if total.answered else Status.NOT_ASSESSABLE,
        benchmark=f"Tout le référentiel, {tools}" if dossier.tools else "Tout le référentiel",
        done=_done(dossier, total, taken_up),
        gap=_gap(dossier, total, taken_up),
        because=(
            *_held_against_threshold(dossier, total),
            *total.because,
            *_unanswered(folder, total),
            *(Reason(f"Outil {code}", each.at("tool")) for code, each in taken_up.items()),
        ),
    )


def _unanswered(folder: Folder, total: Progress) -> tuple[Reason, ...]:
    """Where to look when there is no answer to lead to."""
    if total.answered:
        return ()
    return (Reason("Aucune réponse dans la feuille Avancement", folder.office.at("code")),)


def _held_against_threshold(dossier: Dossier, total: Progress) -> tuple[Reason, ...]:
    """How the score stands against *Seuil de la marque*, with its operator [practice]."""
    if total.score is None:
        return ()
    settings = dossier.settings
    verb = "atteint" if reaches_threshold(settings, total.score) else "n'atteint pas"
    asked = f"{settings.threshold_operator.value} {percent(settings.threshold / 100)}"
    return (Reason(f"Le score de {percent(total.score)} {verb} le seuil de la marque ({asked})"),)


def _done(dossier: Dossier, total: Progress, taken_up: Mapping[str, Action]) -> str:
    answered = f"{percent(total.answered)} des critères renseignés"
    if not dossier.tools:
        return answered
    tools = count(len(taken_up), "outil repris", "outils repris")
    return f"{answered}, {tools} sur {len(dossier.tools)}"


def _gap(dossier: Dossier, total: Progress, taken_up: Mapping[str, Action]) -> str:
    gaps = []
    if total.answered < 1:
        gaps.append(f"{percent(1 - total.answered)} des critères")
    if len(taken_up) < len(dossier.tools):
        gaps.append(count(len(dossier.tools) - len(taken_up), "outil"))
    return f"manque {', '.join(gaps)}" if gaps else ""
