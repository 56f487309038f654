"""The shared strings of a workbook, and the escapes that Excel puts in texts."""

import re
from collections.abc import Iterator

from xlqualite.excel.ooxml.markup import DEEPEST, Source, feed, local, new_parser

LONGEST_TEXT = 1_048_576
"""Far more than the 32,767 characters that Excel lets into one cell."""
MOST_STRINGS = 3_000_000
MOST_TEXT = 100_000_000
"""In characters, of all shared strings."""

_ESCAPES = re.compile(r"(?:_x[0-9A-Fa-f]{4}_)+")


def unescaped(text: str) -> str:
    """A text as the user sees it: ``a_x000D_b`` holds a carriage return.

    XML cannot carry some characters; Excel writes their UTF-16 units so, ``_x005F_`` being the
    underscore of a text that looks like an escape.
    """
    return _ESCAPES.sub(_decoded, text) if "_x" in text else text


def read_strings(source: Source) -> list[str]:
    """The shared strings in their order, phonetic guides left out.

    Raises:
        UserError: the part is damaged.
    """
    collector = _Strings()
    parser = new_parser()
    parser.StartElementHandler = collector.opened
    parser.EndElementHandler = collector.closed
    parser.CharacterDataHandler = collector.typed
    for _ in feed(parser, source):
        pass
    return collector.found


class _Strings:
    """What expat calls while it walks through the shared strings."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._length = self._total = 0
        self._path: list[str] = []
        self._phonetic = 0

    def opened(self, name: str, _: dict[str, str]) -> None:
        if len(self._path) > DEEPEST:
            raise ValueError
        plain = name if ":" not in name else local(name)
        self._path.append(plain)
        if plain == "rPh":
            self._phonetic += 1

    def typed(self, text: str) -> None:
        if self._path[-1] == "t" and not self._phonetic:
            self._pieces.append(text)
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                raise ValueError

    def closed(self, _: str) -> None:
        name = self._path.pop()
        if name == "rPh":
            self._phonetic -= 1
        elif name == "si":
            self.found.append(unescaped("".join(self._pieces)))
            self._pieces.clear()
            self._total += self._length
            self._length = 0
            if len(self.found) > MOST_STRINGS or self._total > MOST_TEXT:
                raise ValueError


def _decoded(escapes: re.Match[str]) -> str:
    # a run at once, since a character beyond U+FFFF is two units in a row
    units = b"".join(bytes.fromhex(each[2:6]) for each in _runs(escapes[0]))
    return units.decode("utf-16-be", "replace")


def _runs(escapes: str) -> Iterator[str]:
    return (escapes[start : start + 7] for start in range(0, len(escapes), 7))
