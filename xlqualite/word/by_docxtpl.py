"""A document made by docxtpl itself, for what the fast way does not cover."""

import io
from collections.abc import Mapping
from typing import Any

from xlqualite.word.blame import blamed
from xlqualite.word.compiled import lined
from xlqualite.word.filling import Filling
from xlqualite.word.package import parsed, parts_of


def made_by_docxtpl(source: bytes, asked: Filling) -> Mapping[str, bytes]:
    """All the parts of a document; its properties are those of the template.

    Raises:
        UserError: a tag is wrong, or what it makes is no longer Word's markup.
    """
    from docxtpl import DocxTemplate  # noqa: PLC0415 - costly, and only rendering needs it

    class Strict(DocxTemplate):  # type: ignore[misc] # docxtpl publishes no types
        """Tells what is malformed, where docxtpl leaves it out without a word."""

        def render_xml_part(self, source: str, *others: Any) -> str:  # noqa: ANN401 - as docxtpl's
            with blamed(lined(source), asked.name, asked.variables):
                text = str(super().render_xml_part(source, *others))
                parsed(text.encode())
            return text

        def fix_tables(self, xml: str) -> Any:  # noqa: ANN401 - as docxtpl's
            with blamed("", asked.name, asked.variables):
                body = super().fix_tables(xml)
            asked.finish(body)
            return body

        def render_properties(self, *_: Any) -> None:  # noqa: ANN401 - as docxtpl's
            """They are no markup: see `properties`."""

    template = Strict(io.BytesIO(source))
    template.render(asked.variables, asked.language)
    packed = io.BytesIO()
    template.save(packed)
    return parts_of(packed.getvalue())
