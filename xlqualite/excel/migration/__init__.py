"""A workbook brought up to the current version of its structure, with all that it holds."""

from xlqualite.excel.migration.macros import Macros, MakeMacros
from xlqualite.excel.migration.migrate import migrate

__all__ = ["Macros", "MakeMacros", "migrate"]
