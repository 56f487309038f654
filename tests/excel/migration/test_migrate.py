"""An older workbook brought up to date: nothing of hers is lost, and all of it is proved."""

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from built_books import parts
from older_workbooks import NOON, Maker, altered, exemple_in, values, version_cell

from xlqualite.excel.builder.book import TAB_ORDER
from xlqualite.excel.builder.results import RESULT_SHEETS
from xlqualite.excel.installation.finding import Repaired
from xlqualite.excel.migration import MakeMacros, migrate
from xlqualite.excel.migration.steps import PARAMETERS
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.messages import UserError
from xlqualite.parameter import SCHEMA_VERSION
from xlqualite.reading.version import schema_version

GONE = ("Journal", "Temps de travail", "Tableau de bord")
FIRST_PARAMETER = 6


def migrated(path: Path, make: MakeMacros | None = None) -> Repaired:
    return migrate(open_workbook(path), NOON, make)


def backups(path: Path) -> list[bytes]:
    return [each.read_bytes() for each in (path.parent / "sauvegardes").iterdir()]


def without_sheets(book: Any) -> None:
    for each in GONE:
        del book[each]
    book.create_sheet("Mes notes")["A1"] = "à garder"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return exemple_in(tmp_path)


def test_the_version_alone_changes_when_nothing_else_is_missing(older: Path) -> None:
    before = older.read_bytes()
    assert migrated(older).workbook == older
    assert schema_version(open_workbook(older)) == SCHEMA_VERSION
    old, new = parts(before), parts(older.read_bytes())
    (changed,) = (each for each in old if old[each] != new[each])
    assert old.keys() == new.keys()
    cell = version_cell(older).cell.encode()
    assert new[changed] == re.sub(
        rb'(<c r="%s"[^>]*><v>)1</v>' % cell, rb"\g<1>2</v>", old[changed]
    )
    assert backups(older) == [before]


def test_missing_sheets_of_results_are_added_and_every_cell_stays(older: Path) -> None:
    altered(older, without_sheets)
    before = values(older)
    told = migrated(older).told
    after = values(older)
    assert set(after) == set(before) | set(RESULT_SHEETS)
    assert all(each in told for each in GONE)
    place = version_cell(older)
    for sheet, cells in before.items():
        different = {cell for cell in cells if after[sheet][cell] != cells[cell]}
        assert different == ({place.cell} if sheet == place.sheet else set())
        assert after[sheet].keys() == cells.keys()


def test_a_missing_parameter_is_added_with_its_usual_value(older: Path) -> None:
    removed = {"Version du schéma", "Mois sans intervention", "Alerte appel à partir du", "Année"}

    def remove(book: Any) -> None:
        sheet = book["Paramètres"]
        for row in range(sheet.max_row, FIRST_PARAMETER - 1, -1):
            if sheet.cell(row, 1).value in removed:
                sheet.delete_rows(row)
        sheet.tables["T_Parametres"].ref = f"A5:D{sheet.max_row}"

    altered(older, remove)
    kept = [row[:4] for row in openpyxl.load_workbook(older)["Paramètres"].values]
    migrated(older)
    rows = [row[:4] for row in openpyxl.load_workbook(older)["Paramètres"].values]
    assert rows[: len(kept)] == kept
    added = {row[0]: row for row in rows[len(kept) :]}
    assert added.keys() == removed
    assert added["Version du schéma"][1] == str(SCHEMA_VERSION)
    assert schema_version(open_workbook(older)) == SCHEMA_VERSION
    assert added["Mois sans intervention"][1] == "7;8"
    assert added["Alerte appel à partir du"][1:3] == ("01/10", "jour/mois")
    assert added["Année"][1] is None
    assert all(str(row[3]).endswith(".") for row in added.values())


def test_a_workbook_without_parameters_only_gets_sheets(older: Path) -> None:
    def remove(book: Any) -> None:
        del book["Paramètres"]
        del book["Journal"]

    altered(older, remove)
    migrated(older)
    assert "Journal" in values(older)
    assert "Paramètres" not in values(older)


def test_macros_make_it_another_file_and_the_old_one_is_kept(older: Path) -> None:
    before, cells = older.read_bytes(), values(older)
    make = Maker()
    done = migrated(older, make)
    new = older.with_suffix(".xlsm")
    assert done.workbook == new
    assert new.name in done.told
    assert "les feuilles d'un ancien classeur n'en portent pas" in done.told
    assert not older.exists()
    assert backups(new) == [before]
    cells[version_cell(new).sheet][version_cell(new).cell] = SCHEMA_VERSION  # type: ignore[index]
    assert values(new) == cells
    assert len(make.names) == len(cells) == len(set(make.names))
    assert sorted(each.name for each in new.parent.iterdir()) == ["sauvegardes", "suivi.xlsm"]


def test_every_other_part_keeps_its_bytes(older: Path) -> None:
    migrated(older)
    before = parts(older.read_bytes())
    migrated(older, Maker())
    after = parts(older.with_suffix(".xlsm").read_bytes())
    assert after.keys() - before.keys() == {"xl/vbaProject.bin", "customUI/customUI.xml"}
    for name, old in before.items():
        new = after[name]
        if name.startswith("xl/worksheets/sheet"):
            assert re.sub(rb' codeName="\w+"', b"", new, count=1) == old
            assert b' codeName="Feuil_' in new
        elif name == "xl/workbook.xml":
            assert new == old.replace(b"<workbookPr", b'<workbookPr codeName="ThisWorkbook"')
        elif name in ("[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"):
            assert new != old
        else:
            assert new == old


def test_a_workbook_that_has_macros_keeps_them_and_its_name(older: Path) -> None:
    migrated(older, Maker())
    new = older.with_suffix(".xlsm")
    workbook = open_workbook(new)
    workbook.set(version_cell(new), 1)
    workbook.save(NOON)

    def fail(_: object) -> Any:
        raise AssertionError

    before = parts(new.read_bytes())
    assert migrated(new, fail).workbook == new
    after = parts(new.read_bytes())
    sheet = f"xl/worksheets/sheet{1 + TAB_ORDER.index(PARAMETERS.sheet)}.xml"
    assert [each for each in before if before[each] != after[each]] == [sheet]


def test_a_workbook_called_so_without_macros_gets_them_in_place(tmp_path: Path) -> None:
    path = exemple_in(tmp_path, "suivi.xlsm")
    before = path.read_bytes()
    assert migrated(path, Maker()).workbook == path
    assert "xl/vbaProject.bin" in parts(path.read_bytes())
    assert backups(path) == [before]


def test_a_newer_workbook_is_never_brought_down(older: Path) -> None:
    workbook = open_workbook(older)
    workbook.set(version_cell(older), SCHEMA_VERSION + 1)
    workbook.save(NOON)
    before = older.read_bytes()
    with pytest.raises(UserError, match="version plus récente"):
        migrated(older, Maker())
    assert older.read_bytes() == before


def test_a_file_of_the_new_name_is_never_written_over(older: Path) -> None:
    before = older.read_bytes()
    older.with_suffix(".xlsm").write_text("à garder")
    with pytest.raises(UserError, match=r"doit devenir .*suivi\.xlsm.*: renommez"):
        migrated(older, Maker())
    assert older.read_bytes() == before
    assert older.with_suffix(".xlsm").read_text() == "à garder"
    assert not (older.parent / "sauvegardes").exists() or not backups(older)


def test_a_sheet_of_her_own_with_the_name_of_ours_is_refused(older: Path) -> None:
    def own(book: Any) -> None:
        del book["Journal"]
        book.create_sheet("Journal")["A1"] = "le mien"

    before = altered(older, own).read_bytes()
    with pytest.raises(UserError, match="Renommez la vôtre"):
        migrated(older)
    assert older.read_bytes() == before


def test_a_workbook_open_elsewhere_stays_as_it_is(older: Path) -> None:
    before = older.read_bytes()
    older.with_name("~$suivi.xlsx").write_bytes(b"\x04Anne")
    for make in (None, Maker()):
        with pytest.raises(UserError, match="est ouvert par Anne"):
            migrated(older, make)
    assert older.read_bytes() == before
    assert not older.with_suffix(".xlsm").exists()
