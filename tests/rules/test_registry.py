"""How rules are declared and applied."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from xlqualite.anomaly import Severity
from xlqualite.dossier import Dossier
from xlqualite.rules import RULES, registry
from xlqualite.rules.registry import Hit, Hits, Rule, Scope, hit, rule, validate
from xlqualite.tables import Tool

Make = Callable[..., Dossier]
GONE = """
| Parcours | OT     | Fait   | Date       |
|        2 | CARNAC | Sortie | 01/06/2016 |
"""


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch) -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    monkeypatch.setattr(registry, "RULES", rules)
    return rules


def every_office(dossier: Dossier) -> Hits:
    """Chaque OT est signalé.

    Corriger : rien à
    corriger.
    """
    for office in dossier.offices:
        yield hit(office, "code", "Signalé.", Severity.INFO)


def crashing(dossier: Dossier) -> Iterator[Any]:
    """Une règle qui échoue."""
    raise ZeroDivisionError(dossier)


def test_a_rule_s_docstring_is_what_users_read(catalogue: dict[str, Rule]) -> None:
    rule("XXX001", "Exemple", Severity.ALERTE)(every_office)
    assert catalogue["XXX001"].explanation == "Chaque OT est signalé."
    assert catalogue["XXX001"].remedy == "Rien à corriger."


def test_a_code_is_never_used_twice(catalogue: dict[str, Rule]) -> None:
    rule("XXX001", "Exemple", Severity.ALERTE)(every_office)
    with pytest.raises(ValueError, match="XXX001"):
        rule("XXX001", "Encore", Severity.ALERTE)(every_office)
    assert len(catalogue) == 1


@pytest.mark.usefixtures("catalogue")
def test_a_hit_may_weigh_less_than_its_rule(dossier: Make) -> None:
    rule("XXX001", "Exemple", Severity.ALERTE)(every_office)
    (found,) = validate(dossier("| OT | Code |\n| 2 | CARNAC |"))
    assert (found.severity, found.office, str(found.at)) == (Severity.INFO, "CARNAC", "OT!A2")


@pytest.mark.usefixtures("catalogue")
def test_a_rule_is_silent_while_a_table_it_needs_is_empty(dossier: Make) -> None:
    rule("XXX001", "Exemple", Severity.ALERTE, Scope(needs=(Tool,)))(every_office)
    office = "| OT | Code |\n| 2 | CARNAC |"
    assert validate(dossier(office)) == ()
    assert len(validate(dossier(f"{office}\n| Outils | Code |\n| 2 | O1 |"))) == 1


@pytest.mark.usefixtures("catalogue")
def test_a_departed_office_concerns_only_the_rules_that_say_so(dossier: Make) -> None:
    rule("XXX001", "Exemple", Severity.ALERTE)(every_office)
    rule("XXX002", "Exemple", Severity.ALERTE, Scope(departed=True))(every_office)
    assert [each.code for each in validate(dossier(GONE))] == ["XXX002"]


@pytest.mark.usefixtures("catalogue")
def test_a_rule_of_some_levels_leaves_the_others_alone(dossier: Make) -> None:
    rule("XXX001", "Exemple", Severity.ALERTE, Scope(levels=(3,)))(every_office)
    assert validate(dossier("| OT | Code |\n| 2 | CARNAC |")) == ()


@pytest.mark.usefixtures("catalogue")
def test_a_hit_of_the_whole_network_concerns_everyone(dossier: Make) -> None:
    def network(_dossier: Dossier) -> Hits:
        """Le réseau."""
        yield Hit(None, None, "Signalé.")

    rule("XXX001", "Exemple", Severity.ALERTE)(network)
    (found,) = validate(dossier(""))
    assert (found.severity, found.office, found.at) == (Severity.ALERTE, None, None)


@pytest.mark.usefixtures("catalogue")
def test_a_rule_that_crashes_is_reported_and_the_others_still_run(dossier: Make) -> None:
    rule("XXX001", "Exemple", Severity.BLOQUANT)(crashing)
    rule("XXX002", "Exemple", Severity.ALERTE)(every_office)
    crashed, found = validate(dossier("| OT | Code |\n| 2 | CARNAC |"))
    assert (crashed.code, crashed.severity, crashed.at) == ("XXX001", Severity.ALERTE, None)
    assert "ZeroDivisionError" in crashed.message
    assert found.code == "XXX002"


def test_severities_are_ranked_gravest_first() -> None:
    assert sorted(Severity, key=lambda each: each.rank) == [
        Severity.BLOQUANT,
        Severity.ALERTE,
        Severity.INFO,
    ]


def test_the_catalogue_is_in_the_order_of_the_prefixes() -> None:
    prefixes = list(dict.fromkeys(code[:3] for code in RULES))
    order = ["NIV", "OFF", "ACC", "PLA", "MRQ", "CLA", "FIN", "ACT", "SAT", "CON", "INS"]
    assert prefixes == [each for each in order if each in prefixes]
