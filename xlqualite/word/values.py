"""What a document may show: plain data, without the characters that no XML can hold."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
EDITION_DAY = "edite_le"
"""The variable that holds the day a document is made for; it is no part of the data it shows."""


def plain(value: Any) -> Any:  # noqa: ANN401 - any data
    """Data as templates see it: dict, list, str, number, date or None, texts cleaned.

    Raises:
        TypeError: it holds anything else, which no document should.
    """
    if isinstance(value, str):
        return value if value.isprintable() or not UNPRINTABLE.search(value) else _clean(value)
    if value is None or isinstance(value, (int, Decimal, date)):
        return value
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    raise TypeError(f"a document cannot show a {type(value).__name__}")


def _clean(text: str) -> str:
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def digest(variables: Mapping[str, Any]) -> str:
    """A hash of the data that a document shows, the day of edition apart."""
    shown = {name: value for name, value in variables.items() if name != EDITION_DAY}
    text = json.dumps(shown, sort_keys=True, check_circular=False, default=_as_json)
    return hashlib.sha256(text.encode()).hexdigest()


def _as_json(value: object) -> str:
    """Dates and decimals; 1.50 and 1.5 are the same amount."""
    return str(value.normalize()) if isinstance(value, Decimal) else str(value)
