"""Where everything stands on a sheet of results, in cells and in rows from 1; the pages' names."""

TITLE, AS_OF, ABOUT, BACK = "A1", "A2", "B2", "A3"
"""Its title, the day of the results, what it tells, and the link back."""
TOTALS_ROW, HEADING_ROW = 5, 6
FIRST_ROW = HEADING_ROW + 1
DASHBOARD, OFFICE_PAGE, VISIT = "Tableau de bord", "Fiche OT", "Saisie de la grille"
"""The names of the pages: sheets of results that are more than a table."""
RETURNS = "Retours"
"""The name of the sheet where she chooses what becomes of what came back."""
NOT_YET = "pas encore calculé"
"""What stands in the place of the day before any run."""
