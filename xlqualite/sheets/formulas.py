"""How formulas name the columns of tables, and say in Excel what Python says of an OT."""

from xlqualite.parameter import Setting
from xlqualite.schema import Record, table_of
from xlqualite.settings import declared_settings

REFERENCE_DAY = "Jour_de_reference"
"""The defined name of the day of Paramètres, else of today."""
PLAIN = " '"
"""What besides letters and digits a heading may hold without brackets of its own."""
MILLION = "10^6"


def cells_of(record: type[Record], name: str) -> str:
    """A column of an input table by its field: ``T_OT[Code]``."""
    table = table_of(record)
    heading = next(each.heading for each in table.columns if each.name == name)
    escaped = heading.replace("'", "''")
    plain = all(each.isalnum() or each in PLAIN for each in heading)
    return f"{table.name}[{escaped}]" if plain else f"{table.name}[[{escaped}]]"


def rank_in(column: str) -> str:
    """The rank of each row of a column within its table, from 1."""
    return f"(ROW({column})-MIN(ROW({column}))+1)"


def smallest(value: str, condition: str, rank: int | str = 1) -> str:
    """The k-th smallest value among the rows that meet a condition; text is left out."""
    return f"_xlfn.AGGREGATE(15,6,{value}/({condition}),{rank})"


def largest(value: str, condition: str, rank: int | str = 1) -> str:
    """The k-th largest value among the rows that meet a condition; text is left out."""
    return f"_xlfn.AGGREGATE(14,6,{value}/({condition}),{rank})"


def shown(column: str, rank: str) -> str:
    """What a row of a column holds, an empty text when that is nothing."""
    cell = f"INDEX({column},{rank})"
    return f'IF({cell}="","",{cell})'


def where(rank: str, formula: str) -> str:
    """A formula about the row of a rank; an empty text without one."""
    return f'IF({rank}="","",{formula})'


def written_day(day: str) -> str:
    """A date as a text, 03/11/2016, in whatever language Excel speaks."""
    return f'RIGHT("0"&DAY({day}),2)&"/"&RIGHT("0"&MONTH({day}),2)&"/"&YEAR({day})'


def parameter(name: str) -> str:
    """A whole number of the sheet Paramètres, its default where there is none."""
    setting = _setting(name)
    cell = value_of(name)
    return f"IFERROR(IF(ISNUMBER({cell}),{cell},{setting.default}),{setting.default})"


def value_of(name: str) -> str:
    """What a parameter's cell holds."""
    label = _setting(name).label
    return f'INDEX(T_Parametres[Valeur],MATCH("{label}",T_Parametres[Paramètre],0))'


def _setting(name: str) -> Setting:
    return next(each for each in declared_settings() if each.name == name)
