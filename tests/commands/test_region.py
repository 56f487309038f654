"""consolider: the files of several relays, and what is refused."""

import json
from pathlib import Path
from shutil import copy

import openpyxl
import pytest

from xlqualite.cli import run
from xlqualite.resources import workbook_path


@pytest.fixture(scope="module")
def relays(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("relays")
    paths = []
    for name in ("Finistère", "Morbihan"):
        book = openpyxl.load_workbook(workbook_path("exemple-morbihan.xlsm"))
        cells = (row[:2] for row in book["Paramètres"].iter_rows())
        next(value for label, value in cells if label.value == "Département").value = name
        paths.append(folder / f"{name}.xlsx")
        book.save(paths[-1])
    return paths


def consolidated(*arguments: object) -> int:
    return run(["consolider", *map(str, arguments)])


def test_relays_are_put_in_one_workbook_and_again_it_is_up_to_date(
    relays: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "vue.xlsx"
    before = [each.read_bytes() for each in relays]
    assert consolidated(*relays, "--sortie", output) == 0
    said = capsys.readouterr().out.replace("\u00a0", " ")
    assert "2 relais, 40 OT" in said
    assert "déclaré par plusieurs départements" in said
    assert consolidated(*relays, "--sortie", output, "--json") == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["etat"] == "à jour"
    by_name = {each["departement"]: each for each in facts["ensemble"]}
    assert by_name["Ensemble"]["offices"] == 36
    assert by_name["Ensemble"]["du_region"] == "2680.00"
    assert [each.read_bytes() for each in relays] == before


@pytest.mark.parametrize("output", ["vue.xls", "vue"])
def test_another_kind_of_file_is_refused(
    relays: list[Path], tmp_path: Path, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert consolidated(relays[0], "--sortie", tmp_path / output) == 2
    assert ".xlsx" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_file_that_says_something_else_is_never_written_over(
    relays: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "vue.xlsx"
    output.write_bytes(b"a elle")
    assert consolidated(relays[0], "--sortie", output) == 2
    assert "existe déjà" in capsys.readouterr().err
    assert output.read_bytes() == b"a elle"


def test_a_relay_given_twice_is_refused(
    relays: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "vue.xlsx"
    assert consolidated(relays[0], relays[0], "--sortie", output) == 2
    assert "donné deux fois" in capsys.readouterr().err
    again = Path(copy(relays[0], tmp_path / "copie.xlsx"))
    assert consolidated(relays[0], again, "--sortie", output) == 2
    assert "du même département, Finistère" in capsys.readouterr().err
    assert not output.exists()


def test_a_file_that_is_no_relay_or_hostile_is_named_and_nothing_written(
    relays: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "vue.xlsx"
    stranger = tmp_path / "autre.xlsx"
    openpyxl.Workbook().save(stranger)
    assert consolidated(relays[0], stranger, "--sortie", output) == 2
    assert "autre.xlsx" in capsys.readouterr().err
    stranger.write_bytes(b"PK\x03\x04 rien")
    assert consolidated(relays[0], stranger, "--sortie", output) == 2
    assert "autre.xlsx" in capsys.readouterr().err
    assert not output.exists()
