"""The charts whose series span a column of a table follow it, whatever they had cached."""

from patching import CHART, THREE_ROWS, Body, packed, set_body, table_book, unpacked, with_chart

_GROWN = Body(((1, 2), (3, 4), (5, 6), (7, 8)))
_CACHE = "<c:numCache><c:ptCount val='2'/><c:pt idx='0'><c:v>1</c:v></c:pt></c:numCache>"
_SERIES = "<c:tx><c:strRef><c:f>Feuille!$A$1</c:f><c:strCache/></c:strRef></c:tx>"


def _after(chart: str, body: Body = _GROWN) -> str:
    after = unpacked(set_body(packed(with_chart(table_book(THREE_ROWS), chart)), body))[CHART]
    return after.removeprefix('<c:x xmlns:c="c">').removesuffix("</c:x>")


def test_a_series_from_elsewhere_stays_with_its_cache() -> None:
    chart = f"{_SERIES}<c:numRef><c:f>Autre!$A$2:$A$3</c:f>{_CACHE}</c:numRef>"
    assert _after(chart) == chart


def test_a_series_that_spans_a_column_follows_and_forgets_its_cache() -> None:
    chart = f"{_SERIES}<c:numRef><c:f>Feuille!$A$2:$A$3</c:f>{_CACHE}</c:numRef>"
    assert _after(chart) == f"{_SERIES}<c:numRef><c:f>Feuille!$A$2:$A$5</c:f></c:numRef>"


def test_a_series_of_several_pieces_follows() -> None:
    chart = "<c:f>(Feuille!$A$2:$A$3,'Feuille'!$B$2:$B$3)</c:f>"
    assert _after(chart) == "<c:f>(Feuille!$A$2:$A$5,'Feuille'!$B$2:$B$5)</c:f>"


def test_a_series_on_the_only_row_of_a_table_follows_it() -> None:
    parts = with_chart(table_book(THREE_ROWS, 'ref="A1:B2"'), "<c:f>Feuille!$A$2</c:f>")
    parts = {name: part.replace('<row r="3">', '<row r="9">') for name, part in parts.items()}
    parts = {name: part.replace('A3"', 'A9"').replace('B3"', 'B9"') for name, part in parts.items()}
    after = unpacked(set_body(packed(parts), _GROWN))[CHART]
    assert "<c:f>Feuille!$A$2:$A$5</c:f>" in after


def test_the_same_size_leaves_charts_alone() -> None:
    chart = f"<c:numRef><c:f>Feuille!$A$2:$A$3</c:f>{_CACHE}</c:numRef>"
    assert _after(chart, Body(((9, 9), (8, 8)))) == chart


def test_a_chart_that_no_parser_reads_is_left_alone() -> None:
    chart = "<c:f>Feuille!$A$2:$A$3</c:f><c:numCache>"
    assert _after(chart) == chart


def test_a_chart_that_is_declared_but_missing_is_passed_over() -> None:
    parts = with_chart(table_book(THREE_ROWS), "")
    del parts[CHART]
    assert CHART not in unpacked(set_body(packed(parts), _GROWN))
