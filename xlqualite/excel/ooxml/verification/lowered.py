"""Whether the cells below a table that grew are all there, as many rows lower as it gained."""

from collections.abc import Collection, Mapping, Sequence

from xlqualite.excel.ooxml.references import LAST_ROW
from xlqualite.excel.ooxml.verification.bodies import BodyProof, is_filled
from xlqualite.excel.ooxml.verification.mismatch import expect
from xlqualite.excel.ooxml.verification.rows import Place, SheetText


def lowered(
    old: SheetText, new: SheetText, body: BodyProof, bodies: Sequence[BodyProof]
) -> Collection[Place]:
    """The cells below a table that changed because those above them went down; often none.

    Args:
        old: the sheet as it was.
        new: the sheet as it is.
        body: that of the table.
        bodies: of all tables written on that sheet; nothing goes down as far as another one.

    Raises:
        Mismatch: one of those is lost, or is not where it should be.
    """
    area = body.edit.table.area
    shift = body.after.last_row - area.last_row
    tops = (each.after.first_row for each in bodies if {*each.columns} & {*body.columns})
    end = min((row for row in tops if row > area.last_row), default=LAST_ROW + 1)
    below = range(area.last_row + 1, end)
    if shift <= 0 or not _filled(old, body, below[:shift]):
        return ()
    was = _filled(old, body, below)
    now = _filled(new, body, range(body.after.last_row + 1, end))
    lowest = max((row for (row, _), _ in was.items() ^ now.items()), default=0)
    last = lowest - shift
    wanted = {(row + shift * (row <= last), column): cell for (row, column), cell in was.items()}
    expect(wanted == now, f"sous {body.name}")
    rows = range(body.after.last_row + 1, lowest + 1)
    return {(row, column) for row in rows for column in body.columns}


def _filled(sheet: SheetText, body: BodyProof, rows: range) -> Mapping[Place, bytes]:
    """The filled cells of some rows in the columns of a table, but for those another edit wrote."""
    return {
        (row, column): cell
        for row in sheet.rows
        if row in rows
        for column, cell in sheet.cells(row).items()
        if column in body.columns and (row, column) not in body.others and is_filled(cell)
    }
