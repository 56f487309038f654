"""The file of the regional workbook."""
