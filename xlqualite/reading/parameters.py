"""The rows of Paramètres into the settings in force."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from xlqualite.french import nearest, quoted
from xlqualite.parameter import DayOfYear, Setting
from xlqualite.reading.cells import Fault, as_date, folded, read_cell
from xlqualite.reading.shelf import Shelf
from xlqualite.schema import Column, Kind
from xlqualite.settings import Settings, declared_settings
from xlqualite.tables import Parameter

LEAP_YEAR = 2000  # so that 29/02 can be read
KINDS = {date: Kind.DATE, int: Kind.INTEGER, Decimal: Kind.NUMBER, str: Kind.TEXT}


def read_settings(parameters: Iterable[Parameter], shelf: Shelf) -> Settings:
    """The settings: each row's value, the default where it is empty, absent or unreadable."""
    declared = {folded(each.label): each for each in declared_settings()}
    values: dict[str, Any] = {}
    rows = list(parameters)
    absent = declared.keys() - {folded(each.name) for each in rows}
    for parameter in rows:
        setting = declared.get(folded(parameter.name))
        if setting is None:
            _report_misnamed(parameter, [declared[each].label for each in sorted(absent)], shelf)
            continue
        if parameter.value is None:
            continue
        value = read_setting(parameter.value, setting)
        if isinstance(value, Fault):
            shelf.report(value, parameter.at("value"), None)
        else:
            values[setting.name] = value
    return replace(Settings(), **values)


def _report_misnamed(parameter: Parameter, absent: list[str], shelf: Shelf) -> None:
    """A name unlike any parameter is the user's own; one like an absent parameter is a slip."""
    near = nearest(parameter.name, absent)
    if near:
        fault = Fault(
            "LEC005",
            f"Paramètre inconnu : {quoted(parameter.name)}. Serait-ce {quoted(near)}\u00a0?",
            "Remettre le nom du paramètre, mot pour mot.",
        )
        shelf.report(fault, parameter.at("name"), None)


def read_setting(text: str, setting: Setting) -> Any:  # noqa: ANN401 - what the setting's kind says
    """The value of a parameter typed as text, or the `Fault` that prevents it."""
    if setting.kind is tuple:
        return _numbers(text, setting)
    if setting.kind is DayOfYear:
        return _day_of_year(text, setting)
    return read_cell(text, column_of(setting))


def _numbers(text: str, setting: Setting) -> tuple[int, ...] | Fault:
    column = column_of(replace(setting, kind=int))
    read = [read_cell(each, column) for each in text.replace(",", ";").split(";") if each.strip()]
    return next((each for each in read if isinstance(each, Fault)), tuple(read))


def _day_of_year(text: str, setting: Setting) -> DayOfYear | Fault:
    found = as_date(text) or as_date(f"{text.strip()}/{LEAP_YEAR}")
    if found:
        return DayOfYear(found.month, found.day)
    return Fault(
        "LEC001",
        f"« {setting.label} » : « {text} » n'est pas un jour de l'année.",
        "Saisir un jour et un mois, comme 01/09.",
    )


def column_of(setting: Setting) -> Column:
    """A parameter as the column that its cell would be."""
    words = tuple(each.value for each in setting.kind) if issubclass(setting.kind, Enum) else ()
    return Column(
        name=setting.name,
        heading=setting.label,
        kind=Kind.WORD if words else KINDS[setting.kind],
        words=words,
        vocabulary=setting.kind if words else None,
        low=setting.low,
        high=setting.high,
        unit=setting.unit,
    )
