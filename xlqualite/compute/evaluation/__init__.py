"""The annual evaluation, one module per block; `synthesis` puts two years side by side."""

from xlqualite.compute.evaluation.review import Evaluation, Review, evaluation, review
from xlqualite.compute.evaluation.synthesis import SynthesisLine, Unit, synthesis

__all__ = ["Evaluation", "Review", "SynthesisLine", "Unit", "evaluation", "review", "synthesis"]
