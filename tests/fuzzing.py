"""Workbooks altered at random, read then patched: refused in one sentence, or done well.

Run in a process of its own, with the memory that a workbook may cost and no more.
"""

import json
import signal
import sys
import time
from collections import Counter
from typing import Any

from confined import confine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import KINDS, Mutation, altered

from xlqualite.excel.ooxml.contents import Contents
from xlqualite.excel.ooxml.edits import BodyEdit, CellEdit, Edit
from xlqualite.excel.ooxml.package import read_package
from xlqualite.excel.ooxml.patch import patched
from xlqualite.excel.ooxml.workbook import Book, read_book
from xlqualite.messages import UserError
from xlqualite.port import CellValue

LONGEST_EXAMPLE = 10
"""In seconds; a usual one takes a few hundredths."""
MOST_EXAMPLES = 3000
TYPED = "=1+1"
BODY = (("CARNAC", None), ("VANNES", 3), ("AURAY", TYPED), ("LORIENT", 5))

Cells = dict[tuple[str, int, int], CellValue]
mutations = st.builds(
    Mutation,
    kind=st.integers(0, KINDS - 1),
    first=st.integers(0, 5000),
    second=st.integers(0, 5000),
    odd=st.integers(0, 200),
)


def run() -> None:
    """Alter, read and patch for so many seconds, then tell how often each end came."""
    stop = time.monotonic() + float(sys.argv[2])
    ends: Counter[str] = Counter()

    @settings(
        max_examples=MOST_EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(mutations, min_size=1, max_size=3))
    def once(made: list[Mutation]) -> None:
        if time.monotonic() < stop:
            signal.alarm(LONGEST_EXAMPLE)
            ends.update(attempt(altered(made)))
            signal.alarm(0)

    signal.signal(signal.SIGALRM, _too_long)
    confine()
    once()
    print(json.dumps(ends))


def attempt(data: bytes) -> list[str]:
    """How reading and each writing end; what was written is then read as it should be."""
    try:
        book = read_book(read_package("réseau.xlsx", data))
        before = cells_of(book)
    except UserError:
        return ["not read"]
    ends = ["read"]
    for edits in (_cell(book), *_bodies(book)):
        try:
            after = patched(book, edits)
        except UserError:
            ends.append("not patched")
            continue
        compare(before, cells_of(read_book(read_package("réseau.xlsx", after))), edits)
        ends.append("patched")
    return ends


def cells_of(book: Book) -> Cells:
    """All the cells of a workbook; those of its tables are walked through too."""
    contents = Contents(book)
    for table in contents.excel_tables:
        site = contents.site(table.name, table.sheet.name, table.headings)
        grid = site.grid if site else None
        for _ in grid.rows if grid else ():
            pass
    return {
        (sheet.part.name, row, column): value
        for sheet in contents.sheets
        for row, cells in contents.rows(sheet)
        for column, value in cells.items()
        if value is not None
    }


def compare(before: Cells, after: Cells, edits: list[Any]) -> None:
    """Every cell outside the edits reads as before, those inside as asked."""
    written: Cells = {}
    free: set[tuple[str, int, int]] = set()
    for edit in edits:
        if isinstance(edit, CellEdit):
            written[edit.sheet.part.name, edit.row, edit.column] = TYPED
        else:
            area, name = edit.table.area, edit.table.sheet.part.name
            first = area.first_row + edit.table.heading_rows
            last = max(area.last_row, first + len(BODY) + edit.table.totals_rows)
            columns = range(area.first_column, area.last_column + 1)
            free |= {(name, row, column) for row in range(first, last + 1) for column in columns}
            for rank, values in enumerate(BODY):
                for column, value in zip(edit.columns, values, strict=False):
                    if value is not None:
                        written[name, first + rank, column] = value
    changed = {at for at in {*before, *after} if before.get(at) != after.get(at)}
    assert changed <= {*free, *written}, sorted(changed - {*free, *written})
    assert written.items() <= after.items()


def _cell(book: Book) -> list[Edit]:
    return [CellEdit(each, 4, 6, TYPED) for each in book.sheets[:1]]


def _bodies(book: Book) -> list[list[Edit]]:
    tables = Contents(book).excel_tables
    small = (each for each in tables if each.area.last_row - each.area.first_row < 1000)
    return [[_body(each)] for each in small]


def _body(table: Any) -> Edit:
    area = table.area
    columns = tuple(range(area.first_column, min(area.first_column + 1, area.last_column) + 1))
    rows = tuple(each[: len(columns)] for each in BODY)
    return BodyEdit(table, columns, rows)


def _too_long(*_: object) -> None:
    raise TimeoutError
