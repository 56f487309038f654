"""An action plan as a form: the fields of its actions that the OT fills, given and come back."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from xlqualite.dossier import Dossier, folders
from xlqualite.french import NBSP, count, listing, quoted
from xlqualite.messages import UserError
from xlqualite.reading.cells import Fault, reader_of
from xlqualite.schema import Audience, Column, table_of
from xlqualite.sharing.merge import Returned, Unread
from xlqualite.sharing.recipient import Recipient
from xlqualite.sharing.share import Key, Rows
from xlqualite.tables import Action

ACTIONS = table_of(Action)
FILLED = tuple(each for each in ACTIONS.columns if Audience.OFFICE in each.filled_by)
"""The columns that the OT fills in its plan."""
KIND, OFFICE, DAY, DEPARTMENT = "document", "ot", "au", "departement"
"""What a plan says of itself."""
PLAN = "plan-actions"
PREFIX = "PLAN"
_TAG = "action"
_LONGEST_MARK = 36
"""Letters of an action's mark: Word takes 64 for the whole tag."""
_BYTES, _SHOWN_BYTES = 8, 3
ANOTHER = "une autre action porte ce N°"
MOST_NAMED = 3
"""Actions whose fields cannot be read, in a message."""
Fields = Mapping[str, tuple[str, Column]]
"""The fields of a plan by their tags: the mark of the action, and the column."""


@dataclass(frozen=True, eq=False)
class Form:
    """A Word document as its content controls say it.

    Attributes:
        name: that of its file, for messages.
        about: what it says of itself, by name.
        given: by tag, what each control said when the document was made; empty for nothing.
        found: by tag, what each says now.
        doubled: the tags that several controls bear, which are not among those found.
        doubtful: those of controls whose words have fallen out of them, likewise.
    """

    name: str
    about: Mapping[str, str]
    given: Mapping[str, str] = field(repr=False)
    found: Mapping[str, str] = field(repr=False)
    doubled: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()

    @property
    def unread(self) -> frozenset[str]:
        """The tags that it bears and that cannot be read."""
        return self.doubled | self.doubtful


@dataclass(frozen=True, eq=False)
class GivenPlan:
    """A plan as it was given to its OT: the base of the merge when it comes back.

    Attributes:
        identifier: ``PLAN-CARNAC-2016-11-30-7F3A9C``; the same for the same plan.
        rows: what its fields said, by action.
    """

    identifier: str
    recipient: Recipient
    rows: Rows = field(repr=False)

    @property
    def salt(self) -> bytes:
        """None: the keys of actions are their N°."""
        return b""


def about_plan(dossier: Dossier, office: str) -> dict[str, str]:
    """What the plan of an OT says of itself, so that it is known when it comes back.

    The day on which each action was opened tells it from another one that would take its N°.
    """
    actions = (each for each in dossier.of(office).actions if each.number)
    return {
        KIND: PLAN,
        OFFICE: office,
        DAY: dossier.as_of.isoformat(),
        DEPARTMENT: dossier.settings.department or "",
        **{f"{_TAG}:{mark_of_action(each.number)}": _opened(each) for each in actions},
    }


def mark_of_action(number: str | None) -> str:
    """The N° of an action as tags bear it; empty for one that is not numbered yet."""
    if number is None or (len(number) <= _LONGEST_MARK and ":" not in number):
        return number or ""
    return f"#{blake2b(number.encode(), digest_size=_BYTES).hexdigest()}"


def tag_of(mark: str, column: Column) -> str:
    """The tag of the control of a field: ``action:A-012:etat``."""
    return f"{_TAG}:{mark}:{column.slug}"


def read_plan(form: Form, dossier: Dossier) -> tuple[GivenPlan, Returned, tuple[str, ...]]:
    """A plan that came back: what was given, what is there now, what is to be said of it.

    Raises:
        UserError: it is no plan of an OT of this workbook, or has lost its fields.
    """
    office = _office_of(form, dossier)
    fields = {tag: read for tag in form.given if (read := _field_of(tag))}
    if fields and not fields.keys() & (form.found.keys() | form.unread):
        raise UserError(
            f"{quoted(form.name)} a perdu ses champs à remplir{NBSP}: demandez à l'OT de renvoyer "
            "le document que vous lui avez donné, enregistré par Word ou LibreOffice."
        )
    keys = _keys(form, dossier, office)
    base: dict[Key, dict[str, Any]] = {}
    theirs: dict[Key, dict[str, Any]] = {}
    for tag, (mark, column) in fields.items():
        key = keys.get(mark, (mark,))
        sent = _value(form.given[tag], column)
        base.setdefault(key, {})[column.name] = sent
        now = theirs.setdefault(key, {})
        if tag in form.found:
            is_same = form.found[tag] == form.given[tag]
            now[column.name] = sent if is_same else _value(form.found[tag], column)
    given = GivenPlan(_identifier(form), Recipient(office), {Action: base})
    came = Returned({Action: theirs}, doubled={}, nameless={})
    return given, came, tuple(_besides(form, fields))


def recipient_of(identifier: str, office: object) -> Recipient | None:
    """Whom a plan was for, from its line in Retours; None when it is no plan's."""
    return Recipient(str(office)) if identifier.startswith(f"{PREFIX}-") else None


def _office_of(form: Form, dossier: Dossier) -> str:
    """The OT of a plan.

    Raises:
        UserError: it is no plan of an OT of this workbook.
    """
    if form.about.get(KIND) != PLAN:
        raise UserError(
            f"{quoted(form.name)} n'est pas le plan d'actions d'un OT fait par ce programme"
            f"{NBSP}: intégrez le plan que vous avez donné à l'OT, tel qu'il est revenu."
        )
    told, own = form.about.get(DEPARTMENT, ""), dossier.settings.department or ""
    if told and own and told != own:
        raise UserError(
            f"{quoted(form.name)} est un plan du département {quoted(told)}, et ce classeur est "
            f"celui de {quoted(own)}{NBSP}: il ne peut pas y être repris."
        )
    office = form.about.get(OFFICE, "")
    if office not in folders(dossier):
        raise UserError(
            f"{quoted(form.name)} est le plan de l'OT {quoted(office)}, qui n'est pas dans ce "
            f"classeur{NBSP}: il vient d'un autre relais, ou le code de l'OT a changé. Dans ce "
            f"cas, remettez {quoted(office)} dans la feuille OT le temps de l'intégrer."
        )
    return office


def _field_of(tag: str) -> tuple[str, Column] | None:
    kind, _, rest = tag.partition(":")
    mark, _, slug = rest.rpartition(":")
    column = next((each for each in FILLED if each.slug == slug), None)
    return (mark, column) if kind == _TAG and mark and column else None


def _keys(form: Form, dossier: Dossier, office: str) -> dict[str, Key]:
    """The keys of the OT's actions by their marks; another one under the same N° is unknown."""
    actions = (each for each in dossier.typed.of(office).actions if each.number)
    return {
        mark: (str(each.number),)
        if form.about.get(f"{_TAG}:{mark}", _opened(each)) == _opened(each)
        else (f"{each.number} ({ANOTHER})",)
        for each in actions
        if (mark := mark_of_action(each.number))
    }


def _opened(action: Action) -> str:
    return action.opened_on.isoformat() if action.opened_on else ""


def _value(text: str, column: Column) -> Any:  # noqa: ANN401 - what the column's kind says
    read = reader_of(column)(text)
    return Unread(text) if isinstance(read, Fault) else read


def _identifier(form: Form) -> str:
    said = "\n".join(sorted(f"{tag}={text}" for tag, text in form.given.items()))
    told = blake2b(said.encode(), digest_size=_SHOWN_BYTES).hexdigest().upper()
    return f"{PREFIX}-{form.about[OFFICE]}-{form.about.get(DAY, '')}-{told}"


def _besides(form: Form, fields: Fields) -> Iterator[str]:
    """What is to be said of fields that cannot be read: it is theirs to take up."""
    if not fields:
        yield (
            "il n'a aucun champ à remplir (pas d'action, ou un modèle sans champs), rien n'en est "
            "repris"
        )
    known = form.found.keys() | form.unread
    yield from _unread(fields, form.doubled, "s'y trouve deux fois", "s'y trouvent deux fois")
    beside = "et du texte est écrit à côté"
    yield from _unread(fields, form.doubtful, f"a été vidé {beside}", f"ont été vidés {beside}")
    gone = fields.keys() - known
    yield from _unread(fields, gone, "n'y est plus", "n'y sont plus")


def _unread(fields: Fields, tags: Collection[str], one: str, several: str) -> Iterator[str]:
    """That some fields cannot be read, which, and the remedy."""
    which: dict[str, list[str]] = {}
    for tag, (mark, column) in fields.items():
        if tag in tags:
            which.setdefault(mark, []).append(column.heading)
    many = sum(map(len, which.values()))
    if many:
        named = (f"n° {mark} ({listing(some)})" for mark, some in [*which.items()][:MOST_NAMED])
        others = len(which) - MOST_NAMED
        more = (count(others, "autre action", "autres actions"),) if others > 0 else ()
        yield (
            f"{count(many, f'champ {one}', f'champs {several}')}, action {listing((*named, *more))}"
            f"{NBSP}: rien n'en est repris, complétez la feuille {ACTIONS.sheet} si besoin"
        )
