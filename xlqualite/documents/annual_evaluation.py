"""The variables of the annual evaluation: a summary, then its eight blocks."""

from collections.abc import Iterable

from xlqualite.compute.evaluation import Review, evaluation
from xlqualite.documents.charts import of_the_network
from xlqualite.documents.evaluation import (
    exchanges,
    figures,
    highlights,
    interventions,
    network,
    outlook,
    progress,
)
from xlqualite.documents.office import relay
from xlqualite.documents.records import Variables
from xlqualite.documents.situation import referentiel
from xlqualite.dossier import Dossier, office_names
from xlqualite.french import NBSP
from xlqualite.schema import slug
from xlqualite.vocabularies import Section


def annual_evaluation(dossier: Dossier, withheld: Iterable[str] = ()) -> Variables:
    """All that the template ``evaluation_annuelle.docx`` may show of the dossier's year.

    Args:
        dossier: as of 31 December of its year, or as of its day while the year runs.
        withheld: codes of the OT whose plan a blocking anomaly withholds.
    """
    both = evaluation(dossier)
    return {
        "annee": dossier.year,
        "annee_precedente": dossier.year - 1,
        "annee_suivante": dossier.year + 1,
        "edite_le": dossier.as_of,
        "en_cours": both.current.running,
        "relais": relay(dossier),
        "referentiel": referentiel(dossier),
        "chiffres_cles": figures.key_figures(dossier),
        "synthese": {slug(block): lines for block, lines in figures.blocks(dossier).items()},
        "commentaires": {slug(each.value): _comments(dossier, each) for each in Section},
        "graphiques": of_the_network(both),
        "plans_non_etablis": outlook.names(dossier, withheld),
        **_network(dossier, both.current),
        **_progress(dossier, both.current),
        **_work(dossier, both.current),
        **_exchanges(dossier, both.current),
        **_money_and_outlook(dossier, both.current),
    }


def _network(dossier: Dossier, its: Review) -> Variables:
    return {
        "faits_marquants": highlights.highlights(dossier, its),
        "niveaux": network.by_level(dossier, its.network),
        "mouvements": network.movements(dossier, its.network),
        "referents": network.referents(dossier, its.network),
        "inactifs": network.inactive(dossier, its.network),
    }


def _progress(dossier: Dossier, its: Review) -> Variables:
    return {
        "progression": progress.scores(dossier, its.progress),
        "marques": progress.labels(dossier, its.progress),
        "actions": progress.actions(dossier, its.progress),
        "actions_total": progress.action_total(its.progress),
        "outils": progress.tools(dossier, its.progress),
        "jalons": progress.milestones(dossier, its.progress),
        "strategies": progress.facts(dossier, its.progress.strategies),
    }


def _work(dossier: Dossier, its: Review) -> Variables:
    return {
        "interventions": interventions.by_type(its.interventions),
        "interventions_total": interventions.total(its.interventions),
        "interventions_par_niveau": interventions.by_level(its.interventions),
        "interventions_par_ot": interventions.by_office(dossier, its.interventions),
        "audits": interventions.audits(dossier, its.interventions.audits),
        "temps_par_ot": interventions.time_by_office(dossier, its.time),
        "temps_par_type": interventions.time_by_type(its.time),
        "temps_par_mois": interventions.time_by_month(its.time.by_month),
        "temps_total": interventions.time_total(its.time),
    }


def _exchanges(dossier: Dossier, its: Review) -> Variables:
    return {
        "ateliers": exchanges.workshops(its.workshops.held),
        "ateliers_a_venir": exchanges.workshops(its.workshops.to_come),
        "commissions": exchanges.commissions(its.workshops.commissions),
        "satisfaction": exchanges.satisfaction(dossier, its.satisfaction),
        "sans_indicateurs": exchanges.without_indicators(dossier, its.satisfaction),
    }


def _money_and_outlook(dossier: Dossier, its: Review) -> Variables:
    return {
        "financement": outlook.fees(dossier, its.financing),
        "financement_par_niveau": outlook.by_level(its.financing),
        "financement_total": outlook.fee_total(its.financing),
        "appels": outlook.called(dossier, its.financing),
        "non_appeles": outlook.names(dossier, its.financing.not_called),
        "tarif_a_completer": outlook.names(dossier, its.financing.to_complete),
        "echeances": outlook.deadlines(dossier, its.outlook.deadlines),
        "retards": outlook.deadlines(dossier, its.outlook.overdue),
        "contacts_a_effacer": outlook.contacts_to_erase(dossier, its.outlook),
        "appels_a_venir": outlook.names(dossier, its.outlook.fee_calls),
    }


def _comments(dossier: Dossier, section: Section) -> list[str]:
    """The coordinator's texts for a part of the year's evaluation; an OT's bears its name."""
    return [
        each.text if each.office is None else f"{_name(dossier, each.office)}{NBSP}: {each.text}"
        for each in dossier.comments
        if each.year == dossier.year and each.section is section
    ]


def _name(dossier: Dossier, office: str) -> str:
    return office_names(dossier).get(office, office)
