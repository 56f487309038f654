"""What a click costs from the start of its process to its results in the workbook.

The test engine stands for Excel, which is a process of its own: what it costs to load is
subtracted; what it then does in Excel's place is not, and is told beside. The cheapest of many
rounds counts on both sides, taken in turn: the one that the machine disturbed least.
"""

import os
import resource
import subprocess
import sys
from compileall import compile_dir
from importlib.util import find_spec
from pathlib import Path

import pytest

import xlqualite
from xlqualite.resources import workbook_path

MOST, ROUNDS = 2.5, 15
ENGINE = Path(__file__).parent / "cold_start"
BARE = """
import sys
sys.modules.update(dict.fromkeys(("pandas", "numpy", "matplotlib", "plotly", "PIL")))
import xlwings
"""
CLICK = ("-m", "xlqualite.buttons", "controler", "--from_xl=1", "--app=Excel", "--hwnd=1")


def bare() -> float:
    """CPU seconds of importing xlwings where neither pandas nor numpy can be."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-B", "-c", BARE], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def click(book: Path) -> tuple[float, float]:
    """CPU seconds of a click on Contrôler until its last write, the engine's loading left out.

    Second, the same without what the engine does in Excel's place.
    """
    path = os.pathsep.join((str(ENGINE), os.environ.get("PYTHONPATH", "")))
    done = subprocess.run(
        [sys.executable, "-B", *CLICK, f"--wb={book.name}"],
        env=os.environ | {"PYTHONPATH": path, "COLD_START_BOOK": str(book)},
        capture_output=True,
        text=True,
        check=True,
    )
    total, loading, spent, written, imported = done.stdout.split()
    assert float(total) > float(loading), "nothing was written"
    assert int(written) > 7, done.stdout
    assert imported == "0", "what is merely installed was imported"
    whole = float(total) - float(loading)
    return whole, whole - float(spent)


@pytest.mark.parametrize("name", ["qualite-morbihan.xlsm", "exemple-morbihan.xlsm"])
def test_a_click_costs_two_and_a_half_imports_of_xlwings(name: str) -> None:
    assert find_spec("pandas"), "the point is that pandas be installed"
    for each in (Path(xlqualite.__file__).parent, ENGINE, ENGINE.parents[1] / "engine"):
        compile_dir(each, quiet=1)  # as what pip installs is
    book = workbook_path(name)
    pairs = [(bare(), click(book)) for _ in range(ROUNDS)]
    alone = min(each for each, _ in pairs)
    whole, own = (min(each) for each in zip(*(clicked for _, clicked in pairs), strict=True))
    print(
        f"\n{name}: {whole:.3f} s CPU, import xlwings {alone:.3f} s: {whole / alone:.2f} times; "
        f"{own / alone:.2f} without the engine's own work"
    )
    assert whole <= alone * MOST
