"""The workbook shared: what is sent to somebody, what comes back, several relays together."""
