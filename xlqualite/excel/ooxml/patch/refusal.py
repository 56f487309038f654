"""Why a workbook cannot be written without a risk: one French sentence each, with its remedy."""

from xlqualite.excel.ooxml.package import Part
from xlqualite.excel.ooxml.references import column_letters
from xlqualite.excel.ooxml.tables import ExcelTable
from xlqualite.excel.ooxml.workbook import Sheet
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError

_SAVE = "ouvrez le classeur dans Excel, enregistrez-le et recommencez."


def signed(file: str) -> UserError:
    """Any change would break the digital signature."""
    return UserError(
        f"Le fichier {quoted(file)} porte une signature numérique, que toute écriture "
        f"invaliderait{NBSP}: retirez-la dans Excel (Fichier, Informations), puis recommencez."
    )


def not_utf8(part: Part) -> UserError:
    """A part in an encoding that no version of Excel writes."""
    return _in_part(part, "n'est pas codée en UTF-8")


def unusual_markup(part: Part) -> UserError:
    """A part with comments, CDATA or instructions, which could hide cells."""
    return _in_part(part, "contient des commentaires ou des instructions XML")


def unexpected(part: Part) -> UserError:
    """A part that is not built as its schema says."""
    return _in_part(part, "n'est pas construit comme Excel le fait")


def merged(sheet: Sheet, row: int, column: int) -> UserError:
    """The cell lies under another one."""
    return _in_cell(sheet, (row, column), "fait partie de cellules fusionnées", "défusionnez-les.")


def table_frame(table: ExcelTable, row: int, column: int) -> UserError:
    """A heading or a total of a table, which its declaration repeats."""
    fact = f"est un titre ou un total du tableau {quoted(table.name)}"
    return _in_cell(table.sheet, (row, column), fact, "modifiez-la dans Excel.")


def shared_formula(sheet: Sheet, row: int, column: int) -> UserError:
    """Other cells take their formula from this one."""
    fact = "porte une formule que d'autres cellules partagent"
    return _in_cell(sheet, (row, column), fact, "remplacez-la par une valeur dans Excel.")


def array_formula(sheet: Sheet, row: int, column: int) -> UserError:
    """One formula fills several cells, this one among them."""
    fact = "fait partie d'une formule matricielle ou d'une table de données"
    return _in_cell(sheet, (row, column), fact, "supprimez cette formule dans Excel.")


def pivot(sheet: Sheet, row: int, column: int) -> UserError:
    """A pivot table shows its results there."""
    remedy = "déplacez ce tableau croisé sur une autre feuille."
    return _in_cell(sheet, (row, column), "est dans un tableau croisé dynamique", remedy)


def too_long(sheet: Sheet, row: int, column: int) -> UserError:
    """A text that no cell can hold."""
    fact = "recevrait un texte de plus de 32 767 caractères"
    return _in_cell(sheet, (row, column), fact, "raccourcissez la saisie dont il vient.")


def not_finite(sheet: Sheet, row: int, column: int) -> UserError:
    """A number that no cell can hold."""
    fact = "recevrait un nombre qu'Excel ne sait pas écrire"
    return _in_cell(sheet, (row, column), fact, "vérifiez les saisies dont il vient.")


def not_a_day(sheet: Sheet, row: int, column: int) -> UserError:
    """A date before the first one that Excel knows."""
    fact = "recevrait une date antérieure au calendrier d'Excel"
    return _in_cell(sheet, (row, column), fact, "corrigez la date dont elle vient.")


def occupied(table: ExcelTable, row: int, column: int) -> UserError:
    """A table would grow over a filled cell."""
    fact = f"est remplie, et le tableau {quoted(table.name)} doit s'étendre jusque-là"
    return _in_cell(table.sheet, (row, column), fact, "déplacez ce qu'elle contient.")


def torn(table: ExcelTable, row: int, column: int) -> UserError:
    """A table would push down a cell and leave the one beside it."""
    fact = (
        f"devrait descendre pour que le tableau {quoted(table.name)} s'étende, mais pas celle d'à "
        "côté, hors de ses colonnes"
    )
    return _in_cell(table.sheet, (row, column), fact, "déplacez ces cellules.")


def pushed_formula(table: ExcelTable, row: int, column: int) -> UserError:
    """A table would push down a cell whose formula cannot be moved."""
    fact = (
        f"devrait descendre pour que le tableau {quoted(table.name)} s'étende, mais sa formule "
        "est partagée ou matricielle"
    )
    return _in_cell(table.sheet, (row, column), fact, "déplacez-la dans Excel.")


def pushed_used(table: ExcelTable, where: str) -> UserError:
    """Something else in the workbook points at the cells that a table would push down."""
    fact = f"doit faire descendre les cellules qui le suivent, mais {where} dépend d'elles"
    return _in_table(table, fact, "libérez les lignes qui le suivent.")


def neighbour(table: ExcelTable, other: str) -> UserError:
    """A table would grow over something else: `other` says what, with its article."""
    return _in_table(table, f"doit s'étendre sur {other}", "libérez les lignes qui le suivent.")


def end_of_sheet(table: ExcelTable) -> UserError:
    """A table would pass the last row of the sheet."""
    return _in_table(table, "dépasserait la dernière ligne de la feuille", "allégez-le.")


def too_vast(table: ExcelTable) -> UserError:
    """A table that claims far more cells than anyone fills."""
    return _in_table(table, "s'étend sur trop de cellules", "réduisez-le à ses lignes remplies.")


def merged_body(table: ExcelTable) -> UserError:
    """A table with merged cells among its rows, which Excel does not allow."""
    return _in_table(table, "contient des cellules fusionnées", "défusionnez-les.")


def fed_from_outside(table: ExcelTable) -> UserError:
    """A table that a query or an XML map fills."""
    fact = "est rempli par une requête ou un mappage XML"
    return _in_table(table, fact, "convertissez-le en tableau ordinaire dans Excel.")


def column_formula(table: ExcelTable, column: str) -> UserError:
    """The formula of a column cannot be carried to new rows."""
    fact = f"a dans sa colonne {quoted(column)} une formule qui ne peut pas être recopiée"
    return _in_table(table, fact, "remplacez-la par une formule citant les titres des colonnes.")


def totals_formula(table: ExcelTable, row: int, column: int) -> UserError:
    """A total whose formula cannot be moved with its row."""
    fact = f"porte dans la ligne de total du tableau {quoted(table.name)} une formule partagée"
    remedy = "remplacez-la par une formule simple dans Excel."
    return _in_cell(table.sheet, (row, column), fact, remedy)


def totals_used(table: ExcelTable, where: str) -> UserError:
    """Something else in the workbook points at the totals, which must move."""
    fact = f"a une ligne de total qui doit se déplacer, mais {where} y fait référence"
    return _in_table(table, fact, "citez-la par le nom du tableau, ou masquez la ligne de total.")


def _in_part(part: Part, fact: str) -> UserError:
    return UserError(
        f"Le fichier {quoted(part.archive.file)} ne peut pas être modifié sans risque, car sa "
        f"partie {quoted(part.name)} {fact}{NBSP}: {_SAVE}"
    )


def _in_cell(sheet: Sheet, cell: tuple[int, int], fact: str, remedy: str) -> UserError:
    row, column = cell
    return UserError(
        f"{sheet.part.archive.file}, feuille {quoted(sheet.name)}{NBSP}: la cellule "
        f"{column_letters(column)}{row} {fact}. Pour continuer, {remedy}"
    )


def _in_table(table: ExcelTable, fact: str, remedy: str) -> UserError:
    return UserError(
        f"{table.part.archive.file}, feuille {quoted(table.sheet.name)}{NBSP}: le tableau "
        f"{quoted(table.name)} {fact}. Pour continuer, {remedy}"
    )
