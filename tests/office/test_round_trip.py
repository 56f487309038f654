"""A shared file opened, edited and saved by LibreOffice: exactly the edits come back."""

from datetime import date
from pathlib import Path

import pytest
from asking import request_for

from office.bridge import properties, uno
from office.session import Office
from xlqualite.cli import run
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.reading import read_dossier
from xlqualite.sheets.returns import read_lines

pytestmark = pytest.mark.libreoffice
BOOK = "exemple-morbihan.xlsm"
HEADING_ROW = 4
"""From 0, as UNO counts."""
TYPED = {
    "region": {
        "Observations de la région": "Vu ensemble ; très bien",
        "Compte rendu le": "2016-05-03",
    },
    "CARNAC": {"Preuve": "=pas une formule", "Commentaire de l'OT": "Fait\nen deux fois"},
}
SHEETS = {"region": "Interventions", "CARNAC": "Actions"}


def sent(book: Path, to: str) -> Path:
    assert run(["partager", str(book), "--pour", to, "--silencieux"]) == 0
    [made] = (book.parent / "documents").glob("partage_*.xlsx")
    return made


def saved_by(office: Office, file: Path, sheet: str, typed: dict[str, str]) -> Path:
    """The file once these texts are in the first row of a sheet, saved by LibreOffice as xlsx."""
    document = office.opened(file)
    try:
        found = document.Sheets.getByName(sheet)
        headings = {
            found.getCellByPosition(column, HEADING_ROW).String: column for column in range(40)
        }
        for heading, text in typed.items():
            cell = found.getCellByPosition(headings[heading], HEADING_ROW + 1)
            if text.startswith("="):
                cell.String = text
            else:
                cell.setFormula(text)  # read as what is typed: a date becomes one
        back = file.with_name("retour.xlsx")
        how = properties(FilterName="Calc MS Excel 2007 XML")
        document.storeToURL(uno().systemPathToFileUrl(str(back)), how)
    finally:
        document.close(False)  # noqa: FBT003 - UNO knows no keywords
    return back


@pytest.mark.parametrize("to", TYPED)
def test_a_file_that_libreoffice_saved_again_changes_not_a_byte(
    office: Office, book: Path, to: str
) -> None:
    back = saved_by(office, sent(book, to), SHEETS[to], {})
    before = book.read_bytes()
    assert run(["integrer", str(book), str(back), "--silencieux"]) == 0
    assert book.read_bytes() == before


@pytest.mark.parametrize("to", TYPED)
def test_exactly_what_was_typed_in_libreoffice_comes_back(
    office: Office, book: Path, to: str
) -> None:
    back = saved_by(office, sent(book, to), SHEETS[to], TYPED[to])
    assert run(["integrer", str(book), str(back), "--silencieux"]) == 0
    lines = read_lines(open_workbook(book))
    assert {(each.cells["colonne"], each.cells["etat"]) for each in lines} == {
        (heading, "accepté") for heading in TYPED[to]
    }
    dossier = read_dossier(open_workbook(book), request_for(book).asked).dossier
    assert dossier is not None
    if to == "region":
        first = dossier.typed.interventions[0]
        assert first.region_observations == TYPED[to]["Observations de la région"]
        assert first.reported_on == date(2016, 5, 3)
    else:
        action = dossier.typed.of(to).actions[0]
        assert (action.proof, action.office_comment) == tuple(TYPED[to].values())
