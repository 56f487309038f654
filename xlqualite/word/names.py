"""What the Word documents are called."""

from xlqualite.delivery import safe_name


def plan_name(office: str, year: int) -> str:
    """The name of an OT's action plan, without extension."""
    return f"plan-actions_{safe_name(office)}_{year}"


def plans_name(year: int) -> str:
    """The name of all the action plans in one document, without extension."""
    return f"plans-actions_{year}"


def evaluation_name(year: int) -> str:
    """The name of the annual evaluation, without extension."""
    return f"evaluation-annuelle_{year}"


def call_name(office: str, year: int) -> str:
    """The name of an OT's fee call, without extension."""
    return f"appel-participation_{safe_name(office)}_{year}"
