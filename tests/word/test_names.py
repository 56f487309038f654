"""What the Word documents are called."""

from xlqualite.word.names import call_name, evaluation_name, plan_name, plans_name


def test_names_are_those_of_the_contract() -> None:
    assert plan_name("CARNAC", 2016) == "plan-actions_CARNAC_2016"
    assert evaluation_name(2016) == "evaluation-annuelle_2016"
    assert call_name("A/B", 2016).startswith("appel-participation_A-B-")
    assert plans_name(2016) == "plans-actions_2016"
