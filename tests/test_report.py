"""What a run shows while it goes and when it ends."""

from pathlib import Path

import pytest

from xlqualite.report import LOG, Reporter, write_log


def test_progress_is_plain_lines_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    reporter = Reporter(as_json=False, quiet=False)
    for done in range(3):
        reporter.step("Plans", done, 2)
    assert capsys.readouterr().err == "Plans…\n"


def test_progress_is_one_moving_line_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    reporter = Reporter(as_json=False, quiet=False)
    for done in range(3):
        reporter.step("Plans", done, 2)
    shown = capsys.readouterr().err
    assert shown.count("\r") == 3
    assert shown.endswith("2/2\n")
    assert "##########" in shown


def test_a_quiet_run_shows_no_progress(capsys: pytest.CaptureFixture[str]) -> None:
    Reporter(as_json=False, quiet=True).step("Plans", 0, 2)
    assert capsys.readouterr().err == ""


def test_the_log_goes_beside_the_workbook(tmp_path: Path) -> None:
    log = write_log(ValueError("boum"), tmp_path)
    assert log == tmp_path / LOG
    assert "boum" in log.read_text("utf-8")


def test_the_log_leaves_out_what_a_message_quotes(tmp_path: Path) -> None:
    try:
        try:
            int("Dupont")
        except ValueError as error:
            raise KeyError("02 97 11 22 33") from error
    except KeyError as crash:
        crash.add_note("« Le Goff », a.le-goff@example.org, 0297112233")
        log = write_log(crash, tmp_path).read_text("utf-8")
    assert "invalid literal for int() with base 10: …" in log
    assert 'int("Dupont")' in log  # the line of this very test
    told = log.replace('int("Dupont")', "").replace('KeyError("02 97 11 22 33")', "")
    for each in ("Dupont", "Goff", "0297112233", "02 97"):
        assert each not in told


def test_the_log_goes_elsewhere_when_the_folder_refuses_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    log = write_log(ValueError("boum"), tmp_path / "nulle part")
    assert log == tmp_path / LOG


def test_without_any_place_for_a_log_there_is_still_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nulle part"))
    assert write_log(ValueError("boum"), tmp_path / "nulle part") == Path(LOG)


def test_a_step_of_nothing_is_over_at_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    Reporter(as_json=False, quiet=False).step("Plans", 0, 0)
    assert capsys.readouterr().err.endswith("0/0\n")


@pytest.mark.parametrize("done", [1, 2])
def test_a_line_of_progress_is_ended_once_whether_the_run_stops_or_not(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    reporter = Reporter(as_json=False, quiet=False)
    reporter.step("Plans", done, 2)
    reporter.close()
    reporter.close()
    assert capsys.readouterr().err.endswith(f"{done}/2\n")
