"""What Excel itself refuses or warns of while a cell is filled, and the drop-downs it offers."""

from typing import Any

from xlqualite.excel.builder.wording import box_title, input_message, refusal
from xlqualite.reading.cells import FIRST_SERIAL, LAST_SERIAL
from xlqualite.schema import Column, Kind
from xlqualite.tables import TABLES

NAME_OF = {each.record.__name__: f"Codes_{each.name.removeprefix('T_')}" for each in TABLES}
KEY_OF = {each.record.__name__: f"{each.name}[{each.columns[0].heading}]" for each in TABLES}

Validation = dict[str, Any]


def validation_of(column: Column) -> Validation | None:
    """The validation of a column's cells; None when there is nothing to offer nor to say."""
    message = input_message(column)
    said = {"input_title": box_title(column), "input_message": message} if message else {}
    accepted = _accepted(column)
    if accepted is None:
        return {"validate": "any", **said} if said else None
    box = {"error_title": box_title(column), "error_message": refusal(column)}
    return {**accepted, **said, **box}


def code_lists() -> dict[str, str]:
    """The defined names of the drop-downs of codes: ``Codes_OT`` is ``T_OT[Code]``."""
    columns = (column for table in TABLES for column in table.columns)
    referenced = sorted({each.references for each in columns if each.references})
    return {NAME_OF[each]: f"={KEY_OF[each]}" for each in referenced}


def _accepted(column: Column) -> Validation | None:
    if column.references:
        # a code may be typed before its row exists; a word besides the codes is never wrong
        return {
            "validate": "list",
            "source": f"={NAME_OF[column.references]}",
            "error_type": "warning",
            "show_error": not column.extra_words,
        }
    if column.words:
        return {"validate": "list", "source": list(column.words)}
    if column.kind is Kind.DATE:
        return _between("date", FIRST_SERIAL, LAST_SERIAL)
    if column.kind is Kind.TEXT:
        return None
    return _number(column)


def _number(column: Column) -> Validation:
    kind = "integer" if column.kind is Kind.INTEGER else "decimal"
    if column.high is not None:
        return _between(kind, column.low or 0, column.high)
    return {"validate": kind, "criteria": ">=", "value": column.low or 0}


def _between(kind: str, low: int, high: int) -> Validation:
    return {"validate": kind, "criteria": "between", "minimum": low, "maximum": high}
