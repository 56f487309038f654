"""File names as the system compares them."""

import os
import sys
import unicodedata


def same_name(name: str) -> str:
    """A file name, or a path, such that two that designate the same file are equal.

    On a Mac whose disk tells letter cases apart, which is rare, two files may be taken for one.
    """
    composed = unicodedata.normalize("NFC", name)
    return composed.casefold() if sys.platform == "darwin" else os.path.normcase(composed)
