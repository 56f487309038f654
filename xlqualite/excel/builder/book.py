"""A whole book: which there are, what each is made from, and its bytes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path

from xlqualite.button import Offer
from xlqualite.excel.builder import palette
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.dashboard import write_dashboard
from xlqualite.excel.builder.finish import finished
from xlqualite.excel.builder.frame import HOME
from xlqualite.excel.builder.guide import write_guide
from xlqualite.excel.builder.highlights import parameter_names
from xlqualite.excel.builder.live_highlights import live_names
from xlqualite.excel.builder.office_page import write_office_page
from xlqualite.excel.builder.parameters import setting_of
from xlqualite.excel.builder.results import KEPT, RESULT_SHEETS, RESULT_TABLES, write_result_sheet
from xlqualite.excel.builder.rulebook import SHEET as RULES_SHEET
from xlqualite.excel.builder.rulebook import write_rulebook
from xlqualite.excel.builder.sheet import InputSheet, write_input_sheet
from xlqualite.excel.builder.sources import Sources, read_sources
from xlqualite.excel.builder.validations import code_lists
from xlqualite.excel.ribbon import ribbon
from xlqualite.excel.vba.project import vba_project
from xlqualite.excel.vba.sources import WORKBOOK, code_name, modules_of
from xlqualite.sheets import dashboard, office_page, returns, visit
from xlqualite.tables import TABLES

TAB_ORDER = (
    dashboard.SHEET,
    office_page.SHEET,
    visit.TABLE.sheet,
    *(each.sheet for each in TABLES),
    *(each.sheet for each in RESULT_TABLES),
    returns.TABLE.sheet,
    *(each.sheet for each in KEPT),
    RULES_SHEET,
    HOME,
)
"""The names of all sheets, in the order of the tabs."""
GUIDE_TEXT, MACROS = "aide.md", "vba"
BORN = datetime(2016, 1, 1, tzinfo=UTC)  # fixed: same sources, same bytes


@dataclass(frozen=True)
class Book:
    """A workbook that ships.

    Attributes:
        sources: the folder of its CSV files, beside the others.
        banner: shown on every sheet; None for real data.
    """

    file_name: str
    sources: str
    title: str
    subject: str
    banner: str | None = None


BOOKS = (
    Book(
        "qualite-morbihan.xlsm",
        "morbihan",
        "Démarche qualité des offices de tourisme du Morbihan",
        "Suivi des offices de tourisme par le relais territorial : classeur à compléter",
    ),
    Book(
        "exemple-morbihan.xlsm",
        "exemple",
        "Démarche qualité des offices de tourisme du Morbihan : exemple",
        "Trois années d'activité imaginaire, pour essayer le programme",
        banner="Données fictives : activité, dates et montants imaginés pour l'exemple.",
    ),
)


def build(book: Book, folder: Path, offers: Iterable[Offer]) -> bytes:
    """The bytes of a workbook, from its sources; the same ones for the same sources.

    Args:
        book: which one.
        folder: holds the folders of sources, that of VBA included, and the text of the sheet Aide.
        offers: the commands that have a button; without any, the workbook has no macros.

    Raises:
        UserError: a source is missing or cannot be read.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - only the builder pays for it

    sources = read_sources(folder / book.sources)
    content = BytesIO()
    workbook = Workbook(content, {"in_memory": True})
    canvas = Canvas(workbook, book.title, book.banner, tuple(offers))
    _describe(canvas, book, sources)
    writers = _writers(canvas, sources)
    writers[HOME] = partial(write_guide, canvas, folder / GUIDE_TEXT, book.file_name)
    for name in TAB_ORDER:
        writers[name]()
    for name, formula in (code_lists() | parameter_names() | live_names()).items():
        workbook.define_name(name, formula)
    if canvas.offers:
        _add_macros(canvas, folder / MACROS)
    workbook.close()
    chosen = [rank for rank, name in enumerate(TAB_ORDER, 1) if name in RESULT_SHEETS]
    return finished(content.getvalue(), chosen, ribbon(canvas.offers) if canvas.offers else None)


def _add_macros(canvas: Canvas, folder: Path) -> None:
    workbook = canvas.workbook
    workbook.set_vba_name(WORKBOOK)
    for sheet in workbook.worksheets():
        sheet.set_vba_name(code_name(sheet.name))
    project = vba_project(modules_of(canvas.offers, [*map(code_name, TAB_ORDER)], folder))
    workbook.add_vba_project(BytesIO(project), is_stream=True)


def _writers(canvas: Canvas, sources: Sources) -> dict[str, Callable[[], None]]:
    """What writes each sheet but Aide, by its name."""
    writers: dict[str, Callable[[], None]] = {
        dashboard.SHEET: partial(write_dashboard, canvas),
        office_page.SHEET: partial(write_office_page, canvas, _first_office(sources)),
        RULES_SHEET: partial(write_rulebook, canvas),
    }
    for table in TABLES:
        sheet = InputSheet(canvas, table, sources[table.name])
        writers[table.sheet] = partial(write_input_sheet, sheet)
    for result in (visit.TABLE, *RESULT_TABLES, returns.TABLE, *KEPT):
        writers[result.sheet] = partial(write_result_sheet, canvas, result)
    return writers


def _describe(canvas: Canvas, book: Book, sources: Sources) -> None:
    workbook = canvas.workbook
    workbook.use_custom_theme(StringIO(palette.themed(workbook.theme_xml)))
    workbook.set_properties(
        {
            "title": book.title,
            "subject": book.subject,
            "author": _relay(sources),
            "keywords": "qualité, office de tourisme",
            "created": BORN,
        }
    )
    workbook.set_custom_property("Langue", "fr-FR")


def _first_office(sources: Sources) -> str | None:
    """The code of the first OT; None without any."""
    rows = sources["T_OT"]
    return str(rows[0][0]) if rows else None


def _relay(sources: Sources) -> str:
    """The relay's name, as the sheet Paramètres gives it; empty when it does not."""
    values = {setting_of(row[0]): row[1] for row in sources["T_Parametres"]}
    named = (value for setting, value in values.items() if setting and setting.name == "relay")
    return str(next(named, None) or "")
