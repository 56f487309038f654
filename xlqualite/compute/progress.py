"""How far each OT is in the référentiel: its score by chapter, and how much of it is answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from xlqualite.anomaly import Reason
from xlqualite.compute.actions import open_actions
from xlqualite.compute.answers import Answers, answers_of, answers_to, applicable_criteria, unmet
from xlqualite.compute.levels import level_of
from xlqualite.dossier import Dossier, folders, remembered
from xlqualite.french import count, percent, short_date
from xlqualite.settings import Settings
from xlqualite.tables import Answer, Criterion
from xlqualite.vocabularies import Comparison, Response, YesNo

PRECISION = Decimal("0.000001")


@dataclass(frozen=True, eq=False)
class Progress:
    """An OT's progress in a chapter, or in the whole référentiel when chapter is None.

    Attributes:
        score: 0 to 1, over the answered criteria other than NM and NC; None if there is none.
        answered: the share of the applicable criteria that are answered, NM and NC included.
        unmet_mandatory: codes of the mandatory criteria answered Non, I or TI.
    """

    office: str
    chapter: str | None
    score: Decimal | None
    answered: Decimal
    unmet_mandatory: tuple[str, ...]
    because: tuple[Reason, ...]


@remembered
def progress(dossier: Dossier) -> tuple[Progress, ...]:
    """The progress of every OT that has a level: each chapter, then the total."""
    return tuple(
        each
        for code in folders(dossier)
        if level_of(dossier, code).rank
        for each in progress_of(dossier, code)
    )


@remembered
def progress_of(dossier: Dossier, office: str) -> tuple[Progress, ...]:
    """The progress of an OT by chapter, in the order of the référentiel, then in total.

    Only chapters with an applicable criterion are told; nothing is, without a référentiel.

    Raises:
        KeyError: no OT has this code.
    """
    criteria = applicable_criteria(dossier, office)
    chapters: dict[str | None, list[Criterion]] = {}
    for each in criteria:
        chapters.setdefault(each.chapter, []).append(each)
    if criteria:
        chapters[None] = list(criteria)
    return tuple(_progress(dossier, office, *each) for each in chapters.items())


def total_of(dossier: Dossier, office: str) -> Progress | None:
    """The progress of an OT in the whole référentiel; None when no criterion applies to it."""
    found = progress_of(dossier, office)
    return found[-1] if found else None


def unmet_without_action(dossier: Dossier, office: str) -> tuple[str, ...]:
    """The unmet mandatory criteria of an OT that none of its open actions is aimed at, by code."""
    found = total_of(dossier, office)
    aimed_at = {each.criterion for each in open_actions(dossier.of(office).actions)}
    codes = found.unmet_mandatory if found else ()
    return tuple(each for each in codes if each not in aimed_at)


def reaches_threshold(settings: Settings, score: Decimal) -> bool:
    """Whether a score, 0 to 1, reaches the threshold of the marque, with its operator."""
    if settings.threshold_operator is Comparison.ABOVE:
        return score * 100 > settings.threshold
    return score * 100 >= settings.threshold


def _progress(
    dossier: Dossier, office: str, chapter: str | None, criteria: list[Criterion]
) -> Progress:
    everywhere = answers_of(dossier, office)
    found = [_score(dossier.settings, criteria, each) for each in everywhere.values()]
    scores = [each for each in found if each is not None]
    shares = [_share_answered(criteria, each) for each in everywhere.values()]
    failing = list(_unmet_mandatory(dossier, office, criteria))
    return Progress(
        office,
        chapter,
        _mean(scores) if scores else None,
        _mean(shares),
        tuple(dict.fromkeys(each.criterion for each in failing)),
        tuple(_because(criteria, everywhere.values(), scores, failing)),
    )


def _score(settings: Settings, criteria: list[Criterion], answers: Answers) -> Decimal | None:
    notes = _notes(settings)
    weighed = [
        (_weight(each), notes[answers[each.code].response])
        for each in criteria
        if each.code in answers and answers[each.code].response in notes
    ]
    total = sum((weight for weight, _ in weighed), Decimal(0))
    return sum((weight * note for weight, note in weighed), Decimal(0)) / total if total else None


def _notes(settings: Settings) -> dict[Response, Decimal]:
    return {
        Response.YES: Decimal(1),
        Response.NO: Decimal(0),
        Response.TS: settings.note_ts,
        Response.S: settings.note_s,
        Response.I: settings.note_i,
        Response.TI: settings.note_ti,
    }


def _weight(criterion: Criterion) -> Decimal:
    return Decimal(1) if criterion.coefficient is None else criterion.coefficient


def _share_answered(criteria: list[Criterion], answers: Answers) -> Decimal:
    return Decimal(sum(each.code in answers for each in criteria)) / len(criteria)


def _mean(values: list[Decimal]) -> Decimal:
    """Rounded, so that the order in which values were added never shows."""
    return (sum(values, Decimal(0)) / len(values)).quantize(PRECISION)


def _unmet_mandatory(dossier: Dossier, office: str, criteria: list[Criterion]) -> Iterator[Answer]:
    for each in criteria:
        if each.mandatory is YesNo.YES:
            yield from unmet(answers_to(dossier, office, each.code))


def _because(
    criteria: list[Criterion],
    everywhere: Iterable[Answers],
    scores: list[Decimal],
    failing: list[Answer],
) -> Iterator[Reason]:
    codes = {each.code for each in criteria}
    given = [answer for each in everywhere for code, answer in each.items() if code in codes]
    answered = len({each.criterion for each in given})
    of_all = count(answered, "critère renseigné", "critères renseignés")
    yield Reason(f"{of_all} sur {len(criteria)}")
    if len(set(scores)) > 1:
        yield Reason(f"Moyenne de {len(scores)} accueils : {', '.join(map(percent, scores))}")
    latest = max(given, key=lambda each: each.observed_on, default=None)
    if latest:
        when = short_date(latest.observed_on)
        yield Reason(f"Dernière réponse le {when}", latest.at("observed_on"))
    for each in dict.fromkeys(failing):
        where = f" ({each.accueil})" if each.accueil else ""
        text = f"{each.criterion}, obligatoire{where} : {each.response.value}"
        yield Reason(text, each.at("response"))
