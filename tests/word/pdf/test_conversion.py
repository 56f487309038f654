"""PDF files beside documents: those that lack are made, some at a time, and a run goes on."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from xlqualite.messages import UserError
from xlqualite.word.pdf import conversion
from xlqualite.word.pdf.conversion import convert_to_pdf, pdf_of


class Program:
    """A converter that says what it was asked, and fails for some documents."""

    def __init__(self, *failing: str) -> None:
        self.failing, self.batches = failing, list[list[str]]()

    def __call__(self, documents: Sequence[Path], folder: Path) -> None:
        self.batches.append([each.stem for each in documents])
        for each in documents:
            if each.stem not in self.failing:
                (folder / f"{each.stem}.pdf").write_text(f"PDF de {each.read_text()}")


@pytest.fixture
def documents(tmp_path: Path) -> list[Path]:
    made = [tmp_path / f"plan-{rank}.docx" for rank in range(5)]
    for each in made:
        each.write_text(each.stem)
    return made


@pytest.fixture(autouse=True)
def two_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "AT_ONCE", 2)


def silent(_what: str, _done: int, _of: int) -> None:
    """Nobody is told."""


def test_each_document_has_its_pdf_made_some_at_a_time(documents: list[Path]) -> None:
    program, told = Program(), []
    made = convert_to_pdf(documents, program, lambda *each: told.append(each))
    assert made == 5
    assert [pdf_of(each).read_text() for each in documents] == [
        f"PDF de plan-{rank}" for rank in range(5)
    ]
    assert program.batches == [["plan-0", "plan-1"], ["plan-2", "plan-3"], ["plan-4"]]
    assert told == [("Conversion en PDF", done, 5) for done in (0, 2, 4, 5)]
    assert len(list(documents[0].parent.iterdir())) == 10


def test_a_pdf_newer_than_its_document_is_left_alone(documents: list[Path]) -> None:
    convert_to_pdf(documents, Program(), silent)
    later = pdf_of(documents[3]).stat().st_mtime_ns + 10**9
    os.utime(documents[3], ns=(later, later))
    program = Program()
    pdf_of(documents[1]).unlink()
    assert convert_to_pdf(documents[:3], program, silent) == 1
    assert program.batches == [["plan-1"]]


def test_what_failed_is_named_and_the_next_run_goes_on(documents: list[Path]) -> None:
    with pytest.raises(UserError, match=r"plan-1\.docx et plan-3\.docx a échoué") as refused:
        convert_to_pdf(documents, Program("plan-1", "plan-3"), silent)
    assert "elle reprendra où elle s'est arrêtée" in str(refused.value)
    program = Program()
    assert convert_to_pdf(documents, program, silent) == 2
    assert program.batches == [["plan-1", "plan-3"]]


def test_nothing_to_do_starts_no_program(documents: list[Path]) -> None:
    convert_to_pdf(documents, Program(), silent)
    program, told = Program(), []
    assert convert_to_pdf(documents, program, lambda *each: told.append(each)) == 0
    assert (program.batches, told) == ([], [])


def test_a_pdf_that_is_open_elsewhere_is_named(
    documents: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(UserError, match=r"plan-0\.pdf.*est ouvert"):
        convert_to_pdf(documents, Program(), silent)
    assert not list(documents[0].parent.glob("~pdf-*"))
