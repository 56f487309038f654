"""Every OT on Fiche OT, as LibreOffice computes it, shows what Python says of it."""

import csv
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest
from asking import request_for
from built_books import EXEMPLE, FOLDER
from office_pages import Page, computed, with_every_office
from programs import require

from xlqualite.commands import COMMANDS, buttons
from xlqualite.compute.actions import open_actions
from xlqualite.compute.conformity import conformity
from xlqualite.compute.conformity.registry import Status
from xlqualite.compute.deadlines import deadlines
from xlqualite.compute.diagnosis import AnnualDiagnosis, annual_diagnosis
from xlqualite.compute.fees import fee_of
from xlqualite.compute.interventions import done
from xlqualite.compute.labels import spans, standing
from xlqualite.compute.levels import level_of
from xlqualite.compute.progress import progress_of
from xlqualite.compute.referents import referents
from xlqualite.dossier import Dossier, folders
from xlqualite.excel.builder import build
from xlqualite.excel.builder.controls import CellReference
from xlqualite.excel.builder.live_highlights import ENDS_SOON, NO_DIAGNOSIS
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.french import NBSP, short_date
from xlqualite.months import add_months
from xlqualite.reading import Asked, read_dossier
from xlqualite.schema import table_of
from xlqualite.tables import Label, Office

pytestmark = pytest.mark.libreoffice
MOMENT = datetime(2016, 11, 30, 9)
ASKED = Asked(date(2016, 11, 30))
CONDITIONS, OFFICES_FROM, LAST_ROW = "conditions", 100, 60
EDITED = ("VANNES", "BELLE-ILE", "LOCMINE", "CARNAC")
LATE_KINDS = {"Action": "action", "Jalon": "jalon", "Prévu": "intervention"}
LABELS = """
LOCMINE;Qualité Tourisme;Première;31/05/2013;;;
PENESTIN;Qualité Tourisme;Première;30/05/2013;;;
PLOUHARNEL;AFNOR NF 237;Première;10/02/2016;;;
BAUD;Destination d'excellence;Première;29/02/2012;;;
TRINITE-PORHOET;Qualité Tourisme;;;;;
AURAY;Qualité Tourisme;Première;;01/03/2016;;
LOCMARIAQUER;Qualité Tourisme;Première;01/03/2016;;31/12/2019;
ST-PIERRE;Qualité Tourisme;Première;01/03/2012;;;
ST-PIERRE;Qualité Tourisme;Première;15/11/2016;15/12/2016;;
PAYS-ROI-MORVAN;Qualité Tourisme;Première;01/03/2010;;;
PAYS-ROI-MORVAN;Qualité Tourisme;Renouvellement;01/06/2013;;;
PAYS-ROI-MORVAN;Qualité Tourisme;Première;01/09/2016;;;
QUIBERON;Qualité Tourisme;Renouvellement;14/01/2016;15/01/2016;;
QUIBERON;Qualité Tourisme;Première;18/01/2013;;;
CARNAC;Qualité Tourisme;Première;01/12/2016;;;
VANNES;Qualité Tourisme;;;;30/11/2016;
VANNES;Destination d'excellence;Première;;;;
ERDEVEN;AFNOR NF 237;Première;01/01/2016;;;
ERDEVEN;Qualité Tourisme;Première;01/01/2014;;;
"""
REGIMES = """
Qualité Tourisme;01/01/2000;36;
Qualité Tourisme;01/01/2016;60;31/12/2017
AFNOR NF 237;01/01/2000;36;
Destination d'excellence;01/01/2000;60;
"""


@dataclass(frozen=True)
class Case:
    """The page of an OT, and what Python knows of it."""

    page: Page
    dossier: Dossier
    office: str

    def day(self, cell: str) -> date | None:
        value = self.page.get(cell)
        return value.date() if isinstance(value, datetime) else None

    def rows(self, letters: str, rows: range) -> list[tuple[object, ...]]:
        lines = (tuple(self.page.get(f"{each}{row}") for each in letters) for row in rows)
        return [each for each in lines if any(value is not None for value in each)]


def dossier_of(book: Path) -> Dossier:
    found = read_dossier(open_workbook(book), ASKED).dossier
    assert found is not None
    return found


def run_book(folder: Path) -> Path:
    """The exemple, once it is computed."""
    book = folder / "calculé.xlsm"
    book.write_bytes(build(EXEMPLE, FOLDER, buttons()))
    COMMANDS["calculer"].run(request_for(book, ASKED))
    return book


def edited_book(run: Path, folder: Path) -> Path:
    """The same after a few cells were typed, not computed again."""
    book = Path(shutil.copy(run, folder / "corrigé.xlsm"))
    workbook = open_workbook(book)
    typed = dossier_of(book)
    vannes = typed.of("VANNES").labels[-1]
    workbook.set(vannes.at("ends_on"), date(2016, 12, 31))
    visit = next(
        each
        for each in reversed(typed.interventions)
        if each.office == "BELLE-ILE"
        and each.day.year == ASKED.today.year
        and each.day <= ASKED.today
    )
    for name, value in (("type", "Diagnostic"), ("state", "Réalisée"), ("place", "Sur site")):
        workbook.set(visit.at(name), value)
    late = next(each for each in open_actions(typed.of("LOCMINE").actions))
    workbook.set(late.at("due_on"), date(2016, 1, 4))
    workbook.save(MOMENT)
    return book


def new_book(folder: Path) -> Path:
    """The exemple with other labels and regimes, before any run."""
    sources = folder / "sources"
    shutil.copytree(FOLDER / "exemple", sources / "exemple")
    shutil.copytree(FOLDER / "vba", sources / "vba")
    shutil.copy(FOLDER / "aide.md", sources)
    for name, text in (("Labels", LABELS), ("Regimes", REGIMES)):
        path = sources / "exemple" / f"{name}.csv"
        headings = path.read_text("utf-8").splitlines()[0]
        path.write_text(f"{headings}{text}", "utf-8")
    path = sources / "exemple" / "Parametres.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    rows = [
        ["AFNOR vaut marque", "Non", *row[2:]] if row[0] == "AFNOR vaut marque" else row
        for row in rows
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    book = folder / "neuf.xlsm"
    book.write_bytes(build(EXEMPLE, sources, buttons()))
    return book


@dataclass(frozen=True)
class OnSheet(CellReference):
    """A cell of a condition, cited from another sheet."""

    sheet: str = ""
    row: int = 0

    def __format__(self, spec: str) -> str:
        if spec == "all":
            return f"{self.sheet}!{super().__format__(spec)}"
        return f"{self.sheet}!${self.letter}{self.row}"


def conditions(book: Path) -> Mapping[str, str]:
    """Whether each label ends soon by its regime, and each OT lacks its diagnosis, in a column."""
    found = {}
    for record, formula, shift in ((Label, ENDS_SOON, 0), (Office, NO_DIAGNOSIS, OFFICES_FROM)):
        grid = open_workbook(book).read(table_of(record))
        assert grid is not None
        letters = dict(zip(grid.headings, grid.letters, strict=True))
        names = {each.name: letters[each.heading] for each in table_of(record).columns}
        for row, _ in grid.rows:
            cells = {
                name: OnSheet(letter, LAST_ROW, grid.sheet, row) for name, letter in names.items()
            }
            condition = formula.format_map(cells)
            found[f"A{row + shift}"] = f"IFERROR(IF({condition},1,0),0)"
    return found


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Sequence[Case]]:
    """Every OT of three books, computed in one go."""
    require(("soffice",))
    folder = tmp_path_factory.mktemp("fiches")
    run = run_book(folder)
    books = {"run": run, "edited": edited_book(run, folder), "new": new_book(folder)}
    dossiers = {name: dossier_of(book) for name, book in books.items()}
    offices = {name: tuple(folders(each)) for name, each in dossiers.items()}
    offices["edited"] = EDITED
    copies = {
        name: with_every_office(
            book, offices[name], folder / f"pages-{name}.xlsx", conditions(book)
        )
        for name, book in books.items()
    }
    found = computed(tuple(copies.values()), folder)
    return {
        name: [
            Case(found[copy][f"P{rank}"], dossiers[name], code)
            for rank, code in enumerate((*offices[name], CONDITIONS))
        ]
        for name, copy in copies.items()
    }


def offices_of(cases: Mapping[str, Sequence[Case]], *names: str) -> list[Case]:
    """Those of some books, of all if none is named."""
    return [case for name in names or cases for case in cases[name] if case.office != CONDITIONS]


def test_no_cell_is_an_error(cases: Mapping[str, Sequence[Case]]) -> None:
    texts = [
        f"{case.office} {cell} {value}"
        for every in cases.values()
        for case in every
        for cell, value in case.page.items()
        if str(value).startswith(("#", "Err:"))
    ]
    assert texts == []


def test_the_label_and_its_end_are_those_of_python_before_and_after_a_run(
    cases: Mapping[str, Sequence[Case]],
) -> None:
    for case in offices_of(cases):
        label = standing(case.dossier, case.office)
        told = str(case.page["G9"])
        if label is None:
            assert told == "aucune marque", case.office
            assert case.day("H9") is None
            continue
        assert told.startswith(label.span.label.label.value), case.office
        assert case.day("H9") == label.span.ends_on, case.office
        held = level_of(case.dossier, case.office).rank == 3
        assert ("(échue)" not in told) == held, case.office
        if label.span.ends_on:
            assert case.page["I9"] == (label.span.ends_on - case.dossier.as_of).days


def test_the_next_diagnosis_is_that_of_python_before_and_after_a_run(
    cases: Mapping[str, Sequence[Case]],
) -> None:
    told = set()
    for case in offices_of(cases):
        found = annual_diagnosis(case.dossier, case.office)
        if found is None or level_of(case.dossier, case.office).rank != 3:
            assert case.page["G10"] == "au niveau 3 seulement", case.office
            assert case.day("H10") is None
            continue
        ahead = bool(found.done) or not found.expected
        assert case.day("H10") == date(found.year + ahead, 12, 31), case.office
        assert case.page["G10"] == _diagnosis(found), case.office
        told.add(str(case.page["G10"])[:4])
    assert told >= {"fait", "à fa", "à pa"}


def _diagnosis(found: AnnualDiagnosis) -> str:
    if found.done:
        return f"fait le {short_date(found.done[-1].day)}"
    if not found.expected:
        return f"à partir de {found.year + 1}"
    if found.planned:
        return f"prévu le {short_date(found.planned[0].day)}"
    return f"à faire en {found.year}"


@pytest.mark.parametrize("name", ["run", "edited"])
def test_delays_are_those_of_python(cases: Mapping[str, Sequence[Case]], name: str) -> None:
    for case in offices_of(cases, name):
        late = [
            each
            for each in deadlines(case.dossier)
            if each.office == case.office and each.days_left < 0 and _kind(each.what)
        ]
        counts = [sum(_kind(each.what) == kind for each in late) for kind in LATE_KINDS.values()]
        told = ", ".join(
            f"{count} {kind}{'s' if count > 1 else ''}"
            for count, kind in zip(counts, LATE_KINDS.values(), strict=True)
        )
        assert case.page["G12"] == told, case.office
        worst = min((each.days_left for each in late), default=None)
        assert case.page.get("I11") == worst, case.office


def _kind(what: str) -> str | None:
    return LATE_KINDS.get(what.partition(" : ")[0])


def test_the_results_are_those_of_the_last_run(cases: Mapping[str, Sequence[Case]]) -> None:
    for case in offices_of(cases, "run"):
        level = level_of(case.dossier, case.office)
        assert case.page["B9"] == (level.rank or "aucun"), case.office
        assert case.day("B10") == level.since
        fee = fee_of(case.dossier, case.office, case.dossier.year)
        assert case.page["G36"] == ("–" if fee is None else _amount(fee.amount)), case.office
        assert case.page["F5"] == "✓ Calculé au 30/11/2016", case.office
        _check_progress(case)


def _amount(amount: object) -> object:
    return "à compléter" if amount is None else float(str(amount))


def _check_progress(case: Case) -> None:
    level = level_of(case.dossier, case.office).rank
    *chapters, total = progress_of(case.dossier, case.office) if level else (None,)
    expected = [
        (each.chapter, _share(each.score), _share(each.answered)) for each in chapters if each
    ]
    assert case.rows("FHI", range(24, 33)) == expected, case.office
    shares = (total.score, total.answered) if total else (None, None)
    assert (case.page.get("H33"), case.page.get("I33")) == tuple(map(_share, shares))


def _share(value: object) -> object:
    return None if value is None else pytest.approx(float(str(value)))


def test_the_lists_are_in_the_order_of_python(cases: Mapping[str, Sequence[Case]]) -> None:
    for case in (*offices_of(cases, "run"), *offices_of(cases, "edited")):
        folder = case.dossier.of(case.office)
        open_ones = sorted(open_actions(folder.actions), key=lambda each: each.due_on or date.max)[
            :8
        ]
        told = case.rows("ABC", range(24, 32))
        assert [_as_day(each[0]) for each in told] == [each.due_on for each in open_ones]
        assert [each[2] for each in told] == [each.action for each in open_ones], case.office
        last = [*reversed(done(folder))][:5]
        days = [_as_day(each[0]) for each in case.rows("AB", range(35, 40))]
        assert days == [each.day for each in last], case.office
        first = [row[0] for row in case.rows("F", range(16, 21))]
        in_post = [each.role for each in referents(case.dossier, case.office).contacts]
        assert first[: len(in_post)] == in_post, case.office


def _as_day(value: object) -> date | None:
    return value.date() if isinstance(value, datetime) else None


def test_the_next_dates_are_the_first_five_to_come(cases: Mapping[str, Sequence[Case]]) -> None:
    for case in offices_of(cases, "run"):
        coming = [
            (each.what, each.days_left)
            for each in deadlines(case.dossier)
            if each.office == case.office and each.days_left >= 0
        ]
        assert case.rows("BD", range(16, 21)) == coming[:5], case.office


def test_the_page_says_when_it_must_be_computed_again(
    cases: Mapping[str, Sequence[Case]],
) -> None:
    said = {case.office: case.page["F5"] for case in offices_of(cases, "edited")}
    click = f"{NBSP}: cliquez sur Calculer."
    assert said["VANNES"] == f"● Une saisie a changé{click}"
    assert said["CARNAC"] == "✓ Calculé au 30/11/2016"
    assert {case.page["F5"] for case in offices_of(cases, "new")} == {
        f"▲ Pas encore calculé{click}"
    }


def marked(case: Case, rows: range) -> set[int]:
    """The rows of a condition that hold, as their sheet numbers them."""
    return {row - rows.start for row in rows if case.page.get(f"A{row}") == 1}


@pytest.mark.parametrize("name", ["run", "edited", "new"])
def test_the_labels_made_visible_are_those_that_end_within_a_year_by_their_regime(
    cases: Mapping[str, Sequence[Case]], name: str
) -> None:
    case = cases[name][-1]
    soon = add_months(case.dossier.as_of, 12)
    expected = set()
    for code, folder in folders(case.dossier.typed).items():
        last = max((each.attributed_on or date.min for each in folder.labels), default=None)
        expected |= {
            each.label.source.row
            for each in spans(case.dossier, code)
            if each.label.attributed_on == last
            and each.label.ends_on is None
            and each.ends_on
            and each.ends_on <= soon
        }
    assert marked(case, range(OFFICES_FROM)) == expected
    assert expected


@pytest.mark.parametrize("name", ["run", "edited"])
def test_the_offices_made_visible_are_those_without_their_diagnosis(
    cases: Mapping[str, Sequence[Case]], name: str
) -> None:
    case = cases[name][-1]
    lacking = (Status.TO_WATCH, Status.FAILING)
    expected = {
        case.dossier.of(each.office).office.source.row
        for each in conformity(case.dossier)
        if each.code == "C3-DIAG" and each.finding.status in lacking
    }
    assert marked(case, range(OFFICES_FROM, 2 * OFFICES_FROM)) == expected
    assert expected
