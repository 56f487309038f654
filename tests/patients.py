"""Workbooks under examination, in folders of their own."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from xlqualite.excel.installation.finding import Repaired
from xlqualite.excel.installation.patient import Patient
from xlqualite.excel.ooxml.file import open_workbook
from xlqualite.resources import template_path, workbook_path

MASTER = "qualite-morbihan.xlsx"
NOON = datetime(2026, 11, 22, 12, 0)
TEMPLATES = ("plan_actions.docx", "evaluation_annuelle.docx")


def master_in(folder: Path, name: str = "suivi.xlsx") -> Path:
    """The shipped workbook, in a folder."""
    return Path(shutil.copy(workbook_path(MASTER), folder / name))


def patient_at(path: Path, **more: Any) -> Patient:
    """A workbook under examination, whose migration does nothing unless told."""
    facts: dict[str, Any] = {
        "workbook": open_workbook(path),
        "templates": {path.parent / "modeles" / each: template_path(each) for each in TEMPLATES},
        "moment": NOON,
        "migrate": lambda: Repaired("Le classeur est à jour."),
    }
    return Patient(path, **(facts | more))
