"""The rules, one module per prefix of code; importing them fills the catalogue in this order."""

from xlqualite.rules import (  # noqa: I001 - in the order of the catalogue
    levels,
    offices,
    accueils,
    planning,
    labels,
    categories,
    fees,
    actions,
    satisfaction,
    contacts,
    enrolments,
)
from xlqualite.rules.registry import RULES, Rule, validate

__all__ = [
    "RULES",
    "Rule",
    "accueils",
    "actions",
    "categories",
    "contacts",
    "enrolments",
    "fees",
    "labels",
    "levels",
    "offices",
    "planning",
    "satisfaction",
    "validate",
]
