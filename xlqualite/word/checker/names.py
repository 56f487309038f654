"""Whether the variables that a tag names are known, where it stands."""

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Any, Final

from jinja2 import nodes

from xlqualite.french import NBSP, nearest, quoted, some

ANY: Final = object()
"""What may hold anything: nothing in the data says what."""

LOOP: dict[str, Any] = {
    "index": 1, "index0": 0, "revindex": 1, "revindex0": 0, "first": True, "last": True,
    "length": 1, "depth": 1, "depth0": 0, "previtem": ANY, "nextitem": ANY,
}  # fmt: skip
KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "un oui ou non"),
    (str, "un texte"),
    (dict, "un groupe de valeurs"),
    (list, "une liste"),
)
OTHER = "une seule valeur"
Wrong = tuple[str, str]
"""What is wrong, and the remedy."""


class UnknownNameError(Exception):
    """A tag names what the data does not hold."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def merged(one: Any, other: Any) -> Any:  # noqa: ANN401 - any data
    """Data as wide as both: all their keys; of a list, one item that has those of all of them."""
    if one is None:
        return None if other is None else merged(other, None)
    if isinstance(one, dict):
        more = other if isinstance(other, dict) else {}
        return {each: merged(one.get(each), more.get(each)) for each in {**one, **more}}
    if isinstance(one, list):
        items = (*one, *(other if isinstance(other, list) else ()))
        item = reduce(merged, items, None)
        return [] if item is None else [item]
    return one


def unknown_names(tree: nodes.Node, scope: Mapping[str, Any]) -> Iterator[Wrong]:
    """What the names in a tag have wrong."""
    for each in _references(tree):
        try:
            value_of(each, scope)
        except UnknownNameError as error:
            yield error.what, error.remedy


def value_of(node: nodes.Node, scope: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any data
    """What a name stands for, as far as the data says.

    Raises:
        UnknownNameError: nothing.
    """
    if isinstance(node, nodes.Name):
        if node.name not in scope:
            raise UnknownNameError(*_unknown(node.name, scope))
        return scope[node.name]
    if isinstance(node, nodes.Getattr):
        return _attribute(node, value_of(node.node, scope))
    return ANY


def item_of(node: nodes.Node, scope: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any data
    """What a loop over a list goes through.

    Raises:
        UnknownNameError: it is no list.
    """
    found = value_of(node, scope)
    if isinstance(found, list):
        return found[0] if found else ANY
    if found is None or found is ANY:
        return ANY
    what = f"{quoted(dotted(node))} est {kind_of(found)}{NBSP}: une boucle for parcourt une liste."
    lists = [name for name, value in scope.items() if isinstance(value, list)]
    raise UnknownNameError(what, f"Les listes possibles ici{NBSP}: {some(lists, 8)}.")


def shows_no_text(node: nodes.Node, scope: Mapping[str, Any]) -> Wrong | None:
    """What is wrong with showing a value: a record or a list has no text of its own."""
    found = value_of(node, scope)
    if isinstance(found, dict):
        first = next(iter(found), "…")
        return (
            f"{quoted(dotted(node))} est un groupe de valeurs{NBSP}: il ne s'affiche pas.",
            f"Nommez une de ses valeurs, par exemple {quoted(f'{dotted(node)}.{first}')}.",
        )
    if isinstance(found, list):
        return (
            f"{quoted(dotted(node))} est une liste{NBSP}: elle ne s'affiche pas.",
            f"Parcourez-la avec {quoted(f'{{%p for ligne in {dotted(node)} %}}')}.",
        )
    return None


def dotted(node: nodes.Node) -> str:
    """A name as it is typed: ot.nom."""
    if isinstance(node, nodes.Getattr):
        return f"{dotted(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"


def kind_of(value: Any) -> str:  # noqa: ANN401 - any data
    """What a value is, in French."""
    return next((said for kinds, said in KINDS if isinstance(value, kinds)), OTHER)


def _references(node: nodes.Node) -> Iterator[nodes.Node]:
    """The names in a tag, whole: ot.nom once, not ot as well."""
    for each in node.iter_child_nodes():
        if isinstance(each, nodes.Getattr) or (isinstance(each, nodes.Name) and each.ctx == "load"):
            yield each
        else:
            yield from _references(each)


def _attribute(node: nodes.Getattr, owner: Any) -> Any:  # noqa: ANN401 - any data
    if owner is None or owner is ANY:
        return ANY
    name = dotted(node.node)
    if isinstance(owner, dict):
        if node.attr in owner:
            return owner[node.attr]
        near = nearest(node.attr, owner)
        meant = f"Vouliez-vous dire {quoted(f'{name}.{near}')}{NBSP}?" if near else _choice(owner)
        raise UnknownNameError(f"{quoted(name)} n'a pas de {quoted(node.attr)}.", meant)
    what = f"{quoted(name)} est {kind_of(owner)}{NBSP}: sans {quoted(node.attr)}."
    if isinstance(owner, list):
        remedy = f"Parcourez-la avec {quoted(f'{{%p for ligne in {name} %}}')}."
    else:
        remedy = f"Écrivez {quoted(name)} seul."
    raise UnknownNameError(what, remedy)


def _unknown(name: str, scope: Mapping[str, Any]) -> Wrong:
    fields = (
        f"{each}.{key}" for each, value in scope.items() if isinstance(value, dict) for key in value
    )
    owners = [each for each in fields if each.partition(".")[2] == name]
    near = nearest(name, scope) or next(iter(owners), None)
    meant = f"Vouliez-vous dire {quoted(near)}{NBSP}?" if near else _choice(scope)
    return f"La variable {quoted(name)} n'existe pas ici.", meant


def _choice(known: Mapping[str, Any]) -> str:
    return f"Les noms possibles ici{NBSP}: {some(sorted(known), 10)}."
