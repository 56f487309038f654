"""Files damaged at random: each is read or refused in one sentence, and nothing else."""

from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packing import pack, workbook_parts

from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.messages import UserError
from xlqualite.tables import TABLES

LABELS = next(each for each in TABLES if each.name == "T_Labels")
XML = st.text(alphabet=list('<>/="&; rcvtisf0129ABs:x\n'), max_size=60)
often = settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],  # each example rewrites its file
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workbook with a table, as bytes to damage."""
    path = tmp_path_factory.mktemp("entier") / "réseau.xlsx"
    columns = [{"header": each} for each in LABELS.headings]
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Labels")
        page.add_table("A1:G4", {"name": LABELS.name, "columns": columns})
        page.write_row("A2", ["CARNAC", "Qualité Tourisme"])
    return path.read_bytes()


@often
@given(damage=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=4))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(
    tmp_path: Path, whole: bytes, damage: list[tuple[int, int]]
) -> None:
    altered = bytearray(whole)
    for position, byte in damage:
        altered[position % len(altered)] = byte
    _read_or_refuse(tmp_path, bytes(altered))


@often
@given(kept=st.integers(0, 10_000))
def test_a_file_cut_anywhere_is_read_or_refused_and_nothing_else(
    tmp_path: Path, whole: bytes, kept: int
) -> None:
    _read_or_refuse(tmp_path, whole[: kept % len(whole)])


@often
@given(rows=XML, strings=XML, styles=XML)
def test_any_text_in_the_place_of_cells_is_read_or_refused(
    tmp_path: Path, rows: str, strings: str, styles: str
) -> None:
    parts = workbook_parts(rows, strings=strings, styles=styles, sheet="Labels")
    _read_or_refuse(tmp_path, pack(tmp_path / "a.xlsx", parts).read_bytes())


def _read_or_refuse(folder: Path, data: bytes) -> None:
    path = folder / "réseau.xlsx"
    path.write_bytes(data)
    try:
        grid = open_workbook(path).read(LABELS)
        assert grid is None or all(number for number, _ in grid.rows)
    except UserError as refused:
        assert path.name in str(refused)  # noqa: PT017 - either outcome is right
