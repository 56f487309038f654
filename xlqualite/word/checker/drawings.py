"""Pictures and charts of a template: what stands for them, and the data they are refilled with."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from xlqualite.french import NBSP, did_you_mean, quoted, some
from xlqualite.word.charts import VARIABLE, marked_name
from xlqualite.word.checker.finding import Finding, Place, advice, mistake
from xlqualite.word.checker.paragraphs import PARAGRAPH, Paragraph
from xlqualite.word.checker.reading import findings_in_text

if TYPE_CHECKING:
    from lxml.etree import _Element

DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def findings_in_drawings(paragraph: Paragraph, known: Mapping[str, Any]) -> Iterator[Finding]:
    """What the pictures and charts of a paragraph lack."""
    for drawn in paragraph.element.iter(DRAWN):
        if next(drawn.iterancestors(PARAGRAPH), None) is paragraph.element:
            yield from _findings(drawn, paragraph.place, known)


def _findings(drawn: "_Element", at: Place, known: Mapping[str, Any]) -> Iterator[Finding]:
    said = drawn.get("descr") or drawn.get("title") or ""
    called = drawn.get("name") or "sans nom"
    place = Place(at.part, at.section, at.heading, at.cell, at.text or f"image {called}")
    name = marked_name(said)
    if name is not None:
        yield from _without_data(name, place, known.get(VARIABLE) or {})
    elif not said.strip() and not _is_decorative(drawn):
        kind = "Le graphique" if _holds_chart(drawn) else "L'image"
        yield advice(
            place,
            f"{kind} {quoted(called)} n'a pas de texte de remplacement.",
            f"Clic droit, Texte de remplacement{NBSP}: dites ce qu'on y voit, pour qui l'écoute.",
        )
    else:
        yield from findings_in_text(Place(at.part, at.section, at.heading, at.cell, said), known)


def _without_data(name: str, place: Place, charts: Collection[str]) -> Iterator[Finding]:
    if name not in charts:
        choice = f"Les graphiques possibles{NBSP}: {some(sorted(charts), 8)}."
        remedy = did_you_mean(name, charts).strip() or (
            choice if charts else "Ce document n'a de données pour aucun graphique."
        )
        yield mistake(place, f"Le graphique {quoted(name)} n'a pas de données.", remedy)


def _is_decorative(drawn: "_Element") -> bool:
    return any(each.get("val") in ("1", "true") for each in drawn.iter(DECORATIVE))


def _holds_chart(drawn: "_Element") -> bool:
    frame = drawn.getparent()
    return frame is not None and next(frame.iter(CHART), None) is not None
