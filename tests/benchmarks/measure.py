"""Whole processes measured from outside: CPU seconds and peak memory."""

import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

OK = (0, 1)


@dataclass(frozen=True)
class Cost:
    """What one process cost.

    Attributes:
        cpu: user and system seconds.
        memory: peak, in MiB.
        told: the words it printed.
    """

    cpu: float
    memory: float
    told: tuple[str, ...] = ()


def run(code: str, *arguments: str) -> Cost:
    """Run Python code in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    wrapped = f"{code}\nimport resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    done = subprocess.run(
        [sys.executable, "-c", wrapped, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    *told, peak = done.stdout.split()
    return Cost(cpu, int(peak) / 1024, tuple(told))


def in_turn(first: Sequence[str], second: Sequence[str], rounds: int = 7) -> tuple[float, float]:
    """Median CPU of two programs run in turn, after a warm-up: what slows one slows the other."""
    run(*first)
    run(*second)
    pairs = [(run(*first).cpu, run(*second).cpu) for _ in range(rounds)]
    return median(each for each, _ in pairs), median(each for _, each in pairs)
