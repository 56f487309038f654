"""What Word's files and Excel's have in common: packages of parts, linked (Open Packaging)."""

import posixpath


def links_name(part: str) -> str:
    """The name of the part that holds the relationships of another.

    Source: ECMA-376 part 2, the naming of relationships parts.
    """
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")
