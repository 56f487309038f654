"""What Word's files and Excel's have in common."""

import pytest

from xlqualite.opc import links_name


@pytest.mark.parametrize(
    ("part", "links"),
    [
        ("word/document.xml", "word/_rels/document.xml.rels"),
        ("xl/worksheets/sheet1.xml", "xl/worksheets/_rels/sheet1.xml.rels"),
        ("document.xml", "_rels/document.xml.rels"),
        ("", "_rels/.rels"),
    ],
)
def test_the_links_of_a_part_stand_beside_it_and_those_of_the_package_at_its_root(
    part: str, links: str
) -> None:
    assert links_name(part) == links
