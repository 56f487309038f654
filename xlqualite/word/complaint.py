"""What is wrong with a template, said so that its author finds the place in Word."""

import re
import traceback
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from lxml.etree import LxmlError

from xlqualite.french import did_you_mean, quoted
from xlqualite.messages import UserError
from xlqualite.word.filters import WrongValueError, cited
from xlqualite.word.language import ExcessError, ForeignTagError, UnknownVariableError

MARKUP = re.compile(r"<[^>]+>")
LOOP = re.compile(r"for\s+(\w+)\s+in\s")
LONGEST_EXCERPT = 160

MALFORMED = "accolades mal fermées, ou bloc if ou for sans sa fin"
ASTRIDE = "une balise if ou for est à cheval sur des paragraphes, ou sur un tableau"
WHY: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((TemplateError,), MALFORMED),
    ((LxmlError,), ASTRIDE),
    ((TypeError,), "une comparaison, une boucle ou un filtre porte sur un autre genre de valeur"),
    ((ArithmeticError, ValueError), "un nombre y est démesuré"),
    ((RecursionError, MemoryError, SyntaxError), "trop de parenthèses ou de blocs y sont emboîtés"),
)
"""What an error means to the author of a template; its own words are English and of Python."""


def complaint(
    error: Exception, source: str, template: str, variables: Mapping[str, Any]
) -> UserError:
    """The refusal of a template that could not be filled in.

    Args:
        error: what Jinja, or what reads its result, raised.
        source: the part of the template it was reading, a line for each paragraph.
        template: the template's name.
        variables: what it may name.
    """
    place = _place(error, source)
    if isinstance(error, UnknownVariableError):
        known = error.siblings
        if known is None:
            known = (*_names(variables), *LOOP.findall(source))
        hint = did_you_mean(error.name, known)
        what = f"nomme une variable inconnue, {cited(error.name)}{place}.{hint}"
    elif isinstance(error, TemplateError):
        what = f"contient une balise incorrecte{place} : {_why(error)}."
    else:
        what = f"demande l'impossible{place} : {_why(error)}."
    return UserError(f"Le modèle {template} {what} Corrigez-le dans Word.")


def _names(variables: Mapping[str, Any]) -> Iterator[str]:
    """The variables and, for records, their fields: ``ot``, ``ot.nom``."""
    for name, value in variables.items():
        yield name
        if isinstance(value, Mapping):
            yield from (f"{name}.{each}" for each in value)


def _why(error: Exception) -> str:
    """Our own words, whoever raised it."""
    if isinstance(error, ForeignTagError):
        return str(error.message)
    if isinstance(error, (WrongValueError, ExcessError)):
        return str(error)
    return next((why for kinds, why in WHY if isinstance(error, kinds)), ASTRIDE)


def _place(error: Exception, source: str) -> str:
    """The text of the paragraph concerned, as its author sees it in Word."""
    line = _line(error)
    found = "".join(source.split("\n")[max(line - 1, 0) : line])
    text = " ".join(MARKUP.sub(" ", found).split())
    return f", dans le paragraphe {quoted(text[:LONGEST_EXCERPT])}" if text else ""


def _line(error: Exception) -> int:
    """The line that Jinja was at, 0 if it is not told: docxtpl begins one for each paragraph."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    lines = [each.lineno or 0 for each in frames if each.filename == "<template>"]
    return [0, *lines][-1]
