"""Where the shipped workbooks and templates are, in a wheel and in an editable install alike."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
SHIPPED = PACKAGE / "shipped"  # filled when the wheel is built, see pyproject.toml
ROOT = SHIPPED if SHIPPED.is_dir() else PACKAGE.parent


def workbook_path(name: str) -> Path:
    """A shipped workbook, ``exemple-morbihan.xlsm`` say."""
    return ROOT / "workbook" / name


def macros_path() -> Path:
    """The folder of the VBA source that is our own."""
    return ROOT / "workbook" / "vba"


def template_path(name: str) -> Path:
    """A shipped Word template, ``plan_actions.docx`` say."""
    return ROOT / "templates" / name
