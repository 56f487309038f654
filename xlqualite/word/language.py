"""The language of templates: variables, registered filters, conditions and loops; nothing else.

A template comes from a file that anyone may have edited, so what could run code or fill the memory
(calls, multiplications, attributes of Python objects) is refused when it is read, and what is left
runs in Jinja's immutable sandbox on plain data, of which only the keys can be reached.
"""

from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import TemplateSyntaxError, UndefinedError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from xlqualite.french import did_you_mean
from xlqualite.word.filters import FILTERS, cited, shown

ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name, nodes.Getattr,
    nodes.Filter, nodes.If, nodes.For, nodes.CondExpr, nodes.Compare, nodes.Operand,
    nodes.And, nodes.Or, nodes.Not,
)  # fmt: skip

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

    def __init__(self, *, autoescape: bool = True) -> None:
        super().__init__(autoescape=autoescape, undefined=Unknown, finalize=shown)
        self.globals.clear()
        self.tests.clear()
        self.filters = dict(FILTERS)
        self._compiled: dict[str, Template] = {}

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Template:  # noqa: ANN401 - as Jinja's
        """Compile a template, once for all the documents of a run.

        Raises:
            ForeignTagError: it uses what the language does not have.
            TemplateSyntaxError: it is malformed.
        """
        if source not in self._compiled:
            refuse_foreign(self.parse(source))
            self._compiled[source] = super().from_string(source, *args, **kwargs)
        return self._compiled[source]

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
            raise ForeignTagError(found, node.lineno)


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
    if isinstance(node, ALLOWED):
        return None
    return f"{FOREIGN.get(type(node), 'cette construction')} {OUTSIDE}"


def _wrong_filter(node: nodes.Filter) -> str | None:
    if node.name not in FILTERS:
        return f"filtre inconnu {cited(node.name)}.{did_you_mean(node.name, FILTERS)}"
    has_arguments = node.args or node.kwargs or node.dyn_args or node.dyn_kwargs
    return f"le filtre {cited(node.name)} s'emploie sans parenthèses" if has_arguments else None


DOCUMENT = Language()
PLAIN = Language(autoescape=False)
"""For texts that are no XML, such as the title in a document's properties."""
