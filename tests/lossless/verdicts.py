"""A workbook put to the trial: what the patcher made of it, and all that is wrong with that."""

import re
from collections.abc import Sequence

from lossless.books import differences
from lossless.edits import change_of
from lossless.readers import by_calamine, by_openpyxl, by_us, misread
from lossless.trials import Trial
from xlqualite.excel.ooxml.contents import Contents
from xlqualite.excel.ooxml.edits import Edit
from xlqualite.excel.ooxml.patch import patched
from xlqualite.french import NBSP
from xlqualite.messages import UserError

_SENTENCE = re.compile(rf".+{NBSP}: .+\.")


def outcome(contents: Contents, edits: Sequence[Edit]) -> bytes | str:
    """The new file, or the sentence that refuses it; anything else raised is a crash."""
    try:
        return patched(contents.book, edits)
    except UserError as refused:
        return str(refused)


def faults(before: bytes, contents: Contents, trial: Trial) -> list[str]:
    """All that is wrong with what a trial made of a workbook; nothing if it was refused."""
    after = outcome(contents, trial.edits)
    if isinstance(after, str):
        found = [] if _SENTENCE.fullmatch(after) else [f"refused with {after!r}"]
    else:
        found = differences(before, after, change_of(trial.edits))
        found += _misreadings(before, after, trial)
    return [f"{_subject(trial)}: {each}" for each in found]


def _misreadings(before: bytes, after: bytes, trial: Trial) -> list[str]:
    found = [f"by us: {each}" for each in misread(by_us(after), trial.values)]
    for name, reader in (("openpyxl", by_openpyxl), ("calamine", by_calamine)):
        read = reader(after)
        if read is not None:
            found += [f"by {name}: {each}" for each in misread(read, trial.values)]
        elif reader(before) is not None:
            found.append(f"{name} does not open it any more")
    return found


def _subject(trial: Trial) -> str:
    return f"{trial.operation} {trial.table.name if trial.table else ''}".rstrip()
