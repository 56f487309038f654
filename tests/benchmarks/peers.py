"""The same plan in the language of each program that ours is measured beside."""

import io
import json
from collections.abc import Callable, Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from mailmerge import MailMerge
from plans import cpu, plans

from xlqualite.resources import template_path
from xlqualite.word.blueprints.markup import heading, paragraph
from xlqualite.word.blueprints.package import Blueprint, packed
from xlqualite.word.blueprints.tables import Column, Rows, table
from xlqualite.word.filters import shown
from xlqualite.word.fingerprint import said_by
from xlqualite.word.package import package_of, parts_of
from xlqualite.word.renderer import draft, render

DAY = date(2016, 11, 30)
FIELDS = ("numero", "constat", "action", "pilote", "echeance", "preuve_attendue")
INTRODUCTION = "Ce plan est une proposition, que l'office de tourisme suit à son rythme. " * 4
Tag = Callable[[str], str]


def data(count: int) -> list[dict[str, Any]]:
    """Plans of twenty actions as plain texts, by priority."""
    made = plans(template_path("plan_actions.docx"), count)
    known = [
        _texts(action)
        for each in made.shown
        for group in each["priorites"]
        for action in group["actions"]
    ]
    turning = cycle(known)
    return [
        {
            "nom": each["ot"]["nom"],
            "groupes": [
                {"titre": f"Priorité {rank}", "actions": list(islice(turning, 10))}
                for rank in (1, 2)
            ],
        }
        for each in made.shown
    ]


def _texts(action: dict[str, Any]) -> dict[str, str]:
    return {name: str(shown(action[name])) for name in FIELDS}


def ours() -> bytes:
    """The template of docxtpl and of ours."""
    columns = [Column(each, 2.8, f"{{{{ a.{each} }}}}") for each in FIELDS]
    body = (
        paragraph("{%p for g in groupes %}")
        + heading(2, "{{ g.titre }}")
        + table("Actions", columns, Rows("a", "g.actions"))
        + paragraph("{%p endfor %}")
    )
    return _template(lambda name: f"{{{{ {name} }}}}", body)


def in_braces() -> bytes:
    """The template of docxtemplater and of easy-template-x, which share a language."""
    tags = [f"{{{each}}}" for each in FIELDS]
    tags[0], tags[-1] = f"{{#actions}}{tags[0]}", f"{tags[-1]}{{/actions}}"
    body = paragraph("{#groupes}") + heading(2, "{titre}") + _rows(tags) + paragraph("{/groupes}")
    return _template(lambda name: f"{{{name}}}", body)


def in_fields() -> bytes:
    """The template of a mail merge: it knows no loop in a loop, hence one table of all actions."""
    field = '<w:fldSimple w:instr=" MERGEFIELD {} "><w:r><w:t>x</w:t></w:r></w:fldSimple>'
    body = _rows([f"<w:p>{field.format(each)}</w:p>" for each in FIELDS])
    made = _template(lambda name: f"MERGE{name}", heading(2, "Actions") + body)
    raw = f"<w:p>{field.format('nom')}</w:p>"
    return _replaced(made, "word/document.xml", paragraph("Office MERGEnom"), raw)


def _rows(cells: Sequence[str]) -> str:
    """A table with one row, that loops go through."""
    columns = [Column(name, 2.8, each) for name, each in zip(FIELDS, cells, strict=True)]
    made = table("Actions", columns, Rows("a", "b"))
    rows = made.split("<w:tr>")
    return "<w:tr>".join([rows[0], rows[1], rows[3], *rows[5:]]) + "</w:tbl>"


def _template(tag: Tag, body: str) -> bytes:
    start = (
        heading(1, "Plan d'actions") + paragraph(f"Office {tag('nom')}") + paragraph(INTRODUCTION)
    )
    made = packed(Blueprint("Plan", ("Relais", "Qualité"), "Plan", start + body))
    return _replaced(made, "docProps/core.xml", "{{ relais.nom }}", "Relais")


def _replaced(made: bytes, name: str, old: str, new: str) -> bytes:
    parts = parts_of(made)
    text = parts[name].decode()
    assert old in text
    return package_of(parts | {name: text.replace(old, new).encode()})


def written(folder: Path, shown_data: Sequence[dict[str, Any]]) -> None:
    """The templates and the data, as files for programs of another language."""
    (folder / "ours.docx").write_bytes(ours())
    (folder / "braces.docx").write_bytes(in_braces())
    (folder / "fields.docx").write_bytes(in_fields())
    (folder / "data.json").write_text(json.dumps(list(shown_data)), "utf-8")


def cost_of_ours(folder: Path, each: dict[str, Any]) -> tuple[float, bytes]:
    """CPU seconds of a plan, and the plan."""
    made: list[bytes] = []
    variables = {"relais": {"nom": "Relais"}} | each
    cost = cpu(lambda: made.append(render(draft(folder / "ours.docx", variables, DAY))))
    return cost, made[0]


def cost_of_mail_merge(folder: Path, each: dict[str, Any]) -> tuple[float, bytes]:
    """CPU seconds of a plan by docx-mailmerge2, and the plan."""
    packed_plan = io.BytesIO()

    def merge() -> None:
        with MailMerge(str(folder / "fields.docx")) as merged:
            merged.merge(nom=each["nom"])
            merged.merge_rows("numero", [a for group in each["groupes"] for a in group["actions"]])
            merged.write(packed_plan)

    return cpu(merge), packed_plan.getvalue()


def says_all(document: bytes, each: dict[str, Any]) -> bool:
    """Whether a plan says all that it should."""
    with ZipFile(io.BytesIO(document)) as package:
        said = "\n".join(said_by({"word/document.xml": package.read("word/document.xml")}).content)
    actions = [a for group in each["groupes"] for a in group["actions"]]
    return all(" ".join(a["action"].split()) in said for a in actions)
