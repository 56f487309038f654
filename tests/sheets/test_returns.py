"""The sheet Retours: each difference once, her choices, and lines that stay."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from markdown_workbook import MarkdownWorkbook
from sharing.network import NETWORK, Made

from xlqualite.port import ExcelError, Grid, Link
from xlqualite.schema import Address, Table, table_of
from xlqualite.sharing.merge import Difference, Unread, Verdict
from xlqualite.sharing.recipient import REGION
from xlqualite.sharing.share import Share, Value, share_of
from xlqualite.sheets.return_lines import LONGEST, line_of, mark_of, says, told_of
from xlqualite.sheets.returns import NOTHING, TABLE, TAKE, read_lines, returns_sheet
from xlqualite.tables import Contact, Intervention
from xlqualite.vocabularies import InterventionState

DAY, LATER = date(2016, 12, 2), date(2016, 12, 5)
MADE = datetime(2016, 12, 1, 10, 30)
AT = Address("Interventions", "G7")
CONFLICT = Difference(
    table_of(Intervention), ("1",), "reported_on", None, date(2016, 12, 1),
    Verdict.CONFLICT, "modifié des deux côtés",
)  # fmt: skip


@pytest.fixture
def share(dossier: Made) -> Share:
    return share_of(dossier(NETWORK), REGION, bytes(range(16)), MADE)


def kept(share: Share, *differences: Difference) -> MarkdownWorkbook:
    """A workbook whose sheet Retours holds these differences."""
    workbook = MarkdownWorkbook("")
    workbook.write(returns_sheet([], {}, [line_of(each, share, AT, DAY) for each in differences]))
    workbook.save(MADE)
    return workbook


def test_a_workbook_without_the_sheet_has_no_line() -> None:
    assert read_lines(MarkdownWorkbook("")) == ()


def test_a_difference_is_told_as_she_writes_and_found_again(share: Share) -> None:
    row = line_of(CONFLICT, share, AT, DAY)
    shown = [row[key] for key in ("de", "feuille", "cle", "colonne", "la_votre", "la_leur")]
    assert shown == ["région", "Interventions", "1", "Compte rendu le", None, "01/12/2016"]
    (line,) = read_lines(kept(share, CONFLICT))
    assert line.mark == mark_of(CONFLICT, share)
    assert (line.cells["n"], line.choice) == (1, None)


def test_another_value_of_theirs_is_another_line_and_her_own_is_not(share: Share) -> None:
    known = mark_of(CONFLICT, share)
    assert mark_of(replace(CONFLICT, theirs=date(2016, 12, 3)), share) != known
    assert mark_of(replace(CONFLICT, hers=date(2016, 12, 3)), share) == known


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Unread("#REF!"), "#REF!"),
        (InterventionState.DONE, "Réalisée"),
        (Decimal("0.5"), "0,5"),
        ("=1+1", "=1+1"),
        (12, "12"),
    ],
)
def test_each_kind_of_value_is_shown(share: Share, value: Value | Unread, shown: str) -> None:
    row = line_of(replace(CONFLICT, theirs=value), share, None, DAY)
    assert row["la_leur"] == shown


def test_a_long_text_is_cut_where_it_is_shown_only(share: Share) -> None:
    long = "mot " * LONGEST
    row = line_of(replace(CONFLICT, theirs=long), share, None, DAY)
    assert len(row["la_leur"]) <= LONGEST
    assert long in row["technique"]


def test_a_whole_row_is_told_by_its_headings(share: Share) -> None:
    row = replace(CONFLICT, field=None, theirs={"office": "CARNAC", "place": None})
    line = line_of(row, share, None, DAY)
    assert (line["colonne"], line["la_leur"]) == (None, "OT\u00a0: CARNAC")


def test_a_contact_is_named_by_what_is_seen_of_it(share: Share) -> None:
    key = next(iter(share.rows[Contact]))
    seen = Difference(
        table_of(Contact), key, "verified_on", None, DAY, Verdict.ACCEPTED, "modifié par eux seuls"
    )
    assert line_of(seen, share, None, DAY)["cle"] == "CARNAC · Direction"
    assert line_of(replace(seen, key=("9f",)), share, None, DAY)["cle"] == "9f"


def test_lines_stay_with_their_link_and_what_was_applied(share: Share) -> None:
    lines = read_lines(kept(share, CONFLICT))
    other = line_of(replace(CONFLICT, theirs=DAY), share, None, LATER)
    sheet = returns_sheet(lines, {lines[0].row: LATER}, [other])
    rows = [dict(zip((c.key for c in TABLE.columns), each, strict=True)) for each in sheet.rows]
    assert [each["n"] for each in rows] == [1, 2]
    assert [each["applique_le"] for each in rows] == [LATER, None]
    assert rows[0]["cellule"] == Link(str(AT), AT)
    assert list(sheet.cells.values()) == ["1 ligne attend votre choix."]


def test_it_says_how_many_lines_await_her(share: Share) -> None:
    accepted = line_of(replace(CONFLICT, verdict=Verdict.ACCEPTED), share, None, DAY)
    open_line = line_of(CONFLICT, share, None, DAY)
    none, two = (returns_sheet([], {}, each) for each in ([accepted], [open_line, open_line]))
    assert list(none.cells.values()) == ["Rien n'attend votre choix."]
    assert list(two.cells.values()) == ["2 lignes attendent votre choix."]


def test_a_choice_counts_until_it_is_applied(share: Share) -> None:
    (line,) = read_lines(kept(share, CONFLICT))
    chosen = replace(line, cells={**line.cells, "choix": f" {TAKE} "})
    assert chosen.choice == TAKE
    assert replace(chosen, cells={**chosen.cells, "choix": "peut-être"}).choice is None
    assert replace(chosen, cells={**chosen.cells, "applique_le": MADE}).choice is None


def damaged(share: Share, heading: str, value: str | None) -> MarkdownWorkbook:
    """A workbook in one line of which something else was typed."""
    workbook = kept(share, CONFLICT, replace(CONFLICT, theirs=DAY))
    (first, _) = read_lines(workbook)
    place = TABLE.headings.index(heading)
    sheet = returns_sheet(read_lines(workbook), {}, [])
    rows = list(sheet.rows)
    rows[0] = (*rows[0][:place], value, *rows[0][place + 1 :])
    workbook.write(replace(sheet, rows=tuple(rows)))
    workbook.save(MADE)
    assert first.cells["n"] == 1
    return workbook


@pytest.mark.parametrize("text", [None, "autre chose", "[]", "{}"])
def test_a_line_altered_by_hand_stays_and_says_nothing(share: Share, text: str | None) -> None:
    lines = read_lines(damaged(share, "Technique", text))
    assert [(each.cells["n"], each.told is NOTHING) for each in lines] == [(1, True), (2, False)]


def test_a_line_without_its_cell_leads_nowhere_and_an_error_stays_a_text(share: Share) -> None:
    (first, second) = read_lines(damaged(share, "Cellule", None))
    broken = replace(first, cells={**first.cells, "la_votre": ExcelError("#REF!")})
    sheet = returns_sheet([broken, second], {}, [])
    places = {each.key: at for at, each in enumerate(TABLE.columns)}
    assert sheet.rows[0][places["cellule"]] is None
    assert sheet.rows[0][places["la_votre"]] == "#REF!"


def test_what_is_too_long_for_a_cell_is_only_told_apart(share: Share) -> None:
    many = {f"champ {rank}": "c" * 3000 for rank in range(12)}
    told = told_of(replace(CONFLICT, field=None, hers=None, theirs=many))
    assert len(str(told)) < 30_000
    assert (
        told["v"]
        != told_of(replace(CONFLICT, field=None, hers=None, theirs={**many, "d": "e"}))["v"]
    )
    (line,) = read_lines(kept(share, replace(CONFLICT, hers="a" * 40_000, theirs="b" * 40_000)))
    assert line.told["h"] != line.told["v"]


def test_blank_rows_are_no_lines() -> None:
    headings = tuple(each.heading for each in TABLE.columns)
    blank = (None,) * len(headings)

    class Blank:
        name = "essai.xlsx"

        def read(self, table: Table) -> Grid:
            return Grid(table.sheet, 6, (), headings, ((7, blank), (8, ("x", *blank[1:]))))

    assert [each.row for each in read_lines(Blank())] == [8]


@pytest.mark.parametrize("length", [3, 500, 5000])
def test_a_value_still_says_what_a_line_kept_of_it_however_long(length: int) -> None:
    many = {f"champ {rank}": "c" * length for rank in range(12)}
    kept = told_of(replace(CONFLICT, field=None, hers=many, theirs=None))["h"]
    assert says(many, kept)
    assert not says(many | {"champ 1": "d" * length}, kept)
    assert says(date(2016, 5, 3), "2016-05-03")
    assert not says(None, "2016-05-03")
