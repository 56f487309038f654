"""The commands that make Word documents: plans, evaluation, lot."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from xlqualite.anomaly import Anomaly, Severity
from xlqualite.button import Button, Step
from xlqualite.commands.control import every_sheet
from xlqualite.commands.examination import Examination, examine
from xlqualite.commands.record import recorded
from xlqualite.commands.registry import Document, Outcome, Request, command
from xlqualite.compute.levels import level_of
from xlqualite.dossier import Dossier, folders
from xlqualite.french import NBSP, did_you_mean, listing, quoted
from xlqualite.messages import UserError
from xlqualite.resources import template_path
from xlqualite.sheets.places import DASHBOARD

if TYPE_CHECKING:
    from xlqualite.word.store import Prepared

PLAN, EVALUATION, CALL = "plan-actions", "evaluation-annuelle", "appel-participation"
TEMPLATES = {
    PLAN: "plan_actions.docx",
    EVALUATION: "evaluation_annuelle.docx",
    CALL: "appel_participation.docx",
}
OWN_TEMPLATES = "modeles"


@dataclass(frozen=True)
class Planned:
    """A document of a run and, unless it is withheld, what is ready to be written."""

    document: Document
    prepared: "Prepared | None" = None


@command(
    "Produit le plan d'actions Word de chaque OT.",
    "Produit le plan d'actions Word de chaque OT qui a un niveau. Un document modifié à la main "
    f"n'est jamais écrasé{NBSP}; un bloquant retient le plan du seul OT concerné. La feuille "
    "Journal en garde trace.",
    offices=True,
    button=Button("Plans d'actions", Step.PRODUCE, "FileSaveAsWordDocx", (DASHBOARD,)),
)
def plans(request: Request) -> Outcome:
    """Make the action plans.

    Raises:
        UserError: the workbook or a template cannot be used, or an OT asked for is unknown.
    """
    seen = examine("plans", request)
    return recorded(with_documents(seen, list(_plans(seen.outcome, request))), request)


@command(
    "Produit l'évaluation annuelle Word.",
    f"Produit l'évaluation annuelle Word du réseau{NBSP}: au 31 décembre pour une année passée, au "
    "jour de référence pour l'année en cours. La feuille Journal en garde trace.",
    button=Button("Évaluation annuelle", Step.PRODUCE, "FileSaveAsWordDocx", (DASHBOARD,)),
)
def evaluation(request: Request) -> Outcome:
    """Make the annual evaluation.

    Raises:
        UserError: the workbook or a template cannot be used.
    """
    seen = examine("evaluation", request, at_year_end=True)
    return recorded(with_documents(seen, list(_evaluation(seen.outcome, request))), request)


@command(
    f"Fait tout{NBSP}: calculs, plans et évaluation.",
    "Contrôle et calcule tout, remplit les feuilles de résultats du classeur, puis produit le plan "
    "d'actions de chaque OT et l'évaluation annuelle.",
    button=Button("Tout produire", Step.PRODUCE, "ReviewAcceptChange", (DASHBOARD,), large=True),
)
def lot(request: Request) -> Outcome:
    """Run the whole batch.

    Raises:
        UserError: the workbook or a template cannot be used.
    """
    return batch("lot", request)


def batch(name: str, request: Request) -> Outcome:
    """Compute everything, make every document and fill the workbook, under the name of a command.

    Raises:
        UserError: the workbook or a template cannot be used.
    """
    seen = examine(name, request, numbering=True)
    outcome = seen.outcome
    made = with_documents(seen, [*_plans(outcome, request), *_evaluation(outcome, request)])
    return recorded(made, request, every_sheet(made, request))


def output_folder(outcome: Outcome, request: Request) -> Path:
    """Where the documents of a year go."""
    assert outcome.dossier is not None
    own = outcome.path.parent / outcome.dossier.settings.documents
    return (request.output or own) / str(outcome.year)


def template_for(kind: str, workbook: Path) -> Path:
    """The template of a document: the user's own in ``modeles`` beside the workbook, if any."""
    own = workbook.parent / OWN_TEMPLATES / TEMPLATES[kind]
    return own if own.is_file() else template_path(TEMPLATES[kind])


def with_documents(seen: Examination, planned: list[Planned]) -> Examination:
    """The examination with its documents, which are only written once all is ready."""
    ready = [each for each in planned if each.prepared]
    documents = tuple(each.document for each in planned)
    outcome = seen.outcome
    said = _on_templates(outcome.path, dict.fromkeys(each.document.kind for each in ready))
    outcome = replace(outcome, documents=documents, notes=(*outcome.notes, *said))
    unwritten = tuple(each.prepared for each in ready if each.prepared)
    return replace(seen, outcome=outcome, unwritten=unwritten)


def _on_templates(workbook: Path, kinds: Iterable[str]) -> Iterator[str]:
    """What to say of the shipped templates used; nothing when all are the user's own."""
    folder = workbook.parent / OWN_TEMPLATES
    shipped = [TEMPLATES[each] for each in kinds if not (folder / TEMPLATES[each]).is_file()]
    if shipped and not folder.is_dir():
        yield f"Modèles{NBSP}: ceux fournis avec le programme."
    elif len(shipped) == 1:
        yield (
            f"Modèle {shipped[0]} absent du dossier modeles{NBSP}: celui du programme est utilisé."
        )
    elif shipped:
        names = listing(shipped)
        yield f"Modèles {names} absents du dossier modeles{NBSP}: ceux du programme sont utilisés."


def _plans(outcome: Outcome, request: Request) -> Iterator[Planned]:
    dossier = outcome.dossier
    if dossier is None:
        return
    offices = offices_asked(dossier, request.offices)
    withheld = withheld_offices(outcome.anomalies)
    for done, office in enumerate(offices):
        request.notify("Plans d'actions", done, len(offices))
        yield _plan(outcome, request, office, withheld)
    request.notify("Plans d'actions", len(offices), len(offices))


def _plan(outcome: Outcome, request: Request, office: str, withheld: frozenset[str]) -> Planned:
    from xlqualite.documents.action_plan import action_plan  # noqa: PLC0415 - only for documents
    from xlqualite.word.names import plan_name  # noqa: PLC0415 - only for documents
    from xlqualite.word.renderer import draft  # noqa: PLC0415 - only for documents
    from xlqualite.word.store import DocumentState, prepare_document  # noqa: PLC0415 - likewise

    dossier = outcome.dossier
    assert dossier is not None
    if level_of(dossier, office).rank is None:
        return Planned(Document(PLAN, office, None, DocumentState.WITHOUT_LEVEL.value))
    if office in withheld:
        return Planned(Document(PLAN, office, None, DocumentState.BLOCKED.value))
    template = template_for(PLAN, outcome.path)
    asked = draft(template, action_plan(dossier, office), dossier.as_of)
    name = plan_name(office, outcome.year)
    ready = prepare_document(output_folder(outcome, request), name, asked)
    return Planned(Document(PLAN, office, ready.path, ready.state.value), ready)


def _evaluation(outcome: Outcome, request: Request) -> Iterator[Planned]:
    from xlqualite.documents.annual_evaluation import annual_evaluation  # noqa: PLC0415 - likewise
    from xlqualite.word.names import evaluation_name  # noqa: PLC0415 - only for documents
    from xlqualite.word.renderer import draft  # noqa: PLC0415 - only for documents
    from xlqualite.word.store import prepare_document  # noqa: PLC0415 - only for documents

    dossier = outcome.dossier
    if dossier is None:
        return
    request.notify("Évaluation annuelle", 0, 1)
    judged = dossier.at_end_of(outcome.year)
    variables = annual_evaluation(judged, sorted(withheld_offices(outcome.anomalies)))
    asked = draft(template_for(EVALUATION, outcome.path), variables, judged.as_of)
    name = evaluation_name(outcome.year)
    ready = prepare_document(output_folder(outcome, request), name, asked)
    request.notify("Évaluation annuelle", 1, 1)
    yield Planned(Document(EVALUATION, None, ready.path, ready.state.value), ready)


def offices_asked(dossier: Dossier, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The OT a run is for, in the order asked, each once; all if none is named.

    Raises:
        UserError: one of them is unknown.
    """
    known = folders(dossier)
    for code in asked:
        if code not in known:
            raise UserError(f"Aucun OT n'a le code {quoted(code)}.{did_you_mean(code, known)}")
    return tuple(dict.fromkeys(asked)) or tuple(known)


def withheld_offices(anomalies: tuple[Anomaly, ...]) -> frozenset[str]:
    """The OT of which a Bloquant withholds the documents."""
    blocking = (each for each in anomalies if each.severity is Severity.BLOQUANT)
    return frozenset(each.office for each in blocking if each.office)
