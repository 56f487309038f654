"""What a template has no more of the shipped one of its name: fields to fill, charts."""

from collections.abc import Iterator

from xlqualite.french import NBSP, listing, quoted
from xlqualite.word.charts import chart_names
from xlqualite.word.checker.finding import Finding, Place, advice
from xlqualite.word.own_template import UNREADABLE, lost_fields
from xlqualite.word.package import parts_of


def findings_in_fields(source: bytes, shipped: bytes) -> Iterator[Finding]:
    """What the shipped template lets people fill, and this one does not.

    Args:
        source: her own.
        shipped: the program's.
    """
    lost = lost_fields(source, shipped)
    if lost:
        yield advice(
            Place("corps"),
            f"Ce modèle n'a plus tous les champs de celui du programme (manquent{NBSP}: "
            f"{listing(lost)}). Ce qu'on écrira à leur place ne sera pas repris.",
            f"Si ce n'est pas voulu, copiez-les du modèle du programme{NBSP}: "
            "LibreOffice, jusqu'à sa version 7.4, peut les perdre en enregistrant.",
        )


def findings_in_charts(source: bytes, shipped: bytes) -> Iterator[Finding]:
    """The charts that the shipped template shows, and this one does not.

    Args:
        source: her own.
        shipped: the program's.
    """
    try:
        own, given = (chart_names(parts_of(each)) for each in (source, shipped))
    except UNREADABLE:
        return  # told elsewhere
    for name in given:
        if name not in own:
            yield advice(
                Place("corps"),
                f"Ce modèle ne montre pas le graphique {quoted(name)}.",
                "Si ce n'est pas voulu, copiez-le du modèle du programme, ou insérez un graphique "
                f"dont le texte de remplacement est {quoted(f'graphique{NBSP}: {name}')}.",
            )
