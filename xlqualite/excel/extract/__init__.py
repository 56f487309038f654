"""The file that is sent to somebody."""
