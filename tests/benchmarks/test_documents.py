"""What a plan costs, beside docxtpl as its documentation uses it; ratios of one run.

Ours goes from the data to the bytes on the disk's doorstep: values cleaned, template filled in,
markup verified, rows tied, content hashed, package written. docxtpl opens, fills in and saves.
"""

from pathlib import Path
from statistics import median

import pytest
from measure import run
from plans import without_charts

from xlqualite.resources import template_path

RATIO = """
import gc, sys
sys.path[:0] = sys.argv[1:3]
from pathlib import Path
from statistics import median
from plans import in_turn, plans
gc.set_threshold(100_000, 50, 50)  # as the program sets it when it starts
made = plans(Path(sys.argv[3]), 18)
for each in made.shown[:2]:
    made.ours(each), made.by_docxtpl(each)
print(*(median(each) for each in zip(*in_turn(made, 4))))
"""
MANY = """
import gc, resource, sys
sys.path[:0] = sys.argv[1:3]
from pathlib import Path
from plans import cpu, plans
from xlqualite.delivery import write_document
from xlqualite.word.renderer import draft
from xlqualite.word.store import prepare_document
gc.set_threshold(100_000, 50, 50)
made, folder = plans(Path(sys.argv[3]), int(sys.argv[5])), Path(sys.argv[4])
def batch():
    ready = [
        prepare_document(folder, f"plan-{rank}", draft(made.template, shown, made.day))
        for rank, shown in enumerate(made.shown)
    ]
    for each in ready:
        write_document(each)
print(cpu(batch))
"""
BOUND = """
import gc, io, sys
sys.path[:0] = sys.argv[1:3]
from pathlib import Path
from docx import Document
from docxcompose.composer import Composer
from plans import cpu, plans
from xlqualite.word.binding.volume import bound
gc.set_threshold(100_000, 50, 50)
made = plans(Path(sys.argv[3]), 200)
documents = [made.ours(each) for each in made.shown]
def by_docxcompose():
    first, *others = (Document(io.BytesIO(each)) for each in documents)
    whole = Composer(first)
    for each in others:
        whole.append(each)
    whole.save(io.BytesIO())
print(min(cpu(lambda: bound(documents)) for _ in range(3)), cpu(by_docxcompose))
"""
CHEAPER_BOUND, CHEAPER_WITH_CHARTS = 50, 6
CHEAPER, MOST_MEMORY, MOST_GROWTH = 12, 60, 2.2
HERE = Path(__file__).parent
FOLDERS = (str(HERE), str(HERE.parent))


@pytest.mark.parametrize(("charts", "cheaper"), [(False, CHEAPER), (True, CHEAPER_WITH_CHARTS)])
def test_a_plan_is_made_many_times_cheaper_than_by_docxtpl(
    tmp_path: Path, charts: bool, cheaper: int
) -> None:
    whole = template_path("plan_actions.docx")
    template = whole if charts else without_charts(whole, tmp_path / whole.name)
    ours, docxtpl, floor = map(float, run(RATIO, *FOLDERS, str(template)).told)
    print(
        f"\na plan, charts {charts}: {ours * 1000:.2f} ms CPU, docxtpl {docxtpl * 1000:.1f} ms "
        f"({docxtpl / ours:.1f} times), of which {floor / ours:.0%} to deflate and write"
    )
    assert docxtpl >= ours * cheaper


def test_twelve_hundred_plans_stay_small_and_cost_twice_six_hundred(tmp_path: Path) -> None:
    template = str(template_path("plan_actions.docx"))
    counts = (18, 600, 1200)
    costs = {
        each: [
            run(MANY, *FOLDERS, template, str(tmp_path / f"{each}-{rank}"), str(each))
            for rank in range(3)
        ]
        for each in counts
    }
    cpu = {count: median(float(each.told[0]) for each in found) for count, found in costs.items()}
    peak = {count: median(each.memory for each in found) for count, found in costs.items()}
    print(
        f"\n600 plans {cpu[600]:.1f} s CPU, 1,200 {cpu[1200]:.1f} s "
        f"({cpu[1200] / cpu[600]:.2f} times), {peak[1200] - peak[18]:.0f} MiB above the base"
    )
    assert cpu[1200] <= cpu[600] * MOST_GROWTH
    assert peak[1200] - peak[18] <= MOST_MEMORY


def test_two_hundred_plans_are_bound_fifty_times_cheaper_than_by_docxcompose() -> None:
    template = str(template_path("plan_actions.docx"))
    ours, docxcompose = map(float, run(BOUND, *FOLDERS, template).told)
    print(
        f"\n200 plans in one: {ours:.2f} s CPU, docxcompose {docxcompose:.1f} s "
        f"({docxcompose / ours:.0f} times)"
    )
    assert docxcompose >= ours * CHEAPER_BOUND
