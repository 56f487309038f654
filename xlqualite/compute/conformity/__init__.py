"""The requirements of each level, one module per subject; importing them fills the catalogue."""

from xlqualite.compute.conformity import (
    actions,
    audits,
    calendar,
    categories,
    delays,
    diagnosis,
    documents,
    labels,
    progress,
)
from xlqualite.compute.conformity.registry import (
    REQUIREMENTS,
    Conformity,
    Finding,
    Status,
    conformity,
)

__all__ = [
    "REQUIREMENTS",
    "Conformity",
    "Finding",
    "Status",
    "actions",
    "audits",
    "calendar",
    "categories",
    "conformity",
    "delays",
    "diagnosis",
    "documents",
    "labels",
    "progress",
]
