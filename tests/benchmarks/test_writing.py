"""What putting results into a workbook costs, beside openpyxl and excelize; ratios of one run.

All three read the file, put the results in and write the file; ours reads it back and proves it.
The copy kept of the old file is left out, since the others keep none. Each way's cheapest round
counts, the one that the machine disturbed least.
"""

import shutil
from pathlib import Path

from measure import run

from xlqualite.resources import workbook_path

EXEMPLE = """
import gc, shutil, sys, time
from datetime import datetime
from pathlib import Path

import excelize, openpyxl
from xlqualite.commands import Door, Request
from xlqualite.commands.examination import examine
from xlqualite.commands.control import every_sheet
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.excel.wishes import SheetWish
from xlqualite.excel.ooxml.writing import fulfilled, proved
from xlqualite.port import Link
from xlqualite.reading import Asked

gc.set_threshold(100_000, 50, 50)  # as the program sets it when it starts

source, folder = Path(sys.argv[1]), Path(sys.argv[2])
NOON = datetime(2016, 11, 30, 12)
asked = Request(path=source, asked=Asked(NOON.date()), moment=NOON, door=Door.COMMAND_LINE, dry=True)
sheets = list(every_sheet(examine("calculer", asked).outcome, asked))
plain = lambda value: getattr(value, "shown", None) if isinstance(value, Link) else value
rows = [
    (each.sheet, f"A{number}", [str(v) if v is not None else None for v in map(plain, values)])
    for each in sheets for number, values in enumerate(each.rows, 7)
]

def ours(path):
    new = fulfilled(open_workbook(path), [SheetWish(each) for each in sheets])
    path.write_bytes(new.data)
    proved(new, path.read_bytes())

def by_openpyxl(path):
    book = openpyxl.load_workbook(path)
    for sheet, start, values in rows:
        for column, value in enumerate(values, 1):
            book[sheet].cell(int(start[1:]), column, value)
    book.save(path)

def by_excelize(path):
    book = excelize.open_file(str(path))
    for sheet, start, values in rows:
        book.set_sheet_row(sheet, start, values)
    book.save()
    book.close()

def cost(write, rank):
    path = folder / f"{write.__name__}{rank}.xlsx"
    shutil.copy(source, path)
    gc.collect()  # what one way leaves behind is not charged to the next
    start = time.process_time()
    write(path)
    return time.process_time() - start

ways = (ours, by_openpyxl, by_excelize)
for each in ways:
    cost(each, "warm")
costs = [[cost(each, rank) for each in ways] for rank in range(11)]
print(len(rows), *(min(each) for each in zip(*costs)))
"""
WRITE_LARGE = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from large_workbook import write_large
write_large(Path(sys.argv[2]))
"""
LARGE = """
import sys, time
from datetime import date
from pathlib import Path
path, way = Path(sys.argv[1]), sys.argv[2]
rows = [(date(2016, 12, 1), f"OT{rank}", "Nom", "Jalon : audit blanc", rank) for rank in range(40)]
if way == "ours":
    from xlqualite.excel.ooxml.file import open_workbook
    from xlqualite.excel.wishes import SheetWish
    from xlqualite.excel.ooxml.writing import fulfilled, proved
    from xlqualite.port import ResultSheet
    from xlqualite.sheets import deadlines
    table = deadlines.TABLE
    start = time.process_time()
    sheet = ResultSheet(table.sheet, {}, table.name, table.headings, tuple(rows))
    new = fulfilled(open_workbook(path), [SheetWish(sheet)])
    path.write_bytes(new.data)
    proved(new, path.read_bytes())
else:
    import excelize
    start = time.process_time()
    book = excelize.open_file(str(path))
    for number, row in enumerate(rows, 7):
        book.set_sheet_row("Échéances", f"A{number}", [str(row[0]), *row[1:]])
    book.save()
    book.close()
print(time.process_time() - start)
"""
CHEAPER_THAN_OPENPYXL, CHEAPER_THAN_EXCELIZE, CHEAPER_WHEN_LARGE, MOST_MEMORY = 6, 1, 20, 100


def test_results_go_into_the_exemple_six_times_cheaper_than_openpyxl_saves_it(
    tmp_path: Path,
) -> None:
    book = str(workbook_path("exemple-morbihan.xlsm"))
    rows, ours, openpyxl, excelize = map(float, run(EXEMPLE, book, str(tmp_path)).told)
    print(
        f"\n{rows:.0f} rows: {ours:.3f} s CPU, openpyxl {openpyxl:.3f} s "
        f"({openpyxl / ours:.1f} times), excelize {excelize:.3f} s ({excelize / ours:.1f} times)"
    )
    assert openpyxl >= ours * CHEAPER_THAN_OPENPYXL
    assert excelize >= ours * CHEAPER_THAN_EXCELIZE


def test_forty_rows_beside_two_hundred_thousand_cost_next_to_nothing(tmp_path: Path) -> None:
    large, again = tmp_path / "large.xlsx", tmp_path / "again.xlsx"
    run(WRITE_LARGE, str(Path(__file__).parent), str(large))
    shutil.copy(large, again)
    ours, excelize = run(LARGE, str(large), "ours"), run(LARGE, str(again), "excelize")
    mine, theirs = float(ours.told[0]), float(excelize.told[0])
    print(
        f"\n40 rows: {mine:.2f} s CPU and {ours.memory:.0f} MiB, excelize {theirs:.1f} s "
        f"({theirs / mine:.0f} times) and {excelize.memory:.0f} MiB"
    )
    assert theirs >= mine * CHEAPER_WHEN_LARGE
    assert ours.memory * 2**20 <= MOST_MEMORY * 10**6
