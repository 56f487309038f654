"""The command modeles: what is wrong with Word templates, said before any document is made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from xlqualite.commands.demo import EXEMPLE
from xlqualite.commands.examination import examine
from xlqualite.commands.registry import Account, Outcome, Request, command
from xlqualite.commands.templates import KINDS, OWN_TEMPLATES, Trial, findings_in, template_names
from xlqualite.dossier import Dossier
from xlqualite.french import NBSP, count, listing, quoted
from xlqualite.messages import UserError
from xlqualite.resources import template_path, workbook_path

if TYPE_CHECKING:
    from xlqualite.word.checker.finding import Finding


@dataclass(frozen=True)
class Checked:
    """A template and what was found in it."""

    path: Path
    found: "tuple[Finding, ...]"

    def count(self, gravity: str) -> int:
        """How many findings are of that gravity."""
        return sum(each.gravity.value == gravity for each in self.found)


@command(
    "Vérifie les modèles Word.",
    "Vérifie les modèles Word d'un dossier (modeles par défaut, sinon ceux du programme)"
    f"{NBSP}: variables inconnues, balises mal placées ou mal fermées, texte qui serait supprimé, "
    "images sans texte de remplacement, titres sautés. Dit où, et comment corriger. Les commandes "
    "qui produisent des documents le font aussi avant de commencer.",
    argument="[DOSSIER]",
    default="",
    options=(),
    no_button="Chaque bouton qui produit des documents vérifie ses modèles.",
)
def modeles(request: Request) -> Outcome:
    """Check the templates of a folder on the documents of the shipped exemple.

    Raises:
        UserError: there is no such folder, or no template in it.
    """
    paths = _templates(request.path)
    dossier = _exemple(request)
    checked = []
    for done, path in enumerate(paths):
        request.notify("Vérification des modèles", done, len(paths))
        checked.append(Checked(path, _findings(path, dossier)))
    request.notify("Vérification des modèles", len(paths), len(paths))
    return Outcome(
        command="modeles",
        path=request.path,
        as_of=request.asked.today,
        year=request.asked.today.year,
        dossier=None,
        anomalies=(),
        account=_account(checked),
    )


def _templates(asked: Path) -> Sequence[Path]:
    """The templates to check, by name."""
    if asked == Path() and not (asked / OWN_TEMPLATES).is_dir():
        return [template_path(each) for each in sorted(template_names())]
    if asked.is_file():
        return [asked]
    if not asked.is_dir():
        raise UserError(
            f"{quoted(asked)} n'existe pas{NBSP}: indiquez le dossier de vos modèles Word, ou "
            "celui de votre classeur."
        )
    own = asked / OWN_TEMPLATES
    folder = own if own.is_dir() else asked
    found = sorted(each for each in folder.glob("*.docx") if not each.name.startswith("~$"))
    if not found:
        raise UserError(
            f"Aucun modèle Word (.docx) dans {quoted(folder)}{NBSP}: ceux du programme serviront. "
            f"{quoted('xlqualite nouveau DOSSIER')} en donne des copies à modifier."
        )
    return found


def _exemple(request: Request) -> Dossier:
    asked = replace(request, path=workbook_path(EXEMPLE), dry=True)
    dossier = examine("modeles", asked).outcome.dossier
    assert dossier is not None, "a test proves that the exemple can be read"
    return dossier


def _findings(path: Path, dossier: Dossier) -> "tuple[Finding, ...]":
    kind = next((name for name, each in KINDS.items() if each.template == path.name), None)
    if kind is None:
        return (_of_no_use(),)
    return findings_in(path, Trial(list(KINDS[kind].samples(dossier)), dossier.as_of))


def _of_no_use() -> "Finding":
    from xlqualite.word.checker.finding import Place, advice  # noqa: PLC0415 - only here

    names = listing([quoted(each) for each in template_names()])
    return advice(
        Place("nom du fichier"),
        "Aucun document ne se fait avec un modèle de ce nom.",
        f"Renommez-le si c'en est un{NBSP}: {names} sont les noms attendus.",
    )


def _account(checked: Sequence[Checked]) -> Account:
    lines = [line for each in checked for line in _lines(each)]
    facts = {
        "modeles": [
            {"fichier": str(each.path), "constats": [_facts(found) for found in each.found]}
            for each in checked
        ]
    }
    wrong = [each for each in checked if each.count("ERREUR")]
    return Account(tuple(lines), facts, _refusal(wrong))


def _refusal(wrong: Sequence[Checked]) -> str:
    if not wrong:
        return ""
    names = listing([quoted(each.path.name) for each in wrong])
    errors = count(sum(each.count("ERREUR") for each in wrong), "erreur")
    return f"{errors} à corriger dans Word{NBSP}: {names}."


def _lines(checked: Checked) -> Iterator[str]:
    errors, advices = checked.count("ERREUR"), checked.count("AVERTISSEMENT")
    counts = [
        count(number, noun)
        for number, noun in ((errors, "erreur"), (advices, "avertissement"))
        if number
    ]
    yield f"{checked.path.name}{NBSP}: {listing(counts) if counts else 'rien à signaler'}."
    for each in checked.found:
        yield f"  {each.gravity.value} – {each.place}"
        yield f"    {each.what} {each.remedy}".rstrip()


def _facts(found: "Finding") -> dict[str, str]:
    return {
        "gravite": found.gravity.value,
        "lieu": str(found.place),
        "texte": found.place.text,
        "constat": found.what,
        "remede": found.remedy,
    }
