"""Small Word templates for tests, and what documents say, a line for each paragraph and table row."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from xlqualite.messages import UserError
from xlqualite.word.blueprints.markup import paragraph
from xlqualite.word.blueprints.package import Blueprint, packed
from xlqualite.word.renderer import Draft, draft, render

DAY = date(2016, 11, 30)


def template(folder: Path, *paragraphs: str, title: str = "Titre", header: str = "En-tête") -> Path:
    """A template whose body holds paragraphs (raw markup allowed)."""
    body = "".join(each if each.startswith("<w:") else paragraph(each) for each in paragraphs)
    path = folder / "modele.docx"
    path.write_bytes(packed(Blueprint(title, (header, ""), "Pied", body)))
    return path


def drafted(path: Path, **variables: Any) -> Draft:
    """A document to be, of some variables."""
    return draft(path, {"relais": {"nom": "Relais"}} | variables, DAY)


def rendered(path: Path, **variables: Any) -> list[str]:
    """What the document made of a template says."""
    return list(text_of(render(drafted(path, **variables))))


def refusal(path: Path, **variables: Any) -> str:
    """The message that refuses a template."""
    with pytest.raises(UserError) as refused:
        render(drafted(path, **variables))
    return str(refused.value)


def flipped(packed: bytes, part: str) -> bytes:
    """A package in which the compressed bytes of a part are damaged."""
    with zipfile.ZipFile(io.BytesIO(packed)) as package:
        found = package.getinfo(part)
    start = found.header_offset + 30 + len(part)
    middle = bytes(each ^ 0xFF for each in packed[start : start + 20])
    return packed[:start] + middle + packed[start + 20 :]


def text_of(content: bytes) -> Iterator[str]:
    """The paragraphs of a document, and the rows of its tables with their cells set apart."""
    for block in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = {each._tc: each for each in row.cells}  # a wide one is told once
                said = (" / ".join(map(words, each.paragraphs)) for each in cells.values())
                yield "| " + " | ".join(said)
        else:
            yield words(block)


def words(paragraph: Paragraph) -> str:
    """The text of a paragraph, that of its content controls included."""
    found: Iterator[Any] = paragraph._p.iter(qn("w:r"))
    runs = (Run(each, paragraph) for each in found)
    return "".join(each.text for each in runs)
