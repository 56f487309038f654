"""A row of the workbook as template variables: the slug of each heading and its plain value."""

from enum import Enum
from typing import Any

from xlqualite.schema import Audience, Column, Record, table_of

Variables = dict[str, Any]


def variables_of(record: Record) -> Variables:
    """The columns of a row that an OT may see, by slug, with the words of closed lists."""
    return {each.slug: plain(getattr(record, each.name)) for each in told_columns(type(record))}


def told_columns(record: type[Record]) -> tuple[Column, ...]:
    """The columns of a table that an OT may see."""
    return tuple(each for each in table_of(record).columns if Audience.OFFICE in each.seen_by)


def plain(value: Any) -> Any:  # noqa: ANN401 - any field of a record
    """The word of a closed list; any other value as it is."""
    return value.value if isinstance(value, Enum) else value
