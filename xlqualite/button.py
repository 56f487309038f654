"""How a command is offered in the workbook: on buttons of its sheets, and in the ribbon."""

from dataclasses import dataclass
from enum import Enum


class Step(Enum):
    """The order of work, as Tableau de bord and the ribbon show it."""

    TYPE = "Saisir"
    CHECK = "Contrôler"
    COMPUTE = "Calculer"
    PRODUCE = "Produire"
    SHARE = "Partager"

    @property
    def title(self) -> str:
        """The step with its number, from 1."""
        return f"{list(Step).index(self) + 1} · {self.value}"


@dataclass(frozen=True, eq=False)
class Button:
    """A button, wherever it stands.

    Attributes:
        caption: the words on it.
        step: when in the order of work it is clicked.
        icon: the picture of Office that the ribbon shows, by its ``imageMso`` name.
        sheets: those it stands on, by name; none when only the ribbon offers it.
        large: whether the ribbon shows it large.
    """

    caption: str
    step: Step
    icon: str
    sheets: tuple[str, ...]
    large: bool = False


@dataclass(frozen=True, eq=False)
class Offer:
    """A command and its button.

    Attributes:
        command: the name under which the registry knows it.
        tip: what it does, in a few French words.
        help: what it does, in full.
    """

    command: str
    tip: str
    button: Button
    help: str = ""
