"""What LibreOffice prints of Word documents: the words of each page, and where they stand."""

import html
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

WORD = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page; lengths are in points, from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page, as text and as words that stand somewhere."""

    text: str
    words: Sequence[Word]


def output_of(*command: str | Path) -> str:
    """What a program writes."""
    ran = subprocess.run(command, check=True, capture_output=True, timeout=180)
    return ran.stdout.decode()


def print_all(folder: Path) -> None:
    """Make a PDF file beside each Word document of a folder."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    into = ("--headless", "--convert-to", "pdf", "--outdir", folder)
    output_of("soffice", profile, *into, *sorted(folder.glob("*.docx")))


def pages_in(folder: Path) -> Mapping[str, Sequence[Page]]:
    """The pages of each printed document of a folder, by its name."""
    return {each.stem: _pages(each) for each in sorted(folder.glob("*.pdf"))}


def _pages(pdf: Path) -> Sequence[Page]:
    texts = output_of("pdftotext", "-layout", pdf, "-").removesuffix("\f").split("\f")
    boxes = output_of("pdftotext", "-bbox", pdf, "-").split("<page ")[1:]
    pairs = zip(texts, boxes, strict=True)
    return [Page(text, [_word(*each) for each in WORD.findall(box)]) for text, box in pairs]


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    return Word(float(left), float(top), float(right), float(bottom), html.unescape(text))
