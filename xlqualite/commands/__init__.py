"""The registry of commands: the command line today, the workbook's buttons tomorrow."""

from xlqualite.commands import control, demo, produce
from xlqualite.commands.registry import COMMANDS, Command, Document, Outcome, Request

__all__ = ["COMMANDS", "Command", "Document", "Outcome", "Request", "control", "demo", "produce"]
