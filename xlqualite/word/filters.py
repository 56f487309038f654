"""The filters of templates: values as the French write them, « à compléter » for a null."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from xlqualite import french

TO_COMPLETE = "à compléter"
LONGEST_QUOTE = 80
MINUS = "−"


class WrongValueError(TypeError):
    """A template wants of a value what it cannot give; the message is French."""


def cited(text: object) -> str:
    """A text or a value between quotes, as messages repeat it: on one line, cut when long."""
    line = " ".join(str(text).split())
    is_long = len(line) > LONGEST_QUOTE
    return french.quoted(f"{line[:LONGEST_QUOTE]}…" if is_long else line)


def _filled(
    write: Callable[[Any], str], kind: type | tuple[type, ...], wanted: str
) -> Callable[[Any], str]:
    """A filter that lets a null through as « à compléter » and refuses what is of another kind."""

    def filtered(value: Any) -> str:  # noqa: ANN401 - a template gives anything
        if value is None:
            return TO_COMPLETE
        if not isinstance(value, kind) or isinstance(value, bool):
            said = COMPOSITE.get(type(value)) or cited(shown(value))
            raise WrongValueError(f"{said} n'est pas {wanted}")
        return write(value)

    return filtered


def _amount(value: Decimal | int) -> str:
    return french.euros(Decimal(value)).replace("-", MINUS)


def _number(value: Decimal | float) -> str:
    return french.number(Decimal(str(value))).replace("-", MINUS)


COMPOSITE: dict[type, str] = {dict: "un groupe de valeurs", list: "une liste"}
"""What has no text of its own: a template names one of its values, or goes through them."""

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


@dataclass(frozen=True)
class Example:
    """What a filter is for.

    Attributes:
        meaning: one French phrase.
        variable: one that it may follow.
        value: to show what becomes of it.
    """

    meaning: str
    variable: str
    value: date | Decimal


EXAMPLES = {
    "date_longue": Example("Une date en toutes lettres", "edite_le", date(2016, 11, 3)),
    "date_courte": Example("Une date en chiffres", "edite_le", date(2016, 11, 3)),
    "euros": Example("Un montant en euros et centimes", "montant", Decimal("1234.57")),
    "nombre": Example("Un nombre avec sa virgule", "accueils", Decimal("1234.5")),
    "pourcent": Example("Une part entre 0 et 1, en pourcentage", "score", Decimal("0.85")),
    "jours": Example("Un nombre de jours", "jours", Decimal("1.5")),
}
"""What is said of each filter to those who write templates."""


def shown(value: Any) -> Any:  # noqa: ANN401 - a template prints anything
    """What a tag without filter prints: dates short, numbers with a comma, nulls to complete.

    Raises:
        WrongValueError: it is a record, a list or the loop itself, which have no text.
    """
    if value is None:
        return TO_COMPLETE
    if isinstance(value, date):
        return french.short_date(value)
    if isinstance(value, bool):
        return "Oui" if value else "Non"
    if isinstance(value, (str, int)):
        return value
    if isinstance(value, (Decimal, float)):
        return _number(value)
    said = COMPOSITE.get(type(value), "ce que nomme cette balise")
    raise WrongValueError(f"{said} ne s'affiche pas : nommez une de ses valeurs")
