"""From a workbook's raw cells to a dossier, with what could not be read (codes STR and LEC)."""

from xlqualite.reading.book import Asked, Reading, read_dossier
from xlqualite.reading.numbering import numbered

__all__ = ["Asked", "Reading", "numbered", "read_dossier"]
