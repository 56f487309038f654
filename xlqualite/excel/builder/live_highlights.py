"""What the sheets OT and Labels show by other tables: no diagnosis yet, a marque that ends.

Conditions cannot cite the tables of other sheets but through defined names; 255 characters of them
are sure to suit Excel.
"""

from xlqualite.compute.conformity.registry import Status
from xlqualite.sheets import conformity
from xlqualite.sheets.formulas import REFERENCE_DAY, cells_of
from xlqualite.sheets.overview import column_of
from xlqualite.tables import Intervention, Regime
from xlqualite.vocabularies import InterventionState, InterventionType, Place

YEAR_START = "Debut_de_l_annee"
NAMES = {
    "Reg_Label": cells_of(Regime, "label"),
    "Reg_Depuis": cells_of(Regime, "from_day"),
    "Reg_Mois": cells_of(Regime, "months"),
    "Reg_Fin": cells_of(Regime, "extinct_on"),
    "Int_OT": cells_of(Intervention, "office"),
    "Int_Type": cells_of(Intervention, "type"),
    "Int_Etat": cells_of(Intervention, "state"),
    "Int_Lieu": cells_of(Intervention, "place"),
    "Int_Date": cells_of(Intervention, "day"),
    "Conf_OT": column_of(conformity.TABLE, "ot"),
    "Conf_Code": column_of(conformity.TABLE, "exigence"),
    "Conf_Statut": column_of(conformity.TABLE, "statut"),
}
_REGIME = "LOOKUP(2,1/((Reg_Label={label})*(Reg_Depuis<={attributed_on})),"
_END = (
    f"MIN(EDATE(MAX({{attributed_on}},{{valid_from}}),{_REGIME}Reg_Mois)),"
    f"{_REGIME}Reg_Fin+10^6*(Reg_Fin=0)))"
)
"""The end that the regime of a label gives it, Fin being empty, see `compute.labels`."""
_LAST = 'COUNTIFS({office:all},{office},{attributed_on:all},">"&{attributed_on})=0'
_OPEN = '{ends_on}="",{attributed_on}>0'
ENDED = f"AND({_OPEN},{_END}<{REFERENCE_DAY},{_LAST})"
ENDS_SOON = f"AND({_OPEN},{_END}<=EDATE({REFERENCE_DAY},12),{_LAST})"
NO_DIAGNOSIS = (
    'AND(COUNTIFS(Conf_OT,{code},Conf_Code,"C3-DIAG",'
    f'Conf_Statut,"<>{Status.NOT_APPLICABLE.value}",'
    f'Conf_Statut,"<>{Status.NOT_ASSESSABLE.value}")>0,'
    f'COUNTIFS(Int_OT,{{code}},Int_Type,"{InterventionType.DIAGNOSTIC.value}",'
    f'Int_Etat,"{InterventionState.DONE.value}",Int_Lieu,"<>{Place.REMOTE.value}",'
    f'Int_Date,">="&{YEAR_START})=0)'
)
"""A level 3 that is to have its diagnosis, as the last results tell, and has none as typed."""


def live_names() -> dict[str, str]:
    """The defined names that these conditions cite."""
    columns = {name: f"={column}" for name, column in NAMES.items()}
    return columns | {YEAR_START: f"=DATE(YEAR({REFERENCE_DAY}),1,1)"}
