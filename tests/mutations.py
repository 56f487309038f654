"""A small workbook with a bit of everything, and ways to alter it at random."""

import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import xlsxwriter
from lxml import etree
from packing import zipped

ODD = (
    "", "0", "1", "-1", "007", "65536", "99999999999999999999", "1e999", "NaN", "true", "é", " ",
    "A1", "B5:A1", "A1:XFD1048576", "XFD1048576", "ZZZ9", "A0", "$A$2:$G$4", "A2:G2 A3:G3", "#REF!",
    "Labels!A1", "='x'!A1", "rId1", "rId99", "../tables/table1.xml", "sheet1.xml", "/", "..",
    "inlineStr", "s", "str", "External", "T_Labels", "x" * 40_000, "\U0001f600", "a&#10;b",
)  # fmt: skip
"""Texts for attributes and elements: some right elsewhere, some right nowhere."""

Parts = list[tuple[str, bytes]]


@dataclass(frozen=True)
class Mutation:
    """One alteration: which, where, with what."""

    kind: int
    first: int
    second: int
    odd: int

    @property
    def text(self) -> str:
        return ODD[self.odd % len(ODD)]


@cache
def whole() -> bytes:
    """The workbook before anything is altered."""
    held = BytesIO()
    headings = ("OT", "Label", "Attribué le", "Fin", "Niveau", "Organisme", "Commentaire")
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        page, other = book.add_worksheet("Labels"), book.add_worksheet("Notes")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        columns = [{"header": each} for each in headings]
        page.add_table("A3:G6", {"name": "T_Labels", "columns": columns})
        for row in range(3, 6):
            page.write_row(row, 0, [f"OT{row}", "Qualité Tourisme"])
            page.write_number(row, 2, 42_000 + row, day)
        page.conditional_format("A4:G6", {"type": "no_blanks", "format": day})
        page.data_validation("B4:B6", {"validate": "list", "source": ["a", "b"]})
        page.write_url("A1", "internal:'Notes'!A1", string="Notes")
        page.write_url("B1", "https://example.org")
        page.write_formula("C1", "=SUM(Notes!B1:B3)", value=6)
        other.write_column("A1", ["é", "a\nb", "=1+1"])
        other.write_column("B1", [1, 2, 3])
        other.merge_range("D1:E2", "à part")
        other.write_comment("A2", "une note")
        other.add_table("H1:I3", {"name": "T_Autre", "total_row": True})
        other.autofilter("A1:B3")
        book.define_name("Corps", "=Labels!$A$4:$G$6")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Labels!$C$4:$C$6"})
        other.insert_chart("K1", chart)
    return held.getvalue()


@cache
def _members() -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(BytesIO(whole())) as archive:
        return tuple((each, archive.read(each)) for each in archive.namelist())


def altered(mutations: list[Mutation]) -> bytes:
    """The workbook once these alterations are made, those of its parts first."""
    parts = list(_members())
    for each in mutations:
        if each.kind < len(INSIDE):
            INSIDE[each.kind](parts, each)
    data = bytearray(zipped(*parts))
    for each in mutations:
        if each.kind >= len(INSIDE):
            AROUND[(each.kind - len(INSIDE)) % len(AROUND)](data, each)
    return bytes(data)


def _alter(parts: Parts, mutation: Mutation, change: Callable[[bytes], bytes]) -> None:
    """Change one part; those that tell the most come up most."""
    telling = [rank for rank, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels"))]
    if telling:
        rank = telling[mutation.first % len(telling)]
        name, content = parts[rank]
        parts[rank] = name, change(content)


def _in_tree(change: Callable[[list[etree._Element], Mutation], None]) -> Callable[..., None]:
    def act(parts: Parts, mutation: Mutation) -> None:
        def rewritten(content: bytes) -> bytes:
            try:
                root = etree.fromstring(content)
            except etree.XMLSyntaxError:
                return content
            change(list(root.iter("*")), mutation)
            return etree.tostring(root, encoding="UTF-8", xml_declaration=True)

        _alter(parts, mutation, rewritten)

    return act


def _set_attribute(nodes: list[etree._Element], mutation: Mutation) -> None:
    holders = [(node, name) for node in nodes for name in node.attrib]
    if holders:
        node, name = holders[mutation.second % len(holders)]
        node.set(name, mutation.text)


def _drop_attribute(nodes: list[etree._Element], mutation: Mutation) -> None:
    holders = [(node, name) for node in nodes for name in node.attrib]
    if holders:
        node, name = holders[mutation.second % len(holders)]
        del node.attrib[name]


def _set_text(nodes: list[etree._Element], mutation: Mutation) -> None:
    nodes[mutation.second % len(nodes)].text = mutation.text


def _drop_element(nodes: list[etree._Element], mutation: Mutation) -> None:
    node = nodes[mutation.second % len(nodes)]
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _double_element(nodes: list[etree._Element], mutation: Mutation) -> None:
    node = nodes[mutation.second % len(nodes)]
    if node.getparent() is not None:
        node.addnext(etree.fromstring(etree.tostring(node, with_tail=False)))


def _move_element(nodes: list[etree._Element], mutation: Mutation) -> None:
    node, place = nodes[mutation.second % len(nodes)], nodes[mutation.odd * 7 % len(nodes)]
    if node is not place and node not in place.iterancestors():
        place.append(node)


def _rename_element(nodes: list[etree._Element], mutation: Mutation) -> None:
    nodes[mutation.second % len(nodes)].tag = nodes[mutation.odd * 7 % len(nodes)].tag


def _encode(parts: Parts, mutation: Mutation) -> None:
    encoding = ("utf-16", "latin-1", "utf-8-sig", "utf-16-be", "cp1252")[mutation.second % 5]
    _alter(
        parts, mutation, lambda each: each.decode("utf-8", "replace").encode(encoding, "replace")
    )


def _cut(parts: Parts, mutation: Mutation) -> None:
    _alter(parts, mutation, lambda each: each[: mutation.second % (len(each) + 1)])


def _insert(parts: Parts, mutation: Mutation) -> None:
    def inserted(each: bytes) -> bytes:
        at = mutation.second % (len(each) + 1)
        return each[:at] + mutation.text.encode() + each[at:]

    _alter(parts, mutation, inserted)


def _drop_part(parts: Parts, mutation: Mutation) -> None:
    if parts:
        del parts[mutation.first % len(parts)]


def _double_part(parts: Parts, mutation: Mutation) -> None:
    if parts:
        name, content = parts[mutation.first % len(parts)]
        parts.append((name.upper() if mutation.odd % 2 else f"xl/{mutation.odd}.xml", content))


def _swap_parts(parts: Parts, mutation: Mutation) -> None:
    if parts:
        one, two = mutation.first % len(parts), mutation.second % len(parts)
        (first, here), (second, there) = parts[one], parts[two]
        parts[one], parts[two] = (first, there), (second, here)


def _flip(data: bytearray, mutation: Mutation) -> None:
    if data:
        data[mutation.first * 31 % len(data)] ^= 1 << mutation.second % 8


def _truncate(data: bytearray, mutation: Mutation) -> None:
    del data[mutation.first * 31 % (len(data) + 1) :]


def _surround(data: bytearray, mutation: Mutation) -> None:
    junk = mutation.text.encode() * (1 + mutation.first % 9)
    data[:] = junk + data if mutation.second % 2 else data + junk


def _alter_record(data: bytearray, mutation: Mutation) -> None:
    """Change a field of a member's record or local header, or of the ending."""
    marker = (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06")[mutation.first % 3]
    places = [at for at in range(len(data) - 46) if data[at : at + 4] == marker]
    if places:
        place = places[mutation.first // 3 % len(places)] + 4 + mutation.second % 40
        value = (0, 1, 0xFFFF, 0x7FFF, mutation.odd)[mutation.odd % 5]
        struct.pack_into("<H", data, place, value)


INSIDE: tuple[Callable[[Parts, Mutation], None], ...] = (
    *[_in_tree(_set_attribute)] * 4,
    _in_tree(_drop_attribute),
    *[_in_tree(_set_text)] * 2,
    *[_in_tree(_drop_element)] * 2,
    _in_tree(_double_element),
    _in_tree(_move_element),
    _in_tree(_rename_element),
    _encode,
    _cut,
    _insert,
    _drop_part,
    _double_part,
    _swap_parts,
)
AROUND: tuple[Callable[[bytearray, Mutation], None], ...] = (
    _flip,
    _truncate,
    _surround,
    _alter_record,
    _alter_record,
)
KINDS = len(INSIDE) + len(AROUND)
