"""The level of support of each OT on the day, from dated facts alone, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from xlqualite.anomaly import Reason
from xlqualite.compute.labels import Standing, standing
from xlqualite.dossier import Dossier, Folder, folders, remembered
from xlqualite.french import short_date
from xlqualite.months import add_months
from xlqualite.tables import PathFact
from xlqualite.vocabularies import Fact


@dataclass(frozen=True, slots=True)
class Level:
    """The level of an OT on a day.

    Attributes:
        rank: 1, 2 or 3; None before its entry and after its exit or merger.
        declared: what the coordinator announced.
        since: the day from which it has had this level without a break; None when undated.
        label_end: at level 3, the end of its label, if known.
        because: the facts that decided it.
        next_steps: what would bring the next level.
    """

    office: str
    rank: int | None
    declared: int | None
    since: date | None
    label_end: date | None
    because: tuple[Reason, ...]
    next_steps: tuple[Reason, ...]


@remembered
def levels(dossier: Dossier) -> Mapping[str, Level]:
    """The level of every OT, by code, in the order of the sheet."""
    return {code: level_of(dossier, code) for code in folders(dossier)}


@remembered
def level_of(dossier: Dossier, office: str) -> Level:
    """The level of an OT on the dossier's day (domain, section 3).

    Raises:
        KeyError: no OT has this code.
    """
    folder = dossier.of(office)
    absence = _absence(dossier, folder)
    if absence:
        return _level(folder, None, None, (absence,))
    label = standing(dossier, office)
    if label and label.holds:
        return _level_three(folder, label)
    engagement = engagement_of(dossier, office)
    if engagement:
        return _level_two(dossier, folder, engagement)
    return _level_one(folder, label)


@remembered
def engagement_of(dossier: Dossier, office: str) -> PathFact | None:
    """The engagement towards the marque in force: not abandoned, not consumed by a label since.

    It is told for any OT, also one that a label obtained otherwise keeps at level 3.
    """
    facts = [
        each for each in path_of(dossier, office) if each.fact in (Fact.ENGAGEMENT, Fact.ABANDON)
    ]
    if not facts or facts[-1].fact is Fact.ABANDON:
        return None
    last_abandon = max((i for i, each in enumerate(facts) if each.fact is Fact.ABANDON), default=-1)
    engaged = facts[last_abandon + 1 :]
    label = standing(dossier, office)
    obtained = [each.obtained_on for each in label.chain if each.obtained_on] if label else []
    open_ones = [
        each for each in engaged if not any(day >= (each.day or date.min) for day in obtained)
    ]
    return open_ones[0] if open_ones else None


@remembered
def path_of(dossier: Dossier, office: str) -> tuple[PathFact, ...]:
    """The facts of an OT known on the day, undated ones first, then by date and row."""
    path = dossier.of(office).path
    known = [each for each in path if each.day is None or each.day <= dossier.as_of]
    return tuple(sorted(known, key=lambda each: each.day or date.min))


def departed(dossier: Dossier, office: str) -> bool:
    """Whether an OT has left or merged, as opposed to not having entered yet."""
    last = _last_passage(dossier, office)
    return last is not None and last.fact is not Fact.ENTRY


def _last_passage(dossier: Dossier, office: str) -> PathFact | None:
    passages = (Fact.ENTRY, Fact.EXIT, Fact.MERGER)
    return next(
        (each for each in reversed(path_of(dossier, office)) if each.fact in passages), None
    )


def _absence(dossier: Dossier, folder: Folder) -> Reason | None:
    last = _last_passage(dossier, folder.code)
    if last is None:
        coming = [each for each in folder.path if each.fact is Fact.ENTRY and each.day]
        return _reason("Entre dans le programme", coming[0]) if coming else None
    if last.fact is Fact.EXIT:
        return _reason("Sorti du programme", last)
    if last.fact is Fact.MERGER:
        into = f" dans {last.absorbing_office}" if last.absorbing_office else ""
        return _reason(f"Fusionné{into}", last)
    return None


def _level(
    folder: Folder, rank: int | None, since: date | None, because: tuple[Reason, ...]
) -> Level:
    steps = (
        ()
        if rank
        else (Reason("Une ligne Entrée dans la feuille Parcours.", folder.office.at("code")),)
    )
    return Level(folder.code, rank, folder.office.declared_level, since, None, because, steps)


def _level_three(folder: Folder, label: Standing) -> Level:
    span = label.span
    name, at = span.label.label.value, span.label.at("label")
    obtained = f" attribué le {short_date(span.obtained_on)}" if span.obtained_on else " sans date"
    because = [Reason(f"{name}{obtained}", at)]
    if span.ends_on:
        because.append(Reason(f"Fin le {short_date(span.ends_on)}", at))
    if not label.in_force and label.tolerated_until:
        because.append(Reason(f"Échu, toléré jusqu'au {short_date(label.tolerated_until)}", at))
    keep = f" avant le {short_date(span.ends_on)}" if span.ends_on else ""
    steps = (Reason(f"Niveau le plus élevé ; à conserver par un renouvellement{keep}.", at),)
    return Level(
        folder.code,
        3,
        folder.office.declared_level,
        label.since,
        span.ends_on,
        tuple(because),
        steps,
    )


def _level_two(dossier: Dossier, folder: Folder, engagement: PathFact) -> Level:
    earliest = ""
    if engagement.day:
        day = add_months(engagement.day, dossier.settings.label_minimum_months)
        earliest = f", au plus tôt le {short_date(day)}"
    step = Reason(
        f"L'audit final puis l'attribution de la marque{earliest}.", engagement.at("fact")
    )
    because = (_reason("Engagé vers la marque", engagement),)
    return Level(
        folder.code, 2, folder.office.declared_level, engagement.day, None, because, (step,)
    )


def _level_one(folder: Folder, label: Standing | None) -> Level:
    turns = [each for each in folder.path if each.fact in (Fact.ENTRY, Fact.ABANDON) and each.day]
    since = max((each.day for each in turns if each.day), default=None)
    because = [_reason(each.fact.value, each) for each in turns[-1:]]
    if label and label.tolerated_until:
        lost_on = label.tolerated_until + timedelta(days=1)
        since = max(lost_on, since or lost_on)
        text = f"Marque échue, tolérance passée depuis le {short_date(lost_on)}"
        because.append(Reason(text, label.span.label.at("label")))
    if not because:
        because = [Reason("Accompagné, ni marque ni engagement", folder.office.at("code"))]
    step = Reason("Un engagement vers la marque (feuille Parcours).", folder.office.at("code"))
    return Level(folder.code, 1, folder.office.declared_level, since, None, tuple(because), (step,))


def _reason(text: str, fact: PathFact) -> Reason:
    when = f" le {short_date(fact.day)}" if fact.day else " (sans date)"
    return Reason(text + when, fact.at("fact"))
