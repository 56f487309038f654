"""The rules, one module per prefix of code; importing them fills the catalogue in this order."""

from xlqualite.rules import (
    levels,
)
from xlqualite.rules.registry import RULES, Rule, validate

__all__ = ["RULES", "Rule", "levels", "validate"]
