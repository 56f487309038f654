"""The sheet Saisie de la grille: the criteria of an OT, to be answered during a visit."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from xlqualite.compute.answers import answers_at, applicable_criteria
from xlqualite.dossier import Dossier, office_names
from xlqualite.french import NBSP, count, quoted, short_date
from xlqualite.port import ResultSheet, Written
from xlqualite.reading.book import SCALES
from xlqualite.sheets.cells import to_cells
from xlqualite.sheets.columns import ResultColumn, ResultTable, Row, Show
from xlqualite.sheets.computed import SUMMARY, AsOf
from xlqualite.sheets.places import AS_OF, TITLE, VISIT
from xlqualite.tables import Criterion
from xlqualite.vocabularies import Response

OFFICE, ACCUEIL, DAY = "B4", "C4", "D4"
"""Where she chooses the OT, one of its accueils (or none) and the day of the visit."""
PREPARED = ("L4", "M4", "N4")
"""Where the sheet keeps what it was prepared for, in the same order."""
UNSCORED = (Response.NOT_MEASURED, Response.NOT_CONCERNED)
NOTHING_PREPARED = f"Choisissez un OT et la date, puis cliquez sur {quoted('Préparer la grille')}."
TABLE = ResultTable(
    "saisie",
    VISIT,
    "R_Saisie",
    f"La grille d'un OT pour une visite{NBSP}: à remplir ici ou à la main, puis à ajouter à "
    "Avancement.",
    (
        ResultColumn("critere", "Critère"),
        ResultColumn("rubrique", "Chapitre", wraps=True),
        ResultColumn("intitule", "Intitulé", wraps=True),
        ResultColumn("obligatoire", "Obligatoire"),
        ResultColumn(
            "possibles", "Réponses possibles", note="Les réponses que ce critère accepte."
        ),
        ResultColumn(
            "derniere", "Dernière réponse", note="La dernière réponse connue le jour de la visite."
        ),
        ResultColumn("constatee", "Constatée le", Show.DATE),
        ResultColumn(
            "reponse",
            "Réponse",
            typed=True,
            note=f"À remplir, par la liste. Vide{NBSP}: non regardé pendant la visite.",
        ),
        ResultColumn(
            "preuve",
            "Preuve",
            wraps=True,
            typed=True,
            note=f"À remplir{NBSP}: ce qui a été montré.",
        ),
        ResultColumn(
            "observations",
            "Observations",
            wraps=True,
            typed=True,
            note=f"À remplir{NBSP}: vos notes, jamais transmises lors d'un partage.",
        ),
    ),
)


@dataclass(frozen=True)
class Visit:
    """What a grid is prepared for.

    Attributes:
        accueil: None for the OT as a whole.
    """

    office: str
    accueil: str | None
    day: date

    def __str__(self) -> str:
        where = f", accueil {self.accueil}" if self.accueil else ""
        return f"{self.office}{where}, le {short_date(self.day)}"


def visit_sheet(dossier: Dossier, visit: Visit) -> ResultSheet:
    """The grid of a visit: the criteria that apply to the OT, with the last answer to each.

    Args:
        dossier: all that is typed.
        visit: its office is one of the dossier's.
    """
    judged = dossier.on(visit.day)
    rows = tuple(_rows(judged, visit))
    name = office_names(dossier)[visit.office]
    criteria = count(len(rows), "critère")
    prepared = zip(PREPARED, (visit.office, visit.accueil, visit.day), strict=True)
    head: dict[str, Written] = {
        AS_OF: str(AsOf(visit.day)),
        SUMMARY: f"{name}{NBSP}: {criteria} pour {visit}.",
        **dict(prepared),
    }
    return _sheet(head, to_cells(TABLE, rows))


def blank_visit_sheet() -> ResultSheet:
    """The sheet before anything is prepared."""
    return _sheet({SUMMARY: NOTHING_PREPARED}, ())


def responses_to(criterion: Criterion) -> tuple[Response, ...]:
    """The answers that a criterion takes."""
    scored = tuple(Response) if criterion.scale is None else SCALES[criterion.scale]
    return tuple(dict.fromkeys((*scored, *UNSCORED)))


def words_of(criterion: Criterion) -> str:
    """The answers that a criterion takes, in a few words."""
    return ", ".join(each.value for each in responses_to(criterion))


def _sheet(head: dict[str, Written], rows: tuple[tuple[Written, ...], ...]) -> ResultSheet:
    landmarks = {TITLE: TABLE.sheet}
    return ResultSheet(
        TABLE.sheet, head, TABLE.name, TABLE.headings, rows, TABLE.wrapped, landmarks
    )


def _rows(dossier: Dossier, visit: Visit) -> Iterator[Row]:
    last = answers_at(dossier, visit.office, visit.accueil)
    for each in applicable_criteria(dossier, visit.office):
        answer = last.get(each.code)
        yield {
            "critere": each.code,
            "rubrique": each.chapter,
            "intitule": each.title or "",
            "obligatoire": each.mandatory.value if each.mandatory else "",
            "possibles": words_of(each),
            "derniere": answer.response.value if answer else None,
            "constatee": answer.observed_on if answer else None,
            "reponse": None,
            "preuve": None,
            "observations": None,
        }
