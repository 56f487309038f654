"""What the tables read so far hand on to the next: their codes, and the faults of their cells."""

from dataclasses import dataclass, field
from typing import Any

from xlqualite.anomaly import Anomaly, Severity
from xlqualite.french import number, quoted
from xlqualite.messages import UserError
from xlqualite.reading.cells import Fault
from xlqualite.schema import Address, Record

MOST_FAULTS = 20_000


@dataclass(eq=False)
class Shelf:
    """What has been read so far: the codes other tables may name, and the anomalies found.

    Attributes:
        codes: by record class name, the codes that exist and the OT each belongs to.
        anomalies: found so far, in no order.
        unread: the tables and OT of rows with an unreadable cell.
        set_aside: the tables and keys of the rows that are no records.
    """

    codes: dict[str, dict[str, str | None]] = field(default_factory=dict)
    anomalies: list[Anomaly] = field(default_factory=list)
    unread: set[tuple[type[Record], str | None]] = field(default_factory=set)
    set_aside: set[tuple[type[Record], tuple[Any, ...]]] = field(default_factory=set)

    def report(self, fault: Fault, at: Address, office: str | None) -> None:
        """Add a fault of a cell, and of an OT that exists, to the anomalies.

        Raises:
            UserError: there are so many that the workbook must be another.
        """
        if len(self.anomalies) >= MOST_FAULTS:
            raise UserError(
                f"Plus de {number(MOST_FAULTS)} cellules sont illisibles, jusqu'à la feuille "
                f"{quoted(at.sheet)} : vérifiez qu'il s'agit du bon classeur, et qu'aucun collage "
                "n'y a décalé les colonnes."
            )
        self.anomalies.append(
            Anomaly(fault.code, Severity.BLOQUANT, at, office, fault.message, fault.remedy)
        )
