"""What the file LISEZMOI of a new folder says, for who has never used the program."""

import textwrap
from dataclasses import dataclass

from xlqualite.french import NBSP

NAME = "LISEZMOI.txt"
WIDTH = 78
"""In letters: Notepad shows such a line without wrapping it."""
_INDENTED = " 0123456789.-"  # what may stand before the first word of a paragraph
_TEXT = """\
LA DÉMARCHE QUALITÉ DANS UN CLASSEUR

Dans ce dossier
- {workbook} : le classeur. Vous pouvez le renommer.{fiction}
- modeles : les modèles Word des documents, à mettre à vos couleurs dans Word. xlqualite variables \
dit tout ce qu'ils peuvent reprendre du classeur, et xlqualite modeles les vérifie.
- xlwings.conf : dit à Excel où est le programme sur ce poste. À laisser ici.

Jusqu'au premier plan d'actions
 1. Double-cliquez sur {workbook} : Excel l'ouvre sur Tableau de bord.
 2. Si un bandeau jaune paraît, cliquez sur « Activer le contenu ».
 3. Feuilles OT, Contacts et Actions : remplissez les colonnes à l'en-tête foncé, les autres quand \
vous savez. Chaque liste se déroule, chaque en-tête porte une note.
 4. Revenez sur Tableau de bord et cliquez sur « {check} ».
 5. Lisez la feuille Anomalies : ce qui est à corriger, où et comment.
 6. Corrigez ce qui est « Bloquant » ; le reste peut attendre.
 7. Cliquez sur « {compute} » : niveaux, échéances et montants se remplissent.
 8. Cliquez sur « {plans} » : un plan Word est fait pour chaque OT qui a un niveau.
 9. Ouvrez le dossier documents, puis celui de l'année : les plans y sont.
10. Enregistrez le classeur.

En cas de besoin
- La feuille Aide du classeur guide pas à pas.
- Un bouton ne répond pas : fermez le classeur, ouvrez un terminal dans ce dossier et tapez : \
xlqualite docteur "{workbook}"
- « xlqualite » n'est pas reconnu : tapez python -m xlqualite (ou py -m xlqualite) à la place.
"""
_FICTION = " C'est un exemple : activité, dates et montants sont imaginés."


@dataclass(frozen=True)
class Words:
    """The names that the text repeats.

    Attributes:
        workbook: its file.
        check, compute, plans: the captions of the three buttons of the first steps.
        is_exemple: whether its data are made up.
    """

    workbook: str
    check: str
    compute: str
    plans: str
    is_exemple: bool = False


def readme(words: Words) -> bytes:
    """The text as Notepad shows it best: UTF-8 with its mark, and the line ends of Windows."""
    fiction = _FICTION if words.is_exemple else ""
    text = _TEXT.format(
        workbook=words.workbook,
        check=words.check,
        compute=words.compute,
        plans=words.plans,
        fiction=fiction,
    )
    lines = [line for paragraph in text.split("\n") for line in _wrapped(paragraph)]
    return "\r\n".join(lines).encode("utf-8-sig")


def _wrapped(paragraph: str) -> list[str]:
    """A paragraph on lines that fit, those that follow under its first word."""
    start = len(paragraph) - len(paragraph.lstrip(_INDENTED))
    # the spaces that French puts at its signs never end a line
    for sign in (" :", " ;", " »", "« "):
        paragraph = paragraph.replace(sign, sign.replace(" ", "\0"))
    wrapper = textwrap.TextWrapper(
        WIDTH, subsequent_indent=" " * start, break_on_hyphens=False, break_long_words=False
    )
    return [each.replace("\0", NBSP) for each in wrapper.wrap(paragraph)] or [""]
