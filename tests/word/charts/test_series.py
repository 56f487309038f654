"""The series of a chart: as many as the data has, each with the look of the one it replaces."""

import re
from decimal import Decimal

import pytest
from charts_drawn import CHART, drawn, shown, table
from lxml import etree

from xlqualite.word.charts.series import UnknownKindError, fill
from xlqualite.word.charts.table import column, table_of, written

CHART_XML = drawn()[CHART].decode()
ONE = table(("Seule", (1, 2, 3)))
THREE = table(*((name, (1, 2, 3)) for name in "abc"))


def filled(xml: str, data: dict[str, object]) -> str:
    root = etree.fromstring(xml.encode())
    fill(root, table_of(data))
    return etree.tostring(root, encoding="unicode")


def test_a_series_that_the_data_lacks_goes_away() -> None:
    made = filled(CHART_XML, ONE)
    assert [each[0] for each in shown(made.encode())] == ["Seule"]
    assert "8FB0D6" not in made


def test_a_series_that_the_chart_lacks_is_made_in_a_colour_of_the_theme() -> None:
    marked = CHART_XML.replace("</c:ser>", '<c:extLst><c:ext uri="x"/></c:extLst></c:ser>')
    made = filled(marked, THREE)
    assert [each[0] for each in shown(made.encode())] == ["a", "b", "c"]
    series = re.findall(r"<c:ser>.*?</c:ser>", made)
    assert [re.findall(r'<c:(?:idx|order) val="(\d)"/>', each) for each in series] == [
        ["0", "0"], ["1", "1"], ["2", "2"],
    ]  # fmt: skip
    assert ["srgbClr val=" in each.split("<c:dLbls>")[0] for each in series] == [True, True, False]
    assert ["extLst" in each for each in series] == [True, True, False]


def test_series_of_several_plots_are_taken_in_their_order() -> None:
    line = CHART_XML[CHART_XML.index("<c:ser>") : CHART_XML.index("</c:ser>") + 8]
    plot = f"<c:lineChart>{line}</c:lineChart></c:plotArea>"
    made = filled(CHART_XML.replace("</c:plotArea>", plot), THREE)
    assert [each[0] for each in shown(made.encode())] == ["a", "b", "c"]


def test_what_a_series_lacks_is_put_where_the_format_wants_it() -> None:
    bare = re.sub(r"<c:(tx|cat|val)>.*?</c:\1>", "", CHART_XML)
    bare = bare.replace("</c:ser>", '<c:shape val="box"/></c:ser>')
    assert filled(bare, THREE) == filled(CHART_XML.replace(
        "</c:ser>", '<c:shape val="box"/></c:ser>'), THREE)  # fmt: skip
    (first, *_) = re.findall(r"<c:ser>.*?</c:ser>", filled(bare, ONE))
    tags = [etree.QName(each).localname for each in etree.fromstring(_named(first))]
    assert tags == [
        "idx", "order", "tx", "spPr", "invertIfNegative", "dLbls", "cat", "val", "shape",
    ]  # fmt: skip


def _named(series: str) -> str:
    spaces = " ".join(re.findall(r'xmlns:\w+="[^"]*"', CHART_XML))
    return series.replace("<c:ser>", f"<c:ser {spaces}>", 1)


def test_categories_of_several_levels_become_plain() -> None:
    several = re.sub(r"<c:cat>.*?</c:cat>", "<c:cat><c:multiLvlStrRef/></c:cat>", CHART_XML)
    assert filled(several, ONE) == filled(CHART_XML, ONE)


def test_points_that_there_are_no_more_lose_their_colour_and_label() -> None:
    points = "".join(f'<c:dPt><c:idx val="{each}"/></c:dPt>' for each in (2, 3))
    label = '<c:dLbls><c:dLbl><c:idx val="3"/></c:dLbl>'
    given = CHART_XML.replace("<c:dLbls>", f"{points}{label}")
    assert re.findall(r'<c:dPt><c:idx val="(\d)"/>', filled(given, ONE)) == ["2"]
    assert "<c:dLbl>" not in filled(given, ONE)


def test_a_table_without_rows_shows_nothing() -> None:
    made = filled(CHART_XML, ONE | {"categories": [], "series": [{"nom": "a", "valeurs": []}]})
    assert shown(made.encode()) == [("a", [], {})]
    assert "Feuil1!$A$2:$A$2" in made


def test_a_chart_whose_data_has_no_series_has_none() -> None:
    assert "<c:ser>" not in filled(CHART_XML, ONE | {"series": []})


def test_the_format_of_the_numbers_is_that_of_the_data() -> None:
    assert "<c:formatCode>0 %</c:formatCode>" in filled(CHART_XML, ONE | {"format": "0 %"})


def test_an_exotic_kind_is_refused() -> None:
    with pytest.raises(UnknownKindError):
        filled(CHART_XML.replace("barChart", "surfaceChart"), ONE)


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        (Decimal(2) / 3, "0.666666666666667"),
        (Decimal("1E+2"), "100"),
        (Decimal("12.50"), "12.5"),
        (0, "0"),
        (None, None),
    ],
)
def test_numbers_have_the_digits_that_excel_keeps(
    value: Decimal | int | None, digits: str | None
) -> None:
    assert written(value) == digits


@pytest.mark.parametrize(("rank", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (702, "AAA")])
def test_columns_have_letters(rank: int, letters: str) -> None:
    assert column(rank) == letters
