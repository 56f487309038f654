"""Excel's switches are put back whatever happens, and its silence is told from a failure."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from engine.bench import opened

from xlqualite.excel.live.connection import calling_book
from xlqualite.excel.live.state import is_busy, quiet
from xlqualite.messages import UserError
from xlqualite.resources import workbook_path


class ComError(Exception):
    """As pywin32 raises one: number, words, details, argument."""


class ExcelBusyError(Exception):
    """As xlwings raises one."""


@pytest.mark.parametrize(
    ("error", "busy"),
    [
        (ComError(-2147352567, "", (0, None, None, None, 0, -2146777998), None), True),
        (ComError(-2147352567, "", (0, None, None, None, 0, -2146827284), None), False),
        (ComError(-2147352567, "", None, None), False),
        (ExcelBusyError("Excel application is not responding"), True),
        (ValueError("a"), False),
    ],
)
def test_excel_that_answers_nobody_is_known(error: Exception, busy: bool) -> None:
    assert is_busy(error) is busy


class Stubborn:
    """An application one of whose switches cannot be put back."""

    screen_updating, enable_events, calculation = True, True, "semiautomatic"

    def __setattr__(self, name: str, value: object) -> None:
        if name == "enable_events" and value is True:
            raise ComError(-2147417848)
        super().__setattr__(name, value)


def test_a_switch_that_cannot_be_put_back_does_not_keep_the_others() -> None:
    app: Any = Stubborn()
    with pytest.raises(ComError), quiet(app):
        assert (app.screen_updating, app.calculation) == (False, "manual")
    assert (app.screen_updating, app.calculation) == (True, "semiautomatic")


def test_of_two_workbooks_of_a_name_the_one_in_the_calling_window_is_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = opened(workbook_path("qualite-morbihan.xlsm"), tmp_path / "a=b.xlsx")
    other = SimpleNamespace(name="A=b.xlsx", app=SimpleNamespace(hwnd=2))
    ours = SimpleNamespace(name="a=b.xlsx", app=SimpleNamespace(hwnd=3))
    apps = [SimpleNamespace(books=[other]), SimpleNamespace(books=[ours])]
    assert calling_book(["-c", "--wb=a=b.xlsx", "--hwnd=1"]).fullname == str(bench.path)
    monkeypatch.setattr("xlwings.apps", apps)
    found: Any = calling_book(["-c", "--wb=a=b.xlsx", "--from_xl=1", "--hwnd=3"])
    assert found is ours
    with pytest.raises(UserError, match="n'est pas ouvert"):
        calling_book(["-c", "--wb=c=d.xlsx", "--from_xl=1"])
