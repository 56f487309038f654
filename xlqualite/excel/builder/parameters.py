"""The sheet Paramètres, where each row has its own kind: value, number format and validation."""

from typing import Any

from xlqualite.excel.builder.layout import DATE_FORMAT
from xlqualite.excel.builder.sources import Value
from xlqualite.excel.builder.validations import Validation, validation_of
from xlqualite.messages import UserError
from xlqualite.parameter import DayOfYear, Setting
from xlqualite.reading.cells import Fault, folded
from xlqualite.reading.parameters import column_of, read_setting
from xlqualite.schema import Kind
from xlqualite.settings import declared_settings

AS_TYPED = (tuple, DayOfYear)  # "7;8" and "01/09" are texts that Excel would take for dates


def setting_of(label: Value) -> Setting | None:
    """The parameter of that label; None when the program knows no such parameter."""
    wanted = folded(str(label))
    return next((each for each in declared_settings() if folded(each.label) == wanted), None)


def value_of(setting: Setting | None, typed: Value) -> Value:
    """What the cell Valeur holds: a number, a date, a word or the text as typed.

    Raises:
        UserError: the text cannot be read as the parameter's kind.
    """
    if setting is None or typed is None:
        return typed
    found: Any = read_setting(str(typed), setting)
    if isinstance(found, Fault):
        raise UserError(f"Paramètre {setting.label} : {found.message}")
    value: Value = typed if setting.kind in AS_TYPED else found
    return value


def value_properties(setting: Setting | None) -> dict[str, object]:
    """The XlsxWriter properties of the cell Valeur."""
    kind = _kind(setting)
    formats = {Kind.DATE: DATE_FORMAT, Kind.TEXT: "@"}
    number_format = formats.get(kind, "General")
    return {"align": "left", "indent": 1, "text_wrap": True, "num_format": number_format}


def value_validation(setting: Setting | None) -> Validation | None:
    """The validation of the cell Valeur, by the parameter's own kind and bounds."""
    if setting is None or _kind(setting) is Kind.TEXT:
        return None
    return validation_of(column_of(setting))


def _kind(setting: Setting | None) -> Kind:
    if setting is None or setting.kind in AS_TYPED:
        return Kind.TEXT
    return column_of(setting).kind
