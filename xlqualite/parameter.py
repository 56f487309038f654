"""How a parameter of the sheet Paramètres is declared: one field of `Settings` per row."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, get_type_hints

SCHEMA_VERSION = 2
"""Of the workbook's structure, as its Paramètres say it; 2 has macros and two pages more."""


@dataclass(frozen=True)
class DayOfYear:
    """A day of every year, as 01/09."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """That day in a year; 29/02 is 28/02 in a common one."""
        last = monthrange(year, self.month)[1]
        return date(year, self.month, min(self.day, last))


@dataclass(frozen=True, eq=False)
class Setting:
    """One row of Paramètres.

    Attributes:
        name: the field of `Settings` it fills.
        label: the words of the column Paramètre.
        kind: the Python type its cell is read as.
        default: what an empty or absent row stands for.
        low, high: bounds of a number, included.
    """

    name: str
    label: str
    kind: type
    default: Any
    unit: str
    explanation: str
    low: int | None
    high: int | None


def setting(label: str, explanation: str, default: Any = None, **more: Any) -> Any:  # noqa: ANN401 - typed by its field
    """Declare one parameter.

    Args:
        label: the words of the column Paramètre.
        explanation: what it does, and where its usual value comes from.
        default: what an empty row stands for.
        **more: unit; low and high, the bounds of a number, included.
    """
    return field(default=default, metadata={"label": label, "explanation": explanation, **more})


def declared_in(settings: type) -> tuple[Setting, ...]:
    """Every parameter that a class of settings declares, in the order of the sheet."""
    types = get_type_hints(settings)
    return tuple(
        _setting(each.name, types[each.name], each.default, each.metadata)
        for each in fields(settings)
    )


def _setting(
    name: str,
    annotation: Any,  # noqa: ANN401 - whatever a field may be annotated with
    default: Any,  # noqa: ANN401 - of the field's type
    more: Mapping[str, Any],
) -> Setting:
    return Setting(
        name=name,
        label=more["label"],
        kind=_bare(annotation),
        default=default,
        unit=more.get("unit", ""),
        explanation=more["explanation"],
        low=more.get("low"),
        high=more.get("high"),
    )


def _bare(annotation: Any) -> type:  # noqa: ANN401 - whatever a field may be annotated with
    """The type behind ``X | None``; a tuple of numbers is its own kind."""
    if getattr(annotation, "__origin__", None) is tuple:
        return tuple
    options = [each for each in getattr(annotation, "__args__", ()) if each is not type(None)]
    found: type = options[0] if options else annotation
    return found
