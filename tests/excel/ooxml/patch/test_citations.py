"""Cells that something cites, or stands on, do not go down to make room for a table."""

import pytest
from packing import LINKS, Parts, relationships
from patching import (
    BOOK,
    SHEET,
    THREE_ROWS,
    Body,
    number,
    packed,
    set_body,
    table_book,
    unpacked,
    with_chart,
)

from xlqualite.messages import UserError

_BELOW = f'<row r="4">{number("A4", 7)}</row>'
_GONE_DOWN = f'<row r="5">{number("A5", 7)}</row>'
_GROWN = Body(((1, 2), (3, 4), (5, 6)))
_FORMAT = '<conditionalFormatting sqref="D1">'
_LIST = '<dataValidations><dataValidation sqref="D1">'
_ANCHOR = (
    "<xdr:{side}><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff>"
    "<xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{side}>"
)


def _book(formula: str = "", around: str = "", names: str = "") -> Parts:
    """A table with a cell below it, another with a formula in F1, and what stands around."""
    rows = THREE_ROWS.replace("</row>", f'<c r="F1"><f>{formula}</f></c></row>', 1)
    return table_book((rows if formula else THREE_ROWS) + _BELOW, around=around, names=names)


def _after(parts: Parts) -> str:
    return unpacked(set_body(packed(parts), _GROWN))[SHEET]


def _bearing(kind: str, content: str, name: str = "xl/borne.xml") -> Parts:
    """The same workbook with something that its sheet bears."""
    parts = _book()
    links = relationships(table="../tables/table1.xml")
    more = f'<Relationship Id="o" Type="{LINKS}/{kind}" Target="/{name}"/></Relationships>'
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = links.replace("</Relationships>", more)
    return {**parts, name: content}


def _drawing(first: tuple[int, int], last: tuple[int, int]) -> str:
    ends = zip(("from", "to"), (first, last), strict=True)
    anchors = "".join(
        _ANCHOR.format(side=side, row=row - 1, column=column - 1) for side, (row, column) in ends
    )
    return f'<xdr:wsDr xmlns:xdr="x">{anchors}</xdr:wsDr>'


@pytest.mark.parametrize(
    "formula",
    [
        "A1+C4",
        "SUM(A1:A9)",
        "SUM(A$6:A$9)",
        "SUM(A:A)",
        "Autre!A4",
        "SUM(1:9)",
        "T[[#This Row],[A]]",
        "&quot;A4&quot;",
    ],
)
def test_what_still_cites_the_same_cells_stops_nothing(formula: str) -> None:
    assert _GONE_DOWN in _after(_book(formula))


@pytest.mark.parametrize(
    "formula",
    [
        "A4",
        "$A$4+1",
        "Feuille!A4",
        "SUM(A4:A9)",
        "SUM(A1:A4)",
        "SUM(A5:A9)",
        "SUM(4:4)",
        "SUM(Avant:Après!A4)",
        "1+" * 5000,
    ],
)
def test_a_formula_that_would_cite_other_cells_stops_it(formula: str) -> None:
    with pytest.raises(UserError, match=r"«\sT\s» .*formule de la feuille «\sFeuille\s»"):
        _after(_book(formula))


def test_a_name_stops_it() -> None:
    name = '<definedNames><definedName name="taux">Feuille!$A$4</definedName></definedNames>'
    with pytest.raises(UserError, match=r"le nom «\staux\s»"):
        _after(_book(names=name))


def test_a_chart_stops_it() -> None:
    with pytest.raises(UserError, match="un graphique"):
        _after(with_chart(_book(), "<c:f>Feuille!$A$4</c:f>"))


@pytest.mark.parametrize(
    "around",
    [
        '<conditionalFormatting sqref="D1:D2 A4"><cfRule/></conditionalFormatting>',
        f"{_FORMAT}<cfRule><formula>$A$4&gt;1</formula></cfRule></conditionalFormatting>",
        f"{_LIST}<formula1>$A$4:$A$9</formula1></dataValidation></dataValidations>",
        '<hyperlinks><hyperlink ref="A4" location="x"/></hyperlinks>',
        '<cellWatches><cellWatch r="A4"/></cellWatches>',
    ],
)
def test_what_surrounds_the_cells_stops_it(around: str) -> None:
    with pytest.raises(UserError, match="une mise en forme, une liste ou un lien"):
        _after(_book(around=around))


def test_a_format_of_the_whole_column_stops_nothing() -> None:
    around = '<conditionalFormatting sqref="A1:A1048576"><cfRule/></conditionalFormatting>'
    assert _GONE_DOWN in _after(_book(around=around))


def test_a_link_from_elsewhere_stops_it() -> None:
    link = '<hyperlinks><hyperlink ref="F1" location="Feuille!A4"/></hyperlinks>'
    with pytest.raises(UserError, match=r"la partie «\sxl/worksheets/sheet1\.xml\s»"):
        _after(_book(around=link))


@pytest.mark.parametrize(
    "content",
    [
        '<p><s ref="A4:B9" sheet="Feuille"/></p>',
        '<p textlink="Feuille!$A$4"/>',
        "<p textlink='Feuille!$A$4'/>",
        "<p><f>Feuille!$A$4</f></p>",
    ],
)
def test_any_other_part_that_cites_them_stops_it(content: str) -> None:
    with pytest.raises(UserError, match=r"la partie «\sxl/p\.xml\s»"):
        _after({**_book(), "xl/p.xml": content})


def test_parts_that_cite_other_cells_stop_nothing() -> None:
    content = '<p textlink="Feuille!$A$1" note="Bravo !"><s ref="A1:B3" sheet="Feuille"/></p>'
    assert _GONE_DOWN in _after({**_book(), "xl/p.xml": content})
    assert BOOK in _book()


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("comments", '<comments><comment ref="A4"/></comments>'),
        ("drawing", _drawing((4, 1), (4, 2))),
        ("drawing", _drawing((2, 1), (4, 4))),
        ("drawing", _drawing((5, 2), (9, 4))),
        ("control", "<x/>"),
        ("vmlDrawing", '<x><y ObjectType="Checkbox"/></x>'),
    ],
)
def test_what_the_sheet_bears_there_stops_it(kind: str, content: str) -> None:
    with pytest.raises(UserError, match=r"un objet ou un commentaire \(xl/borne\.xml\)"):
        _after(_bearing(kind, content))


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("comments", '<comments><comment ref="A1"/><comment ref="partout"/></comments>'),
        ("drawing", _drawing((4, 3), (9, 5))),
        ("drawing", _drawing((1, 1), (9, 5))),
        ("drawing", _drawing((6, 1), (9, 5))),
        ("vmlDrawing", '<x><y ObjectType="Note"/></x>'),
        ("printerSettings", "<x/>"),
    ],
)
def test_what_the_sheet_bears_elsewhere_stops_nothing(kind: str, content: str) -> None:
    assert _GONE_DOWN in _after(_bearing(kind, content))


def test_a_link_that_leads_to_no_part_stops_nothing() -> None:
    parts = _bearing("control", "")
    del parts["xl/borne.xml"]
    assert _GONE_DOWN in _after(parts)
