"""What is wrong with the data, where, and what to do about it."""

from dataclasses import dataclass
from enum import Enum

from xlqualite.schema import Address


class Severity(Enum):
    """How much an anomaly matters, gravest first."""

    BLOQUANT = "Bloquant"
    ALERTE = "Alerte"
    INFO = "Info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True)
class Anomaly:
    """One thing to look at.

    Attributes:
        code: the rule's code (``PLA012``).
        at: the cell concerned; None for a missing table or a rule that crashed.
        office: code of the OT concerned, if one is.
        message: French sentence with the actual values.
        remedy: French sentence telling how to correct.
    """

    code: str
    severity: Severity
    at: Address | None
    office: str | None
    message: str
    remedy: str


@dataclass(frozen=True)
class Reason:
    """Why a result is what it is: a French sentence and the cell it rests on, if one."""

    text: str
    at: Address | None = None
