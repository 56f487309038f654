"""The level of support of each OT on the day, from dated facts alone, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xlqualite.anomaly import Reason
from xlqualite.compute.labels import Standing, counting_spans, standing
from xlqualite.dossier import Dossier, Folder, folders, remembered
from xlqualite.french import short_date
from xlqualite.months import add_months, days_after
from xlqualite.tables import PathFact
from xlqualite.vocabularies import Fact

PASSAGES = (Fact.ENTRY, Fact.EXIT, Fact.MERGER)
BEGINNINGS = (Fact.ENTRY, Fact.ENGAGEMENT)
_RANKS = {fact: rank for rank, fact in enumerate(Fact)}


@dataclass(frozen=True, eq=False)
class Level:
    """The level of an OT on a day.

    Attributes:
        rank: 1, 2 or 3; None before its entry and after its exit or merger.
        declared: what the coordinator announced.
        since: the day of what gave it this level: the start of the unbroken chain of labels, the
            engagement, else the entry, the abandon or the loss of the marque; None when undated.
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
        return absence
    label = standing(dossier, office)
    if label and label.holds:
        return _level_three(folder, label)
    engagement = engagement_of(dossier, office)
    if engagement:
        return _level_two(dossier, folder, engagement)
    return _level_one(dossier, folder)


@remembered
def engagement_of(dossier: Dossier, office: str) -> PathFact | None:
    """The engagement towards the marque in force: not abandoned, not consumed by a label since.

    It is told for any OT, also one that a label obtained before keeps at level 3.
    """
    labels = counting_spans(dossier, office)
    obtained = max((each.obtained_on or date.min for each in labels), default=None)
    engaged: list[PathFact] = []
    for fact in path_of(dossier, office):
        if fact.fact is Fact.ABANDON:
            engaged = []
        elif fact.fact is Fact.ENGAGEMENT and not (obtained and obtained >= _day(fact)):
            engaged.append(fact)
    return engaged[0] if engaged else None


@remembered
def path_of(dossier: Dossier, office: str) -> tuple[PathFact, ...]:
    """The facts of an OT known on the day, undated ones first, whatever their order in the sheet.

    On one day, what ends comes before what begins (an OT leaves and comes back); of two undated
    facts, what begins comes first.
    """
    path = dossier.of(office).path
    known = [each for each in path if each.day is None or each.day <= dossier.as_of]
    return tuple(sorted(known, key=_order))


def departure_of(dossier: Dossier, office: str) -> PathFact | None:
    """The exit or merger that an OT has not come back from; None if it has not left."""
    passages = [each for each in path_of(dossier, office) if each.fact in PASSAGES]
    return passages[-1] if passages and passages[-1].fact is not Fact.ENTRY else None


def departed(dossier: Dossier, office: str) -> bool:
    """Whether an OT has left or merged, as opposed to not having entered yet."""
    return departure_of(dossier, office) is not None


def _order(fact: PathFact) -> tuple[date, bool, int]:
    begins = fact.fact in BEGINNINGS
    return _day(fact), begins if fact.day else not begins, _RANKS[fact.fact]


def _day(fact: PathFact) -> date:
    return fact.day or date.min


def _absence(dossier: Dossier, folder: Folder) -> Level | None:
    """Having no level, and why; None for an OT that has one."""
    departure = departure_of(dossier, folder.code)
    if departure and departure.fact is Fact.EXIT:
        return _without_level(folder, _reason("Sorti du programme", departure))
    if departure:
        into = f" dans {departure.absorbing_office}" if departure.absorbing_office else ""
        return _without_level(folder, _reason(f"Fusionné{into}", departure))
    entries = [each for each in folder.path if each.fact is Fact.ENTRY]
    first = min(entries, key=_day, default=None)
    if first is None or _day(first) <= dossier.as_of:
        return None
    return _without_level(folder, _reason("Entre dans le programme", first))


def _without_level(folder: Folder, why: Reason) -> Level:
    step = Reason("Une entrée dans le programme (feuille Parcours).", folder.office.at("code"))
    return Level(folder.code, None, folder.office.declared_level, None, None, (why,), (step,))


def _level_three(folder: Folder, label: Standing) -> Level:
    span = label.span
    name, at = span.label.label.value, span.label.at("label")
    obtained = f" attribué le {short_date(span.obtained_on)}" if span.obtained_on else " sans date"
    because = [Reason(f"{name}{obtained}", at)]
    if span.ends_on:
        because.append(Reason(f"Fin le {short_date(span.ends_on)}", at))
    if not label.in_force and label.tolerated_until:
        because.append(Reason(f"Échu, toléré jusqu'au {short_date(label.tolerated_until)}", at))
    if label.renewed_by and label.renewed_by.starts_on:
        begins = short_date(label.renewed_by.starts_on)
        at_next = label.renewed_by.label.at("label")
        because.append(Reason(f"Suite attribuée, valable à partir du {begins}", at_next))
    return Level(
        folder.code,
        3,
        folder.office.declared_level,
        label.since,
        span.ends_on,
        tuple(because),
        (Reason(_how_to_keep(label), at),),
    )


def _how_to_keep(label: Standing) -> str:
    until = label.span.ends_on if label.in_force else label.tolerated_until
    keep = f" avant le {short_date(until)}" if until else ""
    return f"Niveau le plus élevé ; à conserver par un renouvellement{keep}."


def _level_two(dossier: Dossier, folder: Folder, engagement: PathFact) -> Level:
    earliest = ""
    if engagement.day:
        day = add_months(engagement.day, dossier.settings.label_minimum_months)
        earliest = f", au plus tôt le {short_date(day)}"
    at = engagement.at("fact")
    step = Reason(f"L'audit final puis l'attribution de la marque{earliest}.", at)
    because = (_reason("Engagé vers la marque", engagement),)
    since = _latest(engagement.day, _lost_on(dossier, folder.code))
    return Level(folder.code, 2, folder.office.declared_level, since, None, because, (step,))


def _level_one(dossier: Dossier, folder: Folder) -> Level:
    turns = _turns(dossier, folder.code)
    lost_on = _lost_on(dossier, folder.code)
    because = [_reason(each.fact.value, each) for each in turns[-1:]]
    label = standing(dossier, folder.code)
    if label and lost_on:
        text = f"Marque échue, tolérance passée depuis le {short_date(lost_on)}"
        because.append(Reason(text, label.span.label.at("label")))
    if not because:
        because = [Reason("Accompagné, ni marque ni engagement", folder.office.at("code"))]
    since = _latest(*(each.day for each in turns), lost_on)
    step = Reason("Un engagement vers la marque (feuille Parcours).", folder.office.at("code"))
    return Level(folder.code, 1, folder.office.declared_level, since, None, tuple(because), (step,))


def _turns(dossier: Dossier, office: str) -> list[PathFact]:
    """The entry that began the present stay, then the abandons."""
    turns: list[PathFact] = []
    for fact in path_of(dossier, office):
        met = {each.fact for each in turns}
        if fact.fact in (Fact.EXIT, Fact.MERGER):
            turns = []
        elif fact.fact is Fact.ABANDON or (fact.fact is Fact.ENTRY and fact.fact not in met):
            turns.append(fact)
    return turns


def _lost_on(dossier: Dossier, office: str) -> date | None:
    """The first day without the label, tolerance included, of an OT that no longer holds it."""
    label = standing(dossier, office)
    return days_after(label.tolerated_until, 1) if label and label.tolerated_until else None


def _latest(*days: date | None) -> date | None:
    return max((each for each in days if each), default=None)


def _reason(text: str, fact: PathFact) -> Reason:
    when = f" le {short_date(fact.day)}" if fact.day else " (sans date)"
    return Reason(text + when, fact.at("fact"))
