"""The command that makes the fee calls: what each OT of levels 2 and 3 is asked for a year."""

from collections.abc import Iterator

from xlqualite.button import Button, Step
from xlqualite.commands.examination import examine
from xlqualite.commands.orders import Order, Planned, planned
from xlqualite.commands.produce import (
    offices_asked,
    output_folder,
    with_documents,
    withheld_offices,
)
from xlqualite.commands.record import recorded
from xlqualite.commands.registry import Outcome, Request, command
from xlqualite.commands.templates import CALL, Template, Trial, template_for
from xlqualite.compute.fees import fee_of
from xlqualite.compute.levels import level_of
from xlqualite.dossier import Dossier
from xlqualite.french import NBSP
from xlqualite.sheets.fees import TABLE
from xlqualite.sheets.places import DASHBOARD

STAGE = "Appels de participation"


@command(
    "Produit les appels de participation Word.",
    "Produit l'appel de participation Word de chaque OT qui en doit une pour l'année traitée "
    f"(niveaux 2 et 3){NBSP}: le calcul ligne par ligne, le partage et le montant en lettres. Un "
    "bloquant retient l'appel du seul OT concerné. La feuille Journal en garde trace.",
    offices=True,
    button=Button(STAGE, Step.PRODUCE, "FileSaveAsWordDocx", (DASHBOARD, TABLE.sheet)),
)
def appels(request: Request) -> Outcome:
    """Make the fee calls.

    Raises:
        UserError: the workbook or a template cannot be used, or an OT asked for is unknown.
    """
    seen = examine("appels", request)
    return recorded(with_documents(seen, list(_calls(seen.outcome, request))), request)


def _calls(outcome: Outcome, request: Request) -> Iterator[Planned]:
    from xlqualite.documents.fee_call import fee_call  # noqa: PLC0415 - only for documents
    from xlqualite.word.names import call_name  # noqa: PLC0415 - only for documents
    from xlqualite.word.renderer import content_of, draft_of  # noqa: PLC0415 - only for documents

    dossier = outcome.dossier
    if dossier is None:
        return
    offices = offices_asked(dossier, request.offices)
    withheld = withheld_offices(outcome.anomalies)
    folder = output_folder(outcome, request)
    template: Template | None = None
    source = b""
    for done, office in enumerate(offices):
        request.notify(STAGE, done, len(offices))
        ignored = _why_ignored(dossier, office, withheld)
        if ignored:
            yield planned(Order(CALL, office, ignored), folder)
            continue
        shown = fee_call(dossier, office)
        trial = Trial((shown,), dossier.as_of)
        template = template or template_for(CALL, outcome.path, trial)
        source = source or content_of(template.path)
        asked = draft_of(template.path.name, source, shown, dossier.as_of)
        order = Order(CALL, office, asked=asked, template=template)
        yield planned(order, folder / call_name(office, dossier.year))
    request.notify(STAGE, len(offices), len(offices))


def _why_ignored(dossier: Dossier, office: str, withheld: frozenset[str]) -> str:
    """The state of an OT that gets no call; empty for one that gets its own."""
    from xlqualite.delivery import DocumentState  # noqa: PLC0415 - only for documents
    from xlqualite.documents.fee_call import calls_for  # noqa: PLC0415 - only for documents

    found = fee_of(dossier, office, dossier.year)
    if not calls_for(found):
        rank = found.level if found else level_of(dossier, office).rank
        state = DocumentState.WITHOUT_FEE if rank else DocumentState.WITHOUT_LEVEL
    elif office in withheld:
        state = DocumentState.BLOCKED
    else:
        return ""
    return str(state.value)
