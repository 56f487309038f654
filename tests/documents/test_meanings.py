"""The meaning of each variable: all have one, none is for what does not exist."""

from datetime import date
from decimal import Decimal

from xlqualite.documents.meanings import Nature

TYPES: dict[Nature, tuple[type, ...]] = {
    Nature.TEXT: (str,),
    Nature.DATE: (date,),
    Nature.NUMBER: (int, Decimal),
    Nature.AMOUNT: (Decimal,),
    Nature.SHARE: (Decimal,),
    Nature.DAYS: (Decimal, int),
    Nature.YES_NO: (bool,),
    Nature.GROUP: (dict,),
    Nature.CHART: (dict,),
    Nature.LIST: (list,),
}
FOR_THE_PROGRAM = {"series", "format"}
"""What a chart is refilled with: no text of a document shows it."""
