"""The cells of one sheet compared with those of the same sheet before it was written."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from xlqualite.excel.ooxml.edits import BodyEdit, CellEdit, Edit
from xlqualite.excel.ooxml.markup import tags
from xlqualite.excel.ooxml.package import Package, Part
from xlqualite.excel.ooxml.references import Area, column_letters, parse_area
from xlqualite.excel.ooxml.verification.bodies import BodyProof, has_formula
from xlqualite.excel.ooxml.verification.lowered import lowered
from xlqualite.excel.ooxml.verification.mismatch import Mismatch, expect
from xlqualite.excel.ooxml.verification.rows import (
    Place,
    SheetText,
    changed_cells,
    expect_well_formed,
    sheet_text,
)
from xlqualite.excel.ooxml.verification.values import Comparison
from xlqualite.excel.ooxml.workbook import Sheet
from xlqualite.port import Formula, Link, Written

_NAME = re.compile(rb"<(?:[A-Za-z][\w.-]*:)?([A-Za-z]\w*)")
_LINK = re.compile(rb"<(?:[\w.-]+:)?hyperlink\s[^>]*?\bref=[\"']([^\"']*)")
_FREE = frozenset(
    (
        b"dimension hyperlinks hyperlink autoFilter sortState sortCondition filterColumn filters "
        b"filter customFilters customFilter dynamicFilter colorFilter iconFilter top10 "
        b"dateGroupItem"
    ).split()
)
"""What may come or go around the cells; of all else there is as much as before."""


@dataclass(frozen=True)
class SheetProof:
    """A sheet before and after, and what was asked of it.

    Attributes:
        package: the new one.
        new: the new part.
    """

    package: Package
    sheet: Sheet
    new: Part
    edits: Sequence[Edit]

    @cached_property
    def cells(self) -> Mapping[Place, Written]:
        """The cells asked one by one."""
        asked = (each for each in self.edits if isinstance(each, CellEdit))
        return {(each.row, each.column): each.value for each in asked}

    @cached_property
    def bodies(self) -> Sequence[BodyProof]:
        """The bodies of tables that were asked."""
        edits = (each for each in self.edits if isinstance(each, BodyEdit))
        others = frozenset(self.cells)
        return [BodyProof(each, self._area(each.table.part.name), others) for each in edits]

    def expect_none(self, wrong: Iterator[Place]) -> None:
        """Go on if no cell is wrong.

        Raises:
            Mismatch: it names the first.
        """
        for place in wrong:
            raise Mismatch(f"{self.sheet.name}!{_reference(place)}")

    def _area(self, table: str) -> Area:
        """What a table covers in the new file, in which all else of it is known to be as it was."""
        part = self.package.part(table)
        assert part is not None  # no part but the order of calculation may go
        try:
            return parse_area(next(tags(part)).attributes.get("ref", ""))
        except ValueError as error:
            raise part.damaged() from error


def prove_sheet(proof: SheetProof, comparison: Comparison) -> None:
    """Compare a sheet with what it was, cell by cell.

    Raises:
        Mismatch: something else than what was asked changed, or something asked did not.
        UserError: it is damaged.
    """
    old, new = sheet_text(proof.sheet.part), sheet_text(proof.new)
    expect_well_formed(new)
    expect(_around(old) == _around(new), f"{proof.sheet.name}, autour des cellules")
    proof.expect_none(_intruders(proof, old, new))
    asked = _prove_values(proof, (old, new), comparison)
    proof.expect_none(_other_kinds(new, asked))
    _prove_links(proof, (old, new), asked)


def _prove_values(
    proof: SheetProof, texts: tuple[SheetText, SheetText], comparison: Comparison
) -> Mapping[Place, Written]:
    """Compare what was read with what was asked.

    Returns:
        All that was asked, by place.
    """
    old, new = texts
    rows = {row for row, _ in proof.cells} | {row for each in proof.bodies for row in each.zone}
    values = new.values(rows, comparison.decoders)
    proof.expect_none(
        (row, column)
        for (row, column), value in proof.cells.items()
        if not comparison.holds(values[row].get(column), value)
    )
    asked = dict(proof.cells)
    for body in proof.bodies:
        was = old.values(body.compared, comparison.decoders)
        asked.update(body.places(body.prove(was, values, comparison)))
    return asked


def _around(sheet: SheetText) -> Counter[bytes]:
    text = sheet.text[: sheet.start] + sheet.text[sheet.end :]
    return Counter(each for each in _NAME.findall(text) if each not in _FREE)


def _intruders(proof: SheetProof, old: SheetText, new: SheetText) -> Iterator[Place]:
    """The cells that changed and should not have."""
    bodies = proof.bodies
    moved = {place for each in bodies for place in lowered(old, new, each, bodies)}
    for row, columns in changed_cells(old, new):
        columns.difference_update(*(each.written(row) for each in proof.bodies))
        for column in columns:
            place = row, column
            pair = (each.cells(row).get(column, b"") for each in (old, new))
            expected = place in proof.cells or place in moved
            if not expected and not _allowed(proof, place, *pair):
                yield place


def _allowed(proof: SheetProof, place: Place, old: bytes, new: bytes) -> bool:
    return any(each.allows(place, old, new) for each in proof.bodies)


def _other_kinds(new: SheetText, asked: Mapping[Place, Written]) -> Iterator[Place]:
    """The cells where a formula stands and none was asked, or the other way round."""
    wanted = {place for place, value in asked.items() if isinstance(value, Formula)}
    may_compute = has_formula(new.text[new.start : new.end])
    rows = {row for row, _ in asked} if may_compute else ()
    cells = ((row, column, cell) for row in rows for column, cell in new.cells(row).items())
    found = {(row, column) for row, column, cell in cells if has_formula(cell)}
    yield from wanted ^ (found & asked.keys())


def _prove_links(
    proof: SheetProof, texts: tuple[SheetText, SheetText], asked: Mapping[Place, Written]
) -> None:
    """Links lead from where they were asked, and still from wherever nothing was."""
    before, after = (
        {each.decode() for each in _LINK.findall(text.text, text.end)} for text in texts
    )
    links = (place for place, value in asked.items() if isinstance(value, Link))
    proof.expect_none(place for place in links if _reference(place) not in after)
    for each in before - after:
        expect(_is_asked(each, asked, proof.bodies), f"{proof.sheet.name}, liens")


def _is_asked(reference: str, asked: Mapping[Place, Written], bodies: Sequence[BodyProof]) -> bool:
    area = parse_area(reference)
    place = area.first_row, area.first_column
    return place in asked or any(area.first_row in each.zone for each in bodies)


def _reference(place: Place) -> str:
    row, column = place
    return f"{column_letters(column)}{row}"
