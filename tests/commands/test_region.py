"""consolider: the files of several relays, and what is refused."""

import json
import subprocess
import sys
from pathlib import Path
from shutil import copy
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

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
    assert "2 relais, 36 OT" in said
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


def test_an_output_that_cannot_be_read_is_told(
    relays: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "vue.xlsx"
    output.mkdir()
    assert consolidated(relays[0], "--sortie", output) == 2
    assert "vue.xlsx" in capsys.readouterr().err


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


def without_day(path: Path) -> Path:
    """The exemple, whose Paramètres set neither day nor year."""
    book = openpyxl.load_workbook(workbook_path("exemple-morbihan.xlsm"))
    for row in book["Paramètres"].iter_rows():
        if row[0].value in ("Date de référence", "Année"):
            row[1].value = None
    book.save(path)
    return path


def shared(book: Path, *more: str) -> Path:
    assert run(["partager", str(book), "--silencieux", *more]) == 0
    (found,) = (book.parent / "documents").glob("partage_region_*.xlsx")
    return found


def facts_of(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    capsys.readouterr()
    assert consolidated(*arguments, "--json") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_what_a_relay_shared_gives_the_figures_of_its_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "suivi.xlsm"
    copy(workbook_path("exemple-morbihan.xlsm"), book)
    extract = shared(book)
    whole = facts_of(capsys, book, "--sortie", tmp_path / "a.xlsx")
    part = facts_of(capsys, extract, "--sortie", tmp_path / "b.xlsx")
    own = {"fichier", "relais"}
    assert {each: part[each] for each in part if each not in own} == {
        each: whole[each] for each in whole if each not in own
    }


def test_what_a_relay_shared_is_judged_on_the_day_it_was_made_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract = shared(without_day(tmp_path / "suivi.xlsx"), "--au", "2016-10-31")
    (relay,) = facts_of(capsys, extract, "--sortie", tmp_path / "a.xlsx")["relais"]
    assert (relay["au"], relay["annee"]) == ("2016-10-31", 2016)
    asked = ("--au", "2016-11-15")
    (relay,) = facts_of(capsys, extract, "--sortie", tmp_path / "b.xlsx", *asked)["relais"]
    assert relay["au"] == "2016-11-15"


@pytest.mark.parametrize("typed", ["reçu de la région", "REGION-2016-02-31-ABC"])
def test_an_identifier_that_was_typed_over_tells_no_day(
    tmp_path: Path, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    extract = shared(without_day(tmp_path / "suivi.xlsx"), "--au", "2016-10-31")
    book = openpyxl.load_workbook(extract)
    book["À lire"]["B5"] = typed
    book.save(extract)
    (relay,) = facts_of(capsys, extract, "--sortie", tmp_path / "a.xlsx", "--annee", "2016")[
        "relais"
    ]
    assert relay["au"] > "2016-12-30"


def test_a_hostile_file_among_them_is_refused_by_its_name_and_nothing_is_written(
    relays: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bomb, output = tmp_path / "bombe.xlsx", tmp_path / "vue.xlsx"
    with ZipFile(relays[0]) as source, ZipFile(bomb, "w", ZIP_DEFLATED) as target:
        for each in source.namelist():
            target.writestr(each, source.read(each))
        target.writestr("xl/worksheets/sheet99.xml", b"\0" * 2**28)
    assert consolidated(*relays, bomb, "--sortie", output) == 2
    assert "bombe.xlsx" in capsys.readouterr().err
    assert not output.exists()


LAST_LINE = """
import sys
from xlqualite.cli import run
status = run(sys.argv[1:])
print()
print(status, "pandas" in sys.modules)
"""


def test_pandas_is_loaded_by_consolider_and_by_nothing_else(
    relays: list[Path], tmp_path: Path
) -> None:
    def last_line(*arguments: str) -> str:
        command = [sys.executable, "-c", LAST_LINE, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()[-1]

    one, book = str(relays[0]), str(tmp_path / "suivi.xlsx")
    copy(one, book)
    assert last_line("consolider", one, "--sortie", str(tmp_path / "vue.xlsx")) == "0 True"
    assert last_line("lot", book).endswith(" False")
    assert last_line("partager", book).endswith(" False")
