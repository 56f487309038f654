"""The references inside formulas: those that span a table follow it, those to its totals are told.

Only what surely is a reference to cells counts: texts, names and columns of tables are passed over.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from xlqualite.excel.ooxml.patch.wanted import Resize
from xlqualite.excel.ooxml.references import Area, parse_area

# names of sheets are short, and what never ends is passed over at once: each character is read a
# bounded number of times
_TOKEN = re.compile(
    r"""
      "(?:[^"]|"")*+(?:"|\Z)                                  # a text
    | (?:(?P<sheet>'(?:[^']|''){1,100}+'|(?:\[[^\[\]]{1,100}\])?[\w.:]{1,70})!)?
      (?P<first>\$?[A-Za-z]{1,3}\$?)(?P<top>[0-9]{1,7})
      (?::(?P<last>\$?[A-Za-z]{1,3}\$?)(?P<bottom>[0-9]{1,7}))?
      (?![\w.(!\[])
    | \[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*+\])*+\]              # columns of a table
    | (?:'(?:[^']|''){1,100}+'|(?:\[[^\[\]]{1,100}\])?[\w.:]{1,70})!  # a sheet of something else
    | [\w.]+                                                 # a name, a number, a function
    """,
    re.VERBOSE,
)

LONGEST_FORMULA = 8192
"""In characters, as in Excel; the pattern above would dwell on longer ones."""


def new_end(area: Area, resize: Resize) -> int | None:
    """The new last row of an area that spans a table; None if it does not span it.

    It does when it goes from the first row of the table, or of its body, to the last one of the
    body, or to the totals, within its columns.
    """
    table = resize.table.area
    starts = resize.first <= resize.last and area.first_row in (table.first_row, resize.first)
    if not starts or area.first_column < table.first_column or area.last_column > table.last_column:
        return None
    if area.last_row == resize.last:
        return resize.new_last
    return resize.new_area.last_row if area.last_row == table.last_row else None


def followed(
    formula: str,
    resizes: Collection[Resize],
    home: str,
    *,
    single: bool = False,
    fixed: bool = False,
) -> str:
    """A formula whose references that span a table go to its new last row.

    Args:
        formula: the text of a formula.
        resizes: the tables whose end moves.
        home: the sheet that a reference without sheet means; "" when it means none.
        single: whether a reference to one cell can span a table of one row.
        fixed: whether only rows behind a ``$`` are where they seem to be.
    """

    def moved(found: re.Match[str]) -> str:
        area = _area(found)
        if area is None or not (single or found["last"]):
            return found[0]
        if fixed and not all(
            each.endswith("$") for each in (found["first"], found["last"]) if each
        ):
            return found[0]
        for each in resizes:
            last = new_end(area, each) if _is_sheet(found, each, home) else None
            if last:
                end = f"{found['last'] or found['first']}{last}"
                sheet = f"{found['sheet']}!" if found["sheet"] else ""
                return f"{sheet}{found['first']}{found['top']}:{end}"
        return found[0]

    return _TOKEN.sub(moved, formula) if len(formula) <= LONGEST_FORMULA else formula


def shifted(formula: str, rows: int) -> str:
    """A formula as it reads so many rows below: addresses without ``$`` before the row move."""

    def moved(found: re.Match[str]) -> str:
        if _area(found) is None:
            return found[0]
        sheet = f"{found['sheet']}!" if found["sheet"] else ""
        start = _shifted(found["first"], found["top"], rows)
        end = f":{_shifted(found['last'], found['bottom'], rows)}" if found["last"] else ""
        return f"{sheet}{start}{end}"

    return _TOKEN.sub(moved, formula) if len(formula) <= LONGEST_FORMULA else formula


def aims_at_totals(formulas: Iterable[str], resize: Resize, home: str) -> bool:
    """Whether one of these formulas points at the totals of a table, which move.

    An area that holds both their old place and their new one goes on holding them, unless it began
    with them and would now hold rows of the body.
    """
    row, new_row = resize.last + 1, resize.new_last + 1
    for area in _areas(formulas, resize, home):
        holds = area.first_row <= new_row <= area.last_row and area.first_row != row
        inside = area.first_row <= row <= area.last_row
        beside = area.last_column < resize.columns[0] or resize.columns[-1] < area.first_column
        if inside and not beside and not holds:
            return True
    return False


def areas_on(sheet: str, formula: str, home: str) -> Iterator[Area]:
    """The cells that a formula cites on a sheet, or on several sheets that may hold it between.

    Args:
        sheet: its name.
        formula: the text of a formula.
        home: the sheet that a reference without sheet means.
    """
    for found in _TOKEN.finditer(formula):
        area = _area(found)
        name = unquoted(found["sheet"] or home)
        if area is not None and (":" in name or name.casefold() == sheet.casefold()):
            yield area


def _areas(formulas: Iterable[str], resize: Resize, home: str) -> Iterator[Area]:
    for formula in (each for each in formulas if len(each) <= LONGEST_FORMULA):
        for found in _TOKEN.finditer(formula):
            area = _area(found)
            if area is not None and _is_sheet(found, resize, home):
                yield area


def _shifted(column: str, row: str, rows: int) -> str:
    return f"{column}{row if column.endswith('$') else int(row) + rows}"


def _area(found: re.Match[str]) -> Area | None:
    if found["first"] is None:
        return None
    start = f"{found['first']}{found['top']}"
    end = f":{found['last']}{found['bottom']}" if found["last"] else ""
    try:
        return parse_area(start + end)
    except ValueError:
        return None


def _is_sheet(found: re.Match[str], resize: Resize, home: str) -> bool:
    named = found["sheet"]
    name = unquoted(named) if named else home
    return name.casefold() == resize.table.sheet.name.casefold()


def unquoted(name: str) -> str:
    """The name of a sheet without the quotes that formulas put around it."""
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


@cache
def quoted(name: str) -> str:
    """The name of a sheet as formulas cite it: in quotes unless it reads as a plain word."""
    plain = re.fullmatch(r"[^\W\d]\w*", name) is not None
    cell_like = re.fullmatch(r"[A-Za-z]{1,3}[0-9]*|[Rr][0-9]*[Cc]?[0-9]*", name) is not None
    return name if plain and not cell_like else "'" + name.replace("'", "''") + "'"
