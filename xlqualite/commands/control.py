"""The commands that read the workbook and say what they find: controler, calculer."""

from collections.abc import Iterator

from xlqualite.button import Button, Step
from xlqualite.commands.examination import Examination, examine
from xlqualite.commands.record import recorded
from xlqualite.commands.registry import Outcome, Request, command
from xlqualite.french import NBSP
from xlqualite.port import ResultSheet
from xlqualite.sheets.anomalies import TABLE as ANOMALIES
from xlqualite.sheets.anomalies import anomalies_sheet
from xlqualite.sheets.places import DASHBOARD, OFFICE_PAGE
from xlqualite.tables import TABLES


@command(
    "Contrôle le classeur.",
    f"Lit le classeur, applique toutes les règles et montre chaque anomalie{NBSP}: la feuille et "
    "la cellule, ce qui ne va pas, comment corriger. Remplit la feuille Anomalies.",
    button=Button(
        "Contrôler",
        Step.CHECK,
        "Spelling",
        (DASHBOARD, *(each.sheet for each in TABLES), ANOMALIES.sheet),
        large=True,
    ),
)
def controler(request: Request) -> Outcome:
    """Check the workbook, and fill its sheet Anomalies.

    Raises:
        UserError: the workbook cannot be read, or cannot be written safely.
    """
    seen = examine("controler", request)
    return recorded(seen, request, _anomalies(seen.outcome))


@command(
    "Contrôle, puis calcule tous les résultats.",
    "Contrôle le classeur, puis calcule niveaux, conformité, échéances, progression, "
    "participations, temps de travail et synthèse annuelle. Remplit toutes les feuilles de "
    "résultats, et numérote les lignes sans N°.",
    button=Button("Calculer", Step.COMPUTE, "CalculateNow", (DASHBOARD, OFFICE_PAGE), large=True),
)
def calculer(request: Request) -> Outcome:
    """Check the workbook, compute every result and fill every sheet of results.

    Raises:
        UserError: the workbook cannot be read, or cannot be written safely.
    """
    seen = examine("calculer", request, numbering=True)
    return recorded(seen, request, every_sheet(seen, request))


def every_sheet(seen: Examination, request: Request) -> Iterator[ResultSheet]:
    """Every sheet of results, worked out when it is asked for.

    Saisie de la grille holds what she types: it is only given to a book that lacks it.
    """
    from xlqualite.sheets.dashboard import dashboard_sheet  # noqa: PLC0415 - controler needs it not
    from xlqualite.sheets.office_page import office_page_sheet  # noqa: PLC0415 - likewise
    from xlqualite.sheets.results import result_sheets  # noqa: PLC0415 - likewise
    from xlqualite.sheets.visit import TABLE as VISIT_TABLE  # noqa: PLC0415 - likewise
    from xlqualite.sheets.visit import blank_visit_sheet  # noqa: PLC0415 - likewise

    outcome = seen.outcome
    assert outcome.dossier is not None
    yield dashboard_sheet(outcome.dossier, outcome.anomalies, request.moment)
    yield office_page_sheet(outcome.dossier)
    if seen.workbook.read(VISIT_TABLE.as_read) is None:
        yield blank_visit_sheet()
    yield from result_sheets(outcome.anomalies, outcome.dossier)


def _anomalies(outcome: Outcome) -> Iterator[ResultSheet]:
    assert outcome.dossier is not None
    yield anomalies_sheet(outcome.anomalies, outcome.dossier)
