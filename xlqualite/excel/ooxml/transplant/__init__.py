"""Sheets of one workbook added to another, spliced into its bytes."""

from xlqualite.excel.ooxml.transplant.graft import transplanted

__all__ = ["transplanted"]
