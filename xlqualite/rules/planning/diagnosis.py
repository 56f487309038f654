"""PLA002, PLA003: the days of diagnosis of level 2, below or above the benchmark."""

from xlqualite.anomaly import Severity
from xlqualite.compute.diagnosis import diagnosis_days
from xlqualite.dossier import Dossier, folders
from xlqualite.french import days, short_date
from xlqualite.rules.registry import Hits, Scope, hit, rule
from xlqualite.tables import Intervention

LEVEL_2 = Scope(needs=(Intervention,), levels=(2,))


@rule(
    "PLA002",
    "Journées de diagnostic sous le repère",
    Severity.ALERTE,
    Scope(needs=(Intervention,), levels=(2,), absence=(Intervention,)),
)
def diagnosis_below_the_benchmark(dossier: Dossier) -> Hits:
    """Un office engagé vers la marque a moins de journées de diagnostic sur site que le repère.

    Le repère est au prorata des mois écoulés, et rien n'est dit pendant les six premiers. Si les
    journées prévues suffisent à l'atteindre : simple information.

    Corriger : prévoir des journées de diagnostic, ou compléter celles qui ont été réalisées (type
    Diagnostic, état Réalisée, durée sur site).
    """
    for folder in folders(dossier).values():
        found = diagnosis_days(dossier, folder.code)
        if found is None or found.early or not found.is_short:
            continue
        planned = f", {days(found.planned)} à venir" if found.planned else ""
        yield hit(
            folder.office,
            "code",
            f"{days(found.done)} de diagnostic sur site depuis le {short_date(found.since)}"
            f"{planned}, pour un repère de {found.watched}.",
            Severity.INFO if found.is_provided_for else None,
        )


@rule("PLA003", "Journées de diagnostic au-delà du repère", Severity.INFO, LEVEL_2)
def diagnosis_above_the_benchmark(dossier: Dossier) -> Hits:
    """Un office engagé vers la marque a eu, sur 24 mois, plus de diagnostics que le programme.

    Corriger : rien si ces journées étaient nécessaires ; sinon vérifier les types et les durées.
    """
    most = dossier.settings.diagnosis_maximum_days
    for folder in folders(dossier).values():
        found = diagnosis_days(dossier, folder.code)
        if found and found.done > most:
            yield hit(
                folder.office,
                "code",
                f"{days(found.done)} de diagnostic sur site depuis le {short_date(found.since)}, "
                f"pour {days(most)} au plus.",
            )
