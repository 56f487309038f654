"""The exemple once computed, as LibreOffice prints it: what a director is handed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from asking import request_for
from programs import require

from xlqualite.commands import COMMANDS
from xlqualite.resources import workbook_path

PROGRAMS = ("soffice", "pdftotext")
EXEMPLE = "exemple-morbihan.xlsm"
UNWANTED = re.compile(r"#{3}|#(REF|NAME|DIV|VALUE|N/A)|\bErr:\d+|\bNone\b|\ufffd")
FOOTER = re.compile(r"^(?P<sheet>\S.*?)\s+Page \d+ / \d+$")

Pages = dict[str, list[str]]
pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The texts of the pages of each sheet, by its name."""
    require(PROGRAMS)
    root = tmp_path_factory.mktemp("print")
    book = Path(shutil.copy(workbook_path(EXEMPLE), root))
    COMMANDS["calculer"].run(request_for(book))
    profile = f"-env:UserInstallation={(root / 'profile').as_uri()}"
    convert = ("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", root, book)
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    text = ("pdftotext", "-layout", book.with_suffix(".pdf"), "-")
    printed = subprocess.run(text, check=True, capture_output=True, timeout=60).stdout.decode()
    found: Pages = {}
    for page in printed.removesuffix("\f").split("\f"):
        footer = FOOTER.match(page.rstrip().splitlines()[-1])
        assert footer is not None
        found.setdefault(footer["sheet"], []).append(page)
    return found


def test_the_dashboard_is_one_page(pages: Pages) -> None:
    [page] = pages["Tableau de bord"]
    for words in ("au 30/11/2016", "Calculé le", "prochaines échéances", "chiffres clés"):
        assert words in page
    for chart in ("OT par niveau", "Progression par OT", "Jours de travail par type", "Partage"):
        assert chart in page
    assert "Ce que lisent les graphiques" not in page


def test_figures_are_told_in_their_unit(pages: Pages) -> None:
    synthesis = "".join(pages["Synthèse annuelle"])
    assert "Les chiffres de 2016 au 30/11/2016" in synthesis
    assert re.search(r"Score moyen +68 % +56 % +\+12[.,]0 pt", synthesis)
    assert re.search(r"Montant des participations .* \+840[.,]00 €", synthesis)
    assert re.search(r"trop perçu 50[.,]00 €", "".join(pages["Financement"]))


def test_no_value_is_too_wide_nor_wrong(pages: Pages) -> None:
    explains = "Règles"  # which names the errors of Excel
    for sheet in pages.keys() - {explains}:
        assert not UNWANTED.search("".join(pages[sheet])), sheet


def test_months_and_days_are_written_in_french(pages: Pages) -> None:
    assert "septembre 2016" in "".join(pages["Temps de travail"])
    assert "retard 61" in pages["Échéances"][0]
