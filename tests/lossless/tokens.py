"""XML cut into its tags and texts, byte for byte: joined again, they are the part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    rb"|<(?P<close>/?)(?P<name>[^\s<>/!?\"'=]+)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(?P<empty>/?)>"
    rb"|[^<]+",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"(\s+)([^\s=\"'<>/]+)(\s*=\s*)(?:\"([^\"]*)\"|'([^']*)')")


@dataclass(frozen=True)
class Token:
    """A tag, or what stands between two tags.

    Attributes:
        path: local names of the elements around it, itself included when it is a tag.
        kind: "open", "close", "empty" or "text".
    """

    raw: bytes
    kind: str
    path: tuple[str, ...] = field(repr=False)

    @property
    def name(self) -> str:
        """Local name of the element it stands in, or that it opens or closes."""
        return self.path[-1] if self.path else ""

    def is_tag_of(self, *path: str) -> bool:
        """Whether it opens or closes such an element, told by the end of its path."""
        return self.kind != "text" and self.path[-len(path) :] == path


def tokens(part: bytes) -> Iterator[Token]:
    """The tags and texts of a part, all its bytes in their order.

    Raises:
        ValueError: it is no XML.
    """
    path: list[str] = []
    position = 0
    for found in _TOKEN.finditer(part):
        _refuse(found.start() != position, "bytes that are neither tag nor text")
        position = found.end()
        if found["name"] is None:
            yield Token(found[0], "text", tuple(path))
            continue
        name = found["name"].rpartition(b":")[2].decode()
        if not found["close"]:
            path.append(name)
        _refuse(path[-1:] != [name], f"</{name}> closes {path}")
        kind = "close" if found["close"] else "empty" if found["empty"] else "open"
        yield Token(found[0], kind, tuple(path))
        if kind != "open":
            path.pop()
    _refuse(position != len(part) or bool(path), f"it ends inside {path}")


def attributes(tag: bytes) -> dict[str, str]:
    """The attributes of a tag, by their names as written."""
    return {each[2].decode(): _value(each) for each in _ATTRIBUTE.finditer(_tag(tag))}


def attribute(tag: bytes, name: str) -> str | None:
    """One attribute of a tag; what follows the tag does not count."""
    return attributes(tag).get(name)


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """A tag in which an attribute that is there has another value; the quotes are kept."""

    def put(found: re.Match[bytes]) -> bytes:
        if found[2].decode() != name:
            return found[0]
        quote = b'"' if found[4] is not None else b"'"
        return found[1] + found[2] + found[3] + quote + value.encode() + quote

    return _ATTRIBUTE.sub(put, tag)


def without_attributes(raw: bytes, *names: str) -> bytes:
    """A tag less some of its attributes, and what follows it."""
    tag = _tag(raw)
    less = _ATTRIBUTE.sub(lambda each: b"" if each[2].decode() in names else each[0], tag)
    return less + raw[len(tag) :]


def opened(tag: bytes) -> bytes:
    """A tag as if its element were not empty."""
    return re.sub(rb"\s*/?>$", b">", tag)


def _refuse(wrong: bool, why: str) -> None:
    if wrong:
        raise ValueError(why)


def _tag(raw: bytes) -> bytes:
    found = _TOKEN.match(raw)
    return found[0] if found else b""


def _value(found: re.Match[bytes]) -> str:
    text: bytes = found[5] if found[4] is None else found[4]
    return text.decode()
