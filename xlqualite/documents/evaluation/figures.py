"""The indicators of the synthesis in words: each year's figure and the change between them."""

from decimal import Decimal

from xlqualite.compute.evaluation import SynthesisLine, Unit, synthesis
from xlqualite.compute.evaluation.figures import Figure
from xlqualite.documents.records import Variables
from xlqualite.dossier import Dossier
from xlqualite.french import count, euros, number, percent, typeset

UNKNOWN, TO_COMPLETE, SAME = "–", "à compléter", "="

KEY_FIGURES = (
    "OT accompagnés",
    "OT en niveau 1 (démarche de progrès)",
    "OT en niveau 2 (vers la marque)",
    "OT en niveau 3 (suivi de la marque)",
    "OT actifs",
    "Score moyen",
    "Actions réalisées",
    "Actions en retard",
    "Marques obtenues",
    "Marques renouvelées",
    "Diagnostics réalisés",
    "Audits blancs réalisés",
    "Jours de travail",
    "Part du temps disponible",
    "Taux de présence",
    "Visiteurs : part de satisfaits",
    "Montant appelé",
    "Montant encaissé",
    "Versé à la région",
)
"""The lines of the one-page summary."""


def blocks(dossier: Dossier) -> dict[str, list[Variables]]:
    """The lines of each block by its name, without those that say nothing of either year."""
    found: dict[str, list[Variables]] = {}
    for each in synthesis(dossier):
        lines = found.setdefault(each.block, [])
        if _says_something(each):
            lines.append(_line(each))
    return found


def key_figures(dossier: Dossier) -> list[Variables]:
    """The lines of the one-page summary."""
    lines = {each.indicator: each for each in synthesis(dossier)}
    return [_line(lines[each]) for each in KEY_FIGURES if _is_known(lines[each])]


def figure(value: Figure | None, unit: Unit) -> str:
    """A figure with its unit; an unknown amount of money is to complete, never a zero."""
    if value is None:
        return TO_COMPLETE if unit is Unit.EUROS else UNKNOWN
    if unit is Unit.SHARE:
        return percent(value)
    if unit is Unit.EUROS:
        return euros(Decimal(value))
    return number(value)


def change(value: Figure | None, unit: Unit) -> str:
    """From one year to the next, with its sign; a share changes by points."""
    if value is None:
        return UNKNOWN
    if not value:
        return SAME
    sign, size = ("+", value) if value > 0 else ("−", -value)
    if unit is Unit.SHARE:
        points = (Decimal(size) * 100).quantize(Decimal("0.1"))
        return f"{sign}{count(points, 'pt')}"
    return f"{sign}{figure(size, unit)}"


def _says_something(line: SynthesisLine) -> bool:
    """An amount to complete says so; any other figure unknown in both years is left out."""
    return line.unit is Unit.EUROS or _is_known(line)


def _is_known(line: SynthesisLine) -> bool:
    return line.value is not None or line.previous is not None


def _line(line: SynthesisLine) -> Variables:
    return {
        "bloc": line.block,
        "indicateur": typeset(line.indicator),
        "annee": figure(line.value, line.unit),
        "annee_precedente": figure(line.previous, line.unit),
        "evolution": change(line.change, line.unit),
    }
