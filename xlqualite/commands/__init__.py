"""The registry of commands: what the command line and the workbook's buttons both offer.

Each module enters its own when it is imported. All are, in this order, as soon as the registry is
asked for as a whole; a click on a button imports no more of them than it takes to find its command.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlqualite.commands.registry import (
        COMMANDS,
        Command,
        Document,
        Door,
        Outcome,
        Request,
        buttons,
    )

MODULES = (
    "control",
    "produce",
    "demo",
    "doctor",
    "erase",
    "fee_calls",
    "integrate",
    "models",
    "navigation",
    "new_folder",
    "region",
    "share",
    "variables",
    "visit",
)
"""Those that hold commands, in the order of the registry."""

__all__ = ["COMMANDS", "Command", "Document", "Door", "Outcome", "Request", "buttons"]


def command_named(name: str) -> "Command | None":
    """A command by its name; None when there is none."""
    from xlqualite.commands import registry  # noqa: PLC0415 - this package is being imported

    for each in MODULES:
        if name in registry.COMMANDS:
            break
        import_module(f"{__name__}.{each}")
    return registry.COMMANDS.get(name)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the registry calls so
    if name not in __all__:
        raise AttributeError(name)
    registry = import_module(f"{__name__}.registry")
    ranks = {
        import_module(f"{__name__}.{each}").__name__: rank for rank, each in enumerate(MODULES)
    }
    found = sorted(registry.COMMANDS.items(), key=lambda each: ranks[each[1].run.__module__])
    registry.COMMANDS.clear()
    registry.COMMANDS.update(found)
    globals().update({each: getattr(registry, each) for each in __all__})
    return globals()[name]
