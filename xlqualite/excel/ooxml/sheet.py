"""The cells of a sheet, streamed row by row."""

from collections.abc import Iterator, Mapping
from xml.parsers.expat import XMLParserType

from xlqualite.excel.grids import SheetRow
from xlqualite.excel.ooxml.markup import DEEPEST, Source, feed, new_parser
from xlqualite.excel.ooxml.references import LAST_COLUMN, LAST_ROW, parse_cell
from xlqualite.excel.ooxml.strings import LONGEST_TEXT
from xlqualite.excel.ooxml.values import TEXTS, Decoder, plain
from xlqualite.port import NOT_CALCULATED, CellValue

MOST_PIECES = 2000
"""Of the text of one cell: runs of rich text, or what the parser cuts."""

Decoders = Mapping[str | None, Decoder]


def read_rows(source: Source, decoders: Decoders) -> Iterator[SheetRow]:
    """The rows of a sheet in their order; blank ones may be among them.

    Raises:
        UserError: the part is damaged.
    """
    parser = new_parser()
    collector = _Collector(parser, decoders)
    for _ in feed(parser, source):
        yield from collector.rows
        collector.rows.clear()


class _Collector:
    """What expat calls while it walks through a sheet.

    It runs for every element of every cell: hence names compared whole, prefix included, cells
    judged once, at their end, and only the elements that it need not know counted, to bound how
    deep they nest.
    """

    def __init__(self, parser: XMLParserType, decoders: Decoders) -> None:
        self.rows: list[SheetRow] = []
        self._parser = parser
        self._decoders = decoders
        self._columns: dict[str, int] = {}
        self._row, self._row_text, self._cut = 0, "", 0
        self._cells: dict[int, CellValue] = {}
        self._cell: dict[str, str] | None = None
        self._joined: dict[str, str] | None = None
        self._joints = 0
        self._text: str | None = None
        self._inside_row = self._inside_text = self._formula = False
        self._column = self._depth = self._phonetic = 0
        parser.StartElementHandler = self._root

    def _root(self, name: str, _: dict[str, str]) -> None:
        prefix = name[: name.rfind(":") + 1]
        self._row_name, self._cell_name = f"{prefix}row", f"{prefix}c"
        self._value_name, self._text_name = f"{prefix}v", f"{prefix}t"
        self._formula_name, self._phonetic_name = f"{prefix}f", f"{prefix}rPh"
        self._parser.StartElementHandler = self._opened
        self._parser.EndElementHandler = self._closed
        self._parser.CharacterDataHandler = self._typed

    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        if name == self._cell_name:
            if self._cell is not None:
                raise ValueError
            self._cell = attributes
            self._text = None
        elif name == self._value_name or name == self._text_name:  # noqa: PLR1714 - twice as fast
            if self._inside_text:
                raise ValueError
            self._inside_text = True
            self._text = self._text or ""
        elif name == self._row_name:
            if self._inside_row:
                raise ValueError
            self._inside_row = True
            self._begin_row(attributes.get("r"))
        else:
            self._begin_other(name)

    def _typed(self, text: str) -> None:
        if self._inside_text and not self._phonetic:
            self._text = self._lengthened(self._text, text) if self._text else text

    def _closed(self, name: str) -> None:
        if name == self._value_name or name == self._text_name:  # noqa: PLR1714 - twice as fast
            self._inside_text = False
        elif name == self._cell_name and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif name == self._row_name:
            self._inside_row = False
            self.rows.append((self._row, self._cells))
        else:
            self._depth -= 1
            self._phonetic -= name == self._phonetic_name

    def _lengthened(self, text: str, piece: str) -> str:
        if self._joined is not self._cell:
            self._joined, self._joints = self._cell, 0
        self._joints += 1
        if self._joints > MOST_PIECES or len(text) + len(piece) > LONGEST_TEXT:
            raise ValueError
        return text + piece

    def _begin_row(self, reference: str | None) -> None:
        number = int(reference) if reference else self._row + 1
        if not self._row < number <= LAST_ROW:
            raise ValueError
        self._row, self._row_text = number, str(number)
        self._cut = -len(self._row_text)
        self._cells, self._column = {}, 0

    def _begin_other(self, name: str) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ValueError
        self._formula = self._formula or name == self._formula_name
        self._phonetic += name == self._phonetic_name

    def _end_cell(self, cell: dict[str, str]) -> None:
        reference = cell.get("r")
        column = self._columns.get(reference[: self._cut]) if reference else None
        if column is None or not reference or not reference.endswith(self._row_text):
            column = self._place(reference)
        self._column = column
        if self._text:
            decoder = self._decoders.get(cell.get("t"), plain)
            self._cells[column] = decoder(self._text, cell.get("s", "0"))
        elif self._text is not None and cell.get("t") in TEXTS:
            self._cells[column] = ""
        elif self._formula:
            self._cells[column] = NOT_CALCULATED
        self._formula = False

    def _place(self, reference: str | None) -> int:
        """The column of a cell that is the first there, or that does not say where it is."""
        if not reference:
            if self._column == LAST_COLUMN:
                raise ValueError
            return self._column + 1
        row, column = parse_cell(reference)
        if row != self._row:
            raise ValueError
        self._columns[reference[: self._cut]] = column
        return column
