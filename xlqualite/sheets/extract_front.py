"""The front sheet of a shared file: what it is, as of when, what may be changed where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlqualite.french import NBSP, listing, long_date, quoted, short_date
from xlqualite.settings import Settings
from xlqualite.sharing.share import Share
from xlqualite.sheets.extract import DataSheet

SHEET, TITLE = "À lire", "Fichier partagé"
IDENTIFIER, IDENTIFIER_AT = "Identifiant", "B5"
"""What names the share, and the cell where it stands, to find it again when the file comes back."""


@dataclass(frozen=True)
class Front:
    """What the front sheet tells.

    Attributes:
        facts: a name and what it is, a line each, the identifier first.
        sections: each a title and its lines.
    """

    about: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def front(share: Share, sheets: Sequence[DataSheet], settings: Settings, name: str) -> Front:
    """The front sheet of a share.

    Args:
        share: what is sent.
        sheets: the tables it shows.
        settings: whose relay is named.
        name: whom it is for, as the French say it.
    """
    relay = settings.relay or "le relais départemental"
    return Front(
        about=f"Données du {short_date(share.as_of)}, envoyées par {relay}.",
        facts=(
            (IDENTIFIER, share.identifier),
            ("De", relay),
            ("Pour", name),
            ("Données au", long_date(share.as_of)),
            ("Référentiel", share.referentiel or "à compléter"),
            ("Schéma", str(share.schema)),
        ),
        sections=(
            ("Ce que contient ce fichier", tuple(_contents(share))),
            ("Ce que vous pouvez modifier", tuple(_open(sheets))),
            ("Pour le renvoyer", tuple(_way_back())),
        ),
    )


def _contents(share: Share) -> Iterator[str]:
    whose = "tous les OT" if share.recipient.office is None else "votre OT"
    yield f"Les données de {whose} et leurs indicateurs, tels que le relais les connaît ce jour-là."
    yield "Aucune note interne, aucun nom de personne, courriel ni téléphone."
    yield f"Les indicateurs sont des valeurs calculées{NBSP}: les modifier ne change rien au suivi."


def _open(sheets: Sequence[DataSheet]) -> Iterator[str]:
    for each in sheets:
        headings = [column.heading for column in each.columns if column in each.open]
        if headings and len(headings) == len(each.columns):
            yield f"{each.table.sheet}{NBSP}: tout, et des lignes nouvelles sous les autres."
        elif headings:
            more = f"{NBSP}; des lignes nouvelles, sur lesquelles le relais décide"
            told = listing([quoted(heading) for heading in headings])
            yield f"{each.table.sheet}{NBSP}: {told}{more if each.room else ''}."
    yield f"Ces cellules sont en bleu pâle{NBSP}; les autres sont verrouillées, sans mot de passe."


def _way_back() -> Iterator[str]:
    yield "Enregistrez ce fichier (.xlsx) et renvoyez-le au relais, sous le nom que vous voulez."
    yield f"Gardez les noms des feuilles et les en-têtes{NBSP}; trier et filtrer ne gêne pas."
    yield f"Il peut revenir plusieurs fois{NBSP}: seules les nouveautés seront reprises."
