"""What the region's view costs as departments are added; ratios of one run."""

from pathlib import Path

from measure import run
from test_benchmarks import COMMAND, MOST_MEMORY, WRITE

OFFICES, INTERVENTIONS = 100, 2500
MOST_GROWTH = 2.2


def test_twelve_departments_cost_twice_what_six_do(tmp_path: Path) -> None:
    here = str(Path(__file__).parent)
    books = []
    for department in range(12):
        books.append(str(tmp_path / f"{department:02}.xlsx"))
        size = (str(OFFICES), str(INTERVENTIONS), f"D{department:02}")
        run(WRITE, here, books[-1], *size)
    few, all_of_them = ((each, str(tmp_path / f"{len(each)}.xlsx")) for each in (books[:6], books))

    def consolidate(files: list[str], output: str) -> tuple[float, float]:
        Path(output).unlink(missing_ok=True)
        cost = run(COMMAND, "consolider", *files, "--sortie", output)
        assert Path(output).exists()
        return cost.cpu, cost.memory

    consolidate(*few)
    pairs = [(consolidate(*few), consolidate(*all_of_them)) for _ in range(3)]
    six, twelve = (min(each[0] for each in costs) for costs in zip(*pairs, strict=True))
    memory = max(each[1] for _, each in pairs)
    print(
        f"\n6 departments {six:.1f} s CPU, 12 {twelve:.1f} s ({twelve / six:.2f} times), {memory:.0f} MiB"
    )
    assert twelve <= six * MOST_GROWTH
    assert memory <= MOST_MEMORY
