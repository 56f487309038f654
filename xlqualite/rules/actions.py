"""ACT: the actions of the plans, and the plans themselves."""

from xlqualite.anomaly import Severity
from xlqualite.compute.actions import open_actions, open_in_year, overdue, plans_proposed_in
from xlqualite.compute.levels import level_of
from xlqualite.compute.progress import unmet_without_action
from xlqualite.compute.tracking import watched_all_year, watched_since
from xlqualite.dossier import Dossier, folders
from xlqualite.french import count, days, listing, quoted, short_date, some
from xlqualite.rules.registry import Hits, Scope, hit, rule
from xlqualite.tables import Action, Answer, Criterion, PathFact

EXPECTED = {
    "pilot": "le pilote",
    "due_on": "l'échéance",
    "expected_proof": "la preuve attendue",
}


@rule("ACT001", "Action incomplète", Severity.ALERTE, Scope(needs=(Action,)))
def incomplete_action(dossier: Dossier) -> Hits:
    """Une action ouverte n'a pas de pilote, d'échéance ou de preuve attendue.

    Corriger : convenir avec l'OT de qui fait l'action, pour quand, et de ce qui la prouvera.
    """
    for action in open_actions(dossier.actions):
        missing = [name for name in EXPECTED if action.blank(name)]
        if missing:
            words = listing(EXPECTED[name] for name in missing)
            at_its_pace = level_of(dossier, action.office).rank == 1
            yield hit(
                action,
                missing[0],
                f"{_title(action)} : il manque {words}.",
                Severity.INFO if at_its_pace else Severity.ALERTE,
            )


@rule("ACT002", "Action en retard", Severity.ALERTE, Scope(needs=(Action,)))
def overdue_action(dossier: Dossier) -> Hits:
    """L'échéance d'une action encore ouverte est passée.

    Corriger : mettre à jour l'état de l'action, ou convenir d'une nouvelle échéance.
    """
    for action in dossier.actions:
        if action.due_on and overdue(action, dossier.as_of):
            late = days((dossier.as_of - action.due_on).days)
            due_on = short_date(action.due_on)
            text = f"{_title(action)} : échéance du {due_on} dépassée de {late}."
            yield hit(action, "due_on", text)


@rule(
    "ACT003",
    "Critères obligatoires sans action",
    Severity.ALERTE,
    Scope((Action, Answer, Criterion), levels=(2, 3), absence=(Action, Answer)),
)
def unmet_criteria_without_action(dossier: Dossier) -> Hits:
    """Des critères obligatoires ne sont pas satisfaits, et aucune action ouverte ne les vise.

    Corriger : ouvrir une action pour chacun, en choisissant son critère.
    """
    for folder in folders(dossier).values():
        bare = unmet_without_action(dossier, folder.code)
        if bare and watched_since(dossier, folder.code) is not None:
            unmet = count(
                len(bare),
                "critère obligatoire non satisfait",
                "critères obligatoires non satisfaits",
            )
            text = f"{unmet}, sans action ouverte : {some(bare)}."
            yield hit(folder.office, "code", text)


@rule(
    "ACT004",
    "Année sans plan d'actions",
    Severity.ALERTE,
    Scope(needs=(Action,), absence=(Action, PathFact)),
)
def no_plan_of_the_year(dossier: Dossier) -> Hits:
    """Aucune action n'a été ouverte de l'année, et aucun plan d'actions n'y a été proposé.

    Corriger : proposer un plan d'actions à l'OT (feuille Parcours) ou ouvrir ses actions.
    """
    year = dossier.as_of.year
    early = dossier.as_of < dossier.settings.plan_alert_from.in_year(year)
    for folder in folders(dossier).values():
        planned = plans_proposed_in(folder, year) or any(
            open_in_year(each, year) for each in folder.actions
        )
        if planned or not watched_all_year(dossier, folder.code):
            continue
        mild = early or level_of(dossier, folder.code).rank == 1
        text = f"Plan d'actions à proposer en {year} : aucune action ouverte, aucun plan proposé."
        yield hit(folder.office, "code", text, Severity.INFO if mild else Severity.ALERTE)


def _title(action: Action) -> str:
    return f"Action {quoted(action.action or action.number or 'sans intitulé')}"
