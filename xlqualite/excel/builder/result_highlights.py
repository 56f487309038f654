"""What the result sheets make visible: late, soon, levels, totals; never by colour alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from xlqualite.anomaly import Severity
from xlqualite.compute.conformity.registry import Status
from xlqualite.compute.evaluation.figures import Unit
from xlqualite.compute.evaluation.indicators import BLOCKS
from xlqualite.excel.builder import palette
from xlqualite.excel.builder.highlights import PROPERTIES, Look
from xlqualite.excel.builder.result_layout import DAYS_FORMAT, EUROS_FORMAT, SHARE_FORMAT
from xlqualite.sheets import (
    anomalies,
    conformity,
    deadlines,
    fees,
    levels,
    progress,
    returns,
    synthesis,
)
from xlqualite.sheets.columns import ResultTable
from xlqualite.sheets.deadlines import NEAR
from xlqualite.sheets.places import FIRST_ROW

Properties = dict[str, object]
LATE: Properties = PROPERTIES[Look.LATE]
SOON: Properties = PROPERTIES[Look.SOON]
OVER: Properties = PROPERTIES[Look.OVER]
GOOD: Properties = {"font_color": "#1E6655"}
LEVEL_LOOKS: dict[int, Properties] = {
    1: {"bold": True, "font_color": palette.TEXT, "bg_color": "#FBE3BF"},
    2: {"bold": True, "font_color": palette.TEXT, "bg_color": "#BCD9F2"},
    3: {"bold": True, "font_color": palette.WHITE, "bg_color": palette.LEVELS[3]},
}
SEVERITY_LOOKS: dict[Severity, Properties] = {
    Severity.BLOQUANT: LATE | {"num_format": '"▲ "@'},
    Severity.ALERTE: SOON | {"num_format": '"● "@'},
    Severity.INFO: {"font_color": palette.MUTED},
}
STATUS_LOOKS: dict[Status, Properties] = {
    Status.FAILING: LATE | {"num_format": '"▲ "@'},
    Status.TO_WATCH: SOON | {"num_format": '"● "@'},
    Status.CONFORMING: GOOD | {"num_format": '"✓ "@'},
    Status.NOT_APPLICABLE: OVER,
    Status.NOT_ASSESSABLE: OVER,
}
UNIT_FORMATS = {
    Unit.EUROS: EUROS_FORMAT,
    Unit.SHARE: SHARE_FORMAT,
    Unit.DAYS: DAYS_FORMAT,
    Unit.MONTHS: DAYS_FORMAT,
}
CHANGE_FORMATS = {Unit.SHARE: '0.0" pt"'}
BAR: Properties = {
    "type": "data_bar", "bar_color": "#C9B8A6",
    "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1,
}  # fmt: skip


@dataclass(frozen=True)
class ResultHighlight:
    """A condition on a row of results, and what takes its look.

    Attributes:
        formula: an Excel condition where ``{key}`` stands for the row's cell of that column and
            ``{key:above}`` for the one above it.
        keys: the columns that take the look; none for the whole row.
    """

    formula: str
    look: Properties
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class ResultReference:
    """A column in a condition: ``{key}`` is the first row's cell, ``{key:above}`` its heading.

    Attributes:
        first: the first row of the table's body, from 1.
    """

    rank: int
    first: int = FIRST_ROW

    def __format__(self, spec: str) -> str:
        row = self.first - 1 if spec == "above" else self.first
        return f"${ascii_uppercase[self.rank]}{row}"


def highlights_of(table: ResultTable) -> Iterator[ResultHighlight]:
    """What a table of results shows."""
    yield from HIGHLIGHTS.get(table.name, ())


def bars_of(table: ResultTable) -> tuple[str, ...]:
    """The columns whose shares are drawn as bars, by key."""
    return ("score", "renseigne") if table is progress.TABLE else ()


def _by_unit() -> Iterator[ResultHighlight]:
    """The figures of the synthesis by their unit, which its indicator tells."""
    current = ("annee", "annee_precedente")
    for unit, shown in UNIT_FORMATS.items():
        titles = [each.title for block in BLOCKS.values() for each in block if each.unit is unit]
        formula = "OR(" + ",".join(f'{{indicateur}}="{each}"' for each in titles) + ")"
        yield ResultHighlight(formula, {"num_format": shown}, current)
        change = CHANGE_FORMATS.get(unit, shown)
        yield ResultHighlight(formula, {"num_format": f"+{change};-{change};0"}, ("evolution",))


WAITS = 'AND(OR({etat}="conflit",{etat}="proposé"),{applique_le}="")'
HIGHLIGHTS: dict[str, tuple[ResultHighlight, ...]] = {
    returns.TABLE.name: (
        ResultHighlight(WAITS, SOON | {"num_format": '"● "@'}, ("etat",)),
        ResultHighlight('{etat}="refusé"', OVER, ("etat",)),
        ResultHighlight('{etat}="accepté"', GOOD | {"num_format": '"✓ "@'}, ("etat",)),
    ),
    anomalies.TABLE.name: tuple(
        ResultHighlight(f'{{gravite}}="{severity.value}"', look, ("gravite",))
        for severity, look in SEVERITY_LOOKS.items()
    ),
    levels.TABLE.name: (
        *(
            ResultHighlight(f"{{niveau}}={rank}", look, ("niveau",))
            for rank, look in LEVEL_LOOKS.items()
        ),
        ResultHighlight(
            "AND(ISNUMBER({niveau_declare}),{niveau_declare}<>{niveau})",
            SOON | {"num_format": '"≠ "0'},
            ("niveau_declare",),
        ),
        ResultHighlight('AND({ot}<>"",{niveau}="")', OVER),
    ),
    conformity.TABLE.name: tuple(
        ResultHighlight(f'{{statut}}="{status.value}"', look, ("statut",))
        for status, look in STATUS_LOOKS.items()
    ),
    deadlines.TABLE.name: (
        ResultHighlight(
            "AND(ISNUMBER({jours_restants}),{jours_restants}<0)", LATE, ("date", "jours_restants")
        ),
        ResultHighlight(
            f"AND(ISNUMBER({{jours_restants}}),{{jours_restants}}<={NEAR})",
            SOON | {"num_format": '"● "0;;"● aujourd\'hui"'},
            ("jours_restants",),
        ),
    ),
    progress.TABLE.name: (
        ResultHighlight('{chapitre}="Total"', {"bold": True, "bg_color": palette.RESULT.pale}),
    ),
    fees.TABLE.name: (
        ResultHighlight(
            "AND(ISNUMBER({reste_du}),{reste_du}>0)",
            SOON | {"num_format": f'"● "{EUROS_FORMAT}'},
            ("reste_du",),
        ),
    ),
    synthesis.TABLE.name: (
        *_by_unit(),
        ResultHighlight("{bloc}<>{bloc:above}", {"top": 1, "top_color": palette.RESULT.dark}),
    ),
}
