"""The last pass over a new workbook, for what XlsxWriter has no word for."""

import re
from collections.abc import Collection
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlqualite.excel.builder.frame import HEADINGS
from xlqualite.excel.ribbon import PART as RIBBON
from xlqualite.excel.ribbon import RELATION

WORKBOOK, UNSEEN = "xl/workbook.xml", re.compile(rb'(<sheet name="_[^"]*" sheetId="\d+")')
"""A sheet whose name begins with an underscore is kept out of sight, be it the only one of a donor:
XlsxWriter would show that one."""
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
CORE, SHEET = "docProps/core.xml", "xl/worksheets/sheet{}.xml"
ROW = re.compile(rb'(<row r="(\d+)"[^>]*) customHeight="1"')
RELATIONS = "_rels/.rels"
TO_RIBBON = f'<Relationship Id="rIdRuban" Type="{RELATION}" Target="{RIBBON}"/>'.encode()
LANGUAGE = b"<dc:language>fr-FR</dc:language>"


def finished(content: bytes, chosen: Collection[int] = (), ribbon: bytes | None = None) -> bytes:
    """The workbook said to be in French, its rows free to grow with their text; dated 1980 inside.

    Row heights are written because LibreOffice trusts them, but as computed rather than chosen, so
    that Excel goes on fitting them to what is typed.

    Args:
        content: the bytes of the workbook.
        chosen: the numbers of the sheets, from 1, all of whose heights stay as they are.
        ribbon: what the workbook adds to Excel's ribbon; None when it adds nothing.
    """
    kept = {SHEET.format(each) for each in chosen}
    result = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        parts = {name: source.read(name) for name in source.namelist()}
        for name, part in parts.items():
            _write(target, name, part if name in kept else _part(name, part, ribbon is not None))
        if ribbon is not None:
            _write(target, RIBBON, ribbon)
    return result.getvalue()


def _write(target: ZipFile, name: str, content: bytes) -> None:
    entry = ZipInfo(name, ZIP_EPOCH)
    entry.compress_type = ZIP_DEFLATED
    target.writestr(entry, content)


def _part(name: str, content: bytes, with_ribbon: bool) -> bytes:
    if name == CORE:
        return content.replace(b"</cp:coreProperties>", LANGUAGE + b"</cp:coreProperties>")
    if name == WORKBOOK:
        return UNSEEN.sub(rb'\1 state="veryHidden"', content)
    if name == RELATIONS and with_ribbon:
        return content.replace(b"</Relationships>", TO_RIBBON + b"</Relationships>")
    if name.startswith(SHEET.partition("{")[0]):
        return ROW.sub(_free_below_headings, content)
    return content


def _free_below_headings(row: re.Match[bytes]) -> bytes:
    return row[1] if int(row[2]) > HEADINGS + 1 else row[0]
