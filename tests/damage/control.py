"""A damaged workbook handed to the real command line, and how that ended."""

import json
import re
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from damage.draft import Draft, sound_bytes
from xlqualite.cli import run

NAME = "exemple.xlsx"
WORD = re.compile(r"[\w'-]+(?:[/,][\w'-]+)*")
DONE, BLOCKED, NOT_DONE = 0, 1, 2


@dataclass(frozen=True)
class Ending:
    """How `controler --json` ended: its exit status, and what it wrote where."""

    status: int
    out: str
    err: str

    @property
    def anomalies(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.out)["anomalies"]
        return found

    @property
    def added(self) -> list[tuple[str, str]]:
        """The anomalies that the sound exemple has not: (code, cell)."""
        more = Counter(map(placed, self.anomalies)) - Counter(map(placed, of_sound().anomalies))
        return sorted(more.elements())

    @property
    def told(self) -> list[tuple[str, str, str]]:
        """The anomalies, wherever they stand: (code, OT, words of the message in any order)."""
        return sorted(
            (each["code"], each["ot"] or "", " ".join(sorted(WORD.findall(each["message"]))))
            for each in self.anomalies
        )


def placed(anomaly: dict[str, Any]) -> tuple[str, str]:
    return anomaly["code"], anomaly["cellule"] or ""


def control(path: Path, *options: str) -> Ending:
    """Run `xlqualite controler` on a path."""
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        status = run(["controler", str(path), "--json", "--silencieux", *options])
    shown = []
    for stream in (out, err):
        stream.seek(0)
        shown.append(stream.read())
    assert "Traceback" not in shown[0] + shown[1]
    return Ending(status, *shown)


def examine(workbook: Draft | bytes) -> Ending:
    """Control a workbook from a folder of its own, and make sure that nothing was touched.

    One that is refused is so whether it is to be written or not.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, NAME)
        path.write_bytes(workbook if isinstance(workbook, bytes) else workbook.pack())
        before = path.read_bytes()
        ending = control(path, "--sans-ecrire")
        if ending.status == NOT_DONE:
            assert control(path) == ending
        assert path.read_bytes() == before
        assert [each.name for each in Path(folder).iterdir()] == [NAME]
    return ending


@cache
def of_sound() -> Ending:
    """How the sound exemple ends."""
    return examine(sound_bytes())
