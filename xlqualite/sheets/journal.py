"""The sheet Journal: one line for each run, added below the others; never a person's name."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from xlqualite.anomaly import Severity
from xlqualite.french import NBSP, PLURAL, number, short_date
from xlqualite.port import ResultSheet
from xlqualite.sheets.anomalies import tally
from xlqualite.sheets.cells import to_cells
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show
from xlqualite.sheets.computed import AsOf

TABLE = ResultTable(
    "journal",
    "Journal",
    "J_Journal",
    f"Une ligne par exécution{NBSP}: ce qui a été fait, quand et avec quel résultat.",
    (
        ResultColumn("quand", "Quand", Show.MOMENT),
        ResultColumn("commande", "Commande"),
        ResultColumn(
            "par", "Par", note=f"Bouton ou ligne de commande{NBSP}; jamais un nom de personne."
        ),
        ResultColumn(
            "resultat",
            "Résultat",
            wraps=True,
            note="Le jour et l'année traités, puis le nombre d'anomalies.",
        ),
        ResultColumn(
            "documents",
            "Documents",
            wraps=True,
            note="Les documents Word créés, à jour ou retenus.",
        ),
    ),
)


@dataclass(frozen=True)
class Noun:
    """What a kind of document is called."""

    singular: str
    plural: str
    feminine: bool = False


NOUNS = {
    "plan-actions": Noun("plan d'actions", "plans d'actions"),
    "evaluation-annuelle": Noun("évaluation annuelle", "évaluations annuelles", feminine=True),
    "partage": Noun("fichier à envoyer", "fichiers à envoyer"),
    "appel-participation": Noun("appel de participation", "appels de participation"),
}
NEW_VERSION = "nouvelle version"


@dataclass(frozen=True, kw_only=True, eq=False)
class Entry:
    """A run, as the journal tells it.

    Attributes:
        moment: local time of the run.
        door: where it was asked from, in French.
        as_of: the day of its results.
        year: the year treated.
        severities: of each anomaly found.
        documents: kind and state of each, in the words of the contract.
        about: what else is to be told, never a person's name.
    """

    moment: datetime
    command: str
    door: str
    as_of: date
    year: int
    severities: tuple[Severity, ...]
    documents: tuple[tuple[str, str], ...] = ()
    about: str = ""


def journal_sheet(entry: Entry) -> ResultSheet:
    """The line of a run, to be added to the sheet."""
    rows = to_cells(TABLE, (_row(entry),))
    return ResultSheet(TABLE.sheet, {}, TABLE.name, TABLE.headings, rows, TABLE.wrapped)


def journal_line(entry: Entry) -> str:
    """The line of a run as a text."""
    row = _row(entry)
    moment = f"{short_date(entry.moment)} {entry.moment:%H:%M}"
    others = (row[each.key] for each in TABLE.columns[1:])
    return " | ".join((moment, *filter(None, others)))


def _row(entry: Entry) -> Row:
    about = f"{NBSP}; {entry.about}" if entry.about else ""
    return {
        "quand": entry.moment,
        "commande": entry.command,
        "par": entry.door,
        "resultat": f"{AsOf(entry.as_of, entry.year)}{NBSP}: {tally(entry.severities)}{about}",
        "documents": told(entry.documents) or None,
    }


def told(documents: Iterable[tuple[str, str]]) -> str:
    """How many documents of each kind are in each state: 2 plans d'actions créés."""
    found = Counter(documents)
    return ", ".join(_agreed(*each, quantity) for each, quantity in found.items())


def _agreed(kind: str, state: str, quantity: int) -> str:
    noun, several = NOUNS[kind], quantity >= PLURAL
    ending = ("e" if noun.feminine else "") + ("s" if several else "")
    agreed = re.sub(r"é\b", f"é{ending}", state.replace(NEW_VERSION, f"en {NEW_VERSION}"))
    return f"{number(quantity)}{NBSP}{noun.plural if several else noun.singular} {agreed}"
