"""The very hidden sheet _Partages: each file that was sent, as its sender keeps it."""

from collections.abc import Iterator

from xlqualite.port import CellValue, Readable, ResultSheet
from xlqualite.sharing.kept import from_text, to_text
from xlqualite.sharing.share import Share
from xlqualite.sheets.cells import to_cells
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show

TABLE = ResultTable(
    "partages",
    "_Partages",
    "S_Partages",
    "Ce que vous avez envoyé, gardé pour comparer ce qui en revient. Ne rien modifier ici.",
    (
        ResultColumn("identifiant", "Identifiant"),
        ResultColumn("pour", "Pour"),
        ResultColumn("au", "Au", Show.DATE),
        ResultColumn("fait_le", "Fait le", Show.MOMENT),
        ResultColumn("morceau", "Morceau", Show.WHOLE),
        ResultColumn("contenu", "Contenu"),
    ),
)
LONGEST = 30_000
"""Letters of a piece: a cell of Excel keeps 32,767."""


def shares_sheet(*shares: Share) -> ResultSheet:
    """The rows of some shares, to be added to the sheet or put in place of all those there."""
    rows = to_cells(TABLE, (row for each in shares for row in _rows(each)))
    return ResultSheet(TABLE.sheet, {}, TABLE.name, TABLE.headings, rows)


def read_shares(workbook: Readable) -> tuple[Share, ...]:
    """The shares that a workbook keeps, oldest first; none without the sheet.

    Raises:
        UserError: one of them was altered.
    """
    grid = workbook.read(TABLE.as_read)
    if grid is None:
        return ()
    pieces: dict[str, dict[int, str]] = {}
    for _, cells in grid.rows:
        row = dict(zip(grid.headings, cells, strict=False))
        if row.get("Identifiant"):
            kept = pieces.setdefault(str(row["Identifiant"]), {})
            kept[_rank(row.get("Morceau"))] = str(row.get("Contenu") or "")
    return tuple(from_text("".join(text for _, text in sorted(p.items()))) for p in pieces.values())


def _rank(value: CellValue) -> int:
    return int(value) if isinstance(value, int | float) else 0


def _rows(share: Share) -> Iterator[Row]:
    text = to_text(share)
    for rank, start in enumerate(range(0, len(text), LONGEST), 1):
        yield {
            "identifiant": share.identifier,
            "pour": share.recipient.name,
            "au": share.as_of,
            "fait_le": share.made,
            "morceau": rank,
            "contenu": text[start : start + LONGEST],
        }
