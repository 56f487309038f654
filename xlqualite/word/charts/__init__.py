"""Charts drawn in Word, whose data is filled in: the author's colours, fonts and titles stay.

A chart is marked by its alternative text, ``graphique: progression``; its data is a variable of
that name under `VARIABLE`. What she sees in Word without opening the data (the caches) and what
she finds when she opens it (the embedded workbook) are both written, and the marker gives way to
a sentence for those who have the document read to them.
"""

from collections.abc import Mapping
from typing import Any

from xlqualite.french import NBSP, did_you_mean, quoted
from xlqualite.messages import UserError
from xlqualite.word.charts.drawings import Drawing, described, drawings, marked_name
from xlqualite.word.charts.links import Links, drop_unreached
from xlqualite.word.charts.series import UnknownKindError, fill
from xlqualite.word.charts.table import ChartTable, table_of
from xlqualite.word.charts.workbook import book_name, declared, workbook
from xlqualite.word.package import CONTENT_TYPES, parsed, serialised

__all__ = ["VARIABLE", "chart_names", "marked_name", "refilled", "remarked"]

VARIABLE = "graphiques"
DOCUMENT = "word/document.xml"


def refilled(
    parts: Mapping[str, bytes], variables: Mapping[str, Any], template: str
) -> dict[str, bytes]:
    """The parts of a document with the data of its marked charts.

    The charts of the template that the document does not show are left out, data and all.

    Args:
        parts: those of the finished document.
        variables: what it may show, the tables of its charts under `VARIABLE`.
        template: the template's name, for messages.

    Raises:
        UserError: a chart asks for data that does not exist, or is of a kind that takes none.
    """
    found, links = dict(parts), Links.of(parts, DOCUMENT)
    text = found[DOCUMENT].decode()
    filled = list(drawings(found, links, text))
    for each in reversed(filled):
        table = _table(each.name, variables.get(VARIABLE) or {}, template)
        _refill(found, each, table, template)
        text = described(text, each, table.description)
    if filled:
        found[DOCUMENT] = text.encode()
    return drop_unreached(found, DOCUMENT) if links.charts else found


def chart_names(parts: Mapping[str, bytes]) -> list[str]:
    """The names of the marked charts of a template, also of one that LibreOffice saved."""
    text = parts[DOCUMENT].decode()
    return [each.name for each in drawings(parts, Links.of(parts, DOCUMENT), text)]


def remarked(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts of a template whose charts all bear their marker, also those LibreOffice saved."""
    text = parts[DOCUMENT].decode()
    for each in reversed(list(drawings(parts, Links.of(parts, DOCUMENT), text))):
        text = described(text, each, f"graphique : {each.name}")
    return {**parts, DOCUMENT: text.encode()}


def _table(name: str, known: Mapping[str, Any], template: str) -> ChartTable:
    if name not in known:
        raise UserError(
            f"Le modèle {template} demande un graphique inconnu, {quoted(name)}."
            f"{did_you_mean(name, known)} Corrigez dans Word le texte de remplacement du graphique."
        )
    return table_of(known[name])


def _refill(parts: dict[str, bytes], asked: Drawing, table: ChartTable, template: str) -> None:
    """Put the data into the chart's part and into the workbook embedded in it."""
    if asked.chart is None:
        raise _not_a_chart(asked.name, template)
    chart = parsed(parts[asked.chart])
    try:
        fill(chart, table)
    except UnknownKindError as error:
        raise _not_a_chart(asked.name, template) from error
    links = Links.of(parts, asked.chart)
    book = links.embedded(chart)
    if book is None:
        book = book_name(asked.name)
        links.embed(chart, book)
        links.write(parts)
        parts[CONTENT_TYPES] = declared(parts[CONTENT_TYPES])
    parts[book] = workbook(table)
    parts[asked.chart] = serialised(chart)


def _not_a_chart(name: str, template: str) -> UserError:
    marker = quoted(f"graphique{NBSP}: {name}")
    return UserError(
        f"Le modèle {template} marque {marker} un objet qui ne peut pas recevoir de données{NBSP}: "
        "insérez dans Word un histogramme, des barres, des courbes, des aires, un radar ou des "
        "secteurs."
    )
