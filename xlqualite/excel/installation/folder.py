"""A folder made whole or not at all."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from secrets import token_hex

from xlqualite.excel.disk.files import DISK, Files
from xlqualite.excel.disk.locks import patiently
from xlqualite.french import NBSP, quoted
from xlqualite.messages import UserError


def make_folder(folder: Path, contents: Mapping[str, bytes], files: Files = DISK) -> None:
    """Make a folder with its files; an empty one of that name may be there already.

    Args:
        folder: where; the folders above it are made too.
        contents: the bytes of each file, by its path in the folder with slashes.
        files: the disk.

    Raises:
        UserError: something is in the way, or it cannot be written; nothing of it remains.
    """
    there = _refuse_in_the_way(folder)
    try:
        with _made_above(folder), _draft(folder if there else folder.absolute().parent) as draft:
            for name, content in contents.items():
                _write(draft / name, content, files)
            if there:
                _move_in(draft, folder, files)
            else:
                patiently(partial(files.rename, draft, folder), files)
    except OSError as error:
        raise UserError(
            f"Le dossier {quoted(folder)} n'a pas pu être créé{NBSP}: vérifiez que vous avez le "
            "droit d'y écrire, qu'il reste de la place et que son nom n'est pas trop long, ou "
            "choisissez un autre emplacement."
        ) from error


def _refuse_in_the_way(folder: Path) -> bool:
    """Whether an empty folder is there already; anything else is refused."""
    there = os.path.isdir(folder)  # noqa: PTH112 - Path's own raises when the name is too long
    taken = not there and os.path.lexists(folder)
    try:
        filled = there and any(folder.iterdir())
    except OSError:
        filled = True  # what cannot be looked into is not ours to fill
    if taken or filled:
        how = "est un fichier" if taken else "existe déjà et n'est pas vide"
        raise UserError(
            f"{quoted(folder)} {how}{NBSP}: rien n'y a été écrit, choisissez un autre nom de "
            "dossier."
        )
    return there


@contextmanager
def _made_above(folder: Path) -> Iterator[None]:
    """The folders above, which go again if what follows fails."""
    missing = [each for each in folder.absolute().parents if not each.exists()]
    try:
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for each in missing:
            with suppress(OSError):
                each.rmdir()
        raise


@contextmanager
def _draft(parent: Path) -> Iterator[Path]:
    """A folder of another name, removed with all it holds unless it was given its own."""
    import shutil  # noqa: PLC0415 - the other commands start sooner without it

    draft = parent / f".xlqualite-{token_hex(8)}.tmp"
    draft.mkdir()
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write(path: Path, content: bytes, files: Files) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        files.sync(file.fileno())


def _move_in(draft: Path, folder: Path, files: Files) -> None:
    """All that a draft holds moved into a folder that is kept, with its rights; or nothing."""
    moved: list[str] = []
    try:
        for name in files.names(draft):
            patiently(partial(files.rename, draft / name, folder / name), files)
            moved.append(name)
    except BaseException:
        for name in moved:
            files.rename(folder / name, draft / name)
        raise
