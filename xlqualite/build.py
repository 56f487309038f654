"""The build of what ships: ``python -m xlqualite.build``, in the folder ``workbook`` or another.

The workbooks are made from their sources and the registry of commands; so is the module Boutons,
of which a file is kept only to be read and reviewed.
"""

import sys
from pathlib import Path

from xlqualite.commands import buttons
from xlqualite.excel.builder import BOOKS, build
from xlqualite.excel.builder.book import MACROS
from xlqualite.excel.vba.sources import BUTTONS, buttons_source
from xlqualite.messages import UserError


def main(arguments: list[str]) -> int:
    """Build every workbook of a folder of sources, in that folder; 2 when one cannot be built."""
    folder = Path(arguments[0] if arguments else "workbook")
    offers = buttons()
    try:
        for book in BOOKS:
            _write(folder / book.file_name, build(book, folder, offers))
        _write(folder / MACROS / f"{BUTTONS}.bas", buttons_source(offers).encode("ascii"))
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    sys.stdout.write(f"{path}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
