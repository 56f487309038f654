"""Workbooks under examination, in folders of their own."""

from pathlib import Path
from typing import Any

from built_books import MASTER
from older_workbooks import NOON, without_macros

from xlqualite.excel.installation.finding import Repaired
from xlqualite.excel.installation.patient import Patient
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.resources import template_path

TEMPLATES = ("plan_actions.docx", "evaluation_annuelle.docx", "appel_participation.docx")


def master_in(folder: Path, name: str = "suivi.xlsx") -> Path:
    """The shipped workbook without its macros, in a folder."""
    path = folder / name
    path.write_bytes(without_macros(MASTER))
    return path


def patient_at(path: Path, **more: Any) -> Patient:
    """A workbook under examination, whose migration does nothing unless told."""
    facts: dict[str, Any] = {
        "workbook": open_workbook(path),
        "templates": {path.parent / "modeles" / each: template_path(each) for each in TEMPLATES},
        "moment": NOON,
        "migrate": lambda: Repaired("Le classeur est à jour."),
    }
    return Patient(path, **(facts | more))
