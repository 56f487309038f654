"""What a workbook lacks, and the usual value of each parameter as it is typed."""

from typing import Any

import pytest

from xlqualite.excel.migration.steps import written_default
from xlqualite.reading.cells import Fault
from xlqualite.reading.parameters import read_setting
from xlqualite.settings import declared_settings


@pytest.mark.parametrize("setting", declared_settings(), ids=lambda each: each.name)
def test_a_usual_value_is_read_back_as_it_is(setting: Any) -> None:
    text = written_default(setting)
    if setting.default is None:
        assert text is None
        return
    assert text is not None
    found = read_setting(text, setting)
    assert not isinstance(found, Fault)
    assert found == setting.default
