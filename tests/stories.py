"""The scenarios of `tests/scenarios`, as they are told; `test_scenarios` explains their format."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

FOLDER = Path(__file__).parent / "scenarios"
EXPECTED = re.compile(r"^## Attendu au (\d\d/\d\d/\d{4})$", re.MULTILINE)
NOTHING_FOUND = "Aucune anomalie."
Line = dict[str, str]


@dataclass(frozen=True)
class Look:
    """A scenario on one day: its workbook as Markdown and the tables expected, by first heading."""

    name: str
    workbook: str
    day: date
    opened_on: date
    tables: dict[str, list[Line]]

    def __str__(self) -> str:
        return f"{self.name}, au {self.day:%d-%m-%Y}"


def looks() -> Iterator[Look]:
    for path in sorted(FOLDER.glob("*.md")):
        workbook, *parts = EXPECTED.split(path.read_text(encoding="utf-8"))
        days = [datetime.strptime(each, "%d/%m/%Y").date() for each in parts[::2]]  # noqa: DTZ007 - a day has no zone
        assert days == sorted(days), f"{path.name}: the days are not in order"
        for day, expected in zip(days, parts[1::2], strict=True):
            yield Look(path.stem, workbook, day, days[-1], dict(tables_in(expected)))


def tables_in(expected: str) -> Iterator[tuple[str, list[Line]]]:
    """The Markdown tables of a day; the sentence that nothing is found is an empty one."""
    if NOTHING_FOUND in expected:
        yield "Anomalies", []
    for block in re.findall(r"(?:^\|.*\n?)+", expected, re.MULTILINE):
        headings, _, *rows = (cells_of(row) for row in block.splitlines())
        yield headings[0], [dict(zip(headings, each, strict=True)) for each in rows]


def cells_of(row: str) -> list[str]:
    return [each.strip() for each in row.strip().removeprefix("|").removesuffix("|").split("|")]


LOOKS = list(looks())
