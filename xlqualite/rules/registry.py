"""How a rule is declared, and the one loop that applies them all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import getdoc
from typing import Protocol

from xlqualite.anomaly import Anomaly, Severity
from xlqualite.compute.levels import levels
from xlqualite.dossier import Dossier
from xlqualite.schema import Address, Record
from xlqualite.tables import Office


@dataclass(frozen=True)
class Hit:
    """One place where a rule is not met.

    Attributes:
        message: French sentence with the actual values.
        severity: when it differs from the rule's own.
    """

    at: Address | None
    office: str | None
    message: str
    severity: Severity | None = None


@dataclass(frozen=True, eq=False)
class Scope:
    """What a rule looks at.

    Attributes:
        needs: tables without which it has nothing to say; while one is wholly empty the rule is
            silent, and STR004 has said so.
        levels: the levels it concerns.
        departed: whether it also concerns an OT that has left or merged.
        absence: tables in which what it misses would stand; it is silent on an OT of which a row
            there could not be read: the reading has said so, and one cell has one cause.
    """

    needs: tuple[type[Record], ...] = ()
    levels: tuple[int, ...] = (1, 2, 3)
    departed: bool = False
    absence: tuple[type[Record], ...] = ()


Hits = Iterator[Hit]
Check = Callable[[Dossier], Hits]


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule of the catalogue; its French docstring is what the user reads."""

    code: str
    title: str
    severity: Severity
    scope: Scope
    check: Check

    @property
    def explanation(self) -> str:
        """What the rule looks for, in French."""
        return _on_one_line((getdoc(self.check) or "").partition("\n\nCorriger : ")[0])

    @property
    def remedy(self) -> str:
        """How to correct, in French."""
        said = _on_one_line((getdoc(self.check) or "").partition("\n\nCorriger : ")[2])
        return said[:1].upper() + said[1:]


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


class HasOffice(Protocol):
    """A record that belongs to an OT."""

    @property
    def office(self) -> str | None:
        """The OT's code."""
        ...

    def at(self, name: str) -> Address:
        """The address of a field's cell."""
        ...


RULES: dict[str, Rule] = {}


def rule(
    code: str, title: str, severity: Severity, scope: Scope = Scope()
) -> Callable[[Check], Check]:
    """Enter a generator of hits in the catalogue.

    Its docstring is French: what the rule looks for, a blank line, then "Corriger : ...".

    Raises:
        ValueError: the code is taken; codes are never reused.
    """

    def enter(check: Check) -> Check:
        if code in RULES:
            raise ValueError(f"rule {code} is declared twice")
        RULES[code] = Rule(code, title, severity, scope, check)
        return check

    return enter


def hit(
    record: HasOffice | Office, name: str, message: str, severity: Severity | None = None
) -> Hit:
    """A hit at a field of a record, for the OT it belongs to."""
    office = record.code if isinstance(record, Office) else record.office
    return Hit(record.at(name), office, message, severity)


def validate(dossier: Dossier) -> tuple[Anomaly, ...]:
    """Apply every rule; one that crashes is itself reported and the others still run."""
    return tuple(found for each in RULES.values() for found in _apply(each, dossier))


def _apply(rule: Rule, dossier: Dossier) -> list[Anomaly]:
    if not all(dossier.has(each) for each in rule.scope.needs):
        return []
    try:
        hits = list(rule.check(dossier))
    except Exception as crash:  # noqa: BLE001 - whatever a rule's fault, the others must still run
        return [_crashed(rule, crash)]
    return [_anomaly(rule, each) for each in hits if _concerns(rule, each, dossier)]


def _concerns(rule: Rule, found: Hit, dossier: Dossier) -> bool:
    if not all(dossier.fully_read(each, found.office) for each in rule.scope.absence):
        return False
    level = levels(dossier).get(found.office) if found.office else None
    return rule.scope.departed or level is None or level.rank in rule.scope.levels


def _anomaly(rule: Rule, found: Hit) -> Anomaly:
    severity = found.severity or rule.severity
    return Anomaly(rule.code, severity, found.at, found.office, found.message, rule.remedy)


def _crashed(rule: Rule, crash: Exception) -> Anomaly:
    return Anomaly(
        rule.code,
        Severity.ALERTE,
        None,
        None,
        f"La règle {rule.code} ({rule.title}) n'a pas pu être appliquée ({type(crash).__name__}).",
        "Signaler ce message avec le classeur ; les autres règles ont été appliquées.",
    )
