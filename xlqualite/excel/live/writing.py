"""All changes of a run made one after the other, or none of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from xlqualite.excel.live.added import add_sheets, remove_sheets
from xlqualite.excel.live.changes import Change
from xlqualite.excel.live.planning import cell_changes, page_change, table_change
from xlqualite.excel.live.sites import Sites
from xlqualite.excel.live.state import quiet
from xlqualite.excel.real_names import real_names
from xlqualite.excel.wishes import CellWish, SheetWish, Wish
from xlqualite.french import listing, quoted
from xlqualite.port import ResultSheet

UNCHANGED = "Le classeur est tel qu'il était."


def planned(wishes: Iterable[Wish], sites: Sites) -> list[Change]:
    """The changes that do what was asked; sheets that are missing are passed over.

    Raises:
        UserError: something cannot be done safely.
    """
    wishes = list(wishes)
    asked = _asked(wishes)
    changes = list(cell_changes([each for each in wishes if isinstance(each, CellWish)], sites))
    names = real_names(sites, [each.content for each in asked])
    missing = lacking(wishes, sites)
    for each in asked:
        if each.content.table is None:
            changes.append(page_change(each.content, sites, names))
        elif each.content.sheet not in missing:
            changes.append(table_change(each, sites))
    return [each for each in changes if each.is_needed]


def lacking(wishes: Iterable[Wish], sites: Sites) -> tuple[str, ...]:
    """The sheets with a table that were asked for and are not there."""
    contents = (each.content for each in wishes if isinstance(each, SheetWish))
    tables = (each for each in contents if each.table)
    return tuple(dict.fromkeys(each.sheet for each in tables if not _is_there(each, sites)))


def fulfil(wishes: Sequence[Wish], sites: Sites, ready: Sequence[Change]) -> None:
    """Do all that was asked, sheets that are missing being added.

    Args:
        wishes: what was asked.
        sites: where it goes.
        ready: the changes already planned for it, while nothing is missing.

    Whatever happens on the way, what was done is undone and Excel works as before; the error then
    carries a note, in French, of the state of the workbook.

    Raises:
        UserError: something cannot be done safely.
    """
    with quiet(sites.book.app):
        missing = lacking(wishes, sites)
        added = add_sheets(sites.book, missing) if missing else []
        try:
            make_all(planned(wishes, Sites(sites.book)) if missing else ready)
        except BaseException:
            remove_sheets(added)
            raise


def make_all(changes: Iterable[Change]) -> None:
    """Make changes in turn; unmake them all, backwards, if one fails."""
    begun: list[Change] = []
    try:
        for each in changes:
            begun.append(each)
            each.make()
    except BaseException as error:
        spoilt = [each.sheet.name for each in reversed(begun) if not _unmade(each)]
        error.add_note(_on_spoilt(spoilt) if spoilt else UNCHANGED)
        raise


def _asked(wishes: Iterable[Wish]) -> list[SheetWish]:
    """The sheets asked for, rows added to the same table together."""
    asked: dict[tuple[str, bool], SheetWish] = {}
    for each in wishes:
        if isinstance(each, SheetWish):
            key = (each.content.sheet, each.append)
            before = asked.get(key) if each.append else None
            asked[key] = _joined(before, each) if before else each
    return list(asked.values())


def _joined(before: SheetWish, after: SheetWish) -> SheetWish:
    rows = (*before.content.rows, *after.content.rows)
    return replace(after, content=replace(after.content, rows=rows))


def _is_there(content: ResultSheet, sites: Sites) -> bool:
    if sites.sheet(content.sheet) is not None:
        return True
    return sites.excel_table(content.table or "", content.sheet, content.headings) is not None


def _unmade(change: Change) -> bool:
    try:
        change.unmake()
    except Exception:  # noqa: BLE001 - the first error is the one that is told
        return False
    return True


def _on_spoilt(sheets: Sequence[str]) -> str:
    return (
        f"La feuille {listing(list(map(quoted, dict.fromkeys(sheets))))} n'a pas pu être remise en "
        "état. Fermez le classeur sans l'enregistrer, puis rouvrez-le."
    )
