"""LibreOffice as a bench: it holds the workbook, shows its buttons and runs their macros."""
