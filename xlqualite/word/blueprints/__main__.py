"""Build the shipped templates into a folder."""

import sys
from pathlib import Path

from xlqualite.word.blueprints import templates

for name, content in templates().items():
    Path(sys.argv[1], name).write_bytes(content)
