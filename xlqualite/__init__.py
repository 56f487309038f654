"""xlqualite: the quality workbook of a relais territorial, checked, computed and put into Word."""

__version__ = "0.1.0"
