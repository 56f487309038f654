"""Charts as authors draw them, and what documents made of them show."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree
from openpyxl import load_workbook

from xlqualite.word.blueprints.charts import Drawn, drawing
from xlqualite.word.blueprints.package import Blueprint, packed
from xlqualite.word.package import package_of, parts_of

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CHART, BOOK = "word/charts/scores.xml", "word/embeddings/graphique-scores.xlsx"
SCORES = Drawn("scores", ("Cette année", "L'an dernier"), "0.0", 5.0)
MARKER = 'descr="graphique: scores"'


def table(*series: tuple[str, tuple[object, ...]], shown: str = "0.0") -> dict[str, Any]:
    """The data of a chart of three categories."""
    return {
        "description": 'Scores : "Accueil" & suite.',
        "format": shown,
        "categories": ["Accueil & <info>", "Boutique", "Vente"],
        "series": [{"nom": name, "valeurs": list(values)} for name, values in series],
    }


def drawn(*before: str, after: str = "") -> dict[str, bytes]:
    """The parts of a template that shows the chart between paragraphs."""
    body = f"{''.join(before)}{drawing(SCORES, 1)}{after}"
    return parts_of(packed(Blueprint("Titre", ("", ""), "Pied", body, (SCORES,))))


def repacked(parts: Mapping[str, bytes], **replaced: tuple[str, str]) -> bytes:
    """The file of some parts, with a text replaced by another in those named `chart` or `body`."""
    names = {"chart": CHART, "body": "word/document.xml"}
    changed = dict(parts)
    for which, (old, new) in replaced.items():
        text = changed[names[which]].decode()
        assert old in text
        changed[names[which]] = text.replace(old, new).encode()
    return package_of(changed)


def shown(chart: bytes) -> list[tuple[str, list[str], dict[int, str]]]:
    """The name, categories and values of each series, from the caches."""
    found = []
    for each in etree.fromstring(chart).iter(f"{C}ser"):
        name = each.findtext(f"{C}tx/{C}strRef/{C}strCache/{C}pt/{C}v") or ""
        words = [
            text.text or "" for text in each.iterfind(f"{C}cat/{C}strRef/{C}strCache/{C}pt/{C}v")
        ]
        points = each.iterfind(f"{C}val/{C}numRef/{C}numCache/{C}pt")
        values = {int(point.get("idx", "")): point.findtext(f"{C}v") or "" for point in points}
        found.append((name, words, values))
    return found


def typed(book: bytes) -> list[tuple[object, ...]]:
    """The cells of an embedded workbook."""
    return list(load_workbook(io.BytesIO(book)).active.iter_rows(values_only=True))  # type: ignore[union-attr]


def names_in(package: bytes) -> set[str]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return set(opened.namelist())
