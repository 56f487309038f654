"""RGPD: whom an erasure is about, which rows hold that person, what would betray one elsewhere."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from xlqualite.compute.evaluation.years import grouped
from xlqualite.dossier import Dossier, folders
from xlqualite.french import NBSP, did_you_mean, listing, quoted
from xlqualite.messages import UserError
from xlqualite.reading.cells import folded
from xlqualite.schema import Address
from xlqualite.sharing.share import Key, Share, key_of
from xlqualite.tables import TABLES, Contact

CONTACTS = next(each for each in TABLES if each.record is Contact)
PERSONAL = ("last_name", "first_name", "email", "phone")
_SPACING = re.compile(r"[\s.\-/()\u00a0\u202f]+")
_LEAST_COMPACT = 6  # letters of an address or telephone: fewer would be found everywhere


@dataclass(frozen=True)
class Marks:
    """What betrays a person in a text.

    Attributes:
        names: last names, looked for as whole words.
        compact: addresses, telephones and opaque keys without their spaces and dots.
    """

    names: tuple[str, ...]
    compact: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.names or self.compact)

    def found_in(self, text: str) -> bool:
        """Whether a text holds one of them, a telephone being written in any way."""
        bare = _compact(text)
        return any(each in bare for each in self.compact) or any(
            re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text) for each in self.names
        )


def rows_of_contact(
    dossier: Dossier, office: str, role: str, last_name: str | None = None
) -> tuple[Contact, ...]:
    """The rows of Contacts about one person.

    Args:
        dossier: all contacts, whatever the day.
        office: the OT's code.
        role: the Fonction, whatever its case and accents.
        last_name: the Nom, when several persons have that function; likewise.

    Raises:
        UserError: no OT or no contact is that one, or several persons may be; no name is told.
    """
    known = folders(dossier.typed)
    if office not in known:
        raise UserError(f"Aucun OT n'a le code {quoted(office)}.{did_you_mean(office, known)}")
    contacts = known[office].contacts
    found = [each for each in contacts if folded(each.role or "") == folded(role)]
    if not found:
        roles = sorted({each.role for each in contacts if each.role})
        told = listing(map(quoted, roles)) if roles else "aucune"
        raise UserError(
            f"Aucun contact de {office} n'a la fonction {quoted(role)}. Fonctions de cet OT{NBSP}: "
            f"{told}."
        )
    named = [each for each in found if last_name is None or _named(each, last_name)]
    if not named:
        raise UserError(
            f"Aucun contact {quoted(role)} de {office} ne porte ce nom{NBSP}: voyez "
            f"{listing(map(str, _cells(found)))}."
        )
    return _one_person(named, office, role)


def cells_of(contacts: Iterable[Contact]) -> tuple[Address, ...]:
    """Every declared cell of these rows."""
    return tuple(each.at(name) for each in contacts for name in each.source.letters)


def marks_of(contacts: Collection[Contact], shares: Iterable[Share] = ()) -> Marks:
    """What would betray the person of these rows elsewhere, in the files of these shares too."""
    names = dict.fromkeys(each.last_name for each in contacts if each.last_name)
    written = (text for each in contacts for text in (each.email, each.phone) if text)
    opaque = (word for each in shares for key in keys_in(each, contacts) for word in key)
    compact = dict.fromkeys(map(_compact, (*written, *sorted(opaque))))
    return Marks(tuple(names), tuple(each for each in compact if len(each) >= _LEAST_COMPACT))


def texts_of(contacts: Iterable[Contact]) -> frozenset[str]:
    """The personal texts of these rows, as they are typed."""
    found = (getattr(each, name) for each in contacts for name in PERSONAL)
    return frozenset(each for each in found if each)


def keys_in(share: Share, contacts: Iterable[Contact]) -> frozenset[Key]:
    """The keys under which a share shows the rows of a person.

    A row whose key was typed again since the share has another one there, and is not found; it
    holds no name, address nor telephone.
    """
    names = [each.name for each in CONTACTS.key]
    keys = (
        key_of({name: getattr(each, name) for name in names}, CONTACTS, share.recipient, share.salt)
        for each in contacts
    )
    return frozenset(keys) & share.rows.get(Contact, {}).keys()


def without(share: Share, contacts: Iterable[Contact]) -> Share:
    """A share as it is kept, less the rows of a person; itself when it shows none."""
    gone = keys_in(share, contacts)
    if not gone:
        return share
    kept = {key: values for key, values in share.rows[Contact].items() if key not in gone}
    return replace(share, rows={**share.rows, Contact: kept})


def _named(contact: Contact, last_name: str) -> bool:
    return folded(contact.last_name or "") == folded(last_name)


def _one_person(found: Sequence[Contact], office: str, role: str) -> tuple[Contact, ...]:
    persons = grouped(found, _identity)
    if len(persons) == 1:
        return tuple(found)
    cells = listing(map(str, _cells(found)))
    names = {folded(each.last_name or "") for each in found}
    how = (
        "ajoutez --nom et le nom de celle qui est à effacer"
        if len(names) == len(persons)
        else "rien dans la feuille ne les distingue assez, complétez d'abord la colonne Nom"
    )
    raise UserError(
        f"{len(persons)} personnes ont la fonction {quoted(role)} à {office} ({cells}){NBSP}: "
        f"{how}."
    )


def _identity(contact: Contact) -> tuple[str, ...]:
    """What makes two rows the same person: the names, else how to reach them."""
    own = PERSONAL[:2] if contact.last_name else PERSONAL[2:]
    return tuple(folded(getattr(contact, each) or "") for each in own)


def _cells(contacts: Iterable[Contact]) -> Iterator[Address]:
    return (each.at("role") for each in contacts)


def _compact(text: str) -> str:
    return _SPACING.sub("", text).casefold()
