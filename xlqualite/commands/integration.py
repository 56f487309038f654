"""What an integration gathers before anything is written: what is taken, listed, chosen."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from xlqualite.commands.came_back import came_back
from xlqualite.commands.registry import Request
from xlqualite.dossier import Dossier
from xlqualite.french import NBSP, count, listing
from xlqualite.port import Workbook, Written
from xlqualite.schema import Address, Record, Table
from xlqualite.sharing.merge import Difference, Verdict, merge, same
from xlqualite.sharing.share import Key, Sent, Value, named_records, share_of
from xlqualite.sheets.columns import Row
from xlqualite.sheets.return_lines import line_of, mark_of
from xlqualite.sheets.returns import read_lines, returns_sheet
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
            UserError: it is no return of this workbook.
        """
        back = came_back(path, self.shares, self.dossier)
        sent = back.sent
        self.said += back.said
        self.files += 1
        hers = share_of(self.dossier, sent.recipient, sent.salt, self.request.moment)
        doubled = {
            each.name: self._named(each, sent)[1] for each in TABLES if each.record in hers.rows
        }
        for each in merge(sent.rows, hers.rows, back.came, sent.recipient, **doubled):
            self._note(each, sent)

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

    def _note(self, difference: Difference, sent: Sent) -> None:
        """Keep a difference that is not known yet, and take it if it is accepted."""
        mark = mark_of(difference, sent)
        if mark in self.known:
            return
        at = self._cell_of(difference, sent)
        settled = self._settled(difference, at)
        if settled is None:
            return
        self.known.add(mark)
        self.verdicts[sent.identifier, settled.verdict] += 1
        self.new.append(line_of(settled, sent, at, self.request.moment.date()))
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

    def _cell_of(self, difference: Difference, sent: Sent) -> Address | None:
        """Her cell that a difference is about; the first of her row for a whole one."""
        record = self._named(difference.table, sent)[0].get(difference.key)
        if record is None:
            return None
        return record.at(difference.field or difference.table.columns[0].name)

    def _named(self, table: Table, sent: Sent) -> tuple[Mapping[Key, Record], frozenset[Key]]:
        return named_records(self.dossier, table, sent.recipient, sent.salt)


def _written(value: Value) -> Written:
    return str(value.value) if isinstance(value, Enum) else value
