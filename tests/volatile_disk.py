"""A disk in memory on which the power can be cut."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import chain, combinations
from pathlib import Path

from failing_disks import CHUNK

from xlqualite.excel.disk.files import Files

Name = tuple[Path, int | None]
Change = tuple[Name, ...]


FOLDER = -1


def halved(data: bytes) -> bytes:
    return data[: len(data) // 2]


def zeroed(data: bytes) -> bytes:
    return bytes(len(data))


def emptied(data: bytes) -> bytes:
    return data[:0]


SPOILS: tuple[Callable[[bytes], bytes], ...] = (bytes, halved, zeroed, emptied)
"""What a power cut makes of bytes that the disk was not told to keep."""


class Volatile(Files):
    """A disk in memory that forgets, when the power is cut, what it was not told to keep.

    Attributes:
        is_ordered: whether it keeps names in the order they were given, and cannot be told to
            keep those of a folder (Windows, journals); else it keeps any of those it was not
            told to, in any combination.
    """

    chunk = CHUNK

    def __init__(self, content: dict[Path, bytes], *, is_ordered: bool) -> None:
        self.is_ordered = is_ordered
        self.data = [bytearray(each) for each in content.values()]
        self.kept_data = {at: bytes(each) for at, each in enumerate(self.data)}
        self.named = {path: at for at, path in enumerate(content)}
        self.folders = {path.parent for path in content}
        self.kept_names = dict(self.named)
        self.changes: list[Change] = []

    def after_the_cut(self) -> Iterator[dict[Path, bytes]]:
        """All that may be found when the power is back."""
        for changes in self.survivors():
            names = dict(self.kept_names)
            for path, at in chain.from_iterable(changes):
                names.pop(path, None)
                if at is not None:
                    names[path] = at
            reached = {
                path: at
                for path, at in names.items()
                if at != FOLDER and (path.parent in self.folders or path.parent in names)
            }
            for spoil in SPOILS:
                yield {path: self.found(at, spoil) for path, at in reached.items()}

    def survivors(self) -> Iterator[tuple[Change, ...]]:
        if self.is_ordered:
            return (tuple(self.changes[:size]) for size in range(len(self.changes) + 1))
        sizes = range(len(self.changes) + 1)
        return chain.from_iterable(combinations(self.changes, size) for size in sizes)

    def found(self, at: int, spoil: Callable[[bytes], bytes]) -> bytes:
        kept = self.kept_data.get(at)
        whole = bytes(self.data[at])
        return whole if kept == whole else spoil(whole)

    def change(self, *names: Name) -> None:
        self.changes.append(names)
        for path, at in names:
            self.named.pop(path, None)
            if at is not None:
                self.named[path] = at

    def machine(self) -> str:
        return "poste_0"

    def alone(self, _: Path) -> AbstractContextManager[None]:
        return nullcontext()

    def real(self, path: Path) -> Path:
        return path

    def exists(self, path: Path) -> bool:
        return path in self.named

    def names(self, folder: Path) -> list[str]:
        return [each.name for each in self.named if each.parent == folder]

    def read(self, path: Path) -> bytes:
        return bytes(self.data[self.named[path]])

    def changed_at(self, path: Path) -> float:
        raise AssertionError(path)

    def is_read_only(self, path: Path) -> bool:
        return path not in self.named

    def is_closed(self, folder: Path) -> bool:
        return folder not in self.folders

    def probe(self, path: Path) -> None:
        assert path in self.named

    def make_folder(self, folder: Path) -> None:
        if folder not in self.named | dict.fromkeys(self.folders):
            self.change((folder, FOLDER))

    def create(self, path: Path) -> int:
        assert path not in self.named
        self.data.append(bytearray())
        self.change((path, len(self.data) - 1))
        return len(self.data) - 1

    def write(self, handle: int, chunk: bytes) -> None:
        self.data[handle] += chunk

    def sync(self, handle: int) -> None:
        self.kept_data[handle] = bytes(self.data[handle])

    def close(self, handle: int) -> None:
        assert handle < len(self.data)

    def sync_folder(self, folder: Path) -> None:
        if self.is_ordered:
            return
        for change in [each for each in self.changes if each[0][0].parent == folder]:
            self.changes.remove(change)
            for path, at in change:
                self.kept_names.pop(path, None)
                if at is not None:
                    self.kept_names[path] = at

    def copy_attributes(self, source: Path, target: Path) -> None:
        assert {source, target} <= self.named.keys()

    def replace(self, source: Path, target: Path) -> None:
        self.change((source, None), (target, self.named[source]))

    def unlink(self, path: Path) -> None:
        if path in self.named:
            self.change((path, None))

    def wait(self, seconds: float) -> None:
        raise AssertionError(seconds)
