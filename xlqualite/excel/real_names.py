"""What results name, as the workbook really calls it: other programs and users rename things."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from xlqualite.port import Formula, Link, ResultSheet, Written

_REFERENCE = re.compile(r"\b([A-Za-z_]\w*)\[")


class Named(Protocol):
    """Something that has a name in the workbook."""

    @property
    def name(self) -> str:
        """As Excel shows it."""
        ...


class NamedTable(Named, Protocol):
    """An Excel table and its sheet."""

    @property
    def sheet(self) -> Named:
        """The sheet it stands on."""
        ...


class HoldsTables(Protocol):
    """A workbook in which Excel tables can be looked up."""

    def excel_table(self, name: str, sheet: str, headings: tuple[str, ...]) -> NamedTable | None:
        """The table of that name, else the one on that sheet that holds these headings."""
        ...


@dataclass(frozen=True, eq=False)
class RealNames:
    """The names that a workbook gives to the sheets of results and their tables.

    Attributes:
        tables: by the name we give; None when it is no Excel table any more.
        sheets: by the name we give.
    """

    tables: Mapping[str, str | None]
    sheets: Mapping[str, str]

    def put_in(self, value: Written) -> Written:
        """A value as it is; a formula or a link with the real names.

        A formula on a table that is gone is its value.
        """
        if isinstance(value, Link):
            sheet = self.sheets.get(value.to.sheet, value.to.sheet)
            return Link(value.shown, replace(value.to, sheet=sheet))
        if not isinstance(value, Formula):
            return value
        if any(self.tables.get(each, each) is None for each in _REFERENCE.findall(value.text)):
            return value.value
        return Formula(_REFERENCE.sub(self._real, value.text), value.value)

    def _real(self, found: re.Match[str]) -> str:
        return f"{self.tables.get(found[1]) or found[1]}["


def real_names(contents: HoldsTables, sheets: Iterable[ResultSheet]) -> RealNames:
    """How a workbook calls these sheets and their tables."""
    tables: dict[str, str | None] = {}
    names: dict[str, str] = {}
    for each in sheets:
        if each.table:
            table = contents.excel_table(each.table, each.sheet, each.headings)
            tables[each.table] = table.name if table else None
            names |= {each.sheet: table.sheet.name} if table else {}
    return RealNames(tables, names)
