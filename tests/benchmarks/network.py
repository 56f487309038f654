"""A generated network of any size: level 1, 2 and 3 OT with interventions, actions and answers."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter

from xlqualite.schema import Kind
from xlqualite.tables import TABLES

START = date(2014, 1, 2)
TYPES = ("Visite", "Conseil", "Diagnostic", "Suivi documentaire")
Rows = list[dict[str, Any]]


def write_network(path: Path, offices: int, interventions: int, department: str = "") -> Path:
    """Write a workbook of so many OT and interventions; fees and returns too, in a department."""
    rows = rows_of(offices, interventions, department)
    book = xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"})
    for table in TABLES:
        sheet = book.add_worksheet(table.sheet)
        body = rows.get(table.name) or [{}]
        sheet.add_table(
            0, 0, len(body), len(table.columns) - 1,
            {"name": table.name, "columns": [{"header": each} for each in table.headings]},
        )  # fmt: skip
        for number, row in enumerate(body, 1):
            for place, column in enumerate(table.columns):
                value = row.get(column.heading)
                if value is None:
                    continue
                if column.kind is Kind.DATE:
                    sheet.write_datetime(number, place, value)
                else:
                    sheet.write(number, place, value)
    book.close()
    return path


def rows_of(offices: int, interventions: int, department: str = "") -> dict[str, Rows]:
    """The rows of each table that is not empty."""
    codes = [f"OT{department}-{number:04}" for number in range(offices)]
    return (_of_a_department(codes, department) if department else {}) | {
        "T_OT": [{"Code": code, "Nom": f"Office {code}"} for code in codes],
        "T_Parcours": [_engagement(code) for code in codes[1::3]],
        "T_Labels": [_label(code) for code in codes[2::3]],
        "T_Accueils": [
            {"Code": f"{code}-1", "OT": code, "Nom": "Accueil", "Principal": "Oui"}
            for code in codes
        ],
        "T_Interventions": [_intervention(rank, codes) for rank in range(interventions)],
        "T_Actions": [_action(rank, codes) for rank in range(interventions // 10)],
    }


def _of_a_department(codes: list[str], department: str) -> dict[str, Rows]:
    return {
        "T_Parametres": [{"Paramètre": "Département", "Valeur": department}],
        "T_Participations": [
            {"OT": code, "Année": 2016, "Montant convenu": 650.55, "Encaissé": 650.55}
            for code in codes
        ],
        "T_Satisfaction": [
            {"OT": code, "Année": 2016, "Public": "Visiteurs", "Questionnaires": 40,
             "Satisfaits": 36, "Reçu le": date(2016, 10, 3)}
            for code in codes
        ],
    }  # fmt: skip


def _engagement(code: str) -> dict[str, Any]:
    return {"OT": code, "Fait": "Engagement vers la marque", "Date": START}


def _label(code: str) -> dict[str, Any]:
    return {"OT": code, "Label": "Qualité Tourisme", "Attribué le": START, "Fin": date(2017, 1, 2)}


def _intervention(rank: int, codes: list[str]) -> dict[str, Any]:
    return {
        "N°": str(rank + 1),
        "Date": START + timedelta(days=rank % 1000),
        "OT": codes[rank % len(codes)],
        "Type": TYPES[rank % len(TYPES)],
        "État": "Réalisée",
        "Durée sur site (jours)": 0.5,
        "Préparation et rédaction (jours)": 0.25,
        "Compte rendu le": START + timedelta(days=rank % 1000 + 5),
        "Objet": f"Intervention {rank}",
    }


def _action(rank: int, codes: list[str]) -> dict[str, Any]:
    return {
        "N°": str(rank + 1),
        "OT": codes[rank % len(codes)],
        "Ouverte le": START + timedelta(days=rank % 1000),
        "Action": f"Action {rank}",
        "Pilote (fonction)": "Direction",
        "Échéance": date(2017, 6, 30),
        "Preuve attendue": "Compte rendu",
        "État": "En cours",
    }
