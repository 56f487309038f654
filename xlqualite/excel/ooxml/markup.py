"""XML read with expat, hardened: no DTD, hence no entity of its own, and no bottomless nesting."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol
from xml.parsers import expat

from xlqualite.messages import UserError

DEEPEST = 200
LONGEST_TAG = 2**20
"""In bytes; expat reads a tag again whenever more of it arrives, so that longer ones cost hours."""
LARGEST_PART = 256 * 2**20
"""In bytes, of what is parsed."""
MOST_NAMES = 50_000
"""Of elements and attributes, which expat keeps until the end."""
MOST_TAGS = 1_000_000
"""In a part that is read tag by tag: any but sheets and shared strings."""


class Source(Protocol):
    """A part, as far as its parsing is concerned."""

    def chunks(self) -> Iterator[bytes]:
        """Its bytes, piece by piece."""
        ...

    def damaged(self) -> UserError:
        """The refusal to give when its content makes no sense."""
        ...


class Tag(NamedTuple):
    """The opening of an element; names have lost their prefix, so that any writer's will do.

    Attributes:
        parent: name of the element around it, "" for the root.
    """

    parent: str
    name: str
    attributes: Mapping[str, str]


def local(name: str) -> str:
    """A name without its prefix: ``x:sheet`` -> ``sheet``."""
    return name.rpartition(":")[2] if ":" in name else name


def new_parser() -> expat.XMLParserType:
    """A parser that refuses any DTD and hands texts over whole."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_dtd
    return parser


def feed(parser: expat.XMLParserType, source: Source) -> Iterator[None]:
    """Parse a part; yields after each piece, so that what was found can be passed on.

    Raises:
        UserError: it is no XML, or the parser's handlers raised ValueError or LookupError on it.
    """
    fed = 0
    try:
        for chunk in source.chunks():
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keyword
            fed += len(chunk)
            _refuse_excess(parser, fed)
            yield
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes no keyword
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise source.damaged() from error
    yield


def tags(source: Source) -> Iterator[Tag]:
    """The openings of all elements of a part, in order."""
    found: list[Tag] = []
    around = [""]

    def opened(name: str, attributes: dict[str, str]) -> None:
        if len(around) > DEEPEST:
            raise ValueError
        plain = local(name)
        if ":" in "".join(attributes):
            attributes = {local(key): value for key, value in attributes.items()}
        found.append(Tag(around[-1], plain, attributes))
        around.append(plain)

    def closed(_: str) -> None:
        around.pop()

    parser = new_parser()
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    told = 0
    for _ in feed(parser, source):
        yield from found
        told += len(found)
        found.clear()
        if told > MOST_TAGS:
            raise source.damaged()


def _refuse_excess(parser: expat.XMLParserType, fed: int) -> None:
    endless = fed - parser.CurrentByteIndex > LONGEST_TAG
    if endless or fed > LARGEST_PART or len(parser.intern) > MOST_NAMES:
        raise ValueError


def _refuse_dtd(*_: object) -> None:
    raise ValueError
