"""A whole book: which there are, what each is made from, and its bytes."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path

from xlqualite.excel.builder import palette
from xlqualite.excel.builder.canvas import Canvas
from xlqualite.excel.builder.dashboard import write_dashboard
from xlqualite.excel.builder.finish import finished
from xlqualite.excel.builder.guide import write_guide
from xlqualite.excel.builder.highlights import parameter_names
from xlqualite.excel.builder.parameters import setting_of
from xlqualite.excel.builder.results import RESULT_SHEETS, RESULT_TABLES, write_result_sheet
from xlqualite.excel.builder.rulebook import write_rulebook
from xlqualite.excel.builder.sheet import InputSheet, write_input_sheet
from xlqualite.excel.builder.sources import Sources, read_sources
from xlqualite.excel.builder.validations import code_lists
from xlqualite.tables import TABLES

GUIDE_TEXT = "aide.md"
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
        "qualite-morbihan.xlsx",
        "morbihan",
        "Démarche qualité des offices de tourisme du Morbihan",
        "Suivi des offices de tourisme par le relais territorial : classeur à compléter",
    ),
    Book(
        "exemple-morbihan.xlsx",
        "exemple",
        "Démarche qualité des offices de tourisme du Morbihan : exemple",
        "Trois années d'activité imaginaire, pour essayer le programme",
        banner="Données fictives : activité, dates et montants imaginés pour l'exemple.",
    ),
)


def build(book: Book, folder: Path) -> bytes:
    """The bytes of a workbook, from its sources; the same ones for the same sources.

    Args:
        book: which one.
        folder: holds the folders of sources and the text of the sheet Aide.

    Raises:
        UserError: a source is missing or cannot be read.
    """
    from xlsxwriter import Workbook  # noqa: PLC0415 - only the builder pays for it

    sources = read_sources(folder / book.sources)
    content = BytesIO()
    workbook = Workbook(content, {"in_memory": True})
    canvas = Canvas(workbook, book.title, book.banner)
    _describe(canvas, book, sources)
    _write_sheets(canvas, sources)
    write_guide(canvas, folder / GUIDE_TEXT, book.file_name)
    for name, formula in (code_lists() | parameter_names()).items():
        workbook.define_name(name, formula)
    names = [each.name for each in workbook.worksheets()]
    workbook.close()
    chosen = [rank for rank, name in enumerate(names, 1) if name in RESULT_SHEETS]
    return finished(content.getvalue(), chosen)


def _write_sheets(canvas: Canvas, sources: Sources) -> None:
    """Every sheet but Aide, in the order of the tabs."""
    write_dashboard(canvas)
    for table in TABLES:
        write_input_sheet(InputSheet(canvas, table, sources[table.name]))
    for result in RESULT_TABLES:
        write_result_sheet(canvas, result)
    write_rulebook(canvas)


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


def _relay(sources: Sources) -> str:
    """The relay's name, as the sheet Paramètres gives it; empty when it does not."""
    values = {setting_of(row[0]): row[1] for row in sources["T_Parametres"]}
    named = (value for setting, value in values.items() if setting and setting.name == "relay")
    return str(next(named, None) or "")
