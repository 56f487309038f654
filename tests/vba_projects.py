"""VBA projects to read and to add: the one that xlwings ships, and what is made of it."""

import warnings
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any
from zipfile import ZipFile


@cache
def xlwings_project() -> bytes:
    """The project of the workbook that `xlwings quickstart --standalone` copies."""
    found = distribution("xlwings").locate_file("xlwings/quickstart_standalone.xlsm")
    with ZipFile(Path(str(found))) as archive:
        return archive.read("xl/vbaProject.bin")


@cache
def xlwings_source() -> str:
    """The module of xlwings, as its package has it."""
    found = distribution("xlwings").locate_file("xlwings/xlwings.bas")
    return Path(str(found)).read_text("utf-8")


@cache
def olevba() -> Any:
    """The oracle, which warns about a library of its own when it is imported."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from oletools import olevba as found  # noqa: PLC0415 - within the silence

    return found
