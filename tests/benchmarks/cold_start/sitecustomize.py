"""Puts the test engine in Excel's place in a process that knows nothing of it, and tells its cost.

Python imports this by itself where the folder is in PYTHONPATH. At the end of the process it prints
what it cost until its last write, what the engine cost to load with all that the cells of its
workbook hold, and what it then did in Excel's place.
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
from typing import Any

BOOK = "COLD_START_BOOK"
HIDDEN = ("pandas", "numpy", "matplotlib", "plotly", "PIL")


class Timed:
    """A driver, and what it costs: what Excel would do in a process of its own.

    Attributes:
        spent: CPU seconds so far.
        end: the moment of the last write, in CPU seconds of the process.
    """

    def __init__(self, driver: Any) -> None:
        self.driver, self.spent, self.end = driver, 0.0, 0.0

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.driver, name)
        if not callable(found):
            return found

        def timed(*arguments: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                return found(*arguments, **named)
            finally:
                now = time.process_time()
                self.spent += now - start
                if name == "write":
                    self.end = now

        return timed


def load_engine(path: Path) -> None:
    """Load the engine and the workbook, and see to it that their cost is told at the end."""
    start = time.process_time()
    sys.path.append(str(Path(__file__).parents[2]))
    from engine.engine import install  # noqa: PLC0415 - only in such a process
    from engine.file_driver import FileDriver  # noqa: PLC0415 - likewise

    driver = FileDriver(path)
    driver.preload()
    timed = Timed(driver)
    install(timed)  # which hands everything on
    gc.freeze()  # what Excel holds is not for our collector to look through
    loading = time.process_time() - start

    def tell() -> None:
        written = len(driver.book["Anomalies"]["A"])
        imported = [each for each in HIDDEN if each in sys.modules]
        print(timed.end, loading, timed.spent, written, len(imported))

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
