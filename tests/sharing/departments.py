"""Departments made from the exemple, each with its own figures."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from xlqualite.dossier import Dossier
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.reading import Asked, read_dossier
from xlqualite.resources import workbook_path

DAY = date(2016, 11, 30)
NAMES = ("Côtes-d'Armor", "Finistère", "Ille-et-Vilaine", "Morbihan")


@cache
def exemple() -> Dossier:
    found = read_dossier(open_workbook(workbook_path("exemple-morbihan.xlsm")), Asked(DAY)).dossier
    assert found is not None
    return found


def department(rank: int, offices: int = 20) -> Dossier:
    """One of them: fewer OT, other amounts, other days, fewer interventions."""
    base = exemple()
    kept = {each.code for each in base.offices[rank : rank + offices]}
    tables: dict[str, Any] = {
        name: tuple(each for each in getattr(base, name) if each.office in kept)
        for name in ("path", "accueils", "labels", "actions", "answers", "satisfaction")
    }
    tables["offices"] = tuple(each for each in base.offices if each.code in kept)
    tables["interventions"] = tuple(
        _with(each, days_on_site=(each.days_on_site or Decimal(0)) + rank)
        for number, each in enumerate(base.interventions)
        if (each.office is None or each.office in kept) and number % 5 != rank
    )
    tables["fees"] = tuple(
        _with(each, received=(each.received or Decimal(0)) + Decimal("0.01") * (rank + 1))
        for each in base.fees
        if each.office in kept
    )
    settings = replace(base.settings, department=NAMES[rank])
    return replace(base, settings=settings, memo={}, origin=None, **tables)


def _with(row: Any, **changed: object) -> Any:
    values: dict[str, Any] = {each: getattr(row, each) for each in type(row).__slots__}
    return type(row)(source=row.source, **values | changed)
