"""XML spliced as bytes: tags found, attributes read and changed, all else left as it stands."""

import re
from functools import cache
from xml.parsers.expat import ExpatError

from xlqualite.excel.ooxml.markup import new_parser
from xlqualite.excel.ooxml.package import Part
from xlqualite.excel.ooxml.patch import refusal

ATTRIBUTES = rb"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*"""
"""All that stands between the name of a tag and its end; quotes may hold a ``>``."""

_DECLARATION = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]*?\?>")
_ENCODING = re.compile(rb"""\sencoding\s*=\s*["']([^"']*)""")
_UTF8 = (b"utf-8", b"utf8", b"us-ascii", b"ascii")
_ENTITY = re.compile(r"&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});")
_LAST_CODE, _SURROGATES = 0x10FFFF, range(0xD800, 0xE000)
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def content(part: Part) -> bytes:
    """The bytes of a part that is about to change.

    Raises:
        UserError: it is damaged, not in UTF-8, or holds what could hide a tag (comment, CDATA).
    """
    data = part.content()
    found = _DECLARATION.match(data)
    encoding = found and _ENCODING.search(found[0])
    if (encoding and encoding[1].lower() not in _UTF8) or not _is_utf8(data):
        raise refusal.not_utf8(part)
    # what patterns search below holds no tag that never ends
    if not is_sound(data):
        raise part.damaged()
    start = found.end() if found else 0
    if data.find(b"<!", start) >= 0 or data.find(b"<?", start) >= 0:
        raise refusal.unusual_markup(part)
    return data


def is_sound(data: bytes) -> bool:
    """Whether a parser reads these bytes to their end, and finds no DTD."""
    try:
        new_parser().Parse(data, True)  # noqa: FBT003 - expat takes no keyword
    except (ExpatError, ValueError):
        return False
    return True


@cache
def opening(name: bytes) -> re.Pattern[bytes]:
    """What finds the start of elements of this name, prefix included.

    The first group holds its attributes, with the final slash of an element without content.
    """
    return re.compile(rb"<" + re.escape(name) + rb"(?=[\s/>])(" + ATTRIBUTES + rb")>")


@cache
def element(name: bytes) -> re.Pattern[bytes]:
    """What finds whole elements of this name, which must not hold one another.

    The groups hold the opening tag, then the content, None when the tag closes itself.
    """
    escaped = re.escape(name)
    tag = rb"(<" + escaped + rb"(?=[\s/>])" + ATTRIBUTES + rb">)"
    return re.compile(tag + rb"(?:(?<=/>)|(.*?)</" + escaped + rb"\s*>)", re.DOTALL)


@cache
def closing(name: bytes) -> re.Pattern[bytes]:
    """What finds the end of elements of this name."""
    return re.compile(rb"</" + re.escape(name) + rb"\s*>")


def attribute(tag: bytes, name: bytes) -> bytes | None:
    """An attribute of a tag as it is written; None if it is not there."""
    found = _attribute(name).search(tag) if name in tag else None
    return None if found is None else found[1][1:-1]


def text_attribute(tag: bytes, name: bytes) -> str:
    """An attribute of a tag as it reads, "" if it is not there."""
    return unentitied((attribute(tag, name) or b"").decode())


def with_attribute(tag: bytes, name: bytes, value: bytes) -> bytes:
    """An opening tag with an attribute set."""
    found = _attribute(name).search(tag)
    if found:
        return b'%b"%b"%b' % (tag[: found.start(1)], value, tag[found.end(1) :])
    end = len(tag[: -2 if tag.endswith(b"/>") else -1].rstrip())
    return b'%b %b="%b"%b' % (tag[:end], name, value, tag[end:])


def without_attributes(tag: bytes, *names: bytes) -> bytes:
    """An opening tag without these attributes."""
    for name in names:
        tag = _attribute(name).sub(b"", tag)
    return tag


def is_closed(tag: bytes) -> bool:
    """Whether an opening tag closes itself."""
    return tag.endswith(b"/>")


def opened(tag: bytes) -> bytes:
    """An opening tag that no longer closes itself."""
    return tag[:-2].rstrip() + b">" if is_closed(tag) else tag


def prefix_of(tag_name: bytes) -> bytes:
    """The prefix of a name, colon included: ``x:row`` -> ``x:``."""
    return tag_name[: tag_name.rfind(b":") + 1]


def unentitied(text: str) -> str:
    """A text of XML as it reads: ``a &amp; b`` -> ``a & b``."""
    return _ENTITY.sub(_character, text) if "&" in text else text


def escaped(text: str) -> str:
    """A text as XML holds it, between tags or double quotes."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


@cache
def _attribute(name: bytes) -> re.Pattern[bytes]:
    # only where blanks begin, else a long run of them would be read over and over
    return re.compile(rb"(?<!\s)\s+" + re.escape(name) + rb"""\s*=\s*("[^"]*"|'[^']*')""")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def _character(found: re.Match[str]) -> str:
    name = found[1]
    if not name.startswith("#"):
        return _NAMED.get(name, found[0])
    code = int(f"0{name[1:]}", 0) if name.startswith("#x") else int(name[1:])
    # what is no character stays, for the parser to refuse
    return found[0] if code > _LAST_CODE or code in _SURROGATES else chr(code)
