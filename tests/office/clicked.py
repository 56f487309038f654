"""What a click starts here, where Excel would start Python: the same door, over LibreOffice.

``python -m office.clicked COMMAND WORKBOOK`` is run by the macro of the bench. The program then sees
what it sees under xlwings' RunFrozenPython: its own arguments, and the book that Excel holds.
"""

import json
import os
import runpy
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

PIPE, TOLD, DONE = "XLQUALITE_BENCH_PIPE", "XLQUALITE_BENCH_TOLD", "XLQUALITE_BENCH_DONE"
CRASH = "crash"
"""The file, beside the one where clicks are noted, that makes every command crash."""


def main(command: str, workbook: str) -> None:
    """Run the command of a button on a workbook open in LibreOffice; note that it ended."""
    state = "interrompu"
    try:
        _install(workbook)
        _break(command)
        sys.argv = ["xlqualite.buttons", command, f"--wb={workbook}", "--from_xl=1"]
        # without alter_sys: pyuno keeps its runtime in the real __main__
        runpy.run_module("xlqualite.buttons", run_name="__main__")
        state = "fini"
    except SystemExit as end:
        state = f"échec {end.code}" if end.code else "fini"
    finally:
        with Path(os.environ[DONE]).open("a", encoding="utf-8") as file:
            file.write(json.dumps([command, state]) + "\n")


def _install(workbook: str) -> None:
    """Put LibreOffice in Excel's place."""
    from engine.engine import install  # noqa: PLC0415 - a failure is noted as the end of the click

    from office.bridge import connect, service  # noqa: PLC0415 - likewise
    from office.uno_driver import UnoDriver  # noqa: PLC0415 - likewise

    context = connect(os.environ[PIPE])
    desktop = service(context, "com.sun.star.frame.Desktop")
    told = os.environ.get(TOLD)
    drivers = (
        UnoDriver(context, each, Path(told) if told else None)
        for each in desktop.Components
        if hasattr(each, "Sheets")
    )
    install(next(each for each in drivers if Path(each.fullname).name == workbook))


def _break(command: str) -> None:
    """Make a command crash, when a test asked for it."""
    if (Path(os.environ[DONE]).parent / CRASH).exists():
        from xlqualite.commands import COMMANDS  # noqa: PLC0415 - the door loads it, when it may

        COMMANDS[command] = replace(COMMANDS[command], run=_crash)


def _crash(_request: object) -> NoReturn:
    raise RuntimeError("une panne voulue")


if __name__ == "__main__":
    main(*sys.argv[1:])
