"""The program stopped at every operation, and in the middle of every write."""

from pathlib import Path

import pytest
from failing_disks import Failing, Quick, Watched, points
from replacements import (
    BACKUP,
    MOMENT,
    NEW,
    NEWER,
    OLD,
    OLDER,
    SCENARIOS,
    STRANGERS,
    Scenario,
    after_crashes,
    alone,
    backups,
    crash,
    drafts,
    replace,
)

FEWEST = 200


def found(scenario: Scenario, folder: Path) -> Path:
    folder.mkdir()
    return scenario(folder)


def all_points(scenario: Scenario, folder: Path) -> list[tuple[int, str]]:
    model = found(scenario, folder)
    return points(lambda files: replace(model, files), Watched())


def test_the_points_are_many(tmp_path: Path) -> None:
    by_scenario = {
        each.__name__: len(all_points(each, tmp_path / each.__name__)) for each in SCENARIOS
    }
    assert sum(by_scenario.values()) >= FEWEST, by_scenario


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_crash_leaves_the_old_workbook_or_the_new_one(tmp_path: Path, scenario: Scenario) -> None:
    seen = set()
    for at, way in all_points(scenario, tmp_path / "model"):
        path = found(scenario, tmp_path / f"{at}-{way}")
        crash(path, at, way)
        seen.add(path.read_bytes())
        whole_or_nothing(path)
        the_next_run_works(path)
    assert seen == {OLD, NEW}


@pytest.mark.parametrize("scenario", [alone, after_crashes])
def test_an_interruption_by_the_user_cleans_up_at_once(tmp_path: Path, scenario: Scenario) -> None:
    for at, way in all_points(scenario, tmp_path / "model"):
        path = found(scenario, tmp_path / f"{at}-{way}")
        before = set(drafts(path))
        disk = Quick()
        stopped = Failing(at, way, KeyboardInterrupt(), disk)
        with pytest.raises(KeyboardInterrupt):
            replace(path, stopped)
        whole_or_nothing(path)
        assert not disk.open or stopped.done[at - 1] == "close"
        disk.let_go()
        # only what stops the very removal of a draft can leave it
        assert set(drafts(path)) <= before or stopped.done[at - 1] == "unlink"
        the_next_run_works(path)


def whole_or_nothing(path: Path) -> None:
    """The workbook is whole, and so are its copies, which the new one never lacks."""
    now, copies = path.read_bytes(), backups(path)
    assert now in (OLD, NEW)
    assert set(copies.values()) <= {OLD, OLDER}
    assert now == OLD or OLD in copies.values()
    assert BACKUP not in copies or copies[BACKUP] in (OLD, OLDER)


def the_next_run_works(path: Path) -> None:
    now = path.read_bytes()
    kept = replace(path, new=NEWER)
    assert kept is not None
    assert kept.read_bytes() == now
    assert path.read_bytes() == NEWER
    assert drafts(path) == []
    copies = backups(path)
    assert len([each for each in copies if each not in STRANGERS]) <= 20
    assert kept.name in copies
    assert f"{MOMENT:%Hh%Mm%S}" in kept.name
