"""The VBA project of a workbook."""
