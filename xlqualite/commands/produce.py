"""The commands that make Word documents: plans, evaluation, lot."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from xlqualite.anomaly import Anomaly, Severity
from xlqualite.button import Button, Step
from xlqualite.commands.control import every_sheet
from xlqualite.commands.examination import Examination, examine
from xlqualite.commands.orders import Order, Planned, planned
from xlqualite.commands.printing import AS_PDF, converter_for, with_pdf
from xlqualite.commands.record import recorded
from xlqualite.commands.registry import Flag, Outcome, Request, command
from xlqualite.commands.templates import (
    EVALUATION,
    Template,
    Trial,
    notes_on,
    template_for,
)
from xlqualite.compute.levels import level_of
from xlqualite.delivery import DocumentState
from xlqualite.dossier import Dossier, folders
from xlqualite.french import NBSP, did_you_mean, quoted
from xlqualite.messages import UserError
from xlqualite.sharing.plan import PLAN, about_plan
from xlqualite.sheets.places import DASHBOARD

TOGETHER = "--un-seul-document"


@command(
    "Produit le plan d'actions Word de chaque OT.",
    "Produit le plan d'actions Word de chaque OT qui a un niveau. Un document modifié à la main "
    f"n'est jamais écrasé{NBSP}; un bloquant retient le plan du seul OT concerné. La feuille "
    "Journal en garde trace.",
    offices=True,
    flags=(
        Flag(TOGETHER, "Réunit les plans en un seul fichier, un OT après l'autre."),
        AS_PDF,
    ),
    button=Button("Plans d'actions", Step.PRODUCE, "FileSaveAsWordDocx", (DASHBOARD,)),
)
def plans(request: Request) -> Outcome:
    """Make the action plans.

    Raises:
        UserError: the workbook or a template cannot be used, or an OT asked for is unknown.
    """
    convert = converter_for(request)
    seen = examine("plans", request)
    made = recorded(with_documents(seen, list(_plans(seen.outcome, request))), request)
    return with_pdf(made, request, convert)


@command(
    "Produit l'évaluation annuelle Word.",
    f"Produit l'évaluation annuelle Word du réseau{NBSP}: au 31 décembre pour une année passée, au "
    "jour de référence pour l'année en cours. La feuille Journal en garde trace.",
    flags=(AS_PDF,),
    button=Button("Évaluation annuelle", Step.PRODUCE, "FileSaveAsWordDocx", (DASHBOARD,)),
)
def evaluation(request: Request) -> Outcome:
    """Make the annual evaluation.

    Raises:
        UserError: the workbook or a template cannot be used.
    """
    convert = converter_for(request)
    seen = examine("evaluation", request, at_year_end=True)
    made = recorded(with_documents(seen, list(_evaluation(seen.outcome, request))), request)
    return with_pdf(made, request, convert)


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


def with_documents(seen: Examination, planned: list[Planned]) -> Examination:
    """The examination with its documents, which are only written once all is ready."""
    ready = [each for each in planned if each.prepared]
    documents = tuple(each.document for each in planned)
    outcome = seen.outcome
    used = {each.document.kind: each.template for each in ready if each.template}
    unwritten = tuple(each.prepared for each in ready if each.prepared)
    said = (*notes_on(used, outcome.path), *(note for each in unwritten for note in each.notes))
    outcome = replace(outcome, documents=documents, notes=(*outcome.notes, *said))
    return replace(seen, outcome=outcome, unwritten=unwritten)


def _plans(outcome: Outcome, request: Request) -> Iterator[Planned]:
    from xlqualite.word.names import plan_name, plans_name  # noqa: PLC0415 - only for documents

    if outcome.dossier is None:
        return
    folder, together = output_folder(outcome, request), []
    for each in _orders(outcome, request):
        if TOGETHER in request.flags and each.asked:
            together.append(each)
        else:
            yield planned(each, folder / plan_name(each.office or "", outcome.year))
    if together:
        title = f"Plans d'actions qualité {outcome.year}"
        yield planned(_bound(together, title), folder / plans_name(outcome.year))


def _orders(outcome: Outcome, request: Request) -> Iterator[Order]:
    """The plan of each OT concerned, or why it has none."""
    from xlqualite.documents.action_plan import action_plan  # noqa: PLC0415 - only for documents
    from xlqualite.word.renderer import content_of, draft_of  # noqa: PLC0415 - likewise

    dossier = outcome.dossier
    assert dossier is not None
    offices = offices_asked(dossier, request.offices)
    ignored = _ignored(dossier, outcome.anomalies)
    template: Template | None = None
    source = b""
    for done, office in enumerate(offices):
        request.notify("Plans d'actions", done, len(offices))
        if office in ignored:
            yield Order(PLAN, office, ignored[office])
            continue
        shown = action_plan(dossier, office)
        trial = Trial((shown,), dossier.as_of)
        template = template or template_for(PLAN, outcome.path, trial)
        source = source or content_of(template.path)
        asked = draft_of(template.path.name, source, shown, dossier.as_of)
        asked = replace(asked, about=about_plan(dossier, office))
        yield Order(PLAN, office, asked=asked, template=template)
    request.notify("Plans d'actions", len(offices), len(offices))


def _bound(orders: list[Order], title: str) -> Order:
    """All the plans as one document."""
    from xlqualite.word.binding.volume import Volume  # noqa: PLC0415 - only for documents
    from xlqualite.word.renderer import Draft  # noqa: PLC0415 - likewise

    drafts = tuple(each.asked for each in orders if isinstance(each.asked, Draft))
    return replace(orders[0], office=None, asked=Volume(drafts, title))


def _evaluation(outcome: Outcome, request: Request) -> Iterator[Planned]:
    from xlqualite.documents.annual_evaluation import annual_evaluation  # noqa: PLC0415 - likewise
    from xlqualite.word.names import evaluation_name  # noqa: PLC0415 - only for documents
    from xlqualite.word.renderer import draft  # noqa: PLC0415 - only for documents

    dossier = outcome.dossier
    if dossier is None:
        return
    request.notify("Évaluation annuelle", 0, 1)
    judged = dossier.at_end_of(outcome.year)
    shown = annual_evaluation(judged, sorted(withheld_offices(outcome.anomalies)))
    template = template_for(EVALUATION, outcome.path, Trial((shown,), judged.as_of))
    asked = draft(template.path, shown, judged.as_of)
    place = output_folder(outcome, request) / evaluation_name(outcome.year)
    yield planned(Order(EVALUATION, None, asked=asked, template=template), place)
    request.notify("Évaluation annuelle", 1, 1)


def _ignored(dossier: Dossier, anomalies: tuple[Anomaly, ...]) -> dict[str, str]:
    """Why some OT have no plan."""
    withheld = dict.fromkeys(withheld_offices(anomalies), DocumentState.BLOCKED.value)
    without = (each for each in folders(dossier) if level_of(dossier, each).rank is None)
    return withheld | dict.fromkeys(without, DocumentState.WITHOUT_LEVEL.value)


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
