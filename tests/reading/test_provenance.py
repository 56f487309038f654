"""What a relay sent is read too: the columns hidden from the region are absent there by design."""

from dataclasses import replace
from datetime import date

import pytest
from csv_workbook import SOURCES, CsvWorkbook
from markdown_workbook import MarkdownWorkbook

from xlqualite.messages import UserError
from xlqualite.port import Grid, Readable
from xlqualite.reading import Asked, Provenance, audience_of, read_dossier
from xlqualite.schema import Audience, Table

TODAY = Asked(date(2016, 11, 30))
REGION = Provenance(Audience.REGION)
TWO_CONTACTS = """
    | Contacts | OT     | Fonction  | Nom    | Référent qualité |
    |        6 | CARNAC | Direction | Dupont | Oui              |
    |        7 | CARNAC | Direction | Durand | Non              |
"""


class Extract:
    """A workbook without the columns hidden from the region, and without those named besides."""

    name = "partage_region.xlsx"

    def __init__(self, workbook: Readable, *lost: str) -> None:
        self.workbook, self.lost = workbook, lost

    def read(self, table: Table) -> Grid | None:
        whole = next(each for each in Provenance().tables if each.record is table.record)
        grid = self.workbook.read(whole)
        assert grid is not None
        hidden = {each.heading for each in whole.columns if not Audience.REGION & each.seen_by}
        kept = [i for i, each in enumerate(grid.headings) if each not in hidden | {*self.lost}]
        return replace(
            grid,
            headings=tuple(grid.headings[i] for i in kept),
            letters=tuple(grid.letters[i] for i in kept),
            rows=[(row, tuple(cells[i] for i in kept)) for row, cells in grid.rows],
        )


def exemple() -> CsvWorkbook:
    return CsvWorkbook(SOURCES / "exemple")


def test_an_extract_reads_as_the_master_less_what_it_hides() -> None:
    reading = read_dossier(Extract(exemple()), TODAY, REGION)
    assert reading.dossier is not None
    assert {each.code for each in reading.anomalies} <= {"STR004"}
    assert len(reading.dossier.contacts) > 1
    assert {each.last_name for each in reading.dossier.contacts} == {None}
    assert {each.observations for each in reading.dossier.actions} == {None}


def test_two_contacts_that_only_their_hidden_name_tells_apart_are_no_repetition() -> None:
    reading = read_dossier(Extract(MarkdownWorkbook(TWO_CONTACTS)), TODAY, REGION)
    assert reading.dossier is not None
    assert [each.source.row for each in reading.dossier.contacts] == [6, 7]
    assert {each.code for each in reading.anomalies} == {"STR004"}


def test_a_column_that_an_extract_should_show_is_missed() -> None:
    reading = read_dossier(Extract(exemple(), "Nom"), TODAY, REGION)
    assert reading.dossier is None
    assert {each.code for each in reading.anomalies} == {"STR002"}


def test_a_master_without_the_hidden_columns_still_lacks_them() -> None:
    reading = read_dossier(Extract(exemple()), TODAY)
    assert reading.dossier is None
    assert {each.code for each in reading.anomalies} == {"STR002"}


def test_an_extract_is_told_by_all_its_hidden_columns_being_absent() -> None:
    assert audience_of(Extract(exemple()), Audience.REGION) is Audience.REGION
    assert audience_of(exemple(), Audience.REGION) is Audience.RELAY


def test_an_older_structure_is_read_only_where_it_may_be() -> None:
    older = MarkdownWorkbook("""
        | Paramètres | Paramètre          | Valeur |
        |          6 | Version du schéma  | 1      |
    """)
    with pytest.raises(UserError, match="plus ancienne"):
        read_dossier(older, TODAY)
    reading = read_dossier(older, TODAY, Provenance(may_be_older=True))
    assert reading.dossier is not None
    assert reading.dossier.settings.schema_version == 1


def test_a_newer_structure_never_is() -> None:
    newer = MarkdownWorkbook("""
        | Paramètres | Paramètre          | Valeur |
        |          6 | Version du schéma  | 9      |
    """)
    with pytest.raises(UserError, match="STR003"):
        read_dossier(newer, TODAY, Provenance(may_be_older=True))
