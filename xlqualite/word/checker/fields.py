"""What people fill in the documents of a template: the fields that it has no more."""

from collections.abc import Iterator

from xlqualite.french import NBSP, listing
from xlqualite.word.checker.finding import Finding, Place, advice
from xlqualite.word.own_template import lost_fields


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
