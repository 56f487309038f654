"""The tab « Démarche qualité »: the commands of the workbook, by step of the work."""

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from built_books import MASTER, content, opened, parts
from openpyxl import load_workbook
from workbook_macros import UI, ribbon_of, subs_in

from xlqualite.button import Button, Offer, Step
from xlqualite.commands import COMMANDS, buttons
from xlqualite.excel.ribbon import ribbon
from xlqualite.excel.vba.sources import buttons_source


def items() -> list[ET.Element]:
    return list(ribbon_of(content(MASTER)).iter(f"{UI}button"))


def test_there_is_one_tab_with_the_steps_in_their_order() -> None:
    [tab] = ribbon_of(content(MASTER)).iter(f"{UI}tab")
    assert tab.get("label") == "Démarche qualité"
    used = [step for step in Step if any(each.button.step is step for each in buttons())]
    assert [each.get("label") for each in tab] == [each.title for each in used]
    assert used[0].title[1:].startswith(" · ")


def test_every_command_of_the_workbook_is_in_it_once() -> None:
    assert sorted(str(each.get("tag")) for each in items()) == sorted(
        each.command for each in buttons()
    )


def test_every_item_calls_a_macro_with_its_command() -> None:
    macros = subs_in(buttons_source(buttons()))
    for each in items():
        assert macros[str(each.get("onAction"))] == "control.Tag"
        assert COMMANDS[str(each.get("tag"))].button


def test_every_item_is_told_in_words() -> None:
    for each in items():
        command = COMMANDS[str(each.get("tag"))]
        assert command.button
        assert each.get("label") == command.button.caption
        assert each.get("screentip") == command.title
        assert each.get("supertip") == command.help
        assert each.get("size") == ("large" if command.button.large else "normal")
        assert each.get("imageMso") == command.button.icon


def test_no_two_names_are_the_same() -> None:
    names = [each.get("id") for each in ribbon_of(content(MASTER)).iter() if each.get("id")]
    assert len(set(names)) == len(names) > len(buttons())


@pytest.mark.parametrize("text", ["A & B", 'Dire "oui"', "a < b", "é" * 2000])
def test_any_words_can_be_told(text: str) -> None:
    offer = Offer("essai", text[:80], Button(text[:80], Step.SHARE, "Folder", ()), text)
    [item] = ET.fromstring(ribbon([offer])).iter(f"{UI}button")
    assert item.get("label") == item.get("screentip") == text[:80]
    assert item.get("supertip") == text[:1024]


def test_a_command_without_help_has_no_second_tip() -> None:
    offer = Offer("essai", "Essaie.", Button("Essayer", Step.TYPE, "Folder", ()))
    [item] = ET.fromstring(ribbon([offer])).iter(f"{UI}button")
    assert item.get("supertip") is None


def test_the_package_names_it_once() -> None:
    relations = parts(content(MASTER))["_rels/.rels"].decode()
    assert relations.count("customUI/customUI.xml") == 1


def test_openpyxl_opens_the_workbook_with_its_macros() -> None:
    book = load_workbook(BytesIO(content(MASTER)), keep_vba=True)
    assert book.vba_archive
    assert book.sheetnames == opened(MASTER).sheetnames
    book.vba_archive.close()  # or it is collected after the bytes it is on, and complains
