"""The commands that hang on where she is in the workbook: on an OT, or on an anomaly."""

import re
from dataclasses import replace

from xlqualite.button import Button, Step
from xlqualite.commands.produce import plans
from xlqualite.commands.registry import Outcome, Request, command
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError
from xlqualite.port import CellValue, Grid, Screen
from xlqualite.reading import read_dossier
from xlqualite.schema import Address
from xlqualite.settings import Settings
from xlqualite.sheets.anomalies import TABLE as ANOMALIES
from xlqualite.sheets.office_page import CHOICE
from xlqualite.sheets.places import DASHBOARD, OFFICE_PAGE
from xlqualite.tables import TABLES, Office

OFFICES = next(each for each in TABLES if each.record is Office)
CHOSEN = Address(OFFICE_PAGE, CHOICE)
"""Where Fiche OT has the code of the OT that it shows."""
ONLY_OPEN = f"Elle part de la ligne choisie à l'écran{NBSP}: il n'y en a pas hors d'Excel."
OUT_OF_EXCEL = "Le dossier s'ouvre de lui-même hors d'Excel."
CELL_COLUMN = next(
    chr(ord("A") + rank) for rank, each in enumerate(ANOMALIES.columns) if each.key == "cellule"
)


@command(
    "Produit le plan d'actions de l'OT choisi.",
    "Produit le plan d'actions Word du seul OT de la ligne choisie sur la feuille OT, ou de celui "
    "que montre Fiche OT.",
    button=Button(
        "Plan de cet OT", Step.PRODUCE, "FileSaveAsWordDocx", (OFFICES.sheet, OFFICE_PAGE)
    ),
    no_line=f"Elle part de l'OT choisi à l'écran{NBSP}; ailleurs, c'est plans --ot CODE.",
)
def plan_ot(request: Request) -> Outcome:
    """Make the action plan of the OT that she is on.

    Raises:
        UserError: she is on none, or the workbook or the template cannot be used.
    """
    return plans(replace(request, offices=(chosen_office(_screen(request)),)))


@command(
    "Montre l'OT choisi sur une page.",
    "Montre sur Fiche OT, en une page, tout ce que le classeur sait de l'OT de la ligne choisie "
    "sur la feuille OT.",
    button=Button("Fiche de cet OT", Step.COMPUTE, "FilePrintPreview", (OFFICES.sheet,)),
    no_line=ONLY_OPEN,
)
def fiche_ot(request: Request) -> Outcome:
    """Show the page of the OT that she is on.

    Raises:
        UserError: she is on none, or the page is not there.
    """
    screen = _screen(request)
    screen.set(CHOSEN, chosen_office(screen))
    screen.save(request.moment)
    screen.show(CHOSEN)
    return _done("fiche_ot", request)


@command(
    "Mène à la cellule de l'anomalie choisie.",
    "Mène à la cellule que nomme la ligne choisie sur la feuille Anomalies.",
    button=Button("Aller à l'anomalie", Step.CHECK, "GoTo", (ANOMALIES.sheet,)),
    no_line=ONLY_OPEN,
)
def aller_anomalie(request: Request) -> Outcome:
    """Take her to the cell of the anomaly that she is on.

    Raises:
        UserError: she is on none, or its sheet is not there.
    """
    screen = _screen(request)
    at = screen.selected()
    shown = screen.value(Address(at.sheet, f"{CELL_COLUMN}{_row_of(at)}"))
    sheet, _, cell = str(shown or "").rpartition("!")
    if at.sheet != ANOMALIES.sheet or not re.fullmatch(r"[A-Z]{1,3}[0-9]+", cell):
        raise UserError(
            f"Choisissez d'abord, sur la feuille {quoted(ANOMALIES.sheet)}, une ligne qui nomme "
            "une cellule, puis recommencez."
        )
    screen.show(Address(sheet, cell))
    return _done("aller_anomalie", request)


@command(
    "Ouvre le dossier des documents.",
    "Ouvre le dossier où sont les plans d'actions et l'évaluation annuelle.",
    button=Button("Ouvrir le dossier", Step.SHARE, "FileOpen", (DASHBOARD,)),
    no_line=OUT_OF_EXCEL,
)
def ouvrir_dossier(request: Request) -> Outcome:
    """Open the folder of the documents, if there is one yet.

    Raises:
        UserError: nothing on this computer can open a folder.
    """
    from xlqualite.excel.disk.opening import open_folder  # noqa: PLC0415 - only here

    dossier = read_dossier(_screen(request), request.asked).dossier
    settings = dossier.settings if dossier else Settings()
    folder = request.path.parent / settings.documents
    if folder.is_dir():
        open_folder(folder)
        return _done("ouvrir_dossier", request)
    return _done(
        "ouvrir_dossier",
        request,
        f"Rien n'a encore été produit{NBSP}: le dossier {quoted(settings.documents)} apparaîtra à "
        "côté du classeur avec le premier document.",
    )


def _screen(request: Request) -> Screen:
    assert request.screen is not None
    return request.screen


def _done(name: str, request: Request, *notes: str) -> Outcome:
    day = request.asked.today
    return Outcome(
        command=name,
        path=request.path,
        as_of=day,
        year=day.year,
        dossier=None,
        anomalies=(),
        notes=notes,
    )


def chosen_office(screen: Screen) -> str:
    """The code of the OT that she is on.

    Raises:
        UserError: she is on none.
    """
    at = screen.selected()
    on_page = at.sheet == OFFICE_PAGE
    code = screen.value(CHOSEN) if on_page else _code_at(at, screen.read(OFFICES))
    if code is None:
        raise UserError(
            f"Choisissez d'abord la ligne d'un OT sur la feuille {quoted(OFFICES.sheet)}, ou son "
            f"code sur {quoted(OFFICE_PAGE)}, puis recommencez."
        )
    return str(code)


def _code_at(at: Address, offices: Grid | None) -> CellValue:
    """The code in the row of a cell; None when it is not on a row of the table of OT."""
    heading = OFFICES.columns[0].heading
    if offices is None or offices.sheet != at.sheet or heading not in offices.headings:
        return None
    rows = dict(offices.rows)
    place = offices.headings.index(heading)
    return rows[_row_of(at)][place] if _row_of(at) in rows else None


def _row_of(at: Address) -> int:
    return int(at.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
