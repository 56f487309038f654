"""Shared strings, and the escapes in texts."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from xlqualite.excel.ooxml import strings
from xlqualite.excel.ooxml.strings import read_strings, unescaped
from xlqualite.messages import UserError


@dataclass
class _Strings:
    """A part of shared strings."""

    content: str

    def chunks(self) -> Iterator[bytes]:
        yield f"<sst>{self.content}</sst>".encode()

    def damaged(self) -> UserError:
        return UserError("abîmé")


def _read(content: str) -> list[str]:
    return read_strings(_Strings(content))


def test_strings_come_in_their_order() -> None:
    assert _read("<si><t>Évènementiel</t></si><si><t/></si><si/><si><t> a &amp; b </t></si>") == [
        "Évènementiel",
        "",
        "",
        " a & b ",
    ]


def test_runs_of_rich_text_make_one_string() -> None:
    assert _read("<si><r><rPr><b/></rPr><t>gras</t></r><r><t> et maigre</t></r></si>") == [
        "gras et maigre"
    ]


def test_phonetic_guides_are_left_out() -> None:
    assert _read('<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>') == ["東京"]


def test_line_breaks_and_blanks_between_elements_are_told_apart() -> None:
    assert _read("\n<si>\n  <t>a\nb</t>\n</si>\n") == ["a\nb"]


def test_prefixed_strings_are_read() -> None:
    assert _read('<x:si xmlns:x="x"><x:t>a</x:t></x:si>') == ["a"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("prix_moyen", "prix_moyen"),
        ("a_x000D_b", "a\rb"),
        ("_x005F_x000D_", "_x000D_"),
        ("_x00e9_t_x00E9_", "été"),
        ("_xD83D__xDE00_", "\N{GRINNING FACE}"),
        ("_xD83D_", "\N{REPLACEMENT CHARACTER}"),
        ("_x12_", "_x12_"),
        ("_xZZZZ_", "_xZZZZ_"),
    ],
)
def test_escapes_are_read_as_excel_shows_them(written: str, shown: str) -> None:
    assert unescaped(written) == shown
    assert _read(f"<si><t>{written}</t></si>") == [shown]


def test_elements_that_nest_without_end_are_refused() -> None:
    with pytest.raises(UserError):
        _read("<si>" * 300 + "</si>" * 300)


def test_a_string_beyond_all_measure_is_refused() -> None:
    with pytest.raises(UserError):
        _read(f"<si><t>{'a' * (strings.LONGEST_TEXT + 1)}</t></si>")


def test_too_many_strings_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strings, "MOST_STRINGS", 2)
    assert _read("<si/>" * 2) == ["", ""]
    with pytest.raises(UserError):
        _read("<si/>" * 3)


def test_strings_too_long_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strings, "MOST_TEXT", 4)
    assert _read("<si><t>ab</t></si>" * 2) == ["ab", "ab"]
    with pytest.raises(UserError):
        _read("<si><t>ab</t></si>" * 3)
