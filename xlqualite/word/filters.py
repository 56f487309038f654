"""The filters of templates: values as the French write them, « à compléter » for a null."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from xlqualite import french

TO_COMPLETE = "à compléter"
MINUS = "−"


def _filled(
    write: Callable[[Any], str], kind: type | tuple[type, ...], wanted: str
) -> Callable[[Any], str]:
    """A filter that lets a null through as « à compléter » and refuses what is of another kind."""

    def filtered(value: Any) -> str:  # noqa: ANN401 - a template gives anything
        if value is None:
            return TO_COMPLETE
        if not isinstance(value, kind) or isinstance(value, bool):
            raise TypeError(f"{french.quoted(value)} n'est pas {wanted}")
        return write(value)

    return filtered


def _amount(value: Decimal | int) -> str:
    return french.euros(Decimal(value)).replace("-", MINUS)


def _number(value: Decimal | int) -> str:
    return french.number(Decimal(value)).replace("-", MINUS)


NUMBER = (Decimal, int)
FILTERS: dict[str, Callable[[Any], str]] = {
    "date_longue": _filled(french.long_date, date, "une date"),
    "date_courte": _filled(french.short_date, date, "une date"),
    "euros": _filled(_amount, NUMBER, "un montant"),
    "nombre": _filled(_number, NUMBER, "un nombre"),
    "pourcent": _filled(french.percent, NUMBER, "une part entre 0 et 1"),
    "jours": _filled(french.days, NUMBER, "un nombre de jours"),
}
"""Each filter by the name it has in templates."""


def shown(value: Any) -> Any:  # noqa: ANN401 - a template prints anything
    """What a tag without filter prints: dates short, numbers with a comma, nulls to complete."""
    if value is None:
        return TO_COMPLETE
    if isinstance(value, date):
        return french.short_date(value)
    if isinstance(value, bool):
        return "Oui" if value else "Non"
    return _number(value) if isinstance(value, Decimal) else value
