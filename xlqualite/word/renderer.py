"""A template and its data, made into a document: the same input always gives the same bytes."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlqualite.excel.ooxml.repack import repacked
from xlqualite.messages import UserError
from xlqualite.resources import template_path
from xlqualite.word.blame import blamed
from xlqualite.word.by_docxtpl import made_by_docxtpl
from xlqualite.word.charts import refilled
from xlqualite.word.compiled import Compiled, UnreadableTemplateError, compiled
from xlqualite.word.filling import Filling, NotCoveredError, filled
from xlqualite.word.fingerprint import DOCUMENT, Said, lines_of, said_by
from xlqualite.word.finishing import Finishing
from xlqualite.word.origin import origin_part, with_origin
from xlqualite.word.own_template import with_fields
from xlqualite.word.package import CUSTOM, Stamp, custom_properties, package_of, stamped
from xlqualite.word.properties import written
from xlqualite.word.values import digest, plain
from xlqualite.word.zones import Left, Zone

if TYPE_CHECKING:
    from xlqualite.word.language import Language


@dataclass(frozen=True, slots=True)
class Made:
    """A document made.

    Attributes:
        content: its bytes.
        left: the zones that it could not take, or not whole.
    """

    content: bytes = field(repr=False)
    left: Left = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """A document to be; made by `draft`.

    Attributes:
        template: the Word template's file name, for messages.
        source: its content.
        variables: what it may show, cleaned.
        day: the day its properties give as that of its creation.
        digest: hash of the data it shows.
        about: what it says of itself, so that it is known when it comes back.
    """

    template: str
    source: bytes = field(repr=False)
    variables: Mapping[str, Any] = field(repr=False)
    day: date
    digest: str
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def template_digest(self) -> str:
        """Hash of the template's content."""
        return hashlib.sha256(self.source).hexdigest()

    def made(self, zones: Mapping[str, Zone]) -> Made:
        """The document, as `make` makes it."""
        return make(self, zones)


def draft(template: Path, variables: Mapping[str, Any], day: date) -> Draft:
    """Prepare a document.

    Raises:
        UserError: the template cannot be read.
        TypeError: the variables are no plain data.
    """
    return draft_of(template.name, content_of(template), variables, day)


def content_of(template: Path) -> bytes:
    """The content of a template, its fields known again if LibreOffice took their names.

    Raises:
        UserError: it cannot be read.
    """
    try:
        source, shipped = template.read_bytes(), template_path(template.name)
        return with_fields(source, shipped.read_bytes()) if shipped.is_file() else source
    except OSError as error:
        raise UserError(
            f"Le modèle {template} ne peut pas être lu : vérifiez qu'il existe et que Word ne "
            "l'a pas ouvert."
        ) from error


def draft_of(name: str, source: bytes, variables: Mapping[str, Any], day: date) -> Draft:
    """Prepare a document of a template already read.

    Raises:
        TypeError: the variables are no plain data.
    """
    shown = plain(variables)
    return Draft(name, source, shown, day, digest(shown))


def render(asked: Draft) -> bytes:
    """The document, when it has no former version.

    Raises:
        UserError: the template is no Word document, is malformed, or names an unknown variable.
    """
    return make(asked, {}).content


def make(asked: Draft, zones: Mapping[str, Zone]) -> Made:
    """The document.

    Args:
        asked: what it shows, and of what template.
        zones: by tag, what stood in the free zones of its former version.

    Raises:
        UserError: the template is no Word document, is malformed, or names an unknown variable.
    """
    try:
        template = compiled(asked.source)
    except UnreadableTemplateError as error:
        raise UserError(f"Le modèle {asked.template} {error}") from error
    described = _described(template, asked)
    finish = Finishing(zones)
    filling = Filling(asked.template, asked.variables, _languages()[0], finish)
    try:
        made = tuple(filled(template, filling))
    except NotCoveredError:
        parts = {**made_by_docxtpl(asked.source, filling), template.properties.name: described}
        parts = refilled(parts, asked.variables, asked.template)
        said = said_by(parts)
        parts = with_origin(stamped(parts, _stamp(asked, said)), finish.origin(asked.about, said))
        return Made(package_of(parts), finish.left)
    lines = {each.name: lines_of(each.tree).all for each in made if each.name != DOCUMENT}
    said = template.said.with_lines({**lines, DOCUMENT: finish.lines.all})
    changed = {each.name: each.content for each in made} | {
        template.properties.name: described,
        template.origin: origin_part(finish.origin(asked.about, said)),
    }
    return Made(_packed(template, changed, said, asked), finish.left)


def _packed(template: Compiled, changed: Mapping[str, bytes], said: Said, asked: Draft) -> bytes:
    """The package of a document, stamped, the data of its charts filled in."""
    if not template.has_charts:
        stamp = custom_properties(_stamp(asked, said))
        return repacked(template.package, {**changed, CUSTOM: stamp})
    fixed = template.parts
    parts = refilled({**fixed, **changed}, asked.variables, asked.template)
    parts[CUSTOM] = custom_properties(_stamp(asked, said.with_charts(parts)))
    new = {name: part for name, part in parts.items() if fixed.get(name) != part}
    added = {name: new.pop(name) for name in new.keys() - fixed.keys()}
    return repacked(template.package, new, fixed.keys() - parts.keys(), added)


def _stamp(asked: Draft, said: Said) -> Stamp:
    return Stamp(asked.digest, asked.template_digest, said.fingerprint)


def _described(template: Compiled, asked: Draft) -> bytes:
    """The document's properties, their tags filled in."""
    texts = {}
    for name, typed in template.properties.typed.items():
        with blamed(typed, asked.template, asked.variables):
            texts[name] = _languages()[1].from_string(typed).render(asked.variables)
    return written(template.properties, texts, asked.day)


def _languages() -> "tuple[Language, Language]":
    """That of markup, and that of plain texts."""
    from xlqualite.word.language import DOCUMENT, PLAIN  # noqa: PLC0415 - only rendering needs it

    return DOCUMENT, PLAIN
