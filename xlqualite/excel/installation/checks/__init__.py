"""What is looked at on a computer and in a workbook, one module per subject."""
