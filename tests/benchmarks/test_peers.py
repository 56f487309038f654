"""What a plan costs beside other programs that fill in Word templates: same content, one run.

Those in JavaScript are looked for in the folder that XLQUALITE_NODE_MODULES names, where
``npm install docxtemplater pizzip easy-template-x`` has put them. Each makes a plan of twenty
actions from a template in its own language; its text is compared with ours.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from peers import cost_of_mail_merge, cost_of_ours, data, says_all, written

NODE, MODULES = shutil.which("node"), os.environ.get("XLQUALITE_NODE_MODULES")
ROUNDS = 6
CHEAPER = 1.5


@pytest.fixture
def shown(tmp_path: Path) -> list[dict[str, Any]]:
    made = data(18)
    written(tmp_path, made)
    return made


def ours(folder: Path, shown: list[dict[str, Any]]) -> float:
    """Milliseconds of CPU, the first round left out."""
    costs = [[cost_of_ours(folder, each) for each in shown] for _ in range(ROUNDS)]
    assert all(says_all(made, each) for (_, made), each in zip(costs[0], shown, strict=True))
    return 1000 * median(cost for each in costs[1:] for cost, _ in each)


def test_a_plan_costs_less_than_by_docx_mailmerge(
    tmp_path: Path, shown: list[dict[str, Any]]
) -> None:
    costs = [[cost_of_mail_merge(tmp_path, each) for each in shown] for _ in range(ROUNDS)]
    assert all(says_all(made, each) for (_, made), each in zip(costs[0], shown, strict=True))
    theirs = 1000 * median(cost for each in costs[1:] for cost, _ in each)
    mine = ours(tmp_path, shown)
    print(
        f"\ntwenty actions: {mine:.1f} ms CPU, docx-mailmerge2 {theirs:.1f} ms ({theirs / mine:.1f})"
    )
    assert theirs >= mine * CHEAPER


@pytest.mark.skipif(not (NODE and MODULES), reason="XLQUALITE_NODE_MODULES names no folder")
def test_a_plan_costs_less_than_by_programs_in_javascript(
    tmp_path: Path, shown: list[dict[str, Any]]
) -> None:
    script = str(Path(__file__).parent / "peers.js")
    done = subprocess.run(
        [str(NODE), script, str(tmp_path), str(ROUNDS)],
        env=os.environ | {"NODE_PATH": str(MODULES)},
        capture_output=True,
        text=True,
        check=True,
    )
    mine = ours(tmp_path, shown)
    for name, costs in json.loads(done.stdout).items():
        assert says_all((tmp_path / f"{name}.docx").read_bytes(), shown[-1]), name
        theirs = median(costs)
        print(f"\ntwenty actions: {mine:.1f} ms CPU, {name} {theirs:.1f} ms ({theirs / mine:.1f})")
        assert theirs >= mine * CHEAPER, name
