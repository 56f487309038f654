"""A table of results and what stands around it, read in one access before anything is written."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from xlqualite.excel.grids import Cells, grid_below, texts_of
from xlqualite.excel.live.changes import range_of
from xlqualite.excel.live.sites import LiveTable, rows_of
from xlqualite.excel.ooxml.references import Area, column_letters
from xlqualite.excel.strangers import in_the_way
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError
from xlqualite.port import Grid

Rows = Mapping[int, Cells]


@dataclass(frozen=True, eq=False)
class SeenTable:
    """A table, and the cells from the top of its sheet down to where it is to reach.

    Attributes:
        columns: those of the sheet that it takes, from 1.
        first, last: the rows of its body.
    """

    found: LiveTable
    rows: Rows
    columns: range
    first: int
    last: int

    @property
    def head(self) -> Rows:
        """The rows down to its headings."""
        return {number: cells for number, cells in self.rows.items() if number < self.first}

    @property
    def grid(self) -> Grid:
        """Its cells."""
        texts = texts_of(self.rows.get(self.first - 1, {}))
        headings = {column: texts.get(column, "") for column in self.columns}
        body = ((row, self.rows.get(row, {})) for row in range(self.first, self.last + 1))
        return grid_below(self.found.sheet.name, self.first - 1, headings, body)

    def filled_to(self, columns: Collection[int]) -> int:
        """The last row of its body that holds something in these columns."""
        filled = (row for row in self._body() if not self.rows[row].keys().isdisjoint(columns))
        return max(filled, default=self.first - 1)

    def formulas(self) -> frozenset[str]:
        """The cells of its body that hold a formula."""
        area = Area(self.first, self.columns[0], self.last, self.columns[-1])
        texts = range_of(self.found.sheet, area).formula
        rows = [[texts]] if isinstance(texts, str) else texts
        return frozenset(
            f"{column_letters(column)}{row}"
            for row, line in enumerate(rows, self.first)
            for column, text in zip(self.columns, line, strict=True)
            if str(text).startswith("=")
        )

    def refuse_in_the_way(self, file: str, last: int) -> None:
        """Refuse to grow over what stands below.

        Raises:
            UserError: something does.
        """
        for row in range(self.last + 1, last + 1):
            if not self.rows.get(row, {}).keys().isdisjoint(self.columns):
                raise in_the_way(file, self.found.sheet.name, row)

    def _body(self) -> list[int]:
        return [row for row in self.rows if self.first <= row <= self.last]


def look(found: LiveTable, more: int, widest: int) -> SeenTable:
    """Read a table of results and what stands around it.

    Args:
        found: the table.
        more: how many rows below its headings results may take, or below its body to add some.
        widest: the last column that values go to.

    Raises:
        UserError: it shows a row of totals, which results would run into.
    """
    area, sheet = found.table.range, found.sheet
    if found.table.show_totals:
        raise UserError(
            f"Feuille {quoted(sheet.name)}{NBSP}: ôtez la ligne de total du tableau (onglet "
            "Création de tableau), puis recommencez."
        )
    columns = range(area.column, area.column + area.shape[1])
    last = area.row + area.shape[0] - 1
    reach = Area(1, 1, last + more, max(widest, columns[-1]))
    return SeenTable(found, dict(rows_of(range_of(sheet, reach))), columns, area.row + 1, last)
