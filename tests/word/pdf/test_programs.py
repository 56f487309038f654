"""The programs that make a PDF: which one, how it is asked, and what is said where there is none."""

import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from docx_text import drafted, template
from made_up_computers import files, linux, mac, windows

from xlqualite.messages import UserError
from xlqualite.word.blueprints.markup import heading
from xlqualite.word.pdf import programs
from xlqualite.word.pdf.programs import by_libreoffice, by_word, converter
from xlqualite.word.renderer import render

WORD = r"C:\Program Files\Microsoft Office\root\Office16\WINWORD.EXE"
OFFICE = r"C:\Program Files\LibreOffice\program\soffice.exe"
FOLDERS = {"ProgramFiles": r"C:\Program Files"}
MAC_OFFICE = "/Applications/LibreOffice.app/Contents/MacOS/soffice"


def on_windows(monkeypatch: pytest.MonkeyPatch, *known: str, talks: bool) -> Any:
    monkeypatch.setattr(programs, "find_spec", lambda _: object() if talks else None)
    return converter(windows(environment=FOLDERS, is_file=files(*known)))


def test_word_makes_them_where_python_can_talk_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert on_windows(monkeypatch, WORD, OFFICE, talks=True) is by_word
    assert on_windows(monkeypatch, WORD, OFFICE, talks=False).args == (OFFICE,)
    assert on_windows(monkeypatch, OFFICE, talks=True).args == (OFFICE,)


def test_libreoffice_makes_them_elsewhere() -> None:
    word = "/Applications/Microsoft Word.app/Contents/MacOS/Microsoft Word"
    found: Any = converter(mac(is_file=files(word, MAC_OFFICE)))
    assert found.args == (MAC_OFFICE,)
    found = converter(linux(on_path={"soffice": "/usr/bin/soffice"}.get))
    assert found.args == ("/usr/bin/soffice",)


def test_without_either_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="Ni Word ni LibreOffice") as refused:
        converter(linux())
    assert "installez LibreOffice" in str(refused.value)
    assert "sans --pdf" in str(refused.value)
    with pytest.raises(UserError, match="Ni Word ni LibreOffice"):
        on_windows(monkeypatch, WORD, talks=False)


class Word:
    """What is asked of Word."""

    def __init__(self, *, fails: bool = False) -> None:
        self.asked: list[str] = []
        self.fails = fails
        self.Documents = self
        self.StoryRanges = [self]
        self.Fields = self

    def Open(self, path: str, **terms: bool) -> "Word":  # noqa: N802 - Word's own names
        self.asked.append(f"open {Path(path).name} {sorted(terms)}")
        return self

    def Update(self) -> None:  # noqa: N802
        self.asked.append("update")

    def ExportAsFixedFormat(self, path: str, kind: int, **terms: object) -> None:  # noqa: N802
        if self.fails:
            raise OSError
        Path(path).write_text(f"{kind} {terms}")

    def Close(self, saving: int) -> None:  # noqa: N802
        self.asked.append(f"close {saving}")

    def Quit(self, saving: int) -> None:  # noqa: N802
        self.asked.append(f"quit {saving}")


def answering(word: Word, monkeypatch: pytest.MonkeyPatch) -> None:
    package, client = ModuleType("win32com"), ModuleType("win32com.client")
    client.DispatchEx = lambda _: word  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "win32com", package)
    monkeypatch.setitem(sys.modules, "win32com.client", client)


def test_word_opens_updates_exports_with_tags_and_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    word = Word()
    answering(word, monkeypatch)
    by_word([Path("a.docx"), Path("b.docx")], tmp_path)
    opened = ["open {}.docx ['AddToRecentFiles', 'ReadOnly']", "update", "close 0"]
    assert word.asked == [
        *(each.format("a") for each in opened),
        *(each.format("b") for each in opened),
        "quit 0",
    ]
    assert (tmp_path / "a.pdf").read_text() == "17 {'DocStructureTags': True, 'CreateBookmarks': 1}"


def test_word_is_left_also_when_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word = Word(fails=True)
    answering(word, monkeypatch)
    with pytest.raises(OSError):  # noqa: PT011 - whatever Word says goes through
        by_word([Path("a.docx")], tmp_path)
    assert word.asked[-2:] == ["close 0", "quit 0"]


@pytest.mark.skipif(sys.platform == "win32", reason="the made-up program is a shell script")
def test_a_program_that_takes_too_long_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, mark = tmp_path / "soffice", tmp_path / "vivant"
    program.write_text(f"#!/bin/sh\n(sleep 3; touch {mark}) &\nwait\n")
    program.chmod(0o755)
    monkeypatch.setattr(programs, "SECONDS_TO_START", 0.2)
    monkeypatch.setattr(programs, "SECONDS_EACH", 0)
    before = time.monotonic()
    by_libreoffice(str(program), [tmp_path / "a.docx"], tmp_path)
    assert time.monotonic() - before < 3
    time.sleep(3.2 - (time.monotonic() - before))
    assert not mark.exists()


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_tagged_files_some_at_a_time(tmp_path: Path) -> None:
    documents, out = [], tmp_path / "pdf"
    out.mkdir()
    for name in ("Auray", "Carnac à l'été"):
        made = template(tmp_path, heading(1, "Plan"), "{{ nom }}", title="{{ nom }}")
        document = tmp_path / f"plan {name}.docx"
        document.write_bytes(render(drafted(made, nom=name)))
        documents.append(document)
    by_libreoffice(shutil.which("soffice") or "", documents, out)
    for each in documents:
        said = subprocess.run(
            ["pdfinfo", str(out / f"{each.stem}.pdf")], check=True, capture_output=True, text=True
        ).stdout
        assert "Tagged:          yes" in said
        assert f"Title:           {each.stem.removeprefix('plan ')}" in said
