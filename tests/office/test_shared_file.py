"""A shared file that LibreOffice opens and saves again keeps all that the way back needs."""

import subprocess
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from programs import require
from sharing.departments import exemple

from xlqualite.excel.extract.book import Extract, extract_book
from xlqualite.sharing.recipient import REGION, Recipient
from xlqualite.sharing.share import share_of
from xlqualite.sheets.extract import data_sheets, indicators
from xlqualite.sheets.extract_front import front

pytestmark = pytest.mark.libreoffice
MADE = datetime(2016, 12, 1, 9, 30)
Seen = dict[str, Any]


@pytest.mark.parametrize("recipient", [REGION, Recipient("CARNAC")], ids=lambda each: each.name)
def test_saved_by_libreoffice_it_loses_nothing(recipient: Recipient, tmp_path: Path) -> None:
    require(("soffice",))
    sent = tmp_path / "partage.xlsx"
    sent.write_bytes(file_for(recipient))
    before, after = seen(sent.read_bytes()), seen(saved_again(sent, tmp_path / "lo").read_bytes())
    assert list(after) == list(before)
    for name, told in before.items():
        assert after[name] == told, name


def file_for(recipient: Recipient) -> bytes:
    dossier = exemple()
    share = share_of(dossier, recipient, b"0" * 16, MADE)
    data = data_sheets(share)
    told = front(share, data, dossier.settings, "destinataire")
    return extract_book(Extract(told, data, indicators(dossier, recipient), share.as_of))


def saved_again(path: Path, out: Path) -> Path:
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=180)
    return out / path.name


def seen(content: bytes) -> Seen:
    """The values, the open cells, the protection and the table of each sheet."""
    book: Any = openpyxl.load_workbook(BytesIO(content))
    return {
        sheet.title: {
            "values": {c.coordinate: c.value for c in cells_of(sheet) if c.value is not None},
            "open": {c.coordinate for c in cells_of(sheet) if not c.protection.locked},
            "protected": sheet.protection.sheet,
            "tables": dict(sheet.tables.items()),
        }
        for sheet in book
    }


def cells_of(sheet: Any) -> list[Any]:
    return [cell for row in sheet.iter_rows() for cell in row]
