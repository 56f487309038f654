"""How a project's protection is hidden in its stream ``PROJECT``: [MS-OVBA] 2.4.3."""

VERSION = 2
LENGTH_BYTES = 4
IGNORED = 6  # the bits of the seed that say how many bytes are to be ignored, twice


def hidden(data: bytes, project: str, seed: int) -> str:
    """Some bytes as Office writes them there, in hexadecimal.

    Args:
        data: what is hidden.
        project: the identifier of the project, braces included, which is the key.
        seed: the first byte, which anyone may choose.
    """
    key = sum(project.encode("ascii")) & 0xFF
    written = [seed, seed ^ VERSION, seed ^ key]
    plain_before = key
    ignored = bytes((seed & IGNORED) // 2)
    for plain in ignored + len(data).to_bytes(LENGTH_BYTES, "little") + data:
        written.append(plain ^ ((written[-2] + plain_before) & 0xFF))
        plain_before = plain
    return bytes(written).hex().upper()
