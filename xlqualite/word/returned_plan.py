"""A plan that came back: a Word document read without trusting it, by its controls only."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from xlqualite.delivery import read_document
from xlqualite.french import NBSP, count, quoted
from xlqualite.messages import UserError
from xlqualite.sharing.plan import Form
from xlqualite.sheets.cells import abridged
from xlqualite.word.controls import meant_by
from xlqualite.word.former import Former, former_of, shown
from xlqualite.word.origin import NOWHERE

MOST_SHOWN, LONGEST = 3, 60


def open_plan(path: Path) -> tuple[Form, tuple[str, ...]]:
    """The fields of a document that came back, and what stands elsewhere in it, as French facts.

    Raises:
        UserError: it is missing, damaged, protected, or no document of this program.
    """
    packed = read_document(path)
    if packed is None:
        raise UserError(f"{quoted(path.name)} est introuvable{NBSP}: vérifiez son nom.")
    found = former_of(packed)
    if found is None:
        raise UserError(
            f"{quoted(path.name)} ne peut pas être lu comme un document Word{NBSP}: il est abîmé, "
            "ou protégé par un mot de passe. Demandez qu'il soit renvoyé."
        )
    origin = found.origin or NOWHERE
    fields = [each for each in found.controls if not each.is_zone]
    times = Counter(each.tag for each in fields)
    return (
        Form(
            name=path.name,
            about=origin.about,
            given={tag: meant_by(text) for tag, text in origin.texts.items()},
            found={
                each.tag: each.meant
                for each in fields
                if times[each.tag] == 1 and each.tag not in found.doubtful
            },
            doubled=frozenset(tag for tag, many in times.items() if many > 1),
            doubtful=found.doubtful,
        ),
        tuple(_elsewhere(found)),
    )


def _elsewhere(found: Former) -> Iterator[str]:
    """What people typed outside the fields: it is theirs to take up."""
    if found.changed:
        many = count(len(found.changed), "paragraphe changé", "paragraphes changés")
        some = ", ".join(
            quoted(abridged(shown(each), LONGEST)) for each in found.changed[:MOST_SHOWN]
        )
        yield f"{many} hors des champs, à reprendre à la main si besoin ({some})"
    things = sum(each.has_things for each in found.filled)
    if things:
        fields = count(things, "champ contient", "champs contiennent")
        yield f"{fields} une image, à reprendre à la main{NBSP}: seul le texte est repris"
    for zone in found.zones.values():
        text = quoted(abridged(" ".join(zone.text.split()), LONGEST))
        yield f"la zone libre dit {text}, à reprendre à la main si besoin"
