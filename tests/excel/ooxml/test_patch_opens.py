"""Third-party workbooks, patched: LibreOffice opens them, a validator finds nothing new in them."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from lossless.change import Place
from lossless.corpus import needs_corpus, opened, sample
from lossless.office import converted, findings
from lossless.readers import by_us, misread
from lossless.trials import Trial, cell_trials, table_trials
from lossless.verdicts import outcome

from xlqualite.port import Written

pytestmark = [pytest.mark.corpus, needs_corpus]
Patched = tuple[Path, Trial, Path]
"""A workbook of the corpus, what was asked, and the new file."""


@pytest.mark.libreoffice
@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("XLQUALITE_CI"),
    reason="LibreOffice is not installed",
)
def test_libreoffice_opens_it_with_the_values_in_place(tmp_path: Path) -> None:
    made = list(_patched(sample(40), tmp_path))
    saved = converted([new for _, _, new in made], tmp_path)
    faults = {
        new.name: misread(by_us(saved[new].read_bytes()), _without_booleans(trial))
        for _, trial, new in made
        if new in saved
    }
    assert {name: each for name, each in faults.items() if each} == {}
    assert faults
    unopened = {old for old, _, new in made if new not in saved}
    assert converted(sorted(unopened), tmp_path) == {}


@pytest.mark.parametrize("path", sample(40), ids=lambda each: each.name)
def test_a_validator_finds_nothing_new(path: Path, tmp_path: Path) -> None:
    for _, trial, new in _patched([path], tmp_path):
        assert findings(new) - findings(path) == {}, trial.operation


def _without_booleans(trial: Trial) -> Mapping[str, Mapping[Place, Written]]:
    """What must be read; LibreOffice makes numbers of booleans in cells that show numbers."""
    return {
        sheet: {place: 1 if value is True else value for place, value in cells.items()}
        for sheet, cells in trial.values.items()
    }


def _patched(paths: Sequence[Path], folder: Path) -> Iterator[Patched]:
    """Each workbook with a cell changed, then with a table changed, in turn each of the ways."""
    for rank, path in enumerate(paths):
        contents = opened(path)
        if contents is None:
            continue
        for kind in (cell_trials, table_trials):
            trials = list(kind(contents))
            trial = trials[rank % len(trials)] if trials else None
            new = outcome(contents, trial.edits) if trial else ""
            if trial and isinstance(new, bytes):
                made = folder / f"{path.stem}-{kind.__name__}{path.suffix}"
                made.write_bytes(new)
                yield path, trial, made
