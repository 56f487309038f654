"""The CSV files: what is read, and how a mistake in one is told."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from built_books import FOLDER

from xlqualite.excel.builder.parameters import setting_of, value_of
from xlqualite.excel.builder.sources import Rows, read_rows, read_sources
from xlqualite.messages import UserError
from xlqualite.schema import table_of
from xlqualite.settings import declared_settings
from xlqualite.tables import TABLES, Tariff
from xlqualite.vocabularies import YesNo

TARIFFS = table_of(Tariff)
HEADINGS = ";".join(TARIFFS.headings)
Read = Callable[[str], Rows]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def rows(text: str) -> Rows:
        (tmp_path / "Tarifs.csv").write_bytes(text.encode())
        return read_rows(tmp_path, TARIFFS)

    return rows


def test_cells_are_read_as_their_columns_declare(read: Read) -> None:
    rows = read(f"{HEADINGS}\n2;01/02/2014;1 234,57 €;;;60\n")
    assert rows == ((2, date(2014, 2, 1), Decimal("1234.57"), None, None, Decimal(60)),)


def test_a_byte_order_mark_and_blank_lines_do_no_harm(read: Read) -> None:
    assert len(read(f"\ufeff{HEADINGS}\r\n;;;;;\r\n\r\n2;01/02/2014;;;;\r\n")) == 1


@pytest.mark.parametrize("folder", ["morbihan", "exemple"])
def test_the_shipped_sources_hold_every_table_and_every_parameter(folder: str) -> None:
    sources = read_sources(FOLDER / folder)
    assert list(sources) == [each.name for each in TABLES]
    labels = [row[0] for row in sources["T_Parametres"]]
    assert labels == [each.label for each in declared_settings()]


def test_a_wrong_heading_names_its_file_line_and_column(read: Read) -> None:
    with pytest.raises(
        UserError, match=r"Tarifs\.csv, ligne 1, colonne 2 .*«\sA partir du\s».*«\sÀ"
    ):
        read(HEADINGS.replace("À partir", "A partir"))


def test_a_missing_heading_is_told(read: Read) -> None:
    with pytest.raises(UserError, match=r"colonne 6 .*«\sPart départementale"):
        read(HEADINGS.rpartition(";")[0])


def test_a_column_too_many_is_told(read: Read) -> None:
    with pytest.raises(UserError, match=r"la colonne «\sRemarque\s» est en trop"):
        read(f"{HEADINGS};Remarque")


def test_an_unreadable_cell_names_its_file_line_and_column(read: Read) -> None:
    with pytest.raises(
        UserError, match=r"Tarifs\.csv, ligne 3, colonne «\sÀ partir du\s» : .*bientôt"
    ):
        read(f"{HEADINGS}\n2;01/02/2014;;;;\n3;bientôt;;;;\n")


def test_a_line_of_the_wrong_length_is_told(read: Read) -> None:
    with pytest.raises(UserError, match="ligne 2 : 3 cellules pour 6 colonnes"):
        read(f"{HEADINGS}\n2;01/02/2014;800\n")


def test_a_quote_left_open_is_told(read: Read) -> None:
    with pytest.raises(UserError, match="ligne 2"):
        read(f'{HEADINGS}\n"2;01/02/2014;;;;\n')


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"Tarifs\.csv manque"):
        read_rows(tmp_path, TARIFFS)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "Tarifs.csv").write_bytes(HEADINGS.encode("latin-1"))
    with pytest.raises(UserError, match="UTF-8"):
        read_rows(tmp_path, TARIFFS)


def test_a_parameter_is_read_as_its_own_kind() -> None:
    assert value_of(setting_of("Année"), "2016") == 2016
    assert value_of(setting_of("AFNOR vaut marque"), "oui") is YesNo.YES
    assert value_of(setting_of("Mois sans intervention"), "7;8") == "7;8"
    assert value_of(setting_of("Année"), None) is None
    assert value_of(setting_of("Un réglage à elle"), "comme tapé") == "comme tapé"


def test_an_unreadable_parameter_is_told() -> None:
    with pytest.raises(UserError, match="Paramètre Année"):
        value_of(setting_of("Année"), "bientôt")
