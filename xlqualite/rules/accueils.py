"""ACC: the reception points of an OT, against what it announces."""

from xlqualite.anomaly import Severity
from xlqualite.compute.accueils import open_accueils
from xlqualite.dossier import Dossier, folders
from xlqualite.french import count, listing
from xlqualite.rules.registry import Hits, Scope, hit, rule
from xlqualite.tables import Accueil
from xlqualite.vocabularies import YesNo

WITH_ACCUEILS = Scope(needs=(Accueil,))


@rule(
    "ACC001",
    "Nombre d'accueils annoncé différent",
    Severity.ALERTE,
    Scope(needs=(Accueil,), absence=(Accueil,)),
)
def announced_number_differs(dossier: Dossier) -> Hits:
    """Le nombre d'accueils annoncé n'est pas celui des accueils ouverts.

    Corriger : compléter la feuille Accueils (ou leurs dates), ou mettre à jour le nombre annoncé.
    """
    for folder in folders(dossier).values():
        announced = folder.office.announced_accueils
        found = len(open_accueils(folder, dossier.as_of))
        if announced is None or announced == found:
            continue
        number = count(announced, "accueil annoncé", "accueils annoncés")
        yield hit(
            folder.office,
            "announced_accueils",
            f"{number}, {found} ouvert{'s' if found > 1 else ''} d'après la feuille Accueils.",
        )


@rule("ACC002", "Pas exactement un accueil principal", Severity.ALERTE, WITH_ACCUEILS)
def not_exactly_one_main(dossier: Dossier) -> Hits:
    """Un OT de plusieurs accueils ouverts en a un principal, et un seul.

    Corriger : mettre Oui dans la colonne Principal de l'accueil principal, Non pour les autres.
    """
    for folder in folders(dossier).values():
        accueils = open_accueils(folder, dossier.as_of)
        mains = [each for each in accueils if each.main is YesNo.YES]
        if len(accueils) > 1 and len(mains) > 1:
            names = listing(each.code for each in mains)
            yield hit(mains[1], "main", f"{len(mains)} accueils principaux : {names}.")
        elif len(accueils) > 1 and not mains and all(each.main for each in accueils):
            message = f"Aucun des {len(accueils)} accueils ouverts n'est le principal."
            yield hit(folder.office, "code", message)
