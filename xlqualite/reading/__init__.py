"""From a workbook's raw cells to a dossier, with what could not be read (codes STR and LEC)."""

from xlqualite.reading.book import Asked, Reading, read_dossier
from xlqualite.reading.numbering import numbered
from xlqualite.reading.provenance import Provenance, audience_of

__all__ = ["Asked", "Provenance", "Reading", "audience_of", "numbered", "read_dossier"]
