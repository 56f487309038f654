"""The plans of the exemple as data, as many as wanted, and the ways of making them."""

import io
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from csv_workbook import shipped
from docxtpl import DocxTemplate
from jinja2 import Environment

from xlqualite.compute.levels import levels
from xlqualite.documents.action_plan import action_plan
from xlqualite.excel.ooxml.archive import read_archive
from xlqualite.excel.ooxml.repack import repacked
from xlqualite.word.filters import FILTERS
from xlqualite.word.package import CUSTOM, package_of, parts_of
from xlqualite.word.renderer import content_of, draft_of, render

Variables = dict[str, Any]


@dataclass(frozen=True)
class Plans:
    """The plans to be made.

    Attributes:
        template: the Word template.
        source: its content, which the program reads once for all the plans of a run.
        shown: what each shows.
    """

    template: Path
    source: bytes = field(repr=False)
    shown: tuple[Variables, ...] = field(repr=False)
    day: date

    def ours(self, variables: Variables) -> bytes:
        """From the data to the bytes: cleaned, filled in, verified, laid out, stamped, packed."""
        return render(draft_of(self.template.name, self.source, variables, self.day))

    def by_docxtpl(self, variables: Variables) -> bytes:
        """As docxtpl's documentation does; our filters are what the template needs."""
        environment = Environment(autoescape=True)
        environment.filters |= FILTERS
        template = DocxTemplate(str(self.template))
        template.render(variables, environment, autoescape=True)
        packed = io.BytesIO()
        template.save(packed)
        return packed.getvalue()


def plans(template: Path, count: int) -> Plans:
    """So many plans, those of the exemple again and again."""
    dossier = shipped("exemple")
    ranked = (code for code, level in levels(dossier).items() if level.rank)
    shown = [action_plan(dossier, code) for code in ranked]
    many = tuple(islice(cycle(shown), count))
    return Plans(template, content_of(template), many, dossier.as_of)


def floor(document: bytes) -> Callable[[], bytes]:
    """What no way can do without: the parts that change, already made, deflated and written."""
    with ZipFile(io.BytesIO(document)) as package:
        archive = read_archive("plan", document)
        own = ("word/document.xml", "word/header1.xml", "word/footer1.xml", "docProps/core.xml")
        kept = (each for each in package.namelist() if each.startswith("customXml/item1.xml"))
        changed = {name: package.read(name) for name in (*own, CUSTOM, *kept)}
    return lambda: repacked(archive, changed)


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def in_turn(made: Plans, rounds: int) -> Iterator[tuple[float, float, float]]:
    """CPU seconds of each plan: ours, docxtpl's and the floor, in turn."""
    for variables in made.shown * rounds:
        ours = cpu(lambda shown=variables: made.ours(shown))  # type: ignore[misc]
        theirs = cpu(lambda shown=variables: made.by_docxtpl(shown))  # type: ignore[misc]
        yield ours, theirs, cpu(floor(made.ours(variables)))


def without_charts(template: Path, copy: Path) -> Path:
    """A copy of a template in which no chart is drawn."""
    parts = parts_of(template.read_bytes())
    rels, body = "word/_rels/document.xml.rels", "word/document.xml"
    parts[rels] = re.sub(rb"<Relationship [^>]*/chart\"[^>]*/>", b"", parts[rels])
    drawn = rb"<w:p>(?:(?!</w:p>).)*<w:drawing>.*?</w:drawing>.*?</w:p>"
    parts[body] = re.sub(drawn, b"", parts[body], flags=re.DOTALL)
    copy.write_bytes(package_of({n: each for n, each in parts.items() if "/charts/" not in n}))
    return copy
