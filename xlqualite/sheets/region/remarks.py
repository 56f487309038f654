"""What keeps relays from being compared without care: days, versions, double claims, gaps."""

from collections.abc import Iterable, Iterator

from xlqualite.french import NBSP, count, listing, quoted, short_date, some
from xlqualite.sharing.consolidation import Consolidation
from xlqualite.sharing.relay import Relay
from xlqualite.sheets.columns import Row

NOT_TOLD = "version non dite"
NOTHING = "Rien à signaler."


def remarks(whole: Consolidation) -> tuple[Row, ...]:
    """One row for each thing to know, or one that says that there is none."""
    told = [{"sujet": subject, "remarque": text} for subject, text in _told(whole)]
    return tuple(told) or ({"sujet": "–", "remarque": NOTHING},)


def _told(whole: Consolidation) -> Iterator[tuple[str, str]]:
    relays = whole.relays
    yield from _differing("Jour des chiffres", relays, [short_date(each.as_of) for each in relays])
    yield from _differing("Année", relays, [str(each.year) for each in relays])
    versions = [each.referentiel or NOT_TOLD for each in relays]
    for subject, text in _differing("Référentiel", relays, versions):
        yield subject, f"{text} Les scores ne se comparent pas d'une version à l'autre."
    yield from _differing("Schéma du classeur", relays, [str(each.schema) for each in relays])
    for claim in whole.claims:
        names = listing([f"{name} ({department})" for department, name in claim.departments])
        text = (
            f"{quoted(claim.office)} est déclaré par plusieurs départements{NBSP}: {names}. "
            "Il compte dans chacun d'eux."
        )
        yield "OT compté deux fois", text
    for each in relays:
        if each.to_complete:
            fees = count(each.to_complete, "participation", "participations")
            text = (
                f"{each.department}{NBSP}: {fees} à compléter (tarif ou montant convenu manquant), "
                "absentes de Montant et des parts."
            )
            yield "Montants inconnus", text
    yield from _missing(relays)


def _missing(relays: Iterable[Relay]) -> Iterator[tuple[str, str]]:
    """What the figures of a relay lack, which its total does not show."""
    for each in relays:
        if each.unread:
            sheets = listing(map(quoted, each.unread))
            text = (
                f"{each.department}{NBSP}: des cellules de {sheets} n'ont pas pu être lues et "
                f"manquent à ses chiffres{NBSP}; {quoted('Contrôler')} dit lesquelles à son relais."
            )
            yield "Cellules illisibles", text
        if each.silent:
            offices = count(len(each.silent), "OT n'a", "OT n'ont")
            text = (
                f"{each.department}{NBSP}: {offices} rendu aucun indicateur de l'année "
                f"({some(each.silent)})."
            )
            yield "Satisfaction manquante", text


def _differing(
    subject: str, relays: Iterable[Relay], values: list[str]
) -> Iterator[tuple[str, str]]:
    """Who says what, when not all say the same."""
    by_value: dict[str, list[str]] = {}
    for relay, value in zip(relays, values, strict=True):
        by_value.setdefault(value, []).append(relay.department)
    if len(by_value) > 1:
        said = (f"{value} ({listing(each)})" for value, each in by_value.items())
        yield subject, f"Les relais diffèrent{NBSP}: {' ; '.join(said).replace(' ;', NBSP + ';')}."
