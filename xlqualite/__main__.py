"""The entry of the command line: ``xlqualite`` or ``python -m xlqualite``."""

import gc
import sys

ALLOCATIONS = 100_000  # a dossier is all live objects: looking for garbage more often finds none


def main() -> None:
    """Run the command line and leave with the exit status of the contract."""
    gc.set_threshold(ALLOCATIONS, 50, 50)
    from xlqualite.cli import run  # noqa: PLC0415 - after the line above, which it profits from

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
