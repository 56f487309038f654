"""The bytes of a workbook, read once, so that nothing stays open or locked behind."""

from pathlib import Path

from xlqualite.excel.ooxml import refusal
from xlqualite.messages import UserError

LARGEST_FILE = 200 * refusal.MEBIBYTE

_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD, _OLD_EXCEL = "WordDocument".encode("utf-16-le"), "Workbook".encode("utf-16-le")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_FIRST_NAME = 30  # where a zip archive names its first member, which begins it unpacked


def snapshot(path: Path) -> bytes:
    """The bytes of a file that at least begins as a workbook does.

    Raises:
        UserError: it is missing, forbidden, too large, or no workbook of today's format.
    """
    data = _read(path)
    if not data:
        raise refusal.empty(path.name)
    if data.startswith(_OLE_START):
        raise _old_container(path.name, data)
    if data.startswith(_OPEN_DOCUMENT, _FIRST_NAME):
        raise refusal.open_document(path.name)
    if not data.startswith(_ZIP_STARTS):
        raise refusal.not_a_workbook(path.name)
    return data


def _old_container(file: str, data: bytes) -> UserError:
    """What the container of the old formats holds; Excel hides there what has a password too."""
    if _ENCRYPTED in data:
        return refusal.password_protected(file)
    if _OLD_WORD in data and _OLD_EXCEL not in data:
        return refusal.word_document(file)
    return refusal.old_format(file)


def _read(path: Path) -> bytes:
    try:
        # Windows calls reading a folder a denied permission: ask before
        if path.is_dir():
            raise refusal.folder(path)
        # a device or a pipe never ends, or never begins
        if path.exists() and not path.is_file():
            raise refusal.not_a_workbook(path.name)
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise refusal.missing(path.name) from error
    except PermissionError as error:
        raise refusal.forbidden(path.name) from error
    except (OSError, ValueError) as error:
        raise refusal.out_of_reach(path.name) from error
    if len(data) > LARGEST_FILE:
        raise refusal.too_large(path.name, LARGEST_FILE)
    return data
