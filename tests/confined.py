"""Workbooks read in a process that may use neither much memory nor much time."""

import resource
import subprocess
import sys
from pathlib import Path

from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.messages import UserError
from xlqualite.tables import TABLES

MOST_MEMORY = 500 * 2**20
LONGEST_RUN = 60
"""In seconds, on a busy machine; an endless run takes hours."""
READ = "import sys; sys.path.insert(0, sys.argv[1]); import confined; confined.read_alone()"


def how_reading_ends(path: Path) -> str:
    """What reading a workbook through says: the refusal, or nothing; in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(Path(__file__).parent), str(path)],
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST_RUN,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip().replace("\xa0", " ")


def read_alone() -> None:
    """What that process does."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a real console
    confine()
    print(ending(Path(sys.argv[2])))


def confine() -> None:
    """Let this process have no more memory than a workbook may cost."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def ending(path: Path) -> str:
    """What reading a workbook through says: the refusal, or nothing."""
    try:
        read_through(path)
    except UserError as refused:
        return str(refused)
    return ""


def read_through(path: Path) -> None:
    """Walk through all the cells of all sheets, then through each declared table."""
    book = open_workbook(path)
    for sheet in book.sheets:
        for _ in book.rows(sheet):
            pass
    for table in TABLES:
        grid = book.read(table)
        for _ in grid.rows if grid else ():
            pass
