"""The formulas of a sheet of results, in the table names that the workbook really has."""

import re
from collections.abc import Callable, Iterable, Mapping

from xlqualite.excel.ooxml.contents import Contents
from xlqualite.port import Formula, ResultSheet, Written

Names = Mapping[str, str | None]
"""The real name of each table of results; None when it is no Excel table any more."""

_REFERENCE = re.compile(r"\b([A-Za-z_]\w*)\[")


def names_of(contents: Contents, sheets: Iterable[ResultSheet]) -> Names:
    """How the workbook calls the tables of these sheets, which another program may have renamed."""
    found: dict[str, str | None] = {}
    for each in sheets:
        if each.table:
            table = contents.excel_table(each.table, each.sheet, each.headings)
            found[each.table] = table.name if table else None
    return found


def in_real_names(value: Written, names: Names) -> Written:
    """A value as it is; a formula with the real names, or its value when a table is gone."""
    if not isinstance(value, Formula):
        return value
    if any(names.get(each, each) is None for each in _REFERENCE.findall(value.text)):
        return value.value
    return Formula(_REFERENCE.sub(_renamed(names), value.text), value.value)


def _renamed(names: Names) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{names.get(found[1]) or found[1]}["
