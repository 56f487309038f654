"""A template and its data, made into a document: the same input always gives the same bytes."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from xlqualite.messages import UserError
from xlqualite.word.charts import refilled
from xlqualite.word.fingerprint import fingerprint, fingerprint_of
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
        digest: hash of the data it shows.
    """

    template: str
    source: bytes = field(repr=False)
    variables: Mapping[str, Any] = field(repr=False)
    day: date
    digest: str

    @property
    def template_digest(self) -> str:
        """Hash of the template's content."""
        return hashlib.sha256(self.source).hexdigest()


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
    return Draft(template.name, source, shown, day, digest(shown))


def render(asked: Draft) -> bytes:
    """The document.

    Raises:
        UserError: the template is no Word document, is malformed, or names an unknown variable.
    """
    parts = refilled(parts_of(_filled(asked)), asked.variables, asked.template)
    stamp = Stamp(asked.digest, asked.template_digest, fingerprint(parts))
    return package_of(stamped(parts, stamp))


def _filled(asked: Draft) -> bytes:
    """The template with its body, headers, footers and properties filled in."""
    template, markup = _opened(asked)
    body = template.patch_xml(markup)
    with _blamed(asked, body):
        filled = template.fix_tables(_part(template, body, asked))
    keep_rows_together(filled)
    template.map_tree(filled)
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        for key, part in list(template.get_headers_footers(uri)):
            xml = template.patch_xml(template.get_part_xml(part))
            with _blamed(asked, xml):
                template.map_headers_footers_xml(key, _part(template, xml, asked).encode())
    _describe(template.docx.core_properties, asked)
    packed = io.BytesIO()
    template.docx.save(packed)
    return packed.getvalue()


def _opened(asked: Draft) -> tuple[Any, str]:
    """The template and the markup of its body; docxtpl publishes no types."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 - costly, and only rendering needs it

    try:
        template = DocxTemplate(io.BytesIO(asked.source))
        template.render_init()
        _read_to_the_end(template.docx)
        markup = str(template.get_xml())
    except Exception as error:  # python-docx raises anything on a damaged file
        raise _no_document(asked) from error
    if fingerprint_of(asked.source) is None:
        raise _no_document(asked)
    return template, markup


def _read_to_the_end(document: Any) -> None:  # noqa: ANN401 - python-docx's own record
    """Read what python-docx reads late, properties and links: saving must not fail halfway."""
    _ = document.core_properties.title
    package = document.part.package
    for each in (package, *package.iter_parts()):
        _ = each.rels.xml


def _no_document(asked: Draft) -> UserError:
    return UserError(
        f"Le modèle {asked.template} n'est pas un document Word (.docx), ou il est abîmé : "
        "remettez l'original."
    )


def _part(template: Any, xml: str, asked: Draft) -> str:  # noqa: ANN401 - docxtpl publishes no types
    """A part of the template, filled in."""
    from xlqualite.word.language import DOCUMENT  # noqa: PLC0415 - only rendering needs it

    return str(template.render_xml_part(xml, None, dict(asked.variables), DOCUMENT))


@contextmanager
def _blamed(asked: Draft, source: str) -> Iterator[None]:
    """Whatever goes wrong while a part of the template is filled in is told as its mistake.

    Raises:
        UserError: naming the template and the paragraph.
    """
    from xlqualite.word.complaint import complaint  # noqa: PLC0415 - only rendering needs it

    try:
        yield
    except Exception as error:  # a mistake shows as any exception of Jinja, docxtpl or lxml
        raise complaint(error, source, asked.template, asked.variables) from error


def _describe(properties: Any, asked: Draft) -> None:  # noqa: ANN401 - python-docx's own record
    """The document's properties: its title in clear, its language, its dates."""
    from xlqualite.word.language import PLAIN  # noqa: PLC0415 - only rendering needs it

    for name in ("title", "subject", "author"):
        typed = getattr(properties, name)
        with _blamed(asked, typed):
            text = PLAIN.from_string(typed).render(dict(asked.variables))
        setattr(properties, name, text[:LONGEST_PROPERTY])
    properties.language = FRENCH
    properties.comments = ""
    properties.revision = 1
    made_at = datetime.combine(asked.day, time(), UTC)
    properties.created = properties.modified = made_at
