"""The regional workbook: several relays put together, sheet by sheet."""
