"""Workbooks opened by LibreOffice and by a validator."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from openxml_audit import OpenXmlValidator, ValidationSeverity

AT_ONCE = 40
"""Workbooks converted in one call: one that crashes LibreOffice takes the rest of them with it."""


def converted(paths: Sequence[Path], folder: Path) -> Mapping[Path, Path]:
    """Workbooks saved again by LibreOffice; those that it does not open are missing.

    Their names must differ by more than their extension.
    """
    if shutil.which("soffice") is None:
        return {}
    for start in range(0, len(paths), AT_ONCE):
        _convert(paths[start : start + AT_ONCE], folder)
    into = {path: folder / "converted" / f"{path.stem}.xlsx" for path in paths}
    return {path: saved for path, saved in into.items() if saved.exists()}


def findings(path: Path) -> Counter[str]:
    """The errors that openxml-audit finds in a workbook, and how often.

    Its warnings only foretell what Excel will write otherwise when it saves.
    """
    errors = OpenXmlValidator(max_errors=0).validate(path).errors
    grave = (each for each in errors if each.severity is ValidationSeverity.ERROR)
    return Counter(f"{each.part_uri} {each.description}" for each in grave)


def _convert(paths: Sequence[Path], folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = str(folder / "converted")
    into = ("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out)
    command = ("soffice", profile, "--headless", *into, *map(str, paths))
    subprocess.run(command, check=False, capture_output=True, timeout=600)
