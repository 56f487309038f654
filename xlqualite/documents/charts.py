"""The data of the native charts: a table each, and the sentence that says the same."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from xlqualite.compute.evaluation import Evaluation, Review
from xlqualite.compute.evaluation.network import LEVELS
from xlqualite.compute.progress import progress_of
from xlqualite.documents.evaluation.network import LEVEL_NAMES
from xlqualite.documents.phrases import SEMICOLON
from xlqualite.documents.records import Variables
from xlqualite.dossier import Dossier
from xlqualite.french import NBSP, days, euros, number, percent
from xlqualite.vocabularies import InterventionType

Value = Decimal | int | None
Column = tuple[str, Sequence[Value]]
SHARE, WHOLE, DAYS = f"0{NBSP}%", "0", "[$-40C]General"
# -40C: a decimal comma and French thousands, whatever the computer's own settings
EUROS = f'[$-40C]#,##0.00{NBSP}"€"'


def progress_by_chapter(dossier: Dossier, code: str) -> Variables:
    """The score of an OT in each chapter, 0 to 1; nothing where it has answered nothing."""
    found = [each for each in progress_of(dossier, code) if each.chapter]
    score: Column = ("Score", [each.score for each in found])
    names = [each.chapter or "" for each in found]
    said = _chart("Score par chapitre du référentiel", names, [score], percent)
    return said | {"format": SHARE}


def of_the_network(found: Evaluation) -> Variables:
    """The charts of the annual evaluation, the year before beside the year."""
    return {"niveaux": _levels(found), "temps": _time(found), "participations": _fees(found)}


def _levels(found: Evaluation) -> Variables:
    columns = _years(found, lambda its: [len(its.network.by_level[each]) for each in LEVELS])
    names = [f"Niveau{NBSP}{LEVEL_NAMES[each]}" for each in LEVELS]
    return _chart("Offices de tourisme par niveau", names, columns, number) | {"format": WHOLE}


def _time(found: Evaluation) -> Variables:
    """The days of each kind of intervention that took any in one year or the other."""
    both = (found.current.time.by_type, found.previous.time.by_type)
    kinds = [each for each in InterventionType if any(each in one for one in both)]
    columns = _years(found, lambda its: [_spent(its, each) for each in kinds])
    names = [each.value for each in kinds]
    return _chart("Jours de travail par nature", names, columns, days) | {"format": DAYS}


def _spent(its: Review, kind: InterventionType) -> Value:
    found = its.time.by_type.get(kind)
    return found.total if found else None


def _fees(found: Evaluation) -> Variables:
    """The split of the participations, of the years whose amounts are all known."""
    reviews = [each for each in (found.current, found.previous) if each.financing.total.amount]
    totals = [each.financing.total for each in reviews]
    columns: list[Column] = [
        ("Part départementale", [each.department for each in totals]),
        ("Part régionale", [each.region for each in totals]),
    ]
    years = [str(each.year) for each in reviews]
    return _chart("Partage des participations", years, columns, _in_euros) | {"format": EUROS}


def _in_euros(amount: Decimal | int) -> str:
    return euros(Decimal(amount))


def _years(found: Evaluation, values: Callable[[Review], Sequence[Value]]) -> list[Column]:
    return [(str(each.year), values(each)) for each in (found.current, found.previous)]


def _chart(
    title: str,
    categories: Sequence[str],
    columns: Iterable[Column],
    written: Callable[[Decimal | int], str],
) -> Variables:
    """A table, and the sentence that says its values."""
    series = list(columns)
    return {
        "description": f"{title}{NBSP}: {SEMICOLON.join(_said(categories, series, written))}.",
        "categories": list(categories),
        "series": [{"nom": name, "valeurs": list(values)} for name, values in series],
    }


def _said(
    categories: Sequence[str], series: Iterable[Column], written: Callable[[Decimal | int], str]
) -> Iterable[str]:
    """Each category with its values: Accueil, Score 67 %, Renseigné 100 %."""
    columns = list(series)
    for place, category in enumerate(categories):
        values = ((name, column[place]) for name, column in columns)
        told = (f"{name} {'–' if value is None else written(value)}" for name, value in values)
        yield f"{category}, {', '.join(told)}"
