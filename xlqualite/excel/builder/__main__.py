"""The build command: every shipped workbook, from the folder ``workbook`` or the one named."""

import sys
from pathlib import Path

from xlqualite.excel.builder.book import BOOKS, build
from xlqualite.messages import UserError


def main(arguments: list[str]) -> int:
    """Build every workbook of a folder of sources, in that folder; 2 when one cannot be built."""
    folder = Path(arguments[0] if arguments else "workbook")
    try:
        for book in BOOKS:
            target = folder / book.file_name
            target.write_bytes(build(book, folder))
            sys.stdout.write(f"{target}\n")
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
