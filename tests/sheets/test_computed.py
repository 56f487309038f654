"""The head of a sheet of results: its day, what it sums up, its totals."""

from datetime import date
from decimal import Decimal

from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show
from xlqualite.sheets.computed import SUMMARY, AsOf, Computed
from xlqualite.sheets.places import AS_OF, TOTALS_ROW

DAY = date(2016, 11, 30)
TABLE = ResultTable(
    "essai",
    "Essai",
    "R_Essai",
    "Un essai.",
    (
        ResultColumn("ot", "OT"),
        ResultColumn("montant", "Montant", Show.EUROS, total=True),
        ResultColumn("fois", "Fois", Show.WHOLE, total=True),
    ),
)


def computed(*rows: Row) -> Computed:
    return Computed(TABLE, rows, AsOf(DAY), lambda rows: f"{len(rows)} en tout")


def test_a_day_and_the_year_treated() -> None:
    assert str(AsOf(DAY)) == "au 30/11/2016"
    assert str(AsOf(DAY, 2015)) == "au 30/11/2016, année 2015"


def test_a_sheet_holds_its_day_its_summary_and_exact_totals() -> None:
    found = computed(
        {"ot": "CARNAC", "montant": Decimal("0.10"), "fois": 1},
        {"ot": "BAUD", "montant": Decimal("0.20"), "fois": 2},
    ).to_sheet()
    assert found.cells == {
        AS_OF: "au 30/11/2016",
        SUMMARY: "2 en tout",
        f"B{TOTALS_ROW}": Decimal("0.30"),
        f"C{TOTALS_ROW}": 3,
    }
    assert (found.sheet, found.table) == ("Essai", "R_Essai")
    assert found.headings == ("OT", "Montant", "Fois")
    assert found.rows == (("CARNAC", Decimal("0.10"), 1), ("BAUD", Decimal("0.20"), 2))


def test_a_total_adds_up_what_is_known() -> None:
    found = computed(
        {"ot": "CARNAC", "montant": None, "fois": None},
        {"ot": "BAUD", "montant": Decimal("0.20"), "fois": None},
    ).to_sheet()
    assert (found.cells[f"B{TOTALS_ROW}"], found.cells[f"C{TOTALS_ROW}"]) == (Decimal("0.20"), None)


def test_without_rows_a_total_is_emptied_rather_than_zero() -> None:
    found = computed().to_sheet()
    assert (found.cells[f"B{TOTALS_ROW}"], found.cells[f"C{TOTALS_ROW}"]) == (None, None)
    assert found.rows == ()
