"""Free zones and fields: what people type goes on from version to version, and nothing is lost."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx_text import drafted, template
from lxml import etree

from xlqualite.delivery import DocumentState, Prepared, write_document
from xlqualite.word.blueprints.look import PALE
from xlqualite.word.blueprints.markup import DAY, PROMPTS, Control, choice, paragraph
from xlqualite.word.controls import CONTENT, CONTROL, FORMULA, GREY, THING, W, controls_in
from xlqualite.word.former import former_of
from xlqualite.word.origin import NAMESPACE, NOWHERE, origin_name, origin_of, with_origin
from xlqualite.word.package import package_of, parsed, parts_of
from xlqualite.word.store import prepare_document

NAME = "plan-actions_CARNAC_2016"
BODY = "word/document.xml"
PROMPT = "Cliquez ici pour écrire"
FRAME, IN_FRAME = "<w:r><w:t>Cadre</w:t></w:r>", f"{THING}Cadre"
COMPATIBLE = "xmlns:m='http://schemas.openxmlformats.org/markup-compatibility/2006'"
NOTES = Control("Zone libre", "libre:notes", PROMPT, PROMPTS)
PROOF = Control("Preuve", "action:1:preuve", "{{ preuve }}", "")


def zone_of_paragraphs(*texts: str) -> str:
    """A zone that holds whole paragraphs."""
    content = "".join(map(paragraph, texts))
    properties = '<w:sdtPr><w:tag w:val="libre:bilan"/></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return template(tmp_path, "Plan de {{ nom }}", paragraph("Notes : ", NOTES))


def write(folder: Path, model: Path, **variables: Any) -> Prepared:
    prepared = prepare_document(folder, NAME, drafted(model, **variables))
    write_document(prepared)
    return prepared


def altered(path: Path, change: Callable[[etree._Element], None]) -> None:
    """Change the body of a document as a person would, its stamp left as it was."""
    parts = parts_of(path.read_bytes())
    root = parsed(parts[BODY])
    change(root)
    path.write_bytes(package_of({**parts, BODY: etree.tostring(root)}))


def type_in(path: Path, tag: str, markup: str) -> None:
    """Put markup in a control, in place of what it says."""
    inside = f'<x xmlns:w="{W.strip("{}")}" xmlns:r="urn:r">{markup}</x>'

    def change(root: etree._Element) -> None:
        [control] = [each for each in controls_in(root) if each.tag == tag]
        [content] = control.element.iterchildren(CONTENT)
        for each in list(content):
            content.remove(each)
        content.extend(list(etree.fromstring(inside)))

    altered(path, change)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def zone(path: Path, tag: str = "libre:notes") -> str:
    body = parsed(parts_of(path.read_bytes())[BODY])
    [found] = [each.text for each in controls_in(body) if each.tag == tag]
    return found


def test_three_generations_keep_what_was_typed(tmp_path: Path, model: Path) -> None:
    first = write(tmp_path / "d", model, nom="Carnac")
    type_in(first.path, "libre:notes", run("Vu le 3 mai", "<w:b/>"))
    kept = first.path.read_bytes()
    second = write(tmp_path / "d", model, nom="Vannes")
    assert (second.path.name, second.state) == (f"{NAME}_v2.docx", DocumentState.NEW_VERSION)
    assert zone(second.path) == "Vu le 3 mai"
    third = write(tmp_path / "d", model, nom="Auray")
    assert (third.path, third.state) == (second.path, DocumentState.CREATED)
    fourth = write(tmp_path / "d", model, nom="Baud")
    assert (fourth.path, zone(fourth.path)) == (second.path, "Vu le 3 mai")
    assert b"<w:b/><" in parts_of(fourth.path.read_bytes())[BODY].split(b"Vu le 3 mai")[0][-60:]
    assert first.path.read_bytes() == kept
    assert write(tmp_path / "d", model, nom="Baud").state is DocumentState.UP_TO_DATE


def test_what_was_typed_in_a_later_version_replaces_it(tmp_path: Path, model: Path) -> None:
    first = write(tmp_path / "d", model, nom="Carnac")
    type_in(first.path, "libre:notes", run("Un"))
    second = write(tmp_path / "d", model, nom="Vannes")
    type_in(second.path, "libre:notes", f"{run('Deux')}<w:r><w:br/></w:r>{run('lignes')}")
    third = write(tmp_path / "d", model, nom="Auray")
    assert (third.path.name, zone(third.path)) == (f"{NAME}_v3.docx", "Deux\nlignes")


def test_a_new_prompt_of_the_template_shows_where_nothing_was_typed(
    tmp_path: Path, model: Path
) -> None:
    first = write(tmp_path / "d", model, nom="Carnac")
    other = Control("Zone libre", "libre:notes", "Cliquez pour noter", PROMPTS)
    template(tmp_path, "Plan de {{ nom }}", paragraph("Notes : ", other))
    second = write(tmp_path / "d", model, nom="Carnac")
    assert (second.path, zone(second.path)) == (first.path, "Cliquez pour noter")


def test_paragraphs_stay_paragraphs_with_their_words_only(tmp_path: Path) -> None:
    model = template(tmp_path, "Plan de {{ nom }}", zone_of_paragraphs(PROMPT))
    first = write(tmp_path / "d", model, nom="Carnac")
    typed = (
        f"<w:p>{run('Un')}</w:p><w:p><w:pPr><w:numPr><w:numId w:val='9'/></w:numPr></w:pPr>"
        f"<w:hyperlink r:id='rId77'>{run('Deux')}</w:hyperlink>"
        "<w:bookmarkStart w:id='3' w:name='x'/></w:p>"
    )
    type_in(first.path, "libre:bilan", typed)
    second = write(tmp_path / "d", model, nom="Vannes")
    assert zone(second.path, "libre:bilan") == "Un\nDeux"
    body = parts_of(second.path.read_bytes())[BODY]
    assert not [each for each in (b"rId77", b"numPr", b'w:name="x"') if each in body]


@pytest.mark.parametrize("whole", [True, False], ids=["to paragraphs", "to a line"])
def test_a_zone_may_change_its_form_from_one_template_to_the_next(
    tmp_path: Path, *, whole: bool
) -> None:
    line = paragraph("Notes : ", Control("Zone", "libre:bilan", PROMPT, PROMPTS))
    forms = [line, zone_of_paragraphs(PROMPT)]
    former, new = forms if whole else reversed(forms)
    first = write(tmp_path / "d", template(tmp_path, "{{ nom }}", former), nom="Carnac")
    typed = run("Un") if whole else f"<w:p>{run('Un')}</w:p><w:p>{run('Deux')}</w:p>"
    type_in(first.path, "libre:bilan", typed)
    second = write(tmp_path / "d", template(tmp_path, "{{ nom }}", new), nom="Vannes")
    assert zone(second.path, "libre:bilan") == ("Un" if whole else "Un\nDeux")
    assert Document(str(second.path)).paragraphs


def test_a_zone_that_is_gone_from_the_template_is_told_and_stays_where_it_was(
    tmp_path: Path, model: Path
) -> None:
    first = write(tmp_path / "d", model, nom="Carnac")
    type_in(first.path, "libre:notes", run("Vu le 3 mai"))
    second = write(tmp_path / "d", model, nom="Vannes")
    kept = second.path.read_bytes()
    template(tmp_path, "Plan de {{ nom }}")
    third = write(tmp_path / "d", model, nom="Vannes")
    assert (third.path.name, third.state) == (f"{NAME}_v3.docx", DocumentState.NEW_VERSION)
    assert second.path.read_bytes() == kept
    [told] = third.notes
    assert "zone libre «\u00a0notes\u00a0» n'a pas pu être reprise dans la nouvelle" in told
    assert second.path.name in told


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("<w:r><w:drawing/></w:r>", "ses images"),
        ("<w:hyperlink r:id='rId9'><w:r><w:t>Vu</w:t></w:r></w:hyperlink>", "ses liens"),
        ("<w:r><w:footnoteReference w:id='2'/></w:r>", "ses notes de bas de page"),
        ("<w:r><w:commentReference w:id='2'/></w:r>", "ses commentaires"),
        ("<w:pPr><w:numPr><w:numId w:val='9'/></w:numPr></w:pPr>", "ses puces ou numéros"),
    ],
)
def test_what_cannot_be_carried_is_told_and_stays_where_it_was(
    tmp_path: Path, model: Path, typed: str, what: str
) -> None:
    first = write(tmp_path / "d", model, nom="Carnac")
    type_in(first.path, "libre:notes", run("Vu") + typed)
    second = write(tmp_path / "d", model, nom="Vannes")
    assert zone(second.path).startswith("Vu")
    [_, told] = second.notes
    assert f"n'a pas pu être reprise avec {what} dans" in told


def test_a_picture_alone_is_told_and_leaves_the_prompt(tmp_path: Path, model: Path) -> None:
    first = write(tmp_path / "d", model, nom="Carnac")
    type_in(first.path, "libre:notes", "<w:r><w:drawing/></w:r>")
    second = write(tmp_path / "d", model, nom="Vannes")
    assert zone(second.path) == PROMPT
    assert "avec ses images" in second.notes[-1]


@pytest.mark.parametrize(
    "typed",
    [
        "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>",
        f"<m:oMath xmlns:m='{FORMULA[1:].partition('}')[0]}'><m:r><m:t>x</m:t></m:r></m:oMath>",
    ],
)
def test_what_has_no_words_goes_on(tmp_path: Path, model: Path, typed: str) -> None:
    first = write(tmp_path / "d", model, nom="Carnac")
    type_in(first.path, "libre:notes", typed)
    second = write(tmp_path / "d", model, nom="Vannes")
    assert zone(second.path) == THING
    assert len(second.notes) == 1


def test_zones_that_bear_one_tag_keep_each_its_words(tmp_path: Path) -> None:
    model = template(tmp_path, "{{ nom }}", *(paragraph("Notes : ", NOTES) for _ in range(3)))
    first = write(tmp_path / "d", model, nom="Carnac")
    tags = ("libre:notes", "libre:notes-2", "libre:notes-3")
    for each in tags:
        type_in(first.path, each, run(f"Dans {each}"))
    second = write(tmp_path / "d", model, nom="Vannes")
    assert [zone(second.path, each) for each in tags] == [f"Dans {each}" for each in tags]
    assert len(second.notes) == 1


def test_a_zone_that_a_person_copied_is_told(tmp_path: Path, model: Path) -> None:
    first = write(tmp_path / "d", model, nom="Carnac")
    type_in(first.path, "libre:notes", run("Vu"))

    def copy_twice(root: etree._Element) -> None:
        [block] = [p for p in root.iter(f"{W}p") if p.find(CONTROL) is not None]
        block.addnext(deepcopy(block))
        block.addnext(deepcopy(block))

    altered(first.path, copy_twice)
    second = write(tmp_path / "d", model, nom="Vannes")
    assert zone(second.path) == "Vu"
    assert second.notes[-1].count("avec ses copies dans") == 1


def test_what_was_deleted_under_review_in_a_zone_is_neither_carried_nor_told(
    tmp_path: Path,
) -> None:
    model = template(tmp_path, "{{ nom }}", zone_of_paragraphs(PROMPT))
    first = write(tmp_path / "d", model, nom="Carnac")
    gone = "<w:del w:id='9' w:author='x'><w:r><w:delText>vieux</w:delText></w:r></w:del>"
    cell = f"<w:tc><w:p>{run('Deux')}</w:p></w:tc>"
    table = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
    type_in(first.path, "libre:bilan", f"<w:p>{gone}{run('Un')}</w:p>{table}<w:p/>")
    inline = Control("Zone libre", "libre:bilan", PROMPT, PROMPTS)
    template(tmp_path, "{{ nom }}", paragraph("Bilan : ", inline))
    second = write(tmp_path / "d", model, nom="Vannes")
    assert zone(second.path, "libre:bilan").startswith("Un\nDeux")
    assert b"vieux" not in parts_of(second.path.read_bytes())[BODY]
    [told] = second.notes
    assert "Paragraphes changés" not in told


def test_the_paragraphs_that_a_person_changed_are_told(tmp_path: Path, model: Path) -> None:
    first = write(tmp_path / "d", model, nom="Carnac")
    document = Document(str(first.path))
    document.paragraphs[0].add_run(" et de son port")
    for rank in range(6):
        document.add_paragraph(f"Ajout {rank}")
    document.save(str(first.path))
    second = write(tmp_path / "d", model, nom="Vannes")
    [told] = second.notes
    assert told.replace("\u00a0", " ") == (
        f"« {NAME}.docx » a été modifié à la main et reste tel quel. Paragraphes changés, à "
        "reporter si besoin : « Plan de Carnac et de son port », « Ajout 0 », « Ajout 1 », "
        "« Ajout 2 », « Ajout 3 », et 2 autres."
    )


def test_paragraphs_that_a_person_took_out_are_told(tmp_path: Path) -> None:
    first = write(tmp_path / "d", template(tmp_path, "{{ nom }}", "Un", "Deux"), nom="Carnac")
    altered(first.path, without_its_last_texts)
    [told] = write(tmp_path / "d", tmp_path / "modele.docx", nom="Vannes").notes
    assert told.endswith("reste tel quel. 2\u00a0paragraphes ont été supprimés.")


def without_its_last_texts(root: etree._Element) -> None:
    for each in list(root.iter(f"{W}t"))[1:]:
        each.clear()


def test_fields_that_the_ot_filled_are_told(tmp_path: Path) -> None:
    model = template(tmp_path, "{{ nom }}", paragraph("Preuve : ", PROOF))
    first = write(tmp_path / "d", model, nom="Carnac", preuve=None)
    type_in(first.path, "action:1:preuve", run("Photo"))
    second = write(tmp_path / "d", model, nom="Vannes", preuve=None)
    assert any("1\u00a0champ y a été rempli" in each for each in second.notes)
    assert zone(second.path, "action:1:preuve") == "à compléter"


def test_a_control_gets_a_bookmark_and_no_number_and_a_null_is_a_prompt(tmp_path: Path) -> None:
    loop = (
        "{%p for a in actions %}",
        paragraph(Control("État", "action:{{ a.n }}:etat", "{{ a.etat }}", choice(("Un", "Deux")))),
        paragraph(Control("Le", "action:{{ a.n }}:terminee_le", "{{ a.fin }}", DAY)),
        "{%p endfor %}",
    )
    mark = '<w:p><w:bookmarkStart w:id="7" w:name="x"/><w:bookmarkEnd w:id="7"/></w:p>'
    model = template(tmp_path, mark, *loop)
    packed = prepare_document(
        tmp_path, NAME, drafted(model, actions=[{"n": n, "etat": "Un", "fin": None} for n in "ab"])
    ).content
    assert packed is not None
    parts = parts_of(packed)
    body, origin = parsed(parts[BODY]), origin_of(parts)
    assert origin is not None
    names = [each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")]
    numbers = [each.get(f"{W}id") for each in body.iter(f"{W}bookmarkStart")]
    assert names == ["x", *(f"xlqualite_{rank}" for rank in range(1, 5))]
    assert len(set(numbers)) == len(numbers)
    prompts = [each.find(f"{W}sdtPr/{W}showingPlcHdr") is not None for each in body.iter(CONTROL)]
    assert prompts == [False, True, False, True]
    assert list(origin.texts) == [
        "action:a:etat", "action:a:terminee_le", "action:b:etat", "action:b:terminee_le",
    ]  # fmt: skip


def without_tags(root: etree._Element) -> None:
    for each in list(root.iter(f"{W}tag")):
        each.getparent().remove(each)  # type: ignore[union-attr] # it has one


@pytest.mark.parametrize("around", [False, True], ids=["before", "inside"])
def test_a_control_that_lost_its_tag_is_known_by_its_bookmark(
    tmp_path: Path, model: Path, *, around: bool
) -> None:
    first = write(tmp_path / "d", model, nom="Carnac")
    type_in(first.path, "libre:notes", run("Vu"))
    altered(first.path, without_tags)
    if around:
        altered(first.path, bookmark_inside)
    assert zone(write(tmp_path / "d", model, nom="Vannes").path) == "Vu"


def bookmark_inside(root: etree._Element) -> None:
    [control] = root.iter(CONTROL)
    [content] = control.iterchildren(CONTENT)
    for each in [*root.iter(f"{W}bookmarkStart"), *root.iter(f"{W}bookmarkEnd")]:
        content.insert(0, each)


def luminance(colour: str) -> float:
    """As WCAG 2.1 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("ground", ["FFFFFF", PALE])
def test_what_waits_to_be_filled_can_be_read(ground: str) -> None:
    assert (luminance(ground) + 0.05) / (luminance(GREY) + 0.05) >= 4.5


def test_a_template_that_has_custom_xml_of_its_own_keeps_it(tmp_path: Path, model: Path) -> None:
    parts = with_origin(parts_of(model.read_bytes()), NOWHERE)
    foreign = {
        name: part.replace(NAMESPACE.encode(), b"urn:autre").replace(b"rIdOrigine", b"rIdAutre")
        for name, part in parts.items()
    }
    model.write_bytes(package_of(foreign))
    first = write(tmp_path / "d", model, nom="Carnac")
    made = parts_of(first.path.read_bytes())
    assert made["customXml/item1.xml"] == foreign["customXml/item1.xml"]
    assert origin_name(made) == "customXml/item2.xml"


def test_a_document_used_as_a_template_has_one_origin(tmp_path: Path, model: Path) -> None:
    first = write(tmp_path / "d", model, nom="Carnac")
    again = write(tmp_path / "e", first.path, nom="Carnac")
    assert "customXml/item2.xml" not in parts_of(again.path.read_bytes())


def test_what_is_no_document_has_no_former_version(tmp_path: Path, model: Path) -> None:
    assert former_of(b"PK") is None
    assert former_of(package_of({"a": b""})) is None
    first = write(tmp_path / "d", model, nom="Carnac")
    first.path.write_bytes(b"")
    assert write(tmp_path / "d", model, nom="Carnac").state is DocumentState.NEW_VERSION


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("<w:r><w:t>rendez</w:t><w:noBreakHyphen/><w:t>vous</w:t></w:r>", "rendez\u2011vous"),
        ("<w:r><w:t>un</w:t><w:tab/><w:t>deux</w:t><w:cr/></w:r>", "un\tdeux"),
        ("<w:moveFrom><w:r><w:t>parti</w:t></w:r></w:moveFrom><w:r><w:t>là</w:t></w:r>", "là"),
        (f"<w:drawing>{FRAME}</w:drawing><m:Fallback {COMPATIBLE}>{FRAME}</m:Fallback>", IN_FRAME),
        ("<w:r><w:drawing/><w:drawing/></w:r>", THING),
    ],
)
def test_a_control_says_what_word_shows(tmp_path: Path, model: Path, typed: str, said: str) -> None:
    made = write(tmp_path / "d", model, nom="Carnac")
    type_in(made.path, "libre:notes", typed)
    assert zone(made.path) == said
