"""The pages of the documents, as LibreOffice lays them out: what a director leafs through."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from asking import request_for
from docx import Document
from printed_pages import output_of, print_all
from programs import require

from xlqualite.commands import COMMANDS
from xlqualite.resources import workbook_path

PROGRAMS = ("soffice", "pdftotext", "pdfinfo")
EXEMPLE = "exemple-morbihan.xlsm"
PAGES = {
    "plan-actions_LOCMINE_2016": range(2, 4),
    "plan-actions_RHUYS_2016": range(3, 5),
    "plan-actions_CARNAC_2016": range(2, 5),
    "evaluation-annuelle_2016": range(8, 14),
    "appel-participation_RHUYS_2016": range(1, 2),
    "appel-participation_CARNAC_2016": range(1, 2),
}
"""The number of pages each document may have: a plan of each level, the evaluation, fee calls."""
FEWEST_WORDS = 70
LONG_DATE = re.compile(r"\b(1er|[1-9]|[12]\d|3[01]) [a-zéû]{3,9} 20\d\d\b")
UNWANTED = re.compile(r"\bNone\b|\bnan\b|\{\{|\{%|#{4}|\ufffd|Decimal|Error!|Erreur !")

Printed = Mapping[str, tuple[str, ...]]
pytestmark = pytest.mark.libreoffice
each_document = pytest.mark.parametrize("name", PAGES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents, and what LibreOffice prints of them."""
    require(PROGRAMS)
    root = tmp_path_factory.mktemp("pages")
    workbook = Path(shutil.copy(workbook_path(EXEMPLE), root))
    offices = ("LOCMINE", "RHUYS", "CARNAC")
    COMMANDS["plans"].run(request_for(workbook, output=root, offices=offices))
    COMMANDS["evaluation"].run(request_for(workbook, output=root))
    COMMANDS["appels"].run(request_for(workbook, output=root, offices=offices))
    made = root / "2016"
    assert {each.stem for each in made.glob("*.docx")} == set(PAGES)
    print_all(made)
    return made


@pytest.fixture(scope="module")
def printed(folder: Path) -> Printed:
    """The texts of each document's pages."""
    texts = {name: output_of("pdftotext", folder / f"{name}.pdf", "-") for name in PAGES}
    return {name: tuple(text.removesuffix("\f").split("\f")) for name, text in texts.items()}


@each_document
def test_a_document_has_the_pages_it_needs(name: str, folder: Path, printed: Printed) -> None:
    information = output_of("pdfinfo", folder / f"{name}.pdf")
    found = re.search(r"^Pages:\s+(\d+)$", information, re.MULTILINE)
    assert found is not None
    assert int(found[1]) == len(printed[name])
    assert len(printed[name]) in PAGES[name]


@each_document
def test_no_page_is_nearly_empty(name: str, printed: Printed) -> None:
    counts = [len(page.split()) for page in printed[name]]
    assert min(counts) >= FEWEST_WORDS, counts


@each_document
def test_every_page_bears_its_number(name: str, printed: Printed) -> None:
    pages = printed[name]
    said = [re.findall(r"Page (\d+) / (\d+)", page) for page in pages]
    assert said == [[(str(rank), str(len(pages)))] for rank in range(1, len(pages) + 1)]


@each_document
def test_nothing_of_the_machinery_shows(name: str, printed: Printed) -> None:
    for page in printed[name]:
        assert not UNWANTED.search(page)


@each_document
def test_dates_are_written_in_french(name: str, printed: Printed) -> None:
    first, *_ = printed[name]
    assert LONG_DATE.search(first)
    assert "30 novembre 2016" in first


@each_document
def test_no_page_ends_with_a_heading(name: str, folder: Path, printed: Printed) -> None:
    document = Document(str(folder / f"{name}.docx"))
    headings = {
        each.text
        for each in document.paragraphs
        if each.style is not None and str(each.style.name).startswith("Heading")
    }
    footer = document.sections[0].footer.tables[0].cell(0, 0).text
    for page in printed[name]:
        above_the_footer = page.rpartition(footer)[0].rstrip()
        assert above_the_footer
        assert above_the_footer.splitlines()[-1] not in headings


@pytest.mark.parametrize("name", [each for each in PAGES if each.startswith("plan")])
def test_the_signatures_are_never_alone_on_a_page(name: str, printed: Printed) -> None:
    *_, last = printed[name]
    assert "Validation" in last
    assert "Date et signature" in last
    assert "Prochains rendez-vous" in last


def test_the_summary_of_the_evaluation_holds_on_its_first_page(printed: Printed) -> None:
    first, second, *_ = printed["evaluation-annuelle_2016"]
    assert "L'essentiel" in first
    assert "Faits marquants" in first
    assert "Les offices de tourisme impliqués" in second


def test_the_evaluation_names_no_contact_to_erase(printed: Printed) -> None:
    whole = "\n".join(printed["evaluation-annuelle_2016"])
    assert "contacts à effacer" in whole.replace("\u00a0", " ")
    assert "Contact à effacer" not in whole
