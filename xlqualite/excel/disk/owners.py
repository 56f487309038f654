"""What the lock files of Excel and LibreOffice say of who holds a workbook."""

import re

from xlqualite.french import NBSP, quoted

_LONGEST_NAME = 52  # characters that Excel accepts for a user's name
_WIDE_LENGTH = 55  # where its owner file repeats the length, for the name in UTF-16
_LONGEST_SHOWN = 80
_SOMEBODY = "une autre personne ou un autre poste"
_WHEN = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d)")
_HELD_BACK = re.compile(r"\\(.)", re.DOTALL)


def excel_holder(content: bytes) -> str:
    """Who holds a workbook, by the owner file that Excel puts beside it.

    One byte of length and the name in the code page of the computer, padded; then from byte 55,
    two bytes of length and the name in UTF-16, which wins because it has all letters.
    """
    length = int.from_bytes(content[_WIDE_LENGTH : _WIDE_LENGTH + 2], "little")
    start = _WIDE_LENGTH + 2
    if 0 < length <= _LONGEST_NAME:
        name = _clean(content[start : start + 2 * length].decode("utf-16-le", "replace"))
        if name:
            return f"{name} dans Excel"
    length = content[0] if content else 0
    name = _clean(content[1 : 1 + length].decode("cp1252", "replace"))
    return f"{name} dans Excel" if name and length <= _LONGEST_NAME else f"{_SOMEBODY} dans Excel"


def libreoffice_holder(content: bytes) -> str:
    """Who holds a workbook, by the lock file of LibreOffice.

    Name, account, computer, date and profile, separated by commas; a backslash keeps the next
    character as it is. Name and computer may be empty.
    """
    text = content.decode("utf-8", "replace")
    fields = re.findall(r"((?:\\.|[^\\,;])*)[,;]", text, re.DOTALL)
    name, account, machine, when, *_ = (
        *(_clean(_HELD_BACK.sub(r"\1", each)) for each in fields),
        "", "", "", "",
    )  # fmt: skip
    who = name or account or (_SOMEBODY if not machine else "une autre personne")
    where = f" sur le poste {quoted(machine)}" if machine else ""
    since = _WHEN.fullmatch(when)
    day = f" depuis le {since[1]}/{since[2]}/{since[3]} à{NBSP}{since[4]}" if since else ""
    return f"{who} dans LibreOffice{where}{day}"


def _clean(text: str) -> str:
    """A name fit for a sentence; empty if it is none."""
    name = " ".join(text.replace("\0", " ").split())
    is_fit = name.isprintable() and "\ufffd" not in name and len(name) <= _LONGEST_SHOWN
    return name if is_fit else ""
