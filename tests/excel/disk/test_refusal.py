"""What the user reads when the system gives up: the file, what happened, the remedy."""

import errno
import os

import pytest

from xlqualite.excel.disk.refusal import not_written

CASES = {
    errno.ENOSPC: "le disque est plein : libérez de la place",
    errno.EDQUOT: "le disque est plein : libérez de la place",
    errno.EACCES: "l'accès en est refusé",
    errno.EPERM: "l'accès en est refusé",
    errno.EROFS: "ce disque est en lecture seule : copiez le classeur sur un autre disque",
    errno.ENAMETOOLONG: "est trop long : raccourcissez-le",
    errno.ENOENT: "n'est plus à sa place : vérifiez son nom et son dossier",
    errno.EIO: "le disque ou le réseau ne répond plus",
    errno.ESTALE: "le disque ou le réseau ne répond plus",
    errno.ETIMEDOUT: "le disque ou le réseau ne répond plus",
    errno.ENOTDIR: f"le système répond par l'erreur {errno.ENOTDIR}",
}
WINDOWS = {
    39: "le disque est plein",
    112: "le disque est plein",
    1295: "le disque est plein",
    32: "est utilisé par un autre programme",
    206: "est trop long",
    53: "ne répond plus",
    64: "ne répond plus",
    21: "ne répond plus",
    19: "ce disque est en lecture seule",
}


def said(error: OSError) -> str:
    text = str(not_written("été.xlsx", error)).replace("\u00a0", " ")
    assert text.startswith("Le fichier « été.xlsx » ")
    assert "recommencez" in text or "demandez le droit d'écrire" in text
    is_there = "plus à sa place" not in text
    assert text.endswith("l'option --sans-ecrire calcule sans rien écrire.") is is_there
    return text


@pytest.mark.parametrize("number", CASES)
def test_each_error_has_its_remedy(number: int) -> None:
    assert CASES[number] in said(OSError(number, os.strerror(number)))


@pytest.mark.parametrize("number", WINDOWS)
@pytest.mark.parametrize("known_as", [errno.EACCES, errno.ENOENT, errno.EINVAL])
def test_windows_tells_apart_what_python_does_not(number: int, known_as: int) -> None:
    error = OSError(known_as, "…")
    error.winerror = number  # type: ignore[attr-defined]  # Windows sets it
    assert WINDOWS[number] in said(error)


def test_an_error_without_a_number_is_still_told() -> None:
    assert "le système répond par l'erreur OSError" in said(OSError())


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_no_error_is_left_without_a_sentence(number: int) -> None:
    assert said(OSError(number, os.strerror(number))).count(" : ") == 1
