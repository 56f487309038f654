"""Her filter on a table of results: lifted while rows go in, then applied to the new ones."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from xlqualite.excel.live.state import ON_MAC

if TYPE_CHECKING:
    from xlwings.main import Table


@contextmanager
def all_rows_shown(table: "Table | None") -> Iterator[None]:
    """Show every row of a filtered table, for Excel writes past hidden ones; then filter again."""
    active = _active_filter(table) if table else None
    if active is None or table is None:
        yield
        return
    table.range.rows.hidden = False
    try:
        yield
    finally:
        if ON_MAC:
            active.apply_filter()
        else:
            active.ApplyFilter()


def _active_filter(table: "Table") -> Any:  # noqa: ANN401 - Excel's own object
    """The filter of a table if it hides anything; None when it does not, or there is none."""
    if ON_MAC:
        hides = any(each.type != "none" for each in table.autofilter.criteria)
        return table.api.autofilter_object if hides else None
    found = table.api.AutoFilter
    return found if found is not None and found.FilterMode else None
