"""The language of templates: variables, registered filters, conditions and loops; nothing else.

A template comes from a file that anyone may have edited, so what could run code or fill the memory
(calls, multiplications, attributes of Python objects) is refused when it is read, and what is left
runs in Jinja's immutable sandbox on plain data, of which only the keys can be reached.
"""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from jinja2 import StrictUndefined, Template, nodes, pass_context
from jinja2.exceptions import TemplateSyntaxError, UndefinedError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from xlqualite.french import did_you_mean
from xlqualite.word.filters import FILTERS, WrongValueError, cited, shown

ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.Getattr,
    nodes.Filter, nodes.If, nodes.For, nodes.CondExpr, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not,
)  # fmt: skip

MOST_TURNS, MOST_CHARACTERS = 250_000, 20_000_000
"""Of all the loops of a part together, and of what it makes: Word opens nothing longer."""
PIECES_AT_ONCE = 200
COUNTED = "tours comptés"
"""The filter put on what loops go through, under a name that no tag can hold."""
ENDLESS = "des boucles l'une dans l'autre y font plus de tours qu'un document n'a de lignes"
NO_LIST = "n'est pas une liste, et une boucle for en parcourt une"
ENORMOUS = "le document qu'il donnerait est démesuré"

OUTSIDE = "ne fait pas partie du langage des modèles"
FOREIGN: dict[type[nodes.Node], str] = {
    nodes.Call: "un appel avec des parenthèses",
    nodes.Getitem: "un accès entre crochets",
    nodes.Mul: "une multiplication",
    nodes.Pow: "une puissance",
    nodes.Test: "le mot is",
}
"""The names of what people may try."""


class ForeignTagError(TemplateSyntaxError):
    """A template uses what its language does not have; the message is French."""


class UnknownVariableError(UndefinedError):
    """A template names a variable that its data does not have.

    Attributes:
        name: the variable, or the last word of a dotted one.
        siblings: the names known at that place; None for a variable that stands alone.
    """

    def __init__(self, name: str, siblings: tuple[str, ...] | None) -> None:
        super().__init__(name)
        self.name = name
        self.siblings = siblings


class ExcessError(ValueError):
    """A document would be out of all proportion; the message is French."""


class Bounded(Context):
    """The variables of a document, and the turns of loops that it may still make."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Jinja's
        super().__init__(*args, **kwargs)
        self.turns = MOST_TURNS


@pass_context
def _counted(context: Bounded, items: Any) -> Any:  # noqa: ANN401 - a template gives anything
    """What a loop goes through, its turns counted beforehand: loops in loops come to an end.

    What is not there has no rows, as it has no fields: one office without a report stops no batch.

    Raises:
        WrongValueError: it is no list.
        ExcessError: there are more turns than a document has lines.
    """
    if items is None:
        return ()
    try:
        context.turns -= len(items)
    except TypeError as error:
        raise WrongValueError(f"{cited(shown(items))} {NO_LIST}") from error
    if context.turns < 0:
        raise ExcessError(ENDLESS)
    return items


class Unknown(StrictUndefined):
    """What Jinja makes of an unknown variable: an error as soon as it is named."""

    def __init__(
        self,
        hint: str | None = None,  # noqa: ARG002 - Jinja's signature
        obj: Any = missing,  # noqa: ANN401 - Jinja's signature
        name: str | None = None,
        exc: type[Exception] = UndefinedError,  # noqa: ARG002 - Jinja's signature
    ) -> None:
        siblings = None if obj is missing else tuple(obj) if isinstance(obj, dict) else ()
        raise UnknownVariableError(str(name), siblings)


class Language(ImmutableSandboxedEnvironment):
    """Jinja, reduced to what a template needs."""

    context_class = Bounded

    def __init__(self, *, autoescape: bool = True) -> None:
        super().__init__(autoescape=autoescape, undefined=Unknown, finalize=shown)
        self.globals.clear()
        self.tests.clear()
        self.filters = {**FILTERS, COUNTED: _counted}
        self._compiled: dict[str, Template] = {}

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Template:  # noqa: ANN401 - as Jinja's
        """Compile a template, once for all the documents of a run.

        Raises:
            ForeignTagError: it uses what the language does not have.
            TemplateSyntaxError: it is malformed.
        """
        if source not in self._compiled:
            tree = self.parse(source)
            refuse_foreign(tree)
            for each in tree.find_all(nodes.For):
                each.iter = nodes.Filter(each.iter, COUNTED, [], [], None, None, lineno=each.lineno)
            self._compiled[source] = super().from_string(tree, *args, **kwargs)
        return self._compiled[source]

    @staticmethod
    def concat(pieces: Iterable[str]) -> str:
        """What a template makes, given up as soon as it is longer than a document may be.

        Raises:
            ExcessError: it is.
        """
        left, remaining = MOST_CHARACTERS, iter(pieces)
        made = []
        while some := "".join(islice(remaining, PIECES_AT_ONCE)):
            left -= len(some)
            if left < 0:
                raise ExcessError(ENORMOUS)
            made.append(some)
        return "".join(made)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as Jinja's
        """The key of a record, nothing else: ``ligne.items`` is a key too, never a method."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext):
            return super().getattr(obj, attribute)
        return None if obj is None else self.undefined(obj=obj, name=attribute)


def refuse_foreign(template: nodes.Template) -> None:
    """Refuse what the language of templates does not have.

    Raises:
        ForeignTagError: with a French message and the line.
    """
    for node in template.find_all(nodes.Node):
        found = _foreign(node)
        if found:
            lines = (each.lineno for each in (node, *node.find_all(nodes.Node)) if each.lineno)
            raise ForeignTagError(found, next(lines, 1))


def _foreign(node: nodes.Node) -> str | None:
    """What is wrong with a node, in French; None for one of the language."""
    if isinstance(node, nodes.Filter):
        return _wrong_filter(node)
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return f"la variable {cited(node.attr)} ne peut pas commencer par un tiret bas"
    if isinstance(node, nodes.Name) and node.name == "self":
        return f"le mot self {OUTSIDE}"
    if isinstance(node, nodes.Const) and node.value == float("inf"):
        return "un nombre y est démesuré"
    if isinstance(node, ALLOWED) or _is_span(node):
        return None
    return f"{FOREIGN.get(type(node), 'cette construction')} {OUTSIDE}"


def _is_span(node: nodes.Node) -> bool:
    """Whether a node is what docxtpl makes of ``{% hm %}``: columns times turns of the loop."""
    return (
        isinstance(node, nodes.Mul)
        and isinstance(node.left, nodes.Const)
        and node.right == nodes.Getattr(nodes.Name("loop", "load"), "length", "load")
    )


def _wrong_filter(node: nodes.Filter) -> str | None:
    if node.name not in FILTERS:
        return f"filtre inconnu {cited(node.name)}.{did_you_mean(node.name, FILTERS)}"
    has_arguments = node.args or node.kwargs or node.dyn_args or node.dyn_kwargs
    return f"le filtre {cited(node.name)} s'emploie sans parenthèses" if has_arguments else None


DOCUMENT = Language()
PLAIN = Language(autoescape=False)
"""For texts that are no XML, such as the title in a document's properties."""
