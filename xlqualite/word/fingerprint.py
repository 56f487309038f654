"""Whether a person has changed a document: a hash of what it says, not of its bytes.

Word and LibreOffice rewrite a whole file when it is merely saved, so only its texts, tables and
pictures count; results of fields (page numbers) do not, tracked changes and comments do.
"""

import hashlib
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from xlqualite.word.package import parsed, parts_of

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FLOWING = re.compile(r"word/(document|footnotes|endnotes|comments)\.xml")
AROUND = re.compile(r"word/(header|footer)\d*\.xml")
PICTURES = "word/media/"


def fingerprint(parts: Mapping[str, bytes]) -> str:
    """The hash of what the parts of a document say."""
    text = "\n".join(content_of(parts))
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint_of(packed: bytes) -> str | None:
    """The hash of what a document says; None if it cannot be read as one."""
    from lxml import etree  # noqa: PLC0415 - only needed once documents are written

    try:
        return fingerprint(parts_of(packed))
    except (zipfile.BadZipFile, etree.XMLSyntaxError):
        return None


def content_of(parts: Mapping[str, bytes]) -> list[str]:
    """What a document says: a line for each paragraph, then headers, footers and pictures.

    Headers and footers are sorted and said once: programs renumber and repeat them.
    """
    lines = [
        line for name in sorted(parts) if FLOWING.fullmatch(name) for line in _read(parts[name])
    ]
    around = {line for name in parts if AROUND.fullmatch(name) for line in _read(parts[name])}
    pictures = {
        hashlib.sha256(blob).hexdigest()
        for name, blob in parts.items()
        if name.startswith(PICTURES)
    }
    return [*lines, "--", *sorted(around), "--", *sorted(pictures)]


def _read(part: bytes) -> Iterator[str]:
    for paragraph in parsed(part).iter(f"{W}p"):
        text = unicodedata.normalize("NFC", "".join(_pieces(paragraph)))
        line = " ".join(text.split())
        if line:
            in_a_cell = next(paragraph.iterancestors(f"{W}tc"), None) is not None
            yield f"| {line}" if in_a_cell else line


def _pieces(paragraph: "_Element") -> Iterator[str]:
    """The texts of a paragraph; what stands between a field's marks is its result."""
    depth = 0
    for each in paragraph.iter():
        if each.tag == f"{W}fldChar":
            depth += {"begin": 1, "end": -1}.get(str(each.get(f"{W}fldCharType")), 0)
        elif each.tag == f"{W}delText":
            yield f"[-{each.text}-]"
        elif each.tag in (f"{W}tab", f"{W}br"):
            yield " "
        elif each.tag == f"{W}t" and not depth and not _inside(each, "fldSimple"):
            yield f"+{each.text}" if _inside(each, "ins") else each.text or ""


def _inside(element: "_Element", name: str) -> bool:
    return next(element.iterancestors(f"{W}{name}"), None) is not None
