"""What an integration gathers before anything is written: what is taken, listed, chosen."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from xlqualite.commands.registry import Request
from xlqualite.dossier import Dossier
from xlqualite.excel.returned import open_returned
from xlqualite.french import NBSP, count, listing, quoted
from xlqualite.messages import UserError
from xlqualite.port import Workbook, Written
from xlqualite.schema import Address, Record, Table
from xlqualite.sharing.kept import value_of
from xlqualite.sharing.merge import Difference, Verdict, merge, same
from xlqualite.sharing.returned import read_returned, strays
from xlqualite.sharing.share import Key, Share, Value, named_records, share_of, text_of
from xlqualite.sheets.columns import Row
from xlqualite.sheets.extract_front import IDENTIFIER_AT, SHEET
from xlqualite.sheets.return_lines import kept_text, line_of, mark_of
from xlqualite.sheets.returns import KEEP, Line, read_lines, returns_sheet
from xlqualite.sheets.shares import read_shares
from xlqualite.tables import TABLES

BY_NAME = {each.name: each for each in TABLES}
WORDS = {
    Verdict.ACCEPTED: ("repris", "repris"),
    Verdict.REFUSED: ("refusé", "refusés"),
    Verdict.CONFLICT: ("conflit à décider", "conflits à décider"),
    Verdict.PROPOSED: ("proposition à décider", "propositions à décider"),
}


@dataclass
class Integration:
    """An integration on its way; nothing is written before `write`.

    Attributes:
        cells: what is to be written in cells of hers.
        rows: what is to be added, by table.
        new: the lines to add to Retours, each with what it tells.
        applied: by row of Retours, the day its choice was applied.
        said: French sentences to tell.
    """

    workbook: Workbook
    dossier: Dossier
    request: Request
    cells: dict[Address, Value] = field(default_factory=dict)
    rows: dict[str, dict[Key, Mapping[str, Value]]] = field(default_factory=dict)
    new: list[Row] = field(default_factory=list)
    verdicts: Counter[tuple[str, Verdict]] = field(default_factory=Counter)
    applied: dict[int, date] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    files: int = 0

    def __post_init__(self) -> None:
        """Read what the workbook keeps of what was sent and of what came back."""
        self.shares = {each.identifier: each for each in read_shares(self.workbook)}
        self.lines = read_lines(self.workbook)
        self.known = {each.mark for each in self.lines}

    @property
    def has_changes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.new or self.applied)

    def take(self, path: Path) -> None:
        """Merge one file that came back.

        Raises:
            UserError: it is not the return of a share of this workbook.
        """
        workbook, said = open_returned(path)
        share = self._share_of(workbook.value(Address(SHEET, IDENTIFIER_AT)), path.name)
        came, missing = read_returned(workbook, share)
        told = (*missing, *strays(came))
        self.said += [*said, *(f"{quoted(path.name)}{NBSP}: {each}." for each in told)]
        self.files += 1
        hers = share_of(self.dossier, share.recipient, share.salt, self.request.moment)
        doubled = {}
        for table in TABLES:
            if table.record in share.rows:
                _, twice = named_records(self.dossier, table, share.recipient, share.salt)
                doubled[table.name] = twice
        for each in merge(share.rows, hers.rows, came, share.recipient, **doubled):
            self._note(each, share)

    def apply_choices(self) -> None:
        """Do what she chose on Retours, where her cell is still what the line says."""
        for line in self.lines:
            if line.choice is None:
                continue
            share = self.shares.get(str(line.cells["partage"]))
            table = BY_NAME.get(str(line.told["t"]))
            if line.choice == KEEP or (share and table and self._taken(line, share, table)):
                self.applied[line.row] = self.request.moment.date()
            else:
                self.said.append(
                    f"Retours, ligne {line.row}{NBSP}: la cellule a changé depuis, ou la ligne a "
                    f"été modifiée à la main{NBSP}; ce choix n'est pas appliqué."
                )

    def write(self) -> None:
        """Ask of the workbook all that was gathered; saving it is for who called."""
        for at, value in self.cells.items():
            self.workbook.set(at, _written(value))
        for name, added in self.rows.items():
            table = BY_NAME[name]
            rows = [
                tuple(_written(row.get(column.name)) for column in table.columns)
                for row in added.values()
            ]
            self.workbook.add(table, rows)
        self.workbook.write(returns_sheet(self.lines, self.applied, self.new))

    def told(self) -> str:
        """What was done, in a line for the Journal: counts by share, nobody's name."""
        shares = dict.fromkeys(share for share, _ in self.verdicts)
        parts = [f"{each}{NBSP}: {self._counted(each)}" for each in shares]
        if self.applied:
            parts.append(count(len(self.applied), "choix appliqué", "choix appliqués"))
        return f"{NBSP}; ".join(parts)

    def facts(self) -> list[dict[str, Any]]:
        """The lines of this run as JSON: those applied, then the new ones."""
        keys = ("de", "partage", "feuille", "cle", "colonne", "la_votre", "la_leur", "motif")
        done = [each for each in self.lines if each.row in self.applied]
        return [
            *(
                {key: each.cells[key] for key in ("n", "cellule", *keys)} | {"etat": "appliqué"}
                for each in done
            ),
            *(
                {"n": None, **{key: each[key] for key in keys}}
                | {"cellule": each["cellule"] and str(each["cellule"]), "etat": each["etat"]}
                for each in self.new
            ),
        ]

    def _counted(self, share: str) -> str:
        return listing(
            count(self.verdicts[share, verdict], *words)
            for verdict, words in WORDS.items()
            if self.verdicts[share, verdict]
        )

    def _share_of(self, identifier: object, name: str) -> Share:
        told = str(identifier or "").strip()
        if not told:
            raise UserError(
                f"{quoted(name)} n'est pas un fichier partagé{NBSP}: sa feuille {quoted(SHEET)} "
                "ne porte pas d'identifiant. Demandez le fichier qui a été envoyé."
            )
        if told not in self.shares:
            raise UserError(
                f"{quoted(name)} porte l'identifiant {quoted(told)}, qui n'est pas celui d'un "
                f"partage de ce classeur{NBSP}: il vient d'un autre relais ou d'une autre copie "
                "du classeur."
            )
        return self.shares[told]

    def _note(self, difference: Difference, share: Share) -> None:
        """Keep a difference that is not known yet, and take it if it is accepted."""
        mark = mark_of(difference, share)
        if mark in self.known:
            return
        at = self._cell_of(difference, share)
        settled = self._settled(difference, at)
        if settled is None:
            return
        self.known.add(mark)
        self.verdicts[share.identifier, settled.verdict] += 1
        self.new.append(line_of(settled, share, at, self.request.moment.date()))
        if settled.verdict is Verdict.ACCEPTED:
            self._take(settled, at)

    def _settled(self, difference: Difference, at: Address | None) -> Difference | None:
        """A difference beside what this run already takes; None when that says the same."""
        if difference.verdict is not Verdict.ACCEPTED:
            return difference
        if difference.field is None:
            added = self.rows.get(difference.table.name, {}).get(difference.key)
            if added is None:
                return difference
            why = "ligne nouvelle, déjà reprise d'un autre retour"
            is_same = added == difference.theirs
        elif at in self.cells:
            is_same = same(self.cells[at], difference.theirs)  # type: ignore[arg-type]  # one field
            difference = replace(difference, hers=self.cells[at])
            why = "modifié aussi par un autre retour"
        else:
            return difference
        return None if is_same else replace(difference, verdict=Verdict.CONFLICT, why=why)

    def _take(self, difference: Difference, at: Address | None) -> None:
        theirs: Any = difference.theirs  # it is accepted, hence read
        if difference.field is None:
            self.rows.setdefault(difference.table.name, {})[difference.key] = theirs
        elif at is not None:
            self.cells[at] = theirs

    def _record(self, table: Table, key: Key, share: Share) -> Record | None:
        found, _ = named_records(self.dossier, table, share.recipient, share.salt)
        return found.get(key)

    def _cell_of(self, difference: Difference, share: Share) -> Address | None:
        """Her cell that a difference is about; the first of her row for a whole one."""
        record = self._record(difference.table, difference.key, share)
        if record is None:
            return None
        return record.at(difference.field or difference.table.columns[0].name)

    def _taken(self, line: Line, share: Share, table: Table) -> bool:
        """Take theirs, as a line says; False when it can no longer be."""
        key, name, theirs = tuple(line.told["k"]), line.told["f"], line.told["v"]
        record = self._record(table, key, share)
        columns = {each.name: each for each in table.columns}
        try:
            if name is not None:
                if record is None or isinstance(theirs, Mapping):  # too long to be kept whole
                    return False
                if not _still_says(record, name, line.told["h"]):
                    return False
                self.cells[record.at(name)] = value_of(theirs, columns[name])
            elif theirs is None:
                if record is None:
                    return False
                self.cells |= {record.at(each): None for each in columns}
            else:
                if record or any(isinstance(each, Mapping) for each in theirs.values()):
                    return False
                row = {each: value_of(text, columns[each]) for each, text in theirs.items()}
                self.rows.setdefault(table.name, {})[key] = row
        except (ValueError, ArithmeticError, LookupError, AttributeError, TypeError):
            return False
        return True


def _still_says(record: Record, name: str, told: object) -> bool:
    text = None if (value := getattr(record, name)) is None else text_of(value)
    return told in (text, *(kept_text(text, each) for each in (0,) if text))


def _written(value: Value) -> Written:
    return str(value.value) if isinstance(value, Enum) else value
