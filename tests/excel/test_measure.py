"""How much room a text takes: never less than it needs, not much more."""

import pytest

from xlqualite.excel.measure import lines_of, room


def test_capitals_and_wide_letters_take_more_room_than_thin_ones() -> None:
    assert room("lll") < room("nnn") < room("NNN") < room("MMM")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("court", 10, 1),
        ("deux mots", 6, 2),
        ("un\ndeux", 10, 2),
        ("Arc-sud-Bretagne", 10, 2),
        ("anticonstitutionnellement", 10, 3),
    ],
)
def test_lines_break_at_spaces_hyphens_and_ends_of_paragraphs(
    text: str, width: float, lines: int
) -> None:
    assert lines_of(text, width) == lines
