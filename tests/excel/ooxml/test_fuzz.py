"""Workbooks altered at random: each is refused in one sentence, or read and patched."""

import json
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[2]
RUN = "import sys; sys.path.insert(0, sys.argv[1]); import fuzzing; fuzzing.run()"
LONGEST_RUN, MOST_TIME = 20, 120
"""In seconds: what the run gives itself, and what it may take with its start."""


def test_workbooks_altered_at_random_end_well() -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(TESTS), str(LONGEST_RUN)],
        capture_output=True,
        encoding="utf-8",
        timeout=MOST_TIME,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    ends = json.loads(done.stdout)
    assert min(ends[each] for each in ("not read", "read", "not patched", "patched")) > 3
