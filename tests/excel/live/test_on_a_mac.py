"""On a Mac: the names that are used are those of Excel's AppleScript, as xlwings ships them."""

from types import SimpleNamespace
from typing import Any

import pytest
import xlwings.mac_dict

from xlqualite.excel.live import filters, protection, state
from xlqualite.excel.live.filters import all_rows_shown
from xlqualite.excel.live.protection import unlocked
from xlqualite.excel.live.state import is_read_only

PROPERTIES = {name for name, _ in xlwings.mac_dict.properties}
COMMANDS = {name: dict(terms) for name, _, terms in xlwings.mac_dict.commands}


class Script:
    """An object of AppleScript that knows the names of the dictionary and no other."""

    def __init__(self, values: dict[str, Any], ran: list[tuple[str, dict[str, Any]]]) -> None:
        self.values, self.ran = values, ran

    def __getattr__(self, name: str) -> Any:
        if name in COMMANDS:
            return lambda **terms: self._run(name, terms)
        if name == "protection_object" or name in PROPERTIES:
            return Script(self.values | {"": self.values.get(name, False)}, self.ran)
        raise AttributeError(name)

    def get(self) -> Any:
        return self.values[""]

    def _run(self, name: str, terms: dict[str, Any]) -> None:
        assert set(terms) <= set(COMMANDS[name])
        self.ran.append((name, terms))


@pytest.fixture(autouse=True)
def _mac(monkeypatch: pytest.MonkeyPatch) -> None:
    for each in (filters, protection, state):
        monkeypatch.setattr(each, "ON_MAC", True)


def test_a_locked_sheet_is_locked_again_as_it_was() -> None:
    ran: list[tuple[str, dict[str, Any]]] = []
    values = {"protect_contents": True, "allow_filtering": True, "protect_scenarios": True}
    sheet: Any = SimpleNamespace(name="Anomalies", api=Script(values, ran))
    with unlocked(sheet):
        assert [name for name, _ in ran] == ["unprotect"]
    name, terms = ran[-1]
    assert name == "protect_worksheet"
    allowed = {each for each, is_so in terms.items() if is_so}
    assert allowed == {"worksheet_contents", "allow_filtering", "scenarios"}


def test_one_that_is_not_locked_stays_so() -> None:
    ran: list[tuple[str, dict[str, Any]]] = []
    sheet: Any = SimpleNamespace(name="Anomalies", api=Script({}, ran))
    with unlocked(sheet):
        pass
    assert ran == []


@pytest.mark.parametrize(("kind", "expected"), [("values", ["apply_filter"]), ("none", [])])
def test_a_filter_that_hides_rows_is_applied_again(kind: str, expected: list[str]) -> None:
    ran: list[tuple[str, dict[str, Any]]] = []
    criteria = [SimpleNamespace(type="none"), SimpleNamespace(type=kind)]
    table: Any = SimpleNamespace(
        api=Script({}, ran),
        autofilter=SimpleNamespace(criteria=criteria),
        range=SimpleNamespace(rows=SimpleNamespace(hidden=True)),
    )
    with all_rows_shown(table):
        pass
    assert [name for name, _ in ran] == expected


def test_a_workbook_open_for_reading_only_is_known() -> None:
    book: Any = SimpleNamespace(api=Script({"read_only": True}, []))
    assert is_read_only(book)
