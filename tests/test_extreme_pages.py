"""The pages of plans and fee calls of the longest and of the emptiest, as LibreOffice prints them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from csv_workbook import shipped
from markdown_workbook import MarkdownWorkbook
from printed_pages import Page, Word, pages_in, print_all
from programs import require
from test_pages import PROGRAMS, UNWANTED

from xlqualite.documents.action_plan import action_plan
from xlqualite.documents.fee_call import fee_call
from xlqualite.reading import Asked, read_dossier
from xlqualite.word.blueprints.margins import LEFT, RIGHT
from xlqualite.word.renderer import draft, render

TEMPLATES = Path(__file__).parents[1] / "templates"
DAY = date(2016, 11, 30)
NAME = (
    "Office de tourisme communautaire et intercommunal de la Presqu'île de Rhuys, du Golfe du "
    "Morbihan et des Îles rassemblés"
)
SENTENCE = "Rédiger la procédure d'accueil avec l'équipe, puis la faire valider par les élus. "
OFFICES = ("LOCMINE", "RHUYS", "CARNAC")
ACTIONS = {**{f"long_{each}": 40 for each in OFFICES}, "many": 300}
PLANS = (*ACTIONS, "new_1", "new_2", "ARC-SUD-BRETAGNE", "VANNES")
CALLS = ("call_RHUYS", "call_CARNAC")
NEW = """
    | OT | Code | Nom |
    |  2 | NEUF | Neuf |
    | Parcours | Date       | OT   | Fait                     |
    |        2 | 01/11/2016 | NEUF | Entrée                   |
"""
ENGAGED = "|        3 | 02/11/2016 | NEUF | Engagement vers la marque |\n"
MARGIN, GAP = 1134 / 20, 227 / 20
GUTTER = (MARGIN + LEFT / 20 - GAP + 1, MARGIN + LEFT / 20 - 1)
"""Between the two texts of a header."""
HEADER = 70
"""How far down no text of the body goes up, when names are long."""
FEWEST_WORDS = 45

Printed = Mapping[str, Sequence[Page]]
Variables = dict[str, Any]
pytestmark = pytest.mark.libreoffice
each_document = pytest.mark.parametrize("name", [*PLANS, *CALLS])
each_plan = pytest.mark.parametrize("name", PLANS)


def numbered(action: Variables, rank: int, text: str, proof: str) -> Variables:
    """An action that says its number in all that is looked for on a page."""
    return action | {
        "numero": f"N{rank}",
        "repere": f"N{rank}",
        "constat": text,
        "action": f"Action-{rank} {text}",
        "preuve_attendue": proof,
        "preuve": f"Preuve-{rank} {proof}",
        "commentaire_de_l_ot": f"Commentaire-{rank} {proof}",
    }


def long_plan(code: str, count: int, repeated: int) -> Variables:
    plan = action_plan(shipped("exemple"), code)
    [action, *_] = plan["actions"]
    text, proof = SENTENCE * repeated, (SENTENCE * repeated)[:150]
    halves = range(count // 2), range(count // 2, count)
    return with_long_names(plan) | {
        "priorites": [
            {"nom": name, "actions": [numbered(action, rank, text, proof) for rank in ranks]}
            for name, ranks in zip(("Priorité haute", "Priorité basse"), halves, strict=True)
        ]
    }


def with_long_names(document: Variables) -> Variables:
    return document | {
        "ot": document["ot"] | {"nom": NAME, "territoire": NAME},
        "relais": document["relais"] | {"nom": NAME},
    }


def new_plan(text: str, level: int) -> Variables:
    """The plan of an OT of which nothing is known but how it came in."""
    dossier = read_dossier(MarkdownWorkbook(text), Asked(DAY, DAY)).dossier
    assert dossier is not None
    plan = action_plan(dossier, "NEUF")
    assert plan["ot"]["niveau"] == level
    return plan


def documents() -> Iterator[tuple[str, str, Variables]]:
    """The name of each, its template and its variables."""
    example = shipped("exemple")
    plans = {f"long_{each}": long_plan(each, ACTIONS[f"long_{each}"], 9) for each in OFFICES}
    plans |= {"many": long_plan("LOCMINE", ACTIONS["many"], 0)}
    plans |= {"new_1": new_plan(NEW, 1), "new_2": new_plan(NEW + ENGAGED, 2)}
    plans |= {each: action_plan(example, each) for each in ("ARC-SUD-BRETAGNE", "VANNES")}
    for name, plan in plans.items():
        yield name, "plan_actions.docx", plan
    for name in CALLS:
        call = fee_call(example, name.removeprefix("call_"))
        yield name, "appel_participation.docx", with_long_names(call)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The pages of each document."""
    require(PROGRAMS)
    folder = tmp_path_factory.mktemp("extremes")
    for name, template, variables in documents():
        content = render(draft(TEMPLATES / template, variables, DAY))
        (folder / f"{name}.docx").write_bytes(content)
    print_all(folder)
    return pages_in(folder)


@each_document
def test_no_page_is_nearly_empty(name: str, printed: Printed) -> None:
    counts = [len(page.text.split()) for page in printed[name]]
    assert min(counts) >= FEWEST_WORDS, counts


@each_document
def test_nothing_of_the_machinery_shows(name: str, printed: Printed) -> None:
    assert not [page.text for page in printed[name] if UNWANTED.search(page.text)]


@each_document
def test_every_word_stands_between_the_margins(name: str, printed: Printed) -> None:
    right = MARGIN + (LEFT + RIGHT) / 20
    words = [each for page in printed[name] for each in page.words]
    assert not [each for each in words if each.left < MARGIN - 5 or each.right > right + 5]


@each_document
def test_no_word_covers_another(name: str, printed: Printed) -> None:
    for page in printed[name]:
        assert not list(covered(page.words))


def covered(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """The words of one line that another begins before they end."""
    lines: dict[int, list[Word]] = {}
    for each in words:
        lines.setdefault(round(each.top), []).append(each)
    for line in lines.values():
        ordered = sorted(line, key=lambda each: each.left)
        yield from ((one, next_) for one, next_ in pairwise(ordered) if next_.left < one.right - 1)


@each_document
def test_the_texts_of_the_header_stay_apart(name: str, printed: Printed) -> None:
    low, high = GUTTER
    for page in printed[name]:
        above = [each for each in page.words if each.bottom < HEADER]
        assert any(each.right <= low for each in above)
        assert any(each.left >= high for each in above)
        assert not [each for each in above if each.left < high and each.right > low]


@pytest.mark.parametrize("name", ACTIONS)
def test_the_fields_of_an_action_stand_on_its_page(name: str, printed: Printed) -> None:
    found = [
        [re.findall(rf"\b{each}-(\d+)", page.text) for each in ("Action", "Preuve", "Commentaire")]
        for page in printed[name]
    ]
    assert [one for one in found if one[0] != one[1] or one[0] != one[2]] == []
    ranks = [int(rank) for actions, *_ in found for rank in actions]
    assert ranks == list(range(ACTIONS[name]))


@each_plan
def test_the_signatures_are_never_alone_on_a_page(name: str, printed: Printed) -> None:
    last = printed[name][-1].text
    for heading in ("Prochains rendez-vous", "Notes partagées", "Validation", "Date et signature"):
        assert heading in last


@pytest.mark.parametrize("name", CALLS)
def test_a_fee_call_holds_on_one_page(name: str, printed: Printed) -> None:
    assert len(printed[name]) == 1


def test_a_new_office_gets_no_table_without_a_line(printed: Printed) -> None:
    text = " ".join(page.text for page in printed["new_2"])
    assert "Les points d'accueil à auditer restent à compléter." in text
    assert "Avec l'animateur régional" not in text
