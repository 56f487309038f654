"""What an examination finds: its subject, how it stands, and what to do about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path


class State(Enum):
    """How a subject stands."""

    GOOD = "OK"
    TO_CORRECT = "à corriger"
    TO_KNOW = "pour information"


@dataclass(frozen=True)
class Repaired:
    """What a repair did.

    Attributes:
        told: a French sentence.
        workbook: where the workbook is now, if that changed.
    """

    told: str
    workbook: Path | None = None


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        subject: what, in a few French words; no two findings share one.
        message: how it stands, in a French sentence.
        remedy: what she can do, in a French sentence; empty when there is nothing to do.
        repair: what the program can do; None when it can do nothing.
    """

    subject: str
    state: State
    message: str
    remedy: str = ""
    repair: Callable[[], Repaired] | None = field(default=None, compare=False, repr=False)

    def to_json(self) -> Mapping[str, str]:
        """It, in the words of the contract."""
        return {
            "sujet": self.subject,
            "etat": self.state.value,
            "message": self.message,
            "remede": self.remedy,
        }
