"""LISEZMOI: what Notepad shows of a new folder."""

from xlqualite.commands import COMMANDS
from xlqualite.excel.installation.readme import Words, readme
from xlqualite.french import NBSP

WORDS = Words("qualite-morbihan.xlsm", "Contrôler", "Calculer", "Plans d'actions")


def text(words: Words = WORDS) -> str:
    return readme(words).decode("utf-8-sig")


def test_notepad_shows_accents_and_lines() -> None:
    content = readme(WORDS)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert all(len(each) <= 78 for each in text().splitlines())


def test_ten_steps_lead_to_the_first_action_plan() -> None:
    steps = [each for each in text().splitlines() if each[:2].strip().isdigit()]
    assert [int(each[:2]) for each in steps] == list(range(1, 11))
    assert f"«{NBSP}Contrôler{NBSP}»" in text()
    assert f"«{NBSP}Calculer{NBSP}»" in text()
    assert f"«{NBSP}Plans d'actions{NBSP}»" in text()


def test_it_says_where_help_is() -> None:
    assert "La feuille Aide" in text()
    assert 'xlqualite docteur "qualite-morbihan.xlsm"' in text().replace("\r\n  ", " ")


def test_it_says_what_templates_may_use_and_how_to_check_them() -> None:
    told = " ".join(text().split())
    assert "xlqualite variables dit tout ce qu'ils peuvent reprendre du classeur" in told
    assert "xlqualite modeles les vérifie" in told
    assert {"variables", "modeles"} <= COMMANDS.keys()


def test_the_exemple_is_said_to_be_one() -> None:
    assert "exemple" not in text()
    assert "imaginés" in text(Words("exemple.xlsm", "a", "b", "c", is_exemple=True))


def test_no_line_begins_with_a_sign_that_belongs_to_the_word_before() -> None:
    assert not any(each.lstrip().startswith((":", ";", "»")) for each in text().splitlines())
