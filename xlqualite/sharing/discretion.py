"""Groups too small to be shown by themselves: what a few OT were told must not name them."""

from collections.abc import Mapping

SMALLEST = 3
"""OT that a group needs to be shown by itself."""


def hidden_groups(offices: Mapping[str, int]) -> frozenset[str]:
    """The groups that are not shown by themselves, beside a total of all of them.

    Those under three OT; and where the total less the groups shown would give one of them away,
    the smallest of the others too, until those hidden make a group of three OT at least.

    Args:
        offices: how many OT each group has; groups without any do not count.
    """
    known = {group: count for group, count in offices.items() if count}
    hidden = {group for group, count in known.items() if count < SMALLEST}
    others = sorted((group for group in known if group not in hidden), key=known.__getitem__)
    if hidden:
        while others and _gives_away(hidden, known):
            hidden.add(others.pop(0))
    return frozenset(hidden)


def total_is_hidden(offices: Mapping[str, int]) -> bool:
    """Whether even all groups together are under three OT."""
    return sum(offices.values()) < SMALLEST


def _gives_away(hidden: set[str], known: Mapping[str, int]) -> bool:
    return len(hidden) == 1 or sum(known[each] for each in hidden) < SMALLEST
