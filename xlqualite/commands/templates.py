"""The Word templates of a run: her own where they can be used, else the shipped ones."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlqualite.compute.fees import fee_of
from xlqualite.compute.levels import levels
from xlqualite.documents.meanings import ACTION_PLAN, ANNUAL_EVALUATION, FEE_CALL, Meanings
from xlqualite.dossier import Dossier, folders
from xlqualite.french import NBSP, count, listing, quoted
from xlqualite.messages import UserError
from xlqualite.resources import template_path
from xlqualite.sharing.plan import PLAN

if TYPE_CHECKING:
    from xlqualite.word.checker.finding import Finding

EVALUATION, CALL = "evaluation-annuelle", "appel-participation"
OWN_TEMPLATES = "modeles"
Variables = Mapping[str, Any]


@dataclass(frozen=True)
class Template:
    """The template of the documents of a kind.

    Attributes:
        note: what to say of it: that it stands in for her own, or that it lost fields.
    """

    path: Path
    note: str = ""


def _plans(dossier: Dossier) -> Iterator[Variables]:
    from xlqualite.documents.action_plan import action_plan  # noqa: PLC0415 - only for documents

    for office, level in levels(dossier).items():
        if level.rank is not None:
            yield action_plan(dossier, office)


def _evaluations(dossier: Dossier) -> Iterator[Variables]:
    from xlqualite.documents.annual_evaluation import annual_evaluation  # noqa: PLC0415 - likewise

    yield annual_evaluation(dossier)


def _calls(dossier: Dossier) -> Iterator[Variables]:
    from xlqualite.documents.fee_call import calls_for, fee_call  # noqa: PLC0415 - likewise

    for office in folders(dossier):
        if calls_for(fee_of(dossier, office, dossier.year)):
            yield fee_call(dossier, office)


@dataclass(frozen=True)
class Kind:
    """A kind of document.

    Attributes:
        template: the file name of its Word template.
        samples: what those of a whole network show.
        meanings: what its variables mean.
    """

    template: str
    samples: Callable[[Dossier], Iterator[Variables]]
    meanings: Meanings = field(repr=False)


KINDS = {
    PLAN: Kind("plan_actions.docx", _plans, ACTION_PLAN),
    EVALUATION: Kind("evaluation_annuelle.docx", _evaluations, ANNUAL_EVALUATION),
    CALL: Kind("appel_participation.docx", _calls, FEE_CALL),
}
"""The registry of documents: a new kind is a template and a line, with what its samples show."""


def template_names() -> list[str]:
    """The file names of all templates."""
    return [each.template for each in KINDS.values()]


@dataclass(frozen=True)
class Trial:
    """What a template is tried on: some documents of its kind, and their day."""

    samples: Sequence[Variables] = field(repr=False)
    day: date


def template_for(kind: str, workbook: Path, trial: Trial) -> Template:
    """The template of a run: the user's own in ``modeles`` beside the workbook, if it is right.

    Raises:
        UserError: hers cannot be read, or is wrong and no other can stand in.
    """
    own = workbook.parent / OWN_TEMPLATES / KINDS[kind].template
    shipped = template_path(KINDS[kind].template)
    if not own.is_file():
        return Template(shipped)
    wrong = mistakes_in(own, trial)
    if not wrong:
        return Template(own, " ".join(_lost(own)))
    if not shipped.is_file() or mistakes_in(shipped, trial):
        raise UserError(f"{_told(own, wrong)} Corrigez-le dans Word puis recommencez.")
    stand_in = "celui du programme l'a remplacé pour cette fois. Corrigez-le dans Word."
    return Template(shipped, f"{_told(own, wrong)} En attendant, {stand_in}")


def _lost(own: Path) -> Iterator[str]:
    """What a template no longer lets people fill, beside the shipped one of its name."""
    from xlqualite.word.checker.fields import findings_in_fields  # noqa: PLC0415 - only here
    from xlqualite.word.renderer import content_of  # noqa: PLC0415 - likewise

    shipped = template_path(own.name)
    found = findings_in_fields(content_of(own), content_of(shipped)) if shipped.is_file() else ()
    for each in found:
        what = f"{each.what[:1].lower()}{each.what[1:]}"
        yield f"{quoted(own.name)}{NBSP}: {what} {each.remedy}"


def _told(own: Path, wrong: "Sequence[Finding]") -> str:
    """The first mistake of a template, and where to see the others."""
    first = wrong[0]
    said = f"Le modèle {quoted(own.name)} ne peut pas servir. {first.place}{NBSP}: {first.what}"
    hint = f" {first.remedy}" if first.remedy else ""
    others = len(wrong) - 1
    if not others:
        return f"{said}{hint}"
    more = count(others, "autre erreur", "autres erreurs")
    return f"{said}{hint} {more}{NBSP}: {quoted(f'xlqualite modeles {OWN_TEMPLATES}')} les dit."


def mistakes_in(template: Path, trial: Trial) -> "list[Finding]":
    """What keeps a template from being used.

    Raises:
        UserError: it cannot be read.
    """
    from xlqualite.word.checker.finding import Gravity  # noqa: PLC0415 - only for documents
    from xlqualite.word.checker.template import check  # noqa: PLC0415 - likewise
    from xlqualite.word.renderer import content_of  # noqa: PLC0415 - likewise

    found = check(template.name, content_of(template), trial.samples, trial.day)
    return [each for each in found if each.gravity is Gravity.ERREUR]


def findings_in(template: Path, trial: Trial) -> "tuple[Finding, ...]":
    """All that the checker has to say of a template.

    Raises:
        UserError: it cannot be read.
    """
    from xlqualite.word.checker.fields import (  # noqa: PLC0415 - only for documents
        findings_in_charts,
        findings_in_fields,
    )
    from xlqualite.word.checker.template import check  # noqa: PLC0415 - likewise
    from xlqualite.word.renderer import content_of  # noqa: PLC0415 - likewise

    content, shipped = content_of(template), template_path(template.name)
    found = check(template.name, content, trial.samples, trial.day)
    if not shipped.is_file():
        return found
    given = content_of(shipped)
    return (*found, *findings_in_fields(content, given), *findings_in_charts(content, given))


def notes_on(templates: Mapping[str, Template], workbook: Path) -> Iterator[str]:
    """What to say of the shipped templates used; nothing when all are the user's own.

    Args:
        templates: those used, by kind.
        workbook: hers, beside which her own templates are.
    """
    yield from (each.note for each in templates.values() if each.note)
    folder = workbook.parent / OWN_TEMPLATES
    shipped = [
        KINDS[each].template for each in templates if not (folder / KINDS[each].template).is_file()
    ]
    if shipped and not folder.is_dir():
        yield f"Modèles{NBSP}: ceux fournis avec le programme."
    elif len(shipped) == 1:
        yield (
            f"Modèle {shipped[0]} absent du dossier modeles{NBSP}: celui du programme est utilisé."
        )
    elif shipped:
        named = listing(shipped)
        yield f"Modèles {named} absents du dossier modeles{NBSP}: ceux du programme sont utilisés."
