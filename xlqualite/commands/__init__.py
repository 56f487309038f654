"""The registry of commands: what the command line and the workbook's buttons both offer."""

from xlqualite.commands import (
    control,
    demo,
    doctor,
    erase,
    fee_calls,
    integrate,
    models,
    navigation,
    new_folder,
    produce,
    region,
    share,
    visit,
)
from xlqualite.commands.registry import (
    COMMANDS,
    Command,
    Document,
    Door,
    Outcome,
    Request,
    buttons,
)

__all__ = [
    "COMMANDS",
    "Command",
    "Document",
    "Door",
    "Outcome",
    "Request",
    "buttons",
    "control",
    "demo",
    "doctor",
    "erase",
    "fee_calls",
    "integrate",
    "models",
    "navigation",
    "new_folder",
    "produce",
    "region",
    "share",
    "visit",
]
