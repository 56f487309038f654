"""Puts the test engine in Excel's place in a process that knows nothing of it, and tells its cost.

Python imports this by itself where the folder is in PYTHONPATH. What the engine costs to load, with
all that the cells of its workbook hold, is printed beside what the process cost until its last write: Excel would
have borne it, in a process of its own.
"""

import atexit
import gc
import os
import sys
import time
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

BOOK = "COLD_START_BOOK"
HIDDEN = ("pandas", "numpy", "matplotlib", "plotly", "PIL")


def load_engine(path: Path) -> None:
    """Load the engine and the workbook, and see to it that their cost is told at the end."""
    start = time.process_time()
    sys.path.append(str(Path(__file__).parents[2]))
    from engine.driver import Box, Entry  # noqa: PLC0415 - only in such a process
    from engine.engine import install  # noqa: PLC0415 - likewise
    from engine.file_driver import FileDriver  # noqa: PLC0415 - likewise

    driver = FileDriver(path)
    driver.preload()
    install(driver)
    gc.freeze()  # what Excel holds is not for our collector to look through
    loading = time.process_time() - start

    write, ends = driver.write, [0.0]

    def noted(sheet: str, box: Box, rows: Sequence[Sequence[Entry]]) -> None:
        write(sheet, box, rows)
        ends.append(time.process_time())

    def tell() -> None:
        written = len(driver.book["Anomalies"]["A"])
        imported = [each for each in HIDDEN if each in sys.modules]
        print(ends[-1], loading, written, len(imported))

    driver.write = noted  # type: ignore[method-assign]  # results are there after the last

    atexit.register(tell)


class AfterXlwings(MetaPathFinder, Loader):
    """Finds xlwings as usual, and loads the engine right after it."""

    def find_spec(
        self, name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != "xlwings":
            return None
        sys.meta_path.remove(self)
        found = find_spec(name)
        assert found is not None
        assert found.loader is not None
        self.usual = found.loader
        found.loader = self
        return found

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self.usual.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self.usual.exec_module(module)
        load_engine(Path(os.environ[BOOK]))


if BOOK in os.environ:
    sys.meta_path.insert(0, AfterXlwings())
