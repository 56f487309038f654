"""The fast way gives what docxtpl gives, part by part, byte for byte."""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from csv_workbook import shipped
from docxtpl import DocxTemplate
from docxtpl_corpus import DOCXTPL_OWN
from jinja2 import ChainableUndefined, Environment
from jinja2.exceptions import TemplateSyntaxError
from markupsafe import Markup, escape

from xlqualite.commands.templates import KINDS
from xlqualite.messages import UserError
from xlqualite.resources import template_path
from xlqualite.word.by_docxtpl import made_by_docxtpl
from xlqualite.word.compiled import compiled
from xlqualite.word.filling import Filling, NotCoveredError, filled
from xlqualite.word.language import DOCUMENT
from xlqualite.word.origin import NOWHERE, with_origin
from xlqualite.word.package import parts_of
from xlqualite.word.values import plain

STAMPED = {
    "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/custom.xml",
    "docProps/thumbnail.jpeg",
}  # fmt: skip
"""The parts that ours changes on purpose: see `package` and `properties`."""
FILTERS = ("sum_values", "my_filterA", "my_filterB", "multiline_format")


class Anything(ChainableUndefined):
    """What any name stands for, so that any template can be filled in: a text, a list, a record."""

    text, turns = "2", 2

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> str:
        return escape(self.text)

    def __iter__(self) -> Iterator[Any]:
        return iter([self] * self.turns)

    def __len__(self) -> int:
        return self.turns

    def __bool__(self) -> bool:
        return self.turns > 0

    def __call__(self, *_: Any, **__: Any) -> "Anything":  # type: ignore[override] # as loose as can be
        return self

    def __mul__(self, _: Any) -> "Anything":  # type: ignore[override] # likewise
        return self

    __rmul__ = __add__ = __radd__ = __mul__  # type: ignore[assignment] # as loose as can be

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self


class Nothing(Anything):
    """Likewise, all lists empty and all conditions false."""

    turns = 0


class Hostile(Anything):
    """Likewise, with texts that break what is not careful."""

    text = "a&<>\"' \n\tb {{ 7*7 }} {% if %} {_{ \U0001f600 مرحبا"


def parts(source: bytes, asked: Filling) -> tuple[Mapping[str, bytes], bool]:
    """The parts of a document, and whether the fast way made it."""
    template = compiled(source)
    try:
        made = {each.name: each.content for each in filled(template, asked)}
    except NotCoveredError:
        return with_origin(made_by_docxtpl(source, asked), NOWHERE), False
    package = template.package
    fixed = {each.name: b"".join(package.chunks(each)) for each in package.members}
    return fixed | made, True


def by_plain_docxtpl(
    source: bytes, variables: dict[str, Any], env: Environment
) -> dict[str, bytes]:
    document = DocxTemplate(io.BytesIO(source))
    document.render_properties = lambda *_: None
    document.render(variables, env, autoescape=True)
    packed = io.BytesIO()
    document.save(packed)
    return with_origin(parts_of(packed.getvalue()), NOWHERE)


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    names = (one.keys() | other.keys()) - STAMPED
    return sorted(each for each in names if one.get(each) != other.get(each))


def environment(kind: type[Anything]) -> Environment:
    made = Environment(autoescape=True, undefined=kind)
    made.filters |= {each: lambda *_: Markup("filtre") for each in FILTERS}
    return made


def filling(name: str, variables: dict[str, Any], language: Environment) -> Filling:
    return Filling(name, variables, language, lambda _: None)


@pytest.mark.corpus
@pytest.mark.skipif(not DOCXTPL_OWN, reason="docxtpl's own templates are not on this machine")
@pytest.mark.parametrize("kind", [Anything, Nothing, Hostile])
@pytest.mark.parametrize("path", DOCXTPL_OWN, ids=lambda each: each.stem)
def test_docxtpl_s_own_templates_give_what_docxtpl_gives(path: Path, kind: type[Anything]) -> None:
    source = path.read_bytes()
    asked = filling(path.name, {}, environment(kind))
    try:
        expected = by_plain_docxtpl(source, {}, environment(kind))
    except TemplateSyntaxError:
        assert path.stem == "template_error_tpl"
        with pytest.raises(UserError, match="endif"):
            parts(source, asked)
        return
    assert differences(parts(source, asked)[0], expected) == []


@pytest.mark.corpus
@pytest.mark.skipif(not DOCXTPL_OWN, reason="docxtpl's own templates are not on this machine")
def test_most_of_docxtpl_s_own_templates_go_the_fast_way() -> None:
    slow = set()
    for path in DOCXTPL_OWN:
        if path.stem == "template_error_tpl":
            continue
        asked = filling(path.name, {}, environment(Anything))
        if not parts(path.read_bytes(), asked)[1]:
            slow.add(path.stem.removesuffix("_tpl"))
    assert slow == {
        "comments", "dynamic_table", "horizontal_merge", "less_cells_after_loop",
        "vertical_merge_nested",
    }  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_our_templates_give_what_docxtpl_gives(kind: str) -> None:
    name = KINDS[kind].template
    source = template_path(name).read_bytes()
    for variables in map(plain, KINDS[kind].samples(shipped("exemple"))):
        made, is_fast = parts(source, filling(name, variables, DOCUMENT))
        assert is_fast
        assert differences(made, by_plain_docxtpl(source, variables, DOCUMENT)) == []
        asked = filling(name, variables, DOCUMENT)
        assert differences(made, with_origin(made_by_docxtpl(source, asked), NOWHERE)) == []
