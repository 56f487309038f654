"""The engine itself: what xlwings asks of one, and how it is put in Excel's place."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import xlwings
from xlwings import base_classes

from engine.books import App
from engine.driver import Driver
from engine.ranges import AS_THEY_ARE, cleaned

NAME = "test"


class Engine:
    """An engine that holds one application with one book, and those opened from there."""

    name, type = NAME, "desktop"

    def __init__(self, driver: Driver) -> None:
        self.apps = Apps(App(self, driver))

    @staticmethod
    def prepare_xl_data_element(value: Any, _options: Any) -> Any:
        """As Excel's engines do: nothing is an empty text, days and moments stay."""
        if value is None:
            return ""
        assert isinstance(value, str | int | float | bool | date), type(value)
        return value

    @staticmethod
    def clean_value_data(
        data: list[list[Any]],
        datetime_builder: Callable[..., Any],
        empty_as: Any,
        number_builder: Callable[[float], Any] | None,
        err_to_str: bool,
    ) -> list[list[Any]]:
        assert number_builder is None
        return [
            [
                each
                if each and each.__class__ in AS_THEY_ARE
                else cleaned(each, datetime_builder, empty_as, err_to_str)
                for each in row
            ]
            for row in data
        ]


class Apps(base_classes.Apps):
    def __init__(self, app: App) -> None:
        self.app = app

    def keys(self) -> list[int]:
        return [self.app.pid]

    def __iter__(self) -> Iterator[App]:
        return iter([self.app])

    def __len__(self) -> int:
        return 1

    def __getitem__(self, _pid: int) -> App:
        return self.app


def install(driver: Driver) -> App:
    """Put the engine in Excel's place for this process; gives its application.

    `xlwings.Book.caller()` then finds the book as it does under RunPython, by ``sys.argv``:
    ``--wb=<name> --from_xl=1``.
    """
    engine = Engine(driver)
    shown = xlwings.Engine(impl=engine)
    others = [each for each in xlwings.engines.engines if each.name != NAME]
    xlwings.engines.engines[:] = others
    xlwings.engines.add(shown)
    shown.activate()
    return engine.apps.app
