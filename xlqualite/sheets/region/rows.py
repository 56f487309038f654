"""What the tables of the regional workbook hold."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from xlqualite.sharing.consolidation import ALL, LEVELS, NO_LEVEL, Consolidation, Sum, share
from xlqualite.sharing.relay import DIAGNOSTIC, PUBLICS
from xlqualite.sheets.columns import ResultTable, Row
from xlqualite.sheets.region import declared
from xlqualite.sheets.region.remarks import remarks
from xlqualite.vocabularies import InterventionType

TOGETHER = "Ensemble"
WITHOUT_LEVEL = "Réseau ou sans niveau"
Group = Mapping[str, str]
"""A department and a level, as `Consolidation.of` takes them."""


def rows_of(whole: Consolidation) -> Mapping[str, tuple[Row, ...]]:
    """The rows of each table, by its key; the totals of all departments come last."""
    told: tuple[tuple[ResultTable, Iterable[Row]], ...] = (
        (declared.OVERVIEW, (_overview(whole, each) for each in (*whole.departments, ALL))),
        (declared.RELAYS, _relays(whole)),
        (declared.REMARKS, remarks(whole)),
        (declared.NETWORK, (_network(whole, each) for each in (*whole.departments, ALL))),
        (declared.PROGRESS, _by_level(whole, "renseigne", _progress)),
        (declared.DIAGNOSTICS, _by_level(whole, "realisees", _diagnostics, DIAGNOSTIC)),
        (declared.TIME, _time(whole)),
        (declared.FINANCING, _by_level(whole, "appele", _financing)),
        (declared.SATISFACTION, _satisfaction(whole)),
    )
    return {table.key: tuple(rows) for table, rows in told}


def level_name(level: str) -> str:
    """A level as the sheets call it."""
    return {ALL: TOGETHER, NO_LEVEL: WITHOUT_LEVEL}.get(level, f"Niveau {level}")


def _overview(whole: Consolidation, department: str) -> Row:
    group = {"department": department, "level": ALL}
    financing = _financing(whole, group)
    return {
        **_network(whole, department),
        "score": _progress(whole, group)["score"],
        "diagnostics": whole.of("realisees", department, kind=DIAGNOSTIC).value,
        "jours": _days(whole, group | {"kind": ALL})["jours"],
        **{each: financing[each] for each in ("du_region", "verse_region", "reste_a_verser")},
    }


def _relays(whole: Consolidation) -> Iterator[Row]:
    for each in whole.relays:
        yield {
            "departement": each.department,
            "fichier": each.file,
            "au": each.as_of,
            "annee": each.year,
            "referentiel": each.referentiel,
            "schema": each.schema,
            "offices": len(each.offices),
        }


def _network(whole: Consolidation, department: str) -> Row:
    levels = {f"niveau_{each}": whole.of("ot", department, each).value for each in ("1", "2", "3")}
    accueils = whole.of("accueils", department).value
    return {
        "departement": TOGETHER if department == ALL else department,
        **levels,
        "offices": whole.of("ot", department).value,
        "accueils": accueils,
    }


def _by_level(
    whole: Consolidation, measure: str, tell: Callable[[Consolidation, Group], Row], kind: str = ALL
) -> Iterator[Row]:
    """A row for each level of each department that says something, then for the department."""
    for department in (*whole.departments, ALL):
        for level in (*LEVELS, ALL):
            if whole.of(measure, department, level, kind).offices or level == ALL:
                name = TOGETHER if department == ALL else department
                row = {"departement": name, "niveau_dit": level_name(level)}
                yield row | tell(whole, {"department": department, "level": level})


def _progress(whole: Consolidation, group: Group) -> Row:
    score, answered = whole.of("score", **group), whole.of("renseigne", **group)
    return {
        "notes": score.offices,
        "score": share(score.value, score.offices),
        "renseigne": share(answered.value, answered.offices),
        "non_satisfaits": whole.of("non_satisfaits", **group).value,
    }


def _diagnostics(whole: Consolidation, group: Group) -> Row:
    measures = ("prevues", "realisees", "jours_sur_site", "jours_preparation")
    planned, done, on_site, prepared = (
        whole.of(each, **group, kind=DIAGNOSTIC).value for each in measures
    )
    return {
        "prevus": planned, "realises": done,
        "jours_sur_site": on_site, "jours_preparation": prepared,
    }  # fmt: skip


def _time(whole: Consolidation) -> Iterator[Row]:
    kinds = (*(each.value for each in InterventionType), ALL)
    for department in (*whole.departments, ALL):
        for level in (*LEVELS, ALL):
            for kind in kinds:
                done = whole.of("realisees", department, level, kind)
                if done.value:
                    row = {"departement": TOGETHER if department == ALL else department}
                    group = {"department": department, "level": level, "kind": kind}
                    yield row | {"niveau_dit": level_name(level)} | _days(whole, group)


def _days(whole: Consolidation, group: Group) -> Row:
    on_site = whole.of("jours_sur_site", **group).value
    prepared = whole.of("jours_preparation", **group).value
    return {
        "type": TOGETHER if group["kind"] == ALL else group["kind"],
        "interventions": whole.of("realisees", **group).value,
        "jours_sur_site": on_site,
        "jours_preparation": prepared,
        "jours": on_site + prepared,
    }


def _financing(whole: Consolidation, group: Group) -> Row:
    measures = ("montant", "part_departementale", "part_regionale", "appele", "encaisse")
    due, paid = (whole.of(each, **group).value for each in ("du_region", "verse_region"))
    return {
        "participations": whole.of("appele", **group).offices,
        **{each: whole.of(each, **group).value for each in measures},
        "du_region": due,
        "verse_region": paid,
        "reste_a_verser": due - paid,
    }


def _satisfaction(whole: Consolidation) -> Iterator[Row]:
    for public in PUBLICS:
        groups = [(each, ALL) for each in whole.departments]
        groups += [(ALL, each) for each in LEVELS]
        shown = {each: whole.shown(public, each) for each in TOLD_BY}
        for group in (*groups, (ALL, ALL)):
            if whole.of("questionnaires", *group, public).offices:
                told = {each for each, found in shown.items() if group in found}
                yield {"groupe": _name(group), "public": public} | _said(whole, group, public, told)


TOLD_BY = ("questionnaires", "satisfaits_sur", "tres_satisfaits_sur")
"""The measures that may be told by fewer OT than others."""


def _name(group: tuple[str, str]) -> str:
    department, level = group
    if department == ALL:
        return TOGETHER if level == ALL else level_name(level)
    return department


def _said(whole: Consolidation, group: tuple[str, str], public: str, told: Collection[str]) -> Row:
    """The satisfaction of a group, less the measures that may not be told of it."""

    def of(measure: str) -> Sum:
        return whole.of(measure, *group, public)

    def part(measure: str) -> object:
        over = f"{measure}_sur"
        return share(of(measure).value, of(over).value) if over in told else None

    asked, complaints = of("questionnaires"), of("reclamations").value
    row: Row = {"satisfaits": part("satisfaits"), "tres_satisfaits": part("tres_satisfaits")}
    if "questionnaires" not in told:
        return row | UNSHOWN
    return row | {
        "offices": asked.offices,
        "questionnaires": asked.value,
        "reclamations": complaints,
        "dans_le_delai": share(of("reclamations_dans_le_delai").value, complaints),
    }


UNSHOWN: Row = dict.fromkeys(("offices", "questionnaires", "reclamations", "dans_le_delai"))
"""What stands beside a group that is not shown by itself."""
