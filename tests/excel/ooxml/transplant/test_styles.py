"""Two lists of styles in one."""

from donated_sheets import book_of, donor, packed, plain_target

from xlqualite.excel.ooxml.package import Part
from xlqualite.excel.ooxml.transplant.outline import Outline, outline_of
from xlqualite.excel.ooxml.transplant.styles import Looks, merge_styles, same_looks

FILLS = '<fill><patternFill patternType="none"></patternFill></fill>'


def _outline(styles: str) -> Outline:
    parts = plain_target()
    book = book_of(packed(parts | {"xl/styles.xml": styles}))
    assert isinstance(book.styles, Part)
    return outline_of(book.styles)


def _sheet(inside: str) -> Outline:
    return _outline(f'<styleSheet xmlns="urn:styles">{inside}</styleSheet>')


def _merged(inside: str, given: str) -> tuple[Looks, str]:
    looks, content = merge_styles(_sheet(inside), _sheet(given))
    text = content.decode().removeprefix('<styleSheet xmlns="urn:styles">')
    return looks, text.removesuffix("</styleSheet>")


def test_styles_that_are_there_serve_again() -> None:
    styles = '<fonts><font><b/></font></fonts><cellXfs><xf fontId="0"/></cellXfs>'
    assert _merged(styles, styles) == (Looks({0: 0}, {}), styles)


def test_new_styles_come_behind_and_point_at_their_own_fonts() -> None:
    looks, text = _merged(
        '<fonts count="1"><font><i/></font></fonts><cellXfs count="1"><xf fontId="0"/></cellXfs>',
        '<fonts count="1"><font><b/></font></fonts><cellXfs count="1"><xf fontId="0"/></cellXfs>',
    )
    assert looks.cells == {0: 1}
    assert '<fonts count="2"><font><i/></font><font><b/></font></fonts>' in text
    assert '<cellXfs count="2"><xf fontId="0"/><xf fontId="1"/></cellXfs>' in text


def test_missing_lists_are_made_in_the_order_of_the_schema() -> None:
    given = "<fonts><font/></fonts><fills><fill/></fills><dxfs><dxf/></dxfs>"
    _, text = _merged("<cellXfs><xf/></cellXfs><tableStyles/>", given)
    assert text == (
        "<fonts><font/></fonts><fills><fill/></fills>"
        "<cellXfs><xf/></cellXfs><dxfs><dxf/></dxfs><tableStyles/>"
    )


def test_number_formats_keep_their_code_under_a_free_number() -> None:
    looks, text = _merged(
        '<numFmts><numFmt numFmtId="164" formatCode="0.0"/></numFmts>',
        '<numFmts><numFmt numFmtId="164" formatCode="&quot;j&quot; 0"/>'
        '<numFmt numFmtId="165" formatCode="0.0"/></numFmts>'
        '<cellXfs><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs>'
        '<dxfs><dxf><numFmt numFmtId="164" formatCode="&quot;j&quot; 0"/></dxf></dxfs>',
    )
    assert '<numFmt numFmtId="165" formatCode=\'"j" 0\'/></numFmts>' in text
    assert '<xf numFmtId="165"/><xf numFmtId="164"/><xf numFmtId="14"/>' in text
    assert '<dxf><numFmt numFmtId="165"' in text
    assert looks == Looks({0: 0, 1: 1, 2: 2}, {0: 0})


def test_the_fills_that_excel_keeps_for_itself_stay_the_first_two() -> None:
    own = '<fill><patternFill patternType="none"/></fill>'
    grey = '<fill><patternFill patternType="gray125"/></fill>'
    red = '<fill><patternFill patternType="solid"/></fill>'
    _, text = _merged(
        f"<fills>{FILLS}</fills>",
        f'<fills>{own}{grey}{red}</fills><cellXfs><xf fillId="0"/><xf fillId="2"/></cellXfs>',
    )
    assert f"<fills>{FILLS}{grey}{red}</fills>" in text
    assert '<xf fillId="0"/><xf fillId="2"/>' in text


def test_named_styles_are_those_that_excel_knows_by_number() -> None:
    _, text = _merged(
        '<cellStyles><cellStyle name="Normal" xfId="2" builtinId="0"/>'
        '<cellStyle name="Lien" xfId="1" builtinId="8"/></cellStyles>',
        '<cellXfs><xf xfId="0"/><xf xfId="1"/><xf xfId="2"/></cellXfs>'
        '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/>'
        '<cellStyle name="Hyperlink" xfId="1" builtinId="8"/>'
        '<cellStyle name="Mien" xfId="2"/></cellStyles>',
    )
    assert '<xf xfId="2"/><xf xfId="1"/></cellXfs>' in text


def test_styles_that_come_along_keep_their_numbers() -> None:
    book = book_of(donor())
    assert book.styles is not None
    looks = same_looks(outline_of(book.styles))
    assert all(old == new for old, new in (*looks.cells.items(), *looks.highlights.items()))
    assert len(looks.highlights) == 2
