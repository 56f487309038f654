"""The command variables: what a Word template may use, with examples from a workbook."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xlqualite.commands.demo import EXEMPLE
from xlqualite.commands.examination import examine
from xlqualite.commands.lexicon import Entry, entries
from xlqualite.commands.lexicon_text import lines_of, paragraph, table
from xlqualite.commands.produce import offices_asked
from xlqualite.commands.registry import Account, Option, Outcome, Request, command
from xlqualite.commands.templates import KINDS
from xlqualite.documents.meanings import Nature
from xlqualite.dossier import Dossier
from xlqualite.french import NBSP, did_you_mean, listing, quoted, short_date
from xlqualite.messages import UserError
from xlqualite.resources import workbook_path
from xlqualite.sharing.plan import FILLED, tag_of
from xlqualite.sheets.returns import CAPTION as RETURNS_BUTTON

WORKBOOK, OFFICE = "--classeur", "--ot"
FOR = (
    f"Répète ce qui est entre les deux{NBSP}; {quoted('tr')} au lieu de {quoted('p')} répète la "
    "ligne d'un tableau. Chaque balise est seule dans son paragraphe ou sa ligne."
)
IF = (
    "N'imprime ce qui est entre les deux que si c'est vrai, ou si la valeur n'est pas vide"
    f"{NBSP}; {quoted('{%p else %}')} dit quoi imprimer sinon."
)
WRITING = (
    ("{%p for action in actions %} … {%p endfor %}", FOR),
    ("{%p if ot.niveau == 2 %} … {%p endif %}", IF),
)
"""How a loop and a condition are typed, and what they do."""
A_ZONE = (
    "Zone libre, sous le nom que vous voulez. Ce qu'on y écrit passe d'une version du document à "
    "la suivante."
)
A_FIELD = f"Champ que remplit l'OT, dans une boucle sur des actions{NBSP}: "


@dataclass(frozen=True)
class Listed:
    """What the templates of a kind may use."""

    kind: str
    entries: tuple[Entry, ...]

    @property
    def template(self) -> str:
        """The name of the template."""
        return KINDS[self.kind].template


@command(
    "Donne les variables des modèles Word.",
    "Donne ce qu'un modèle Word (plan_actions, evaluation_annuelle, appel_participation, sinon "
    f"tous) peut utiliser{NBSP}: variables, graphiques et filtres, avec leur sens et un exemple, "
    "puis la façon d'écrire une boucle ou une condition.",
    argument="[MODELE]",
    default="",
    options=(),
    own=(
        Option(
            WORKBOOK,
            "CLASSEUR",
            f"Prend les exemples dans ce classeur{NBSP}; sinon dans l'exemple du programme.",
        ),
        Option(OFFICE, "CODE", "Prend les exemples chez cet OT seulement."),
    ),
    no_button="Elle se lit à côté de Word, quand on modifie un modèle.",
)
def variables(request: Request) -> Outcome:
    """List what templates may use.

    Raises:
        UserError: no template has this name, or the workbook cannot be read.
    """
    kinds = _kinds(request.path)
    dossier, workbook = _examples_of(request)
    offices = (request.values[OFFICE],) if OFFICE in request.values else ()
    if offices:
        offices_asked(dossier, offices)
    listed = [Listed(each, _entries(each, dossier, offices)) for each in kinds]
    return Outcome(
        command="variables",
        path=request.path,
        as_of=dossier.as_of,
        year=dossier.year,
        dossier=None,
        anomalies=(),
        account=Account(
            tuple(_lines(listed, _origin(dossier, workbook, offices))),
            _facts(listed, dossier, workbook),
        ),
    )


def _kinds(asked: Path) -> Sequence[str]:
    """The kinds of documents whose template is asked for, by its name with or without folder."""
    if asked == Path():
        return list(KINDS)
    by_name = {Path(each.template).stem: kind for kind, each in KINDS.items()}
    name = asked.name.removesuffix(".docx")
    if name in by_name:
        return [by_name[name]]
    known = listing(quoted(each) for each in by_name)
    meant = did_you_mean(name, by_name) or f" Les modèles sont {known}."
    raise UserError(f"Aucun modèle ne s'appelle {quoted(name)}.{meant}")


def _examples_of(request: Request) -> tuple[Dossier, Path | None]:
    """What examples are taken from, and the workbook when it is hers."""
    own = request.values.get(WORKBOOK)
    path = Path(own) if own else workbook_path(EXEMPLE)
    outcome = examine("variables", replace(request, path=path, dry=True)).outcome
    if outcome.dossier is None:
        raise UserError(
            f"Le classeur {quoted(path.name)} ne peut pas donner d'exemples{NBSP}: "
            f"{outcome.anomalies[0].message} {quoted(f'xlqualite controler {path.name}')} dit "
            "comment le corriger."
        )
    return outcome.dossier, path if own else None


def _entries(kind: str, dossier: Dossier, offices: Sequence[str]) -> tuple[Entry, ...]:
    samples = (
        each
        for each in KINDS[kind].samples(dossier)
        if not offices or "ot" not in each or each["ot"]["code"] in offices
    )
    return entries(KINDS[kind].meanings, samples)


def _origin(dossier: Dossier, workbook: Path | None, offices: Sequence[str]) -> str:
    where = f"de {quoted(workbook.name)}" if workbook else "du classeur d'exemple du programme"
    who = f"de l'OT {listing(offices)}" if offices else "du premier OT qui en a un"
    hint = "" if workbook else f" {quoted('--classeur CLASSEUR')} les prend dans le vôtre."
    return f"Les exemples sont ceux {where}, au {short_date(dossier.as_of)}, et {who}.{hint}"


def _lines(listed: Sequence[Listed], origin: str) -> Iterator[str]:
    yield from paragraph(origin)
    yield f"Une variable s'écrit entre deux accolades{NBSP}: {{{{ annee }}}}."
    for each in listed:
        yield ""
        yield f"=== {each.template} ==="
        yield from lines_of(each.entries)
    yield from ("", "=== Filtres ===", "")
    yield from table(
        [(each["balise"], f"{each['sens']}. Ex.{NBSP}: {each['exemple']}") for each in _filters()]
    )
    yield from ("", "=== Boucles et conditions ===", "")
    yield from table(WRITING)
    yield from ("", "=== Zones et champs à remplir ===", "")
    yield from paragraph(
        "Dans Word, un contrôle de contenu (onglet Développeur), dont la balise, dans Propriétés, "
        f"est{NBSP}:"
    )
    yield from table(_filling())


def _filters() -> list[dict[str, str]]:
    from xlqualite.word.filters import EXAMPLES, FILTERS  # noqa: PLC0415 - only here

    return [
        {
            "nom": name,
            "sens": each.meaning,
            "balise": f"{{{{ {each.variable} | {name} }}}}",
            "exemple": FILTERS[name](each.value),
        }
        for name, each in EXAMPLES.items()
    ]


def _filling() -> tuple[tuple[str, str], ...]:
    """The tags of what people fill in documents, and what becomes of it."""
    from xlqualite.word.controls import ZONE  # noqa: PLC0415 - only here

    slugs = listing(each.slug for each in FILLED)
    return (
        (f"{ZONE}notes", A_ZONE),
        (
            tag_of("{{ action.repere }}", FILLED[0]),
            f"{A_FIELD}{slugs}. {quoted(RETURNS_BUTTON)} le reprend.",
        ),
    )


def _facts(listed: Sequence[Listed], dossier: Dossier, workbook: Path | None) -> dict[str, object]:
    return {
        "classeur": str(workbook) if workbook else None,
        "au": dossier.as_of.isoformat(),
        "modeles": [
            {
                "modele": each.template,
                "variables": [_fact(entry) for entry in each.entries],
                "graphiques": [
                    f"graphique: {entry.name.rpartition('.')[2]}"
                    for entry in each.entries
                    if entry.meaning.nature is Nature.CHART
                ],
            }
            for each in listed
        ],
        "filtres": _filters(),
        "ecriture": [{"balises": typed, "sens": what} for typed, what in WRITING],
        "a_remplir": [{"balise": tag, "sens": what} for tag, what in _filling()],
    }


def _fact(entry: Entry) -> dict[str, str | None]:
    return {
        "nom": entry.name,
        "balise": entry.tag,
        "sens": entry.meaning.told,
        "nature": entry.meaning.nature.value,
        "exemple": entry.example,
        "boucle": entry.loop or None,
        "element": entry.meaning.item or None,
    }
