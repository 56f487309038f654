"""Which version of the workbook's structure a workbook has, and which can be worked on."""

from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError
from xlqualite.parameter import SCHEMA_VERSION
from xlqualite.port import Readable
from xlqualite.reading.parameters import read_settings
from xlqualite.reading.records import Layout, lay_out, read_records
from xlqualite.reading.shelf import Shelf
from xlqualite.settings import Settings
from xlqualite.tables import TABLES, Parameter


def schema_version(workbook: Readable) -> int:
    """The version that a workbook declares.

    One that declares none, or whose Paramètres cannot be read, counts as current: nothing says
    that it is not, and to refuse it would be to refuse a workbook for one row that she removed.
    """
    table = next(each for each in TABLES if each.record is Parameter)
    grid = workbook.read(table)
    layout = lay_out(grid, table) if grid else None
    if grid is None or not isinstance(layout, Layout):
        return SCHEMA_VERSION
    shelf = Shelf()
    read = read_records(grid, layout, shelf)
    rows = (each for each in read if isinstance(each, Parameter))
    return read_settings(rows, shelf).schema_version


def refuse_other_version(settings: Settings, name: str, *, may_be_older: bool = False) -> None:
    """Refuse a workbook made for another version of the program, unless an older one will do.

    Raises:
        UserError: it is newer (STR003), or older and can be brought up to date.
    """
    found = settings.schema_version
    if found > SCHEMA_VERSION:
        raise UserError(
            f"Le classeur {name} est d'une version plus récente (schéma {found}) que ce programme "
            f"(schéma {SCHEMA_VERSION}){NBSP}: mettez le programme à jour. (STR003)"
        )
    if found < SCHEMA_VERSION and not may_be_older:
        typed = quoted(f'xlqualite docteur "{name}" --reparer')
        raise UserError(
            f"Le classeur {name} est d'une version plus ancienne (schéma {found}) que ce programme "
            f"(schéma {SCHEMA_VERSION}){NBSP}: fermez-le et tapez {typed}, qui le met à jour et en "
            "garde une copie."
        )
