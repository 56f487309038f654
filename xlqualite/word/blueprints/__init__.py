"""The source of the shipped Word templates: ``python -m xlqualite.word.blueprints templates``."""

from collections.abc import Mapping

from xlqualite.word.blueprints.action_plan import action_plan
from xlqualite.word.blueprints.annual_evaluation import annual_evaluation
from xlqualite.word.blueprints.fee_call import fee_call
from xlqualite.word.blueprints.package import packed


def templates() -> Mapping[str, bytes]:
    """The content of each shipped template, by file name; the same source gives the same bytes."""
    return {
        "plan_actions.docx": packed(action_plan()),
        "evaluation_annuelle.docx": packed(annual_evaluation()),
        "appel_participation.docx": packed(fee_call()),
    }
