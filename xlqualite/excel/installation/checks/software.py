"""The other programs on the computer: Excel, and what makes a PDF."""

from collections.abc import Iterator

from xlqualite.excel.installation.computer import Computer
from xlqualite.excel.installation.finding import Finding, State
from xlqualite.french import NBSP, listing

EXCEL, PDF = "Excel", "Fichiers PDF"


def software(computer: Computer) -> Iterator[Finding]:
    """Whether there can be an Excel, and what turns a document into a PDF."""
    if not computer.has_excel:
        said = (
            f"Excel n'existe pas pour ce système{NBSP}: les boutons ne servent que sous Windows et "
            "macOS, les commandes du terminal servent partout."
        )
        yield Finding(EXCEL, State.TO_KNOW, said)
    found = computer.converters()
    if found:
        yield Finding(PDF, State.GOOD, f"{listing(found)} peut produire des PDF.")
    else:
        said = "Ni Word ni LibreOffice n'ont été trouvés, l'un des deux est requis pour un PDF."
        yield Finding(PDF, State.TO_KNOW, said)
