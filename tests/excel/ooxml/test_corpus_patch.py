"""Workbooks made by Excel and many other programs: patched without any loss, or refused."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lossless.corpus import EVERY_FILE, needs_corpus, opened, sample
from lossless.trials import Trial, cell_trials, table_trials, trials_of
from lossless.verdicts import faults, outcome

from xlqualite.excel.ooxml.contents import Contents

pytestmark = [pytest.mark.corpus, needs_corpus]
MOST_REFUSED = {"cells": 0.01, "tables": 0.10}
_FED = re.compile(rb'tableType="(?!worksheet)|\sarray="1"|\st="array"')


@pytest.mark.parametrize("path", sample(8), ids=lambda each: each.name)
def test_a_workbook_loses_nothing_or_is_refused(path: Path) -> None:
    contents = opened(path)
    if contents is None:
        return  # refused before anything could be asked
    before = path.read_bytes()
    assert [fault for each in trials_of(contents) for fault in faults(before, contents, each)] == []


@pytest.mark.parametrize(
    ("trials", "most"),
    [(cell_trials, MOST_REFUSED["cells"]), (table_trials, MOST_REFUSED["tables"])],
    ids=MOST_REFUSED,
)
def test_few_are_refused(trials: Callable[[Contents], Iterator[Trial]], most: float) -> None:
    asked, refused = Counter[str](), Counter[str]()
    for path in EVERY_FILE:
        contents = opened(path)
        for trial in filter(_is_counted, trials(contents) if contents else ()):
            asked[trial.operation] += 1
            answer = outcome(contents, trial.edits) if contents else b""
            if isinstance(answer, str):
                refused[trial.operation] += 1
                print(f"{path.name}, {trial.operation}: {answer}")
    print(*(f"{each}: {refused[each]} of {asked[each]} refused" for each in asked), sep="\n")
    assert {each: refused[each] for each in asked if refused[each] > most * asked[each]} == {}


def _is_counted(trial: Trial) -> bool:
    """Whether it is not about a table that a query or an array formula fills."""
    parts = (trial.table.part, trial.table.sheet.part) if trial.table else ()
    return not any(_FED.search(b"".join(part.chunks())) for part in parts)
