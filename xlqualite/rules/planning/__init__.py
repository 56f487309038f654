"""PLA: the calendar, the diagnoses, the audits and the follow-up; one module per theme, by code."""

from xlqualite.rules.planning import (  # noqa: I001 - in the order of the catalogue
    season,
    diagnosis,
    delays,
    audits,
    order,
    calendar,
    follow_up,
    entries,
)

__all__ = [
    "audits",
    "calendar",
    "delays",
    "diagnosis",
    "entries",
    "follow_up",
    "order",
    "season",
]
