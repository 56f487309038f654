"""docxtpl's own test templates, where they are on the machine: beside the corpus of workbooks."""

import os
from pathlib import Path

HOME = Path(__file__).parents[1] / "../shared/corpus"
CORPUS = Path(os.environ.get("XLQUALITE_CORPUS", HOME)).parent / "corpus-docx"
DOCXTPL_OWN = sorted(CORPUS.glob("*.docx"))
