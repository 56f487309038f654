"""Where mistakes of a template are caught while it is filled in."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any


@contextmanager
def blamed(source: str, template: str, variables: Mapping[str, Any]) -> Iterator[None]:
    """Whatever goes wrong while a part of a template is filled in is told as its mistake.

    Raises:
        UserError: naming the template and the paragraph.
    """
    try:
        yield
    except Exception as error:  # a mistake shows as any exception of Jinja, docxtpl or lxml
        from xlqualite.word.complaint import complaint  # noqa: PLC0415 - rarely needed

        raise complaint(error, source, template, variables) from error
