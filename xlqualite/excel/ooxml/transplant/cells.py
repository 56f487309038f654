"""A sheet and its tables made ready for another workbook: its styles, its texts, its numbers."""

import re
from collections.abc import Sequence

from xlqualite.excel.ooxml.package import Part
from xlqualite.excel.ooxml.transplant.styles import Looks

_CELL = re.compile(rb"<c [^>]*>")
_OTHER_LOOK = re.compile(rb'(<row\b[^>]*? s="|<col\b[^>]*? style=")(\d+)"')
_CELL_LOOK = re.compile(rb' s="(\d+)"')
_HIGHLIGHTED = re.compile(rb'<[^<>]*[dD]xfId="[^<>]*>')
_HIGHLIGHT = re.compile(rb'(\s\w*[dD]xfId=")(\d+)"')
_SHARED = re.compile(rb'(<c [^>]*?)t="s"([^>]*>)<v>(\d+)</v>')
_STRING = re.compile(rb"<si>(.*?)</si>", re.DOTALL)
_CHOSEN = re.compile(rb'(<sheetView\b[^>]*?) tabSelected="1"')
_TABLE_NUMBER = re.compile(rb'(<table\b[^>]*?\sid=")\d+"')


def strings_of(part: Part | None) -> Sequence[bytes]:
    """The shared strings of a workbook, as the XML of each."""
    return _STRING.findall(part.content()) if part else ()


def ready_sheet(content: bytes, looks: Looks, strings: Sequence[bytes] | None) -> bytes:
    """A sheet as XlsxWriter writes it, whose texts and styles are those of another workbook.

    Args:
        content: the sheet.
        looks: where its styles are in the other workbook.
        strings: its shared strings, to be written in its cells; None when they come along.
    """
    content = _CELL.sub(lambda found: _styled(found[0], looks), content)
    content = _OTHER_LOOK.sub(
        lambda found: b'%s%d"' % (found[1], looks.cells[int(found[2])]), content
    )
    content = _highlighted(content, looks)
    # two chosen tabs would be edited together
    content = _CHOSEN.sub(rb"\1", content, count=1)
    return content if strings is None else _SHARED.sub(lambda each: _typed(each, strings), content)


def ready_table(content: bytes, looks: Looks, number: int) -> bytes:
    """A table as XlsxWriter writes it, with a number of its own."""
    numbered = _TABLE_NUMBER.sub(rb'\g<1>%d"' % number, content, count=1)
    return _highlighted(numbered, looks)


def _typed(cell: re.Match[bytes], strings: Sequence[bytes]) -> bytes:
    return b'%st="inlineStr"%s<is>%s</is>' % (cell[1], cell[2], strings[int(cell[3])])


def _styled(cell: bytes, looks: Looks) -> bytes:
    found = _CELL_LOOK.search(cell)
    number = looks.cells.get(int(found[1]) if found else 0, 0)
    if found:
        return b'%s s="%d"%s' % (cell[: found.start()], number, cell[found.end() :])
    return cell.replace(b"<c ", b'<c s="%d" ' % number, 1) if number else cell


def _highlighted(content: bytes, looks: Looks) -> bytes:
    def tag(found: re.Match[bytes]) -> bytes:
        return _HIGHLIGHT.sub(
            lambda each: b'%s%d"' % (each[1], looks.highlights[int(each[2])]), found[0]
        )

    return _HIGHLIGHTED.sub(tag, content)
