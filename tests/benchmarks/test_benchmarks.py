"""What a run costs, beside the naive peer and as the network grows; ratios of one run."""

from pathlib import Path

from measure import in_turn, run

from xlqualite.resources import workbook_path

COMMAND = """
import contextlib, io, sys
from xlqualite.__main__ import main
sys.argv += ["--json", "--silencieux", "--au", "2016-11-30"]
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())), contextlib.suppress(SystemExit):
    main()
"""
NAIVE = """
import sys, warnings, pandas
warnings.simplefilter("ignore")
# the headings stand on the fifth row of every sheet
pandas.read_excel(sys.argv[2], sheet_name=None, header=4, engine="openpyxl")
"""
WRITE = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from network import write_network
write_network(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), *sys.argv[5:])
"""
MOST_OF_NAIVE, MOST_GROWTH, MOST_MEMORY = 1 / 3, 11, 400


def test_controler_costs_at_most_a_third_of_merely_reading_with_pandas() -> None:
    book = str(workbook_path("exemple-morbihan.xlsm"))
    reading = (COMMAND, "controler", book, "--sans-ecrire")
    ours, naive = in_turn(reading, (NAIVE, "controler", book))
    print(f"\ncontroler {ours:.2f} s CPU, pandas + openpyxl {naive:.2f} s: {ours / naive:.2f}")
    assert ours <= naive * MOST_OF_NAIVE


def test_a_network_ten_times_larger_costs_at_most_eleven_times_more(tmp_path: Path) -> None:
    small, large = str(tmp_path / "small.xlsx"), str(tmp_path / "large.xlsx")
    # in processes of their own: a child's peak memory begins at its parent's
    run(WRITE, str(Path(__file__).parent), small, "120", "10000")
    run(WRITE, str(Path(__file__).parent), large, "1200", "100000")
    run(COMMAND, "calculer", small)
    pairs = [(run(COMMAND, "calculer", small), run(COMMAND, "calculer", large)) for _ in range(3)]
    one, ten = (min(each.cpu for each in costs) for costs in zip(*pairs, strict=True))
    memory = max(each.memory for _, each in pairs)
    print(
        f"\n120 OT {one:.1f} s CPU, 1,200 OT {ten:.1f} s ({ten / one:.1f} times), {memory:.0f} MiB"
    )
    assert ten <= one * MOST_GROWTH
    assert memory <= MOST_MEMORY
