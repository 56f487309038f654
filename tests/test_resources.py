"""The shipped files are found in a wheel and in an editable install alike."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from xlqualite.resources import template_path, workbook_path

ROOT = Path(__file__).parents[1]
WORKBOOKS = ("qualite-morbihan.xlsm", "exemple-morbihan.xlsm")
TEMPLATES = ("plan_actions.docx", "evaluation_annuelle.docx", "appel_participation.docx")
ASK = """
from xlqualite import resources
print(resources.__file__)
for name in {workbooks}: print(resources.workbook_path(name).stat().st_size)
for name in {templates}: print(resources.template_path(name).stat().st_size)
"""


def test_an_editable_install_finds_them_beside_the_package() -> None:
    assert all(workbook_path(name).is_file() for name in WORKBOOKS)
    assert all(template_path(name).is_file() for name in TEMPLATES)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (found,) = folder.glob("*.whl")
    return found


def test_a_wheel_carries_them_and_finds_them(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as packed:
        packed.extractall(tmp_path)
    ask = ASK.format(workbooks=WORKBOOKS, templates=TEMPLATES)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    answer = subprocess.run(
        [sys.executable, "-P", "-c", ask],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    place, *sizes = answer.stdout.splitlines()
    assert Path(place).is_relative_to(tmp_path)
    shipped = [*map(workbook_path, WORKBOOKS), *map(template_path, TEMPLATES)]
    assert [int(each) for each in sizes] == [each.stat().st_size for each in shipped]


def test_a_wheel_carries_no_test_and_no_source_of_a_workbook(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        names = packed.namelist()
    assert not [each for each in names if each.endswith(".csv") or each.startswith("tests/")]
    assert "xlqualite/py.typed" in names
