"""The commands of the sheet Saisie de la grille: preparer_grille, enregistrer_grille."""

from dataclasses import replace

from xlqualite.button import Button, Step
from xlqualite.commands.examination import Examination, examine
from xlqualite.commands.record import recorded
from xlqualite.commands.registry import Outcome, Request, command
from xlqualite.dossier import Dossier
from xlqualite.french import NBSP, count, quoted
from xlqualite.messages import UserError
from xlqualite.port import ResultSheet
from xlqualite.sheets.places import VISIT

ONLY_THERE = "Elle agit sur ce qui est choisi et tapé dans la feuille ouverte."


@command(
    "Prépare la grille d'un OT pour une visite.",
    "Remplit la feuille Saisie de la grille des critères qui s'appliquent à l'OT choisi, avec la "
    "dernière réponse à chacun. Des réponses tapées, pas encore ajoutées, ne sont jamais effacées.",
    button=Button("Préparer la grille", Step.TYPE, "TableInsert", (VISIT,)),
    no_line=ONLY_THERE,
)
def preparer_grille(request: Request) -> Outcome:
    """Fill the sheet with the criteria that apply to the OT chosen there.

    Raises:
        UserError: the choice is incomplete or wrong, answers typed would be lost, or the workbook
            cannot be read or written safely.
    """
    from xlqualite.sheets.visit import visit_sheet  # noqa: PLC0415 - other commands do without
    from xlqualite.sheets.visit_answers import (  # noqa: PLC0415 - likewise
        chosen_visit,
        refuse_typed,
        typed_lines,
    )

    seen = examine("preparer_grille", request)
    dossier = _dossier(seen)
    visit = chosen_visit(seen.workbook, dossier)
    refuse_typed(typed_lines(seen.workbook))
    sheet = visit_sheet(dossier, visit)
    if not sheet.rows:
        raise UserError(
            f"Aucun critère ne s'applique à cet OT{NBSP}: remplissez la feuille Référentiel."
        )
    return _told(seen, request, sheet, f"{count(len(sheet.rows), 'critère')} pour {visit}.")


@command(
    "Ajoute la grille remplie à Avancement.",
    "Ajoute à Avancement les réponses tapées dans Saisie de la grille, toutes ou aucune, "
    "puis vide les cases tapées et met à jour les dernières réponses.",
    button=Button("Ajouter à Avancement", Step.TYPE, "RecordsSaveRecord", (VISIT,)),
    no_line=ONLY_THERE,
)
def enregistrer_grille(request: Request) -> Outcome:
    """Add the answers typed on the sheet to Avancement, all or none.

    Raises:
        UserError: nothing is prepared or typed, the choice changed since, an answer cannot be
            added, or the workbook cannot be read or written safely.
    """
    from xlqualite.sheets.visit import visit_sheet  # noqa: PLC0415 - other commands do without
    from xlqualite.sheets.visit_answers import (  # noqa: PLC0415 - likewise
        ANSWERS,
        answers_to_add,
        chosen_visit,
        prepared_visit,
        refuse_other_choice,
        to_row,
        typed_lines,
        with_answers,
    )

    seen = examine("enregistrer_grille", request)
    dossier, workbook = _dossier(seen), seen.workbook
    visit = prepared_visit(workbook)
    refuse_other_choice(visit, chosen_visit(workbook, dossier))
    answers = answers_to_add(dossier, visit, typed_lines(workbook))
    workbook.add(ANSWERS, [to_row(each) for each in answers])
    refreshed = visit_sheet(with_answers(dossier, answers), visit)
    said = f"{count(len(answers), 'réponse ajoutée', 'réponses ajoutées')} à Avancement."
    return _told(seen, request, refreshed, said)


def _dossier(seen: Examination) -> Dossier:
    if seen.outcome.dossier is None:
        raise UserError(
            f"Une feuille ou un en-tête manque{NBSP}: {quoted('Contrôler')} dit lequel."
        )
    return seen.outcome.dossier


def _told(seen: Examination, request: Request, sheet: ResultSheet, said: str) -> Outcome:
    """The outcome of a button: what it did, in a sentence, and no results."""
    outcome = recorded(seen, request, [sheet])
    return replace(outcome, dossier=None, anomalies=(), notes=(said, *outcome.notes))
