"""(a) The OT involved: by level, and who came, left, merged or moved."""

from collections.abc import Iterable, Iterator
from datetime import date

from xlqualite.compute.evaluation.network import LEVELS, Network
from xlqualite.documents.records import Variables
from xlqualite.dossier import Dossier, office_names
from xlqualite.french import count, listing
from xlqualite.tables import PathFact
from xlqualite.vocabularies import Fact

LEVEL_NAMES = {
    1: "1 – Démarche de progrès",
    2: "2 – Vers la marque",
    3: "3 – Suivi après la marque",
    None: "Réseau",
}


def by_level(dossier: Dossier, network: Network) -> list[Variables]:
    """The OT at each level, by name."""
    names = office_names(dossier)
    return [
        {
            "niveau": LEVEL_NAMES[level],
            "nombre": len(network.by_level[level]),
            "offices": listing(names[each] for each in network.by_level[level]) or "aucun",
        }
        for level in LEVELS
    ]


def movements(dossier: Dossier, network: Network) -> list[Variables]:
    """Entries, exits, mergers and moves between levels, by date, undated ones first."""
    found = [
        *_passages(dossier, network.entries, "Entrée dans le programme"),
        *_passages(dossier, network.exits, "Sortie du programme"),
        *_mergers(dossier, network),
        *_moves(dossier, network),
    ]
    return sorted(found, key=lambda each: each["date"] or date.min)


def referents(dossier: Dossier, network: Network) -> str:
    """The turnover of référents in words; empty when there was none."""
    names = office_names(dossier)
    return listing(
        f"{names[each.office]} ({_posts(each.arrived, each.left)})" for each in network.referents
    )


def inactive(dossier: Dossier, network: Network) -> str:
    """The OT of which nothing happened in a year in which others were active, by name."""
    if not network.active:
        return ""
    names = office_names(dossier)
    return listing(names[each] for each in network.involved if each not in network.active)


def _passages(dossier: Dossier, facts: Iterable[PathFact], what: str) -> Iterator[Variables]:
    for each in facts:
        yield _movement(office_names(dossier)[each.office], what, each.day)


def _mergers(dossier: Dossier, network: Network) -> Iterator[Variables]:
    names = office_names(dossier)
    for each in network.mergers:
        gone = listing(names[office] for office in each.offices)
        into = f", repris par {names[each.into]}" if each.into else ""
        what = f"{each.united} OT réunis en 1 (fusion)" if each.united > 1 else "Fusion"
        yield _movement(f"{gone}{into}", what, _merged_on(dossier, each.offices))


def _merged_on(dossier: Dossier, offices: Iterable[str]) -> date | None:
    days = (
        fact.day for code in offices for fact in dossier.of(code).path if fact.fact is Fact.MERGER
    )
    return max((day for day in days if day), default=None)


def _moves(dossier: Dossier, network: Network) -> Iterator[Variables]:
    for each in network.moves:
        what = f"Du niveau {each.before} au niveau {each.after}"
        yield _movement(office_names(dossier)[each.office], what, each.since)


def _movement(office: str, what: str, day: date | None) -> Variables:
    return {"ot": office, "quoi": what, "date": day}


def _posts(arrived: int, left: int) -> str:
    words = (
        count(arrived, "arrivée") if arrived else "",
        count(left, "départ") if left else "",
    )
    return ", ".join(each for each in words if each)
