"""The sheet Retours: what it shows, and that it is read again as it was written."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

import pytest

from xlqualite.port import CellValue, ExcelError, Grid, Link
from xlqualite.schema import Address, Record, Table
from xlqualite.sharing.merge import Difference, Unread, Verdict
from xlqualite.sharing.recipient import REGION, Recipient
from xlqualite.sharing.share import Share, Value
from xlqualite.sheets.computed import SUMMARY
from xlqualite.sheets.return_lines import line_of, mark_of
from xlqualite.sheets.returns import KEEP, TABLE, TAKE, read_lines, returns_sheet
from xlqualite.tables import TABLES, Action, Answer, Contact
from xlqualite.vocabularies import ActionState

DAY = date(2016, 12, 1)
BY_RECORD: Mapping[type[Record], Table] = {each.record: each for each in TABLES}
AT = Address("Actions", "S6")
KEYS = [each.key for each in TABLE.columns]


def share(office: str | None = "CARNAC", **rows: object) -> Share:
    kept: Mapping[type[Record], object] = MappingProxyType({Contact: rows.get("contacts", {})})
    made = datetime(2016, 12, 1)
    return Share(Recipient(office), date(2016, 11, 30), made, b"sel", 3, "", kept)  # type: ignore[arg-type]


def difference(hers: Value, theirs: object, **more: object) -> Difference:
    usual: dict[str, object] = {
        "table": BY_RECORD[Action],
        "key": ("9",),
        "field": "proof",
        "verdict": Verdict.CONFLICT,
        "why": "modifié des deux côtés",
    }
    return Difference(hers=hers, theirs=theirs, **usual | more)  # type: ignore[arg-type]


class Sheet:
    """A workbook that holds nothing but the sheet Retours, or not even that."""

    name = "classeur.xlsm"

    def __init__(self, rows: list[list[CellValue]] | None, headings: int | None = None) -> None:
        self.rows, self.headings = rows, TABLE.headings[:headings]

    def read(self, _table: Table) -> Grid | None:
        if self.rows is None:
            return None
        rows = [(number, tuple(cells)) for number, cells in enumerate(self.rows, 7)]
        return Grid("Retours", 6, tuple(map(str, range(len(self.headings)))), self.headings, rows)


def cells_of(*differences: Difference) -> list[list[CellValue]]:
    """The rows of the sheet once these are listed, as they are read again."""
    new = [line_of(each, share(), AT, DAY) for each in differences]
    return [[_read(value) for value in row] for row in returns_sheet((), {}, new).rows]


def _read(value: object) -> CellValue:
    if isinstance(value, Link):
        return str(value.shown)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return value  # type: ignore[return-value]  # a text or a number


def test_a_line_is_read_again_as_it_was_written() -> None:
    one = difference("Facture", "Photo")
    [line] = read_lines(Sheet(cells_of(one)))
    assert line.mark == mark_of(one, share())
    assert line.told == {"t": "T_Actions", "k": ["9"], "f": "proof", "v": "Photo", "h": "Facture"}
    assert line.choice is None


def test_without_the_sheet_or_on_a_blank_row_there_is_no_line() -> None:
    assert read_lines(Sheet(None)) == ()
    assert read_lines(Sheet([[None] * len(KEYS)])) == ()


@pytest.mark.parametrize("text", [None, "cassé", "[]", "{}"])
def test_a_line_that_somebody_altered_stays_but_says_nothing(text: str | None) -> None:
    [row] = cells_of(difference("a", "b"))
    row[KEYS.index("technique")] = text
    [line] = read_lines(Sheet([row]))
    assert line.told["t"] == ""
    assert len(returns_sheet([line], {}, ()).rows) == 1


def test_a_column_that_she_removed_is_read_as_empty() -> None:
    [row] = cells_of(difference("a", "b"))
    [line] = read_lines(Sheet([row[:-1]], headings=-1))
    assert line.cells["technique"] is None


@pytest.mark.parametrize(
    ("typed", "applied", "choice"),
    [(TAKE, None, TAKE), (f"{KEEP} ", None, KEEP), ("Bof", None, None), (TAKE, DAY, None)],
)
def test_a_choice_counts_once(typed: str, applied: date | None, choice: str | None) -> None:
    [row] = cells_of(difference("a", "b"))
    row[KEYS.index("choix")], row[KEYS.index("applique_le")] = typed, _read(applied)
    [line] = read_lines(Sheet([row]))
    assert line.choice == choice


def test_lines_are_kept_numbered_on_and_those_that_wait_are_counted() -> None:
    kept = cells_of(difference("a", "b"), difference("a", "c", verdict=Verdict.REFUSED))
    kept[1][KEYS.index("la_votre")] = ExcelError("#REF!")
    kept[1][KEYS.index("cellule")] = None
    lines = read_lines(Sheet(kept))
    new = [line_of(difference("a", "d"), share(), None, DAY)]
    sheet = returns_sheet(lines, {}, new)
    assert [row[0] for row in sheet.rows] == [1, 2, 3]
    assert sheet.cells[SUMMARY] == "2 lignes attendent votre choix."
    assert sheet.rows[0][KEYS.index("cellule")] == Link("Actions!S6", AT)
    assert sheet.rows[1][KEYS.index("la_votre")] == "#REF!"
    assert sheet.rows[0][KEYS.index("recu_le")] == DAY
    applied = returns_sheet(lines, {lines[0].row: DAY}, new)
    assert applied.cells[SUMMARY] == "1 ligne attend votre choix."
    assert applied.rows[0][KEYS.index("applique_le")] == DAY
    assert returns_sheet((), {}, ()).cells[SUMMARY] == "Rien n'attend votre choix."


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, None),
        ("texte", "texte"),
        (2016, "2016"),
        (Decimal("1.5"), "1,5"),
        (date(2016, 3, 1), "01/03/2016"),
        (ActionState.DONE, "Réalisée"),
        (Unread("bientôt"), "bientôt"),
        ({"number": "9", "proof": None}, "N°\u00a0: 9"),
    ],
)
def test_a_value_is_shown_as_she_writes_it(value: object, shown: str | None) -> None:
    assert line_of(difference("a", value), share(), AT, DAY)["la_leur"] == shown


def test_a_row_is_named_by_its_key_or_by_what_is_seen_of_it() -> None:
    answer = difference(
        None, {}, table=BY_RECORD[Answer], key=("CARNAC", "", "COL-01", "2016-11-15"), field=None
    )
    line = line_of(answer, share(), None, DAY)
    assert (line["cle"], line["colonne"]) == ("CARNAC · COL-01 · 15/11/2016", None)
    contact = difference("a", "b", table=BY_RECORD[Contact], key=("0f",), field="verified_on")
    seen = share(None, contacts={("0f",): {"office": "CARNAC", "role": "Direction"}})
    line = line_of(contact, seen, None, DAY)
    assert (line["cle"], line["de"]) == ("CARNAC · Direction", "région")
    assert line_of(contact, share(REGION.office), None, DAY)["cle"] == "0f"


def test_a_very_long_text_is_shown_in_part_and_told_apart_all_the_same() -> None:
    one, other = (difference("a" * 20_000, each * 20_000) for each in "bc")
    line = line_of(one, share(), AT, DAY)
    assert len(line["la_leur"]) <= 1000
    assert len(line["technique"]) < 200
    [read] = read_lines(Sheet(cells_of(one)))
    assert read.mark == mark_of(one, share()) != mark_of(other, share())
