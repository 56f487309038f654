"""Parts and the relationships between them."""

from pathlib import Path

import pytest
from packing import LINKS, PACKAGE, pack, relationships, workbook_parts

from xlqualite.excel.ooxml.package import ROOT, Package, read_package
from xlqualite.messages import UserError


def _package(folder: Path, **parts: str) -> Package:
    path = pack(folder / "réseau.xlsx", workbook_parts() | parts)
    return read_package(path.name, path.read_bytes())


def _targets(folder: Path, target: str) -> list[str]:
    links = {"xl/worksheets/_rels/sheet1.xml.rels": relationships(table=target)}
    found = _package(folder, **links).relationships("xl/worksheets/sheet1.xml")
    return [each.target for each in found]


def test_a_part_is_found_whatever_its_case(tmp_path: Path) -> None:
    part = _package(tmp_path).part("XL/WorkBook.xml")
    assert part is not None
    assert part.name == "xl/workbook.xml"


def test_a_missing_part_is_none(tmp_path: Path) -> None:
    assert _package(tmp_path).part("xl/rien.xml") is None


def test_the_package_itself_has_relationships(tmp_path: Path) -> None:
    found = _package(tmp_path).relationships(ROOT)
    assert [(each.kind, each.target) for each in found] == [("officeDocument", "xl/workbook.xml")]


def test_a_part_without_relationships_has_none(tmp_path: Path) -> None:
    assert _package(tmp_path).relationships("xl/styles.xml") == ()


@pytest.mark.parametrize(
    "target",
    ["../tables/t1.xml", "/xl/tables/t1.xml", "..\\tables\\t1.xml", "./../../xl/tables/t1.xml"],
)
def test_targets_are_resolved_from_the_part_or_from_the_root(tmp_path: Path, target: str) -> None:
    assert _targets(tmp_path, target) == ["xl/tables/t1.xml"]


def test_a_target_never_climbs_above_the_root(tmp_path: Path) -> None:
    assert _targets(tmp_path, "../../../../../etc/passwd") == ["etc/passwd"]


def test_links_to_the_outside_are_left_out(tmp_path: Path) -> None:
    rels = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="1" TargetMode="External"'
        f' Type="{LINKS}/hyperlink" Target="https://example.org"/></Relationships>'
    )
    package = _package(tmp_path, **{"xl/_rels/styles.xml.rels": rels})
    assert package.relationships("xl/styles.xml") == ()


def test_relationships_that_are_no_xml_are_refused(tmp_path: Path) -> None:
    package = _package(tmp_path, **{"xl/_rels/styles.xml.rels": "<Relationships>"})
    with pytest.raises(UserError, match=r"xl/_rels/styles\.xml\.rels"):
        package.relationships("xl/styles.xml")
