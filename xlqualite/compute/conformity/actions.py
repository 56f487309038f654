"""C1-PLAN, C2-PLAN, C3-PLAN and C3-ACT: the action plan of the year and the actions taken."""

from xlqualite.anomaly import Reason
from xlqualite.compute.actions import open_in_year, overdue, plans_proposed_in
from xlqualite.compute.conformity.registry import Finding, Status, requirement
from xlqualite.compute.tracking import watched_all_year
from xlqualite.dossier import Dossier, Folder
from xlqualite.french import count, short_date
from xlqualite.months import last_day
from xlqualite.tables import Action
from xlqualite.vocabularies import ActionNature

LASTING = (ActionNature.CORRECTIVE, ActionNature.PREVENTIVE)


@requirement("C3-PLAN", (3,), "Plan d'actions de l'année")
@requirement("C2-PLAN", (2,), "Bilan et plan d'actions de l'année")
@requirement("C1-PLAN", (1,), "Plan d'actions proposé dans l'année")
def plan_of_the_year(dossier: Dossier, folder: Folder) -> Finding:
    """At least one action open at some time in the year, or a plan proposed in it.

    Source: programme, "proposition d'un plan d'actions", "bilans et plans d'actions".
    """
    year = dossier.as_of.year
    benchmark = f"Une action ouverte ou un plan proposé en {year}"
    plans = plans_proposed_in(folder, year)
    actions = [each for each in folder.actions if open_in_year(each, year)]
    if not plans and not actions:
        return _absent(dossier, folder, benchmark)
    done = [count(len(actions), "action ouverte", "actions ouvertes")] if actions else []
    return Finding(
        status=Status.CONFORMING,
        benchmark=benchmark,
        done=", ".join([*done, *("plan proposé" for _ in plans[:1])]),
        because=(
            *(Reason("Plan d'actions proposé", each.at("day")) for each in plans),
            *(_reason(dossier, each) for each in actions),
        ),
    )


@requirement("C3-ACT", (3,), "Actions correctives et préventives")
def lasting_actions(dossier: Dossier, folder: Folder) -> Finding:
    """A corrective or preventive action open or done in the year; overdue ones are named.

    Source: programme, "mises en place des actions correctives et préventives".
    """
    year = dossier.as_of.year
    benchmark = f"Une action corrective ou préventive en {year}"
    actions = [each for each in folder.actions if open_in_year(each, year)]
    lasting = [each for each in actions if each.nature in LASTING]
    untold = [each for each in actions if each.nature is None]
    if lasting:
        late = [each for each in lasting if overdue(each, dossier.as_of)]
        return Finding(
            status=Status.TO_WATCH if late else Status.CONFORMING,
            benchmark=benchmark,
            done=count(len(lasting), "action"),
            gap=f"{len(late)} en retard" if late else "",
            because=tuple(_reason(dossier, each) for each in lasting),
        )
    if untold:
        because = tuple(Reason("Nature à renseigner", each.at("nature")) for each in untold)
        return Finding(status=Status.NOT_ASSESSABLE, benchmark=benchmark, because=because)
    return _absent(dossier, folder, benchmark)


def _absent(dossier: Dossier, folder: Folder, benchmark: str) -> Finding:
    """Nothing this year, so far.

    Not assessable unless actions are kept since 1 January at least; then only to be watched until
    the day from which ACT004 is an alert.
    """
    day, year, code = dossier.as_of, dossier.as_of.year, folder.office.at("code")
    if not dossier.has(Action) or not watched_all_year(dossier, folder.code):
        reason = Reason(f"Suivi des actions non tenu depuis le début de {year}", code)
        return Finding(status=Status.NOT_ASSESSABLE, benchmark=benchmark, because=(reason,))
    early = day < dossier.settings.plan_alert_from.in_year(year)
    return Finding(
        status=Status.TO_WATCH if early else Status.FAILING,
        benchmark=benchmark,
        done="aucune action",
        gap=f"à faire en {year}",
        due_on=last_day(year),
        because=(Reason(f"Rien en {year}", code),),
    )


def _reason(dossier: Dossier, action: Action) -> Reason:
    words = action.state.value
    if action.due_on and overdue(action, dossier.as_of):
        words += f", échéance du {short_date(action.due_on)} dépassée"
    return Reason(f"{action.action or 'Action'} ({words})", action.at("action"))
