"""C-CAT1, C-CAT2: what the category an OT holds or seeks asks of it."""

from datetime import date

from xlqualite.anomaly import Reason
from xlqualite.compute.categories import (
    Aim,
    State,
    aim_at,
    category_ii_conditions,
    classification_of,
    label_for_category_i,
)
from xlqualite.compute.conformity.registry import Finding, Status, requirement
from xlqualite.compute.labels import standing
from xlqualite.dossier import Dossier, Folder
from xlqualite.french import listing, short_date
from xlqualite.tables import Label
from xlqualite.vocabularies import Category

ALL_LEVELS = (1, 2, 3)


@requirement("C-CAT1", ALL_LEVELS, "Catégorie I : marque ou certification AFNOR")
def category_i(dossier: Dossier, folder: Folder) -> Finding:
    """Programme: "doivent disposer de la Marque QT ou Afnor"."""
    aim = aim_at(dossier, folder.code, Category.I)
    if aim is None:
        return _no_aim(folder, Category.I)
    benchmark = f"Catégorie I {aim.value} : marque en vigueur ou AFNOR"
    because = (_aim(folder, aim, Category.I),)
    if not dossier.has(Label):
        return Finding(status=Status.NOT_ASSESSABLE, benchmark=benchmark, because=because)
    found = label_for_category_i(dossier, folder.code)
    if found is None:
        return Finding(
            status=_without_label(dossier, folder, aim),
            benchmark=benchmark,
            done="aucune en vigueur",
            gap="marque ou certification à obtenir",
            due_on=_ends_on(dossier, folder, aim),
            because=because,
        )
    name = found.label.label.value
    until = f" jusqu'au {short_date(found.ends_on)}" if found.ends_on else ", fin inconnue"
    held = Reason(f"{name} en vigueur{until}", found.label.at("label"))
    return Finding(
        status=Status.CONFORMING, benchmark=benchmark, done=name, because=(*because, held)
    )


@requirement("C-CAT2", ALL_LEVELS, "Catégorie II : quatre conditions")
def category_ii(dossier: Dossier, folder: Folder) -> Finding:
    """Programme: "doivent avoir mis en place" procedures, satisfaction, action plan, manual."""
    aim = aim_at(dossier, folder.code, Category.II)
    if aim is None:
        return _no_aim(folder, Category.II)
    conditions = category_ii_conditions(dossier, folder.code)
    missing = [each.name.value for each in conditions if each.state is State.MISSING]
    unknown = [each.name.value for each in conditions if each.state is State.UNKNOWN]
    met = sum(each.state is State.MET for each in conditions)
    gaps = [f"{word} : {listing(names)}" for word, names in (
        ("à mettre en place", missing), ("à renseigner", unknown)) if names]  # fmt: skip
    return Finding(
        status=_conditions_status(aim, missing, unknown),
        benchmark=f"Catégorie II {aim.value} : {len(conditions)} conditions",
        done=f"{met} sur {len(conditions)}",
        gap=" ; ".join(gaps),
        due_on=_ends_on(dossier, folder, aim),
        because=(
            _aim(folder, aim, Category.II),
            *(reason for each in conditions for reason in each.because),
        ),
    )


def _no_aim(folder: Folder, category: Category) -> Finding:
    """An empty or unreadable category is unknown; one past its end is not held any more."""
    unknown = folder.office.category is None
    told = "non visée, catégorie actuelle inconnue" if unknown else "ni détenue ni visée"
    reason = Reason(f"Catégorie {category.value} {told}", folder.office.at("category"))
    return Finding(status=Status.NOT_APPLICABLE, because=(reason,))


def _without_label(dossier: Dossier, folder: Folder, aim: Aim) -> Status:
    """Sought, it is work under way; held, a label past its end is still tolerated for a while."""
    label = standing(dossier, folder.code)
    tolerated = label is not None and label.holds
    return Status.TO_WATCH if aim is Aim.SOUGHT or tolerated else Status.FAILING


def _conditions_status(aim: Aim, missing: list[str], unknown: list[str]) -> Status:
    if missing:
        return Status.FAILING if aim is Aim.HELD else Status.TO_WATCH
    return Status.NOT_ASSESSABLE if unknown else Status.CONFORMING


def _ends_on(dossier: Dossier, folder: Folder, aim: Aim) -> date | None:
    held = classification_of(dossier, folder.code)
    return held.ends_on if held and aim is Aim.HELD else None


def _aim(folder: Folder, aim: Aim, category: Category) -> Reason:
    name = "category" if aim is Aim.HELD else "category_sought"
    return Reason(f"Catégorie {category.value} {aim.value}", folder.office.at(name))
