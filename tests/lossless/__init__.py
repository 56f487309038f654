"""Whether a workbook patched in place lost anything: stricter than reading both files."""
