"""Disks that fail when they are told to: crashes and errors of the system."""

import inspect
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from xlqualite.excel.disk.files import Files

OPERATIONS = tuple(
    name
    for name, member in inspect.getmembers(Files, inspect.isfunction)
    if not name.startswith("_") and name not in ("alone", "machine")
)
CHUNK = 10


class Crash(BaseException):
    """The program ends here."""


class Quick(Files):
    """The real disk, for small files and tests in a hurry."""

    chunk = CHUNK

    def __init__(self) -> None:
        self.open: set[int] = set()

    def create(self, path: Path) -> int:
        handle = super().create(path)
        self.open.add(handle)
        return handle

    def close(self, handle: int) -> None:
        self.open.discard(handle)
        super().close(handle)

    def replace(self, source: Path, target: Path) -> None:
        assert not self.open, "Windows renames no open file"
        super().replace(source, target)

    def let_go(self) -> None:
        """Close what a dead program left open, as the system does."""
        for handle in tuple(self.open):
            self.close(handle)

    def sync(self, _: int) -> None:
        """What a power cut makes of it is for the disk in memory to tell."""

    def sync_folder(self, _: Path) -> None:
        """So is this."""

    def wait(self, _: float) -> None:
        """Tests have no time to lose."""


class Watched(Files):
    """A disk of which every operation can be told to fail."""

    chunk = CHUNK

    def __init__(self, disk: Files | None = None) -> None:
        self.disk = disk or Quick()
        self.done: list[str] = []

    def __getattribute__(self, name: str) -> Any:
        if name not in OPERATIONS:
            return super().__getattribute__(name)
        do = getattr(self.disk, name)

        def operate(*arguments: Any) -> Any:
            self.done.append(name)
            self.before(name, do, arguments)
            result = do(*arguments)
            self.after(name)
            return result

        return operate

    def machine(self) -> str:
        return self.disk.machine()

    def alone(self, path: Path) -> AbstractContextManager[None]:
        return self.disk.alone(path)

    def before(self, name: str, do: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        """Called before each operation; may raise in its place."""

    def after(self, name: str) -> None:
        """Called after each operation; may raise although it is done."""


def half(do: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """Write half of a chunk."""
    handle, chunk = arguments
    do(handle, chunk[: len(chunk) // 2])


class Failing(Watched):
    """Fails once, at one operation, before it, within it (a write) or after it."""

    def __init__(self, at: int, way: str, error: BaseException, disk: Files | None = None) -> None:
        super().__init__(disk)
        self.at, self.way, self.error = at, way, error

    def is_now(self, way: str) -> bool:
        return len(self.done) == self.at and way == self.way

    def before(self, name: str, do: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        if self.is_now("within") and name == "write":
            half(do, arguments)
            raise self.error
        if self.is_now("before"):
            raise self.error

    def after(self, _: str) -> None:
        if self.is_now("after"):
            raise self.error


class Dying(Failing):
    """Ends the program at one operation: what would clean up after it does nothing either."""

    def __init__(self, at: int, way: str, disk: Files | None = None) -> None:
        super().__init__(at, way, Crash(), disk)

    def before(self, name: str, do: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        if len(self.done) > self.at:
            raise self.error
        super().before(name, do, arguments)


def points(run: Callable[[Files], object], whole: Watched) -> list[tuple[int, str]]:
    """Every operation of a run that succeeds, and the middle of every write."""
    run(whole)
    within = [(at, "within") for at, name in enumerate(whole.done, 1) if name == "write"]
    return [(at, "before") for at in range(1, len(whole.done) + 1)] + within
