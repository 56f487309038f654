"""The registry of commands: the command line today, the workbook's buttons tomorrow."""

from xlqualite.commands import demo, examine, produce
from xlqualite.commands.registry import COMMANDS, Command, Document, Outcome, Request

__all__ = ["COMMANDS", "Command", "Document", "Outcome", "Request", "demo", "examine", "produce"]
