"""A template and its data, made into a document: the same input always gives the same bytes."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from xlqualite.messages import UserError
from xlqualite.word.fingerprint import fingerprint
from xlqualite.word.layout import keep_rows_together
from xlqualite.word.package import Stamp, package_of, parts_of, stamped
from xlqualite.word.values import digest, plain

LONGEST_PROPERTY = 255
FRENCH = "fr-FR"


@dataclass(frozen=True, slots=True)
class Draft:
    """A document to be; made by `draft`.

    Attributes:
        template: the Word template's file name, for messages.
        source: its content.
        variables: what it may show, cleaned.
        day: the day its properties give as that of its creation.
        digest: hash of what it shows.
    """

    template: str
    source: bytes = field(repr=False)
    variables: Mapping[str, Any] = field(repr=False)
    day: date
    digest: str


def draft(template: Path, variables: Mapping[str, Any], day: date) -> Draft:
    """Prepare a document.

    Raises:
        UserError: the template cannot be read.
        TypeError: the variables are no plain data.
    """
    try:
        source = template.read_bytes()
    except OSError as error:
        raise UserError(
            f"Le modèle {template} ne peut pas être lu : vérifiez qu'il existe et que Word ne "
            "l'a pas ouvert."
        ) from error
    shown = plain(variables)
    return Draft(template.name, source, shown, day, digest(shown, source))


def render(asked: Draft) -> bytes:
    """The document.

    Raises:
        UserError: the template is no Word document, is malformed, or names an unknown variable.
    """
    parts = parts_of(_filled(asked))
    return package_of(stamped(parts, Stamp(asked.digest, fingerprint(parts))))


def _filled(asked: Draft) -> bytes:
    """The template with its body, headers, footers and properties filled in."""
    template = _opened(asked)
    body = template.patch_xml(template.get_xml())
    filled = template.fix_tables(_part(template, body, asked))
    keep_rows_together(filled)
    template.map_tree(filled)
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for key, part in list(template.get_headers_footers(uri)):
            xml = template.patch_xml(template.get_part_xml(part))
            template.map_headers_footers_xml(key, _part(template, xml, asked).encode())
    _describe(template.docx.core_properties, asked)
    packed = io.BytesIO()
    template.docx.save(packed)
    return packed.getvalue()


def _opened(asked: Draft) -> Any:  # noqa: ANN401 - docxtpl publishes no types
    from docxtpl import DocxTemplate  # noqa: PLC0415 - costly, and only rendering needs it

    template = DocxTemplate(io.BytesIO(asked.source))
    try:
        template.render_init()
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise UserError(
            f"Le modèle {asked.template} n'est pas un document Word (.docx) : remettez l'original."
        ) from error
    return template


def _part(template: Any, xml: str, asked: Draft) -> str:  # noqa: ANN401 - docxtpl publishes no types
    """A part of the template, filled in."""
    from jinja2 import TemplateError  # noqa: PLC0415 - only rendering needs it

    from xlqualite.word.complaint import complaint  # noqa: PLC0415 - likewise
    from xlqualite.word.language import DOCUMENT  # noqa: PLC0415 - likewise

    try:
        filled: str = template.render_xml_part(xml, None, dict(asked.variables), DOCUMENT)
    except (TemplateError, TypeError) as error:
        raise complaint(error, xml, asked.template, asked.variables) from error
    return filled


def _describe(properties: Any, asked: Draft) -> None:  # noqa: ANN401 - python-docx's own record
    """The document's properties: its title in clear, its language, its dates."""
    from jinja2 import TemplateError  # noqa: PLC0415 - only rendering needs it

    from xlqualite.word.complaint import complaint  # noqa: PLC0415 - likewise
    from xlqualite.word.language import PLAIN  # noqa: PLC0415 - likewise

    for name in ("title", "subject", "author"):
        typed = getattr(properties, name)
        try:
            text = PLAIN.from_string(typed).render(dict(asked.variables))
        except (TemplateError, TypeError) as error:
            raise complaint(error, typed, asked.template, asked.variables) from error
        setattr(properties, name, text[:LONGEST_PROPERTY])
    properties.language = FRENCH
    properties.comments = ""
    properties.revision = 1
    made_at = datetime.combine(asked.day, time(), UTC)
    properties.created = properties.modified = made_at
