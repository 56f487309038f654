"""The registry of commands: the command line today, the workbook's buttons tomorrow."""

from xlqualite.commands import control, demo, produce
from xlqualite.commands.registry import COMMANDS, Command, Document, Door, Outcome, Request

__all__ = [
    "COMMANDS",
    "Command",
    "Document",
    "Door",
    "Outcome",
    "Request",
    "control",
    "demo",
    "produce",
]
