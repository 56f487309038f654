"""What of the user's own stands where results go, in a file."""

import re

from xlqualite.excel.ooxml.contents import Contents, Site
from xlqualite.excel.ooxml.workbook import Sheet
from xlqualite.excel.strangers import Place, not_ours, proved_ours
from xlqualite.excel.strangers import refuse_astray as refuse_astray_at
from xlqualite.port import ResultSheet

_FORMULA_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]+[0-9]+)"[^>]*>\s*<(?:\w+:)?f[\s/>]')


def page_of(content: ResultSheet, contents: Contents) -> Sheet | None:
    """The sheet of a page without a table, known by what it shows whatever its name.

    Raises:
        UserError: the sheet of that name is another, or its cells are no longer where they were.
    """
    named = contents.sheet(content.sheet)
    for sheet in (named,) if named else contents.sheets:
        if proved_ours(content, contents.rows(sheet), contents.file, sheet.name):
            return sheet
    if named:
        raise not_ours(contents.file, named.name)
    return None


def place_of(site: Site) -> Place:
    """Where results go, as it stands in the file."""
    return Place(site.sheet.part.archive.file, site.grid, site.head)


def refuse_astray(content: ResultSheet, site: Site) -> None:
    """Refuse results that would leave what the user typed beside them on another's row.

    Raises:
        UserError: a column of the user's own is filled, and the rows beside it are to change.
    """
    refuse_astray_at(content, place_of(site), lambda: _formulas_of(site))


def _formulas_of(site: Site) -> frozenset[str]:
    cells = _FORMULA_CELL.findall(site.sheet.part.content())
    return frozenset(each.decode() for each in cells)
