"""The third workbook adapter: a workbook written as Markdown tables, for tests anyone can read.

The first cell of a table's headings names the sheet, the first cell of each row its number. What a
test does not need may be left out: missing columns are empty, missing tables are blank, codes that
are named but not declared are declared, and the régimes are the usual ones. What is written stays in
memory, over what was typed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from string import ascii_uppercase

from written_cells import WrittenCells

from xlqualite.port import CellValue, ExcelError, Grid, ResultSheet, Written
from xlqualite.schema import Address, Column, Kind, Table
from xlqualite.tables import TABLES

USUAL_REGIMES = """
| Régimes | Label                   | Attribué à partir du | Durée (mois) | Extinction |
|       2 | Qualité Tourisme        | 01/01/2000           | 36           |            |
|       3 | Qualité Tourisme        | 01/01/2018           | 60           | 31/12/2026 |
|       4 | AFNOR NF 237            | 01/01/2000           | 36           |            |
|       5 | Destination d'excellence | 01/01/2000          | 60           |            |
"""
STAND_INS = {Kind.DATE: "01/01/2010", Kind.INTEGER: "2010", Kind.NUMBER: "1"}
BY_SHEET = {each.sheet: each for each in TABLES}
BY_RECORD = {each.record.__name__: each for each in TABLES}
Line = dict[str, str]


@dataclass
class MarkdownSheet:
    """A table as typed: its headings, then its lines by row number."""

    headings: list[str]
    lines: dict[int, Line] = field(default_factory=dict)


class MarkdownWorkbook:
    """A workbook read from Markdown tables."""

    name = "classeur.md"
    once_saved = "Classeur mis à jour."

    def __init__(self, text: str) -> None:
        self.sheets = parse(text)
        if "Régimes" not in self.sheets:
            self.sheets |= parse(USUAL_REGIMES)
        for table in TABLES:
            self._complete(table)
        self._written = WrittenCells(frozenset(BY_SHEET))

    def read(self, table: Table) -> Grid | None:
        """The grid of a table; an input table left out is blank."""
        grid = self._typed(table) if table.sheet in BY_SHEET else self._written.results(table)
        return self._written.over(grid) if grid else None

    def refuse_if_held(self) -> None:
        """Nobody else holds a text."""

    def prepare(self) -> None:
        """See whether all that was asked can be done."""
        self._written.saved()

    def value(self, at: Address) -> CellValue:
        """What one cell holds, be it typed or written."""
        table = next((each for each in TABLES if each.sheet == at.sheet), None)
        grid = self._typed(table) if table else None
        return self._written.value(at, self._written.over(grid) if grid else None)

    def write(self, content: ResultSheet) -> None:
        """Replace, at the next `save`, the values of a sheet of results."""
        self._written.write(content)

    def append(self, content: ResultSheet) -> None:
        """Add rows, at the next `save`, below those of a sheet's table."""
        self._written.append(content)

    def add(self, table: Table, rows: Sequence[tuple[Written, ...]]) -> None:
        """Add rows, at the next `save`, below those of an input table."""
        self._written.add(self._typed(table), table.headings, rows)

    def set(self, at: Address, value: Written) -> None:
        """Write one cell at the next `save`."""
        self._written.set(at, value)

    def save(self, _moment: datetime) -> None:
        """Show from now on what was asked, unless a part of it cannot be done.

        Raises:
            UserError: a cell to set is on a sheet that is not there.
        """
        self._written = self._written.saved()

    def _typed(self, table: Table) -> Grid:
        sheet = self.sheets.get(table.sheet) or MarkdownSheet([])
        headings = [*sheet.headings, *(h for h in table.headings if h not in sheet.headings)]
        letters = tuple(letter(rank) for rank in range(len(headings)))
        rows = (
            (number, tuple(cell(line.get(each, "")) for each in headings))
            for number, line in sheet.lines.items()
        )
        return Grid(table.sheet, 1, letters, tuple(headings), rows)

    def _complete(self, table: Table) -> None:
        """Fill the required columns that were left out, and declare the codes a table names."""
        sheet = self.sheets.get(table.sheet)
        if sheet is None:
            return
        for line in sheet.lines.values():
            for column in table.columns:
                if column.heading not in sheet.headings:
                    line[column.heading] = stand_in(column, line)
                elif column.references and line[column.heading]:
                    self._declare(column, line)

    def _declare(self, column: Column, line: Line) -> None:
        target = BY_RECORD[column.references or ""]
        code = line[column.heading]
        typed = self.sheets.get(target.sheet)
        if code in column.extra_words or (typed and typed.headings):
            return
        sheet = self.sheets.setdefault(target.sheet, MarkdownSheet([]))
        heading = target.key[0].heading
        if any(each[heading] == code for each in sheet.lines.values()):
            return
        own = {heading: code, "OT": line.get("OT", "")}
        sheet.lines[len(sheet.lines) + 2] = own | {
            each.heading: stand_in(each, own) for each in target.columns if each.heading not in own
        }


def parse(text: str) -> dict[str, MarkdownSheet]:
    """Markdown tables by sheet name; two tables of one sheet go on from each other.

    Raises:
        ValueError: a table names a sheet or a heading that the workbook does not have.
    """
    sheets: dict[str, MarkdownSheet] = {}
    headings: list[str] = []
    sheet = MarkdownSheet([])
    for cells in _lines(text):
        if cells[0] in BY_SHEET:
            headings = cells[1:]
            unknown = set(headings) - set(BY_SHEET[cells[0]].headings)
            if unknown:
                raise ValueError(f"{cells[0]}: unknown headings {unknown}")
            sheet = sheets.setdefault(cells[0], MarkdownSheet(headings))
        elif cells[0].isdigit():
            sheet.lines[int(cells[0])] = dict(zip(headings, cells[1:], strict=True))
        else:
            raise ValueError(f"no sheet is called {cells[0]!r}")
    return sheets


def _lines(text: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        bare = line.strip()
        if bare.startswith("|") and set(bare) - set("|-: "):
            yield [each.strip() for each in bare.strip("|").split("|")]


def stand_in(column: Column, line: Line) -> str:
    """What stands in a required column that a test leaves out."""
    if not column.required:
        return ""
    if column.words:
        return column.words[0]
    if column.kind in STAND_INS:
        return STAND_INS[column.kind]
    return line.get("Code") or line.get("Critère") or f"{column.heading} 1"


def letter(rank: int) -> str:
    """A column letter: 0 is A, 26 is AA."""
    high, low = divmod(rank, 26)
    return (ascii_uppercase[high - 1] if high else "") + ascii_uppercase[low]


def cell(text: str) -> CellValue:
    """A typed cell: empty, an Excel error, or its text."""
    if text.startswith("#") and text.endswith(("!", "?", "A")):
        return ExcelError(text)
    return text or None
