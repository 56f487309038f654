"""New workbooks from reviewable sources: one folder of CSV files gives one workbook.

``python -m xlqualite.build`` rebuilds every shipped workbook in the folder ``workbook``.
"""

from xlqualite.excel.builder.book import BOOKS, Book, build

__all__ = ["BOOKS", "Book", "build"]
