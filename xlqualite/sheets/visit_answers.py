"""What was chosen and typed on Saisie de la grille: read, checked, made rows of Avancement."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from xlqualite.compute.answers import applicable_criteria
from xlqualite.dossier import Dossier, folders
from xlqualite.french import NBSP, did_you_mean, listing, quoted, short_date, some
from xlqualite.messages import UserError
from xlqualite.port import CellValue, Grid, Workbook, Written
from xlqualite.reading.cells import Fault, reader_of
from xlqualite.schema import Address, Column, table_of
from xlqualite.sheets.places import VISIT
from xlqualite.sheets.visit import (
    ACCUEIL,
    DAY,
    NOTHING_PREPARED,
    OFFICE,
    PREPARED,
    TABLE,
    Visit,
    responses_to,
    words_of,
)
from xlqualite.tables import Answer, Criterion
from xlqualite.vocabularies import Response

ANSWERS = table_of(Answer)
COLUMNS: Mapping[str, Column] = {each.name: each for each in ANSWERS.columns}
CHOICES = {OFFICE: "office", ACCUEIL: "accueil", DAY: "observed_on"}
TYPED = {"Réponse": "response", "Preuve": "proof", "Observations": "observations"}
ON_SHEET = f"de la feuille {quoted(VISIT)}"


@dataclass(frozen=True)
class Line:
    """A line of the grid on which something was typed.

    Attributes:
        at: its cell Réponse.
        values: what stands in the cells that she fills, by heading.
    """

    at: Address
    criterion: str
    values: Mapping[str, CellValue]


def chosen_visit(workbook: Workbook, dossier: Dossier) -> Visit:
    """What she chose on the sheet.

    Raises:
        UserError: something is missing, unknown, or yet to come; it names the cell.
    """
    office, accueil, day = (_choice(workbook, cell, name) for cell, name in CHOICES.items())
    if office is None:
        raise UserError(f"Choisissez un OT en {OFFICE} {ON_SHEET}, puis recommencez.")
    known = folders(dossier)
    if office not in known:
        near = did_you_mean(office, known)
        raise UserError(f"{VISIT}!{OFFICE}{NBSP}: aucun OT n'a le code {quoted(office)}.{near}")
    _refuse_accueil(dossier, office, accueil)
    if day is None:
        raise UserError(f"Écrivez la date de la visite en {DAY} {ON_SHEET}, puis recommencez.")
    latest = max(dossier.as_of, dossier.today)
    if day > latest:
        raise UserError(
            f"{VISIT}!{DAY}{NBSP}: le {short_date(day)} est encore à venir. Écrivez le jour de la "
            f"visite, au plus tard le {short_date(latest)}."
        )
    return Visit(office, accueil, day)


def prepared_visit(workbook: Workbook) -> Visit:
    """What the grid on the sheet was prepared for.

    Raises:
        UserError: nothing is prepared.
    """
    read = (
        _meaning(workbook.value(Address(VISIT, cell)), name)
        for cell, name in zip(PREPARED, CHOICES.values(), strict=True)
    )
    office, accueil, day = read
    if not isinstance(office, str) or not isinstance(day, date):
        raise UserError(f"Rien n'est préparé. {NOTHING_PREPARED}")
    return Visit(office, accueil, day)


def typed_lines(workbook: Workbook) -> tuple[Line, ...]:
    """The lines on which something was typed, in the order of the sheet."""
    grid = workbook.read(TABLE.as_read)
    return tuple(_lines(grid)) if grid else ()


def refuse_typed(lines: Sequence[Line]) -> None:
    """Refuse to prepare a grid over answers that would be lost.

    Raises:
        UserError: there are some.
    """
    if lines:
        cells = some([each.at.cell for each in lines])
        raise UserError(
            f"Des réponses tapées sur la feuille {quoted(VISIT)} ne sont pas encore dans "
            f"Avancement ({cells}). Ajoutez-les ou effacez-les d'abord."
        )


def refuse_other_choice(prepared: Visit, chosen: Visit) -> None:
    """Refuse to add the answers of a grid under a choice that changed since.

    Raises:
        UserError: it did.
    """
    if prepared != chosen:
        raise UserError(
            f"La grille a été préparée pour {prepared}, et le choix est maintenant {chosen}. "
            f"Remettez le premier choix pour ajouter ces réponses, ou effacez-les et cliquez sur "
            f"{quoted('Préparer la grille')}."
        )


def answers_to_add(dossier: Dossier, visit: Visit, lines: Sequence[Line]) -> tuple[Answer, ...]:
    """The answers that the lines make.

    Raises:
        UserError: nothing is typed, or a line cannot be added; it names the cell.
    """
    if not lines:
        raise UserError(
            f"Aucune réponse n'est tapée sur la feuille {quoted(VISIT)}{NBSP}: remplissez la "
            "colonne Réponse, puis recommencez."
        )
    criteria = {each.code: each for each in applicable_criteria(dossier, visit.office)}
    there = {
        each.criterion
        for each in dossier.typed.of(visit.office).answers
        if each.accueil == visit.accueil and each.observed_on == visit.day
    }
    added = []
    for line in lines:
        if line.criterion in there:
            raise _already_there(line, visit)
        there.add(line.criterion)
        added.append(_answer(visit, line, criteria))
    return tuple(added)


def to_row(answer: Answer) -> tuple[Written, ...]:
    """An answer as a row of Avancement, in the order of its declared columns."""
    values = (getattr(answer, each.name) for each in ANSWERS.columns)
    return tuple(each.value if isinstance(each, Response) else each for each in values)


def with_answers(dossier: Dossier, answers: Sequence[Answer]) -> Dossier:
    """The dossier once these answers are typed in it."""
    typed = dossier.typed
    every = (*typed.answers, *answers)
    return replace(typed, answers=every, origin=None, memo={}).on(dossier.as_of)


def _choice(workbook: Workbook, cell: str, name: str) -> Any:  # noqa: ANN401 - as its column says
    found = _meaning(workbook.value(Address(VISIT, cell)), name)
    if isinstance(found, Fault):
        raise UserError(f"{VISIT}!{cell}{NBSP}: {found.message} {found.remedy}")
    return found


def _meaning(raw: CellValue, name: str) -> Any:  # noqa: ANN401 - as its column says
    return reader_of(COLUMNS[name])(raw)


def _refuse_accueil(dossier: Dossier, office: str, accueil: str | None) -> None:
    own = [each.code for each in dossier.typed.of(office).accueils]
    if accueil is not None and accueil not in own:
        theirs = f" (il a {listing(own)})" if own else ""
        raise UserError(
            f"{VISIT}!{ACCUEIL}{NBSP}: {quoted(accueil)} n'est pas un accueil de {office}{theirs}. "
            "Choisissez-en un dans la liste, ou laissez la cellule vide."
        )


def _lines(grid: Grid) -> Iterator[Line]:
    places = {heading: rank for rank, heading in enumerate(grid.headings)}
    for number, cells in grid.rows:
        values = {each: cells[places[each]] for each in TYPED}
        if any(_meaning(values[each], name) is not None for each, name in TYPED.items()):
            at = Address(grid.sheet, f"{grid.letters[places['Réponse']]}{number}")
            yield Line(at, str(cells[places["Critère"]] or ""), values)


def _answer(visit: Visit, line: Line, criteria: Mapping[str, Criterion]) -> Answer:
    criterion = criteria.get(line.criterion)
    if criterion is None:
        raise UserError(
            f"{line.at}{NBSP}: le critère {quoted(line.criterion)} ne s'applique pas à "
            f"{visit.office}. Effacez cette réponse."
        )
    response, proof, observations = (
        _meaning(line.values[each], name) for each, name in TYPED.items()
    )
    if not isinstance(response, Response) or response not in responses_to(criterion):
        raise UserError(
            f"{line.at}{NBSP}: le critère {criterion.code} attend une réponse parmi "
            f"{words_of(criterion)}. Corrigez cette cellule."
        )
    return Answer(
        office=visit.office,
        accueil=visit.accueil,
        criterion=criterion.code,
        response=response,
        observed_on=visit.day,
        proof=proof,
        observations=observations,
    )


def _already_there(line: Line, visit: Visit) -> UserError:
    return UserError(
        f"{line.at}{NBSP}: le critère {quoted(line.criterion)} a déjà une réponse du "
        f"{short_date(visit.day)} pour {visit.office}. Corrigez-la dans Avancement, et effacez "
        "celle-ci."
    )
