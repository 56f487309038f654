"""The value of each kind of cell, with openpyxl as the oracle where it knows better than we do."""

import warnings
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from packing import Cells, cell_styles, pack, values, workbook_parts

from xlqualite.port import NOT_CALCULATED, CellValue, ExcelError

DATES = cell_styles("dd/mm/yyyy", "[h]:mm", '0.0 "jours"')
FROM_1904 = '<workbookPr date1904="1"/>'


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.fixture
def rows(tmp_path: Path) -> Callable[..., Cells]:
    """The cells of a sheet whose rows are given as XML."""

    def read(content: str, strings: str = "", styles: str = "", settings: str = "") -> Cells:
        parts = workbook_parts(content, strings=strings, styles=styles, settings=settings)
        return values(pack(tmp_path / "réseau.xlsx", parts))

    return read


@pytest.fixture
def cell(rows: Callable[..., Cells]) -> Callable[..., CellValue]:
    """The value of one cell given as XML, with its attributes."""

    def read(attributes: str, content: str, **parts: str) -> CellValue:
        found = rows(f'<row r="1"><c r="A1" {attributes}>{content}</c></row>', **parts)
        return found.get((1, 1))

    return read


def oracle(path: Path) -> dict[tuple[int, int], Any]:
    """The cells as openpyxl reads them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of styles that we left out
        book = openpyxl.load_workbook(path, data_only=True)
    cells = book.worksheets[0]._cells
    return {key: each.value for key, each in cells.items() if each.value is not None}


@pytest.mark.parametrize("epoch", [False, True])
def test_what_xlsxwriter_writes_is_read_as_openpyxl_reads_it(tmp_path: Path, epoch: bool) -> None:
    path = tmp_path / "réseau.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": epoch}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        stamp = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
        bold = book.add_format({"bold": True})
        sheet.write_row(
            0, 0, ["Été", " bordé ", "007", "a\nb", True, False, 3, -3, 2.5, 1e-7, 1e20]
        )
        for rank, year in enumerate((1905, 1999, 2000, 2016, 2400, 9999)):
            sheet.write_datetime(1, rank, moment(f"{year}-02-28"), day)
        sheet.write_datetime(2, 0, moment("2016-11-30T13:59:59.999"), stamp)
        sheet.write_rich_string(3, 0, "un ", bold, "mot", " gras")
        sheet.write_formula(4, 0, "=1+1", None, 2)
        sheet.write_formula(4, 1, '="a"', None, "a")
        sheet.write_formula(4, 2, "=A1", day, 42000)
        sheet.write_string(1_048_575, 16_383, "le coin")
    assert values(path) == oracle(path)
    assert all(type(values(path)[key]) is type(value) for key, value in oracle(path).items())


@pytest.mark.parametrize("epoch", [CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904])
def test_what_openpyxl_writes_is_read_as_it_was_written(tmp_path: Path, epoch: datetime) -> None:
    book = openpyxl.Workbook()
    book.epoch = epoch
    sheet = book.worksheets[0]
    sheet.append(["Été", 1, 1.5, True, moment("2016-11-30"), date(2015, 5, 20), None, "x"])
    sheet.append([CellRichText("un ", TextBlock(InlineFont(b=True), "mot")), "=1+1"])
    path = tmp_path / "réseau.xlsx"
    book.save(path)
    expected = oracle(path) | {(2, 2): NOT_CALCULATED}
    assert values(path) == expected
    assert expected[1, 6] == moment("2015-05-20")


@pytest.mark.parametrize("from_1904", [False, True])
def test_serial_numbers_are_the_days_that_openpyxl_computes(
    tmp_path: Path, from_1904: bool
) -> None:
    serials = [1, 2, 58, 59, 61, 62, 1461, 1462, 42704, 42704.5, 42704.999988, 59.75, 1.25]
    content = "".join(f'<row><c s="1"><v>{each}</v></c></row>' for each in serials)
    settings = FROM_1904 if from_1904 else ""
    path = pack(tmp_path / "a.xlsx", workbook_parts(content, styles=DATES, settings=settings))
    assert values(path) == oracle(path)


def test_the_first_days_of_1900_are_those_that_excel_shows(cell: Callable[..., CellValue]) -> None:
    def shown(serial: int) -> CellValue:
        return cell('s="1"', f"<v>{serial}</v>", styles=DATES)

    assert shown(1) == moment("1900-01-01")
    assert shown(59) == moment("1900-02-28")
    assert shown(61) == moment("1900-03-01")


@pytest.mark.parametrize("serial", ["0", "0.5", "-1", "-43.5", "2958466", "1E300"])
def test_a_time_alone_and_what_is_no_day_stay_numbers(
    cell: Callable[..., CellValue], serial: str
) -> None:
    assert cell('s="1"', f"<v>{serial}</v>", styles=DATES) == float(serial)


def test_the_last_moment_of_all_is_no_traceback(cell: Callable[..., CellValue]) -> None:
    assert cell('s="1"', "<v>2958465</v>", styles=DATES) == moment("9999-12-31")
    assert cell('s="1"', "<v>2958465.9999999995</v>", styles=DATES) == 2958465.9999999995
    last = cell('s="1"', "<v>2957003</v>", styles=DATES, settings=FROM_1904)
    assert last == moment("9999-12-31")


@pytest.mark.parametrize("style", ["0", "2", "3"])
def test_other_formats_leave_numbers_as_they_are(
    cell: Callable[..., CellValue], style: str
) -> None:
    assert cell(f's="{style}"', "<v>42704</v>", styles=DATES) == 42704


@pytest.mark.parametrize("built_in", [14, 17, 22, 27, 36, 45, 47, 50, 58])
def test_formats_of_dates_built_into_excel_are_known(
    cell: Callable[..., CellValue], built_in: int
) -> None:
    named = '<cellStyleXfs><xf numFmtId="1"/></cellStyleXfs>'
    styles = f'{named}<cellXfs><xf numFmtId="{built_in}"/></cellXfs>'
    assert cell("", "<v>42704</v>", styles=styles) == moment("2016-11-30")


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", 3), ("-3", -3), ("3.0", 3.0), ("1E3", 1000.0), ("2.5E-3", 0.0025), (" 7 ", 7)],
)
def test_a_number_is_whole_without_point_nor_exponent(
    cell: Callable[..., CellValue], text: str, value: float
) -> None:
    found = cell("", f"<v>{text}</v>")
    assert (found, type(found)) == (value, type(value))
    assert cell('t="n"', f"<v>{text}</v>") == value


@pytest.mark.parametrize(
    "text", ["NaN", "INF", "1.5E999", "1E999", "douze", "1,5", "²", "9" * 5000]
)
def test_what_is_no_number_stays_text(cell: Callable[..., CellValue], text: str) -> None:
    assert cell('s="1"', f"<v>{text}</v>", styles=DATES) == text


@pytest.mark.parametrize("content", ["", "<v/>", "<v></v>", "<v>  </v>", "<is/>"])
def test_a_blank_cell_is_none(cell: Callable[..., CellValue], content: str) -> None:
    assert cell('s="1"', content, styles=DATES) is None


@pytest.mark.parametrize("kind", ["s", "b", "e", "d", "n"])
def test_a_cell_without_value_is_none_whatever_its_kind(
    cell: Callable[..., CellValue], kind: str
) -> None:
    assert cell(f't="{kind}"', "<v/>") is None


def test_booleans_are_neither_numbers_nor_words(cell: Callable[..., CellValue]) -> None:
    assert cell('t="b"', "<v>1</v>") is True
    assert cell('t="b"', "<v>0</v>") is False
    assert cell('t="b"', "<v>true</v>") is True


@pytest.mark.parametrize("text", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!"])
def test_an_error_is_no_text(cell: Callable[..., CellValue], text: str) -> None:
    assert cell('t="e"', f"<f>A1</f><v>{text}</v>") == ExcelError(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2016-11-30", moment("2016-11-30")),
        ("2016-11-30T13:45:00", moment("2016-11-30T13:45")),
        ("2016-11-30T13:45:00Z", moment("2016-11-30T13:45")),
        ("hier", "hier"),
    ],
)
def test_dates_may_be_written_as_in_iso_8601(
    cell: Callable[..., CellValue], text: str, value: CellValue
) -> None:
    assert cell('t="d"', f"<v>{text}</v>") == value


def test_texts_may_stand_in_the_cell_itself(cell: Callable[..., CellValue]) -> None:
    rich = "<r><rPr/><t>un </t></r><r><t>mot</t></r><rPh><t>mo</t></rPh><phoneticPr/>"
    assert cell('t="inlineStr"', f"<is>{rich}</is>") == "un mot"
    assert cell('t="inlineStr"', "<is><t> a &lt; b </t></is>") == " a < b "
    assert cell('t="inlineStr"', "<is><t/></is>") == ""
    assert cell('t="str"', "<v>a_x000D_b</v>") == "a\rb"


def test_a_kind_of_cell_that_nobody_knows_is_text(cell: Callable[..., CellValue]) -> None:
    assert cell('t="nouveau"', "<v>7</v>") == "7"


@pytest.mark.parametrize("content", ["<f>A2</f>", "<f>A2</f><v/>", '<f t="shared" si="0"/>'])
@pytest.mark.parametrize("kind", ["", 't="s"', 't="n"'])
def test_a_formula_never_computed_is_told_from_a_blank_cell(
    cell: Callable[..., CellValue], content: str, kind: str
) -> None:
    assert cell(kind, content) == NOT_CALCULATED


def test_a_formula_gives_its_stored_value(cell: Callable[..., CellValue]) -> None:
    assert cell("", "<f>1+1</f><v>2</v>") == 2
    assert cell('t="str"', '<f>""</f><v></v>') == ""
    assert cell('t="str"', '<f>""</f>') == NOT_CALCULATED


def test_a_formula_says_nothing_of_the_next_cell(rows: Callable[..., Cells]) -> None:
    assert rows('<row><c t="str"><f>A2</f><v>a</v></c><c s="1"/></row>') == {(1, 1): "a"}
