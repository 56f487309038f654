"""Which cell styles show a number as a date."""

import re

from xlqualite.excel.ooxml.markup import Source, tags

# ECMA-376 18.8.30; 27-36 and 50-58 are dates in East Asian locales; 46 is a duration
_BUILT_IN = frozenset(map(str, (*range(14, 23), *range(27, 37), 45, 47, *range(50, 59))))

# quoted words, colours, locales, and characters escaped, padded or repeated are no part of a date
_NOT_CODES = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\_*].')
_DURATION = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_LONGEST_CODE = 1000
"""Four times what Excel lets in; the patterns above would dwell on longer ones."""
_DATE_LETTERS = frozenset("dmyhsDMYHS")


def date_styles(source: Source) -> frozenset[str]:
    """The styles, as cells name them, whose numbers are dates.

    Raises:
        UserError: the part is damaged.
    """
    custom: dict[str, bool] = {}
    found: set[str] = set()
    number = 0
    for tag in tags(source):
        if tag.name == "numFmt" and tag.parent == "numFmts":
            custom[tag.attributes.get("numFmtId", "")] = shows_dates(
                tag.attributes.get("formatCode", "")
            )
        elif tag.name == "xf" and tag.parent == "cellXfs":
            if _is_date(tag.attributes.get("numFmtId", "0"), custom):
                found.add(str(number))
            number += 1
    return frozenset(found)


def shows_dates(code: str) -> bool:
    """Whether a number format shows a date or a time; a pure duration (``[h]:mm``) does not."""
    positive = _DURATION.sub("[]", _first_section(code[:_LONGEST_CODE]))
    if "[]" in positive:
        return False
    return not _DATE_LETTERS.isdisjoint(_NOT_CODES.sub("", positive))


def _first_section(code: str) -> str:
    # a semicolon inside quotes separates nothing
    found = re.match(r'(?:"[^"]*"|\\.|[^;"\\])*', code)
    return found[0] if found else ""


def _is_date(number: str, custom: dict[str, bool]) -> bool:
    known = custom.get(number)
    return number in _BUILT_IN if known is None else known
