"""Which options a command takes: those that mean something to it, and no other."""

import json
from pathlib import Path

import pytest
from older_workbooks import exemple_in

from xlqualite.cli import run
from xlqualite.commands import COMMANDS, Command, Outcome, Request
from xlqualite.commands.registry import COMMON, Account, Option
from xlqualite.french import NBSP

WITHOUT = ["nouveau", "docteur", "modeles", "variables"]
TYPED = {each.typed: each for each in COMMANDS.values() if not each.no_line}


@pytest.mark.parametrize("option", COMMON)
@pytest.mark.parametrize("command", WITHOUT)
def test_an_option_that_means_nothing_to_a_command_is_unknown(
    command: str, option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, str(tmp_path / "suivi"), option]) == 2
    assert f"Option inconnue{NBSP}: {option}." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", TYPED)
def test_help_shows_the_options_that_a_command_takes(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run([command, "--help"])
    shown = capsys.readouterr().out
    assert "--json" in shown
    assert "--silencieux" in shown
    declared = TYPED[command]
    taken = {*declared.options, *(each.name for each in declared.own)}
    assert [each for each in COMMON if f"{each} " in shown] == [
        each for each in COMMON if each in taken
    ]
    assert not taken & {*COMMON} if command in WITHOUT else taken & {*COMMON}
    own = (f"{each.name} {each.value} {each.help}" for each in declared.own)
    told = " ".join(shown.split())
    for each in (*own, *(f"{each.name} {each.help}" for each in declared.flags)):
        assert " ".join(each.split())[:40] in told


def test_nouveau_without_a_folder_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["nouveau"]) == 2
    assert "Il manque l'argument DOSSIER." in capsys.readouterr().err


def test_nouveau_tells_its_files_and_the_next_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["nouveau", str(tmp_path / "suivi")]) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines()[0].endswith(f"prêt{NBSP}:")
    assert "  xlwings.conf" in shown.out.splitlines()
    assert "Pour commencer" in shown.err


def test_nouveau_in_json_gives_its_folder_and_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["nouveau", str(tmp_path / "suivi"), "--exemple", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["schema", "commande", "dossier", "fichiers"]
    assert found["dossier"] == str(tmp_path / "suivi")
    assert all(Path(each).is_file() for each in found["fichiers"])


def test_a_quiet_nouveau_says_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["nouveau", str(tmp_path / "suivi"), "--silencieux"]) == 0
    assert capsys.readouterr() == ("", "")


def test_docteur_without_a_workbook_looks_at_the_computer(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    status = run(["docteur", "--json"])
    shown = capsys.readouterr()
    found = json.loads(shown.out)
    assert list(found) == ["schema", "commande", "classeur", "reparations", "constats"]
    assert list(found["constats"][0]) == ["sujet", "etat", "message", "remede"]
    assert status == (2 if "à corriger" in {each["etat"] for each in found["constats"]} else 0)


def test_what_is_to_correct_ends_in_one_sentence_and_status_two(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = exemple_in(tmp_path)
    for options in ([], ["--json"], ["--silencieux"]):
        assert run(["docteur", str(path), *options]) == 2
        shown = capsys.readouterr()
        assert "à corriger (" in shown.err.splitlines()[-1]
        assert bool(shown.out) == (options != ["--silencieux"])


def test_docteur_repairs_when_it_is_asked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = exemple_in(tmp_path)
    run(["docteur", str(path), "--reparer", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert len(found["reparations"]) == 2
    assert (tmp_path / "xlwings.conf").is_file()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """What a command of several files and with options of its own was asked."""
    seen: list[Request] = []

    def run_it(request: Request) -> Outcome:
        seen.append(request)
        day = request.asked.today
        account = Account(("fait",))
        return Outcome(
            command="vide_tout", path=request.path, as_of=day, year=day.year,
            dossier=None, anomalies=(), account=account,
        )  # fmt: skip

    own = (
        Option("--contact", "FONCTION", "La fonction.", required=True),
        Option("--nom", "NOM", "Le nom."),
    )
    made = Command(
        "vide_tout", "Vide.", "Vide tout.", run_it, "FICHIER...", several=True, options=(), own=own
    )
    monkeypatch.setitem(COMMANDS, "vide_tout", made)
    return seen


def test_a_command_takes_several_files_and_values_of_its_own(asked: list[Request]) -> None:
    assert run(["vide-tout", "a.xlsm", "b.xlsx", "c.xlsx", "--contact", "Direction"]) == 0
    assert [asked[0].path, *asked[0].others] == [Path("a.xlsm"), Path("b.xlsx"), Path("c.xlsx")]
    assert asked[0].values == {"--contact": "Direction"}


def test_an_option_that_a_command_needs_is_asked_for(
    asked: list[Request], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["vide-tout", "a.xlsm"]) == 2
    assert "Il manque l'option --contact." in capsys.readouterr().err
    assert asked == []


def test_a_command_of_several_files_needs_one(
    asked: list[Request], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["vide-tout", "--contact", "Direction"]) == 2
    assert "Il manque l'argument FICHIER..." in capsys.readouterr().err
    assert asked == []
