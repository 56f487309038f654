"""What each variable of a document means, in French: one module per document."""

from xlqualite.documents.meanings.annual_evaluation import ANNUAL_EVALUATION
from xlqualite.documents.meanings.fee_call import FEE_CALL
from xlqualite.documents.meanings.meaning import Meaning, Meanings, Nature
from xlqualite.documents.meanings.plan import ACTION_PLAN

__all__ = ["ACTION_PLAN", "ANNUAL_EVALUATION", "FEE_CALL", "Meaning", "Meanings", "Nature"]
