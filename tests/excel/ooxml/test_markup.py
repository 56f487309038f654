"""XML from anyone: prefixes, encodings, and what hostile files try."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from xlqualite.excel.ooxml.markup import DEEPEST, LONGEST_TAG, tags
from xlqualite.messages import UserError


@dataclass
class _Text:
    """A part held as pieces of text."""

    pieces: tuple[bytes, ...]

    def chunks(self) -> Iterator[bytes]:
        return iter(self.pieces)

    def damaged(self) -> UserError:
        return UserError("abîmé")


def _names(*pieces: str | bytes) -> list[tuple[str, str]]:
    encoded = (each if isinstance(each, bytes) else each.encode() for each in pieces)
    return [(each.parent, each.name) for each in tags(_Text(tuple(encoded)))]


def _refused(*pieces: str | bytes) -> bool:
    with pytest.raises(UserError, match="abîmé"):
        _names(*pieces)
    return True


def test_elements_come_in_order_with_their_parents() -> None:
    assert _names("<a><b/><c><d/></c></a>") == [("", "a"), ("a", "b"), ("a", "c"), ("c", "d")]


def test_a_part_cut_anywhere_in_pieces_is_the_same() -> None:
    text = '<a été="é"><b/></a>'.encode()
    for cut in range(len(text)):
        assert _names(text[:cut], text[cut:]) == [("", "a"), ("a", "b")]


def test_prefixes_do_not_matter() -> None:
    text = '<x:a xmlns:x="x" xmlns:r="r"><x:b r:id="7"/></x:a>'
    last = list(tags(_Text((text.encode(),))))[-1]
    assert (last.parent, last.name, last.attributes["id"]) == ("a", "b", "7")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_encodings_of_the_standard_are_read(encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><a b="é"/>'
    (found,) = tags(_Text((declared.encode(encoding),)))
    assert found.attributes == {"b": "é"}


def test_an_unknown_encoding_is_refused() -> None:
    assert _refused('<?xml version="1.0" encoding="marsien"?><a/>')


def test_an_entity_that_expands_without_end_is_refused() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    assert _refused(f'<!DOCTYPE a [<!ENTITY e0 "ha">{entities}]><a>&e9;</a>')


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
        '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>',
        "<!DOCTYPE a><a/>",
        "<a>&inconnue;</a>",
    ],
)
def test_any_dtd_and_any_entity_of_its_own_is_refused(declared: str) -> None:
    assert _refused(declared)


def test_elements_may_nest_but_not_without_end() -> None:
    assert len(_names("<a>" * DEEPEST + "</a>" * DEEPEST)) == DEEPEST
    assert _refused("<a>" * (DEEPEST + 1) + "</a>" * (DEEPEST + 1))


@pytest.mark.parametrize("text", ["", "Code;Nom", "<a>", "<a></b>", "<a/><b/>", "<a>\x00</a>"])
def test_what_is_no_xml_is_refused(text: str) -> None:
    assert _refused(text)


def test_a_tag_that_never_ends_is_refused() -> None:
    piece = "a" * (LONGEST_TAG // 4)
    assert _names("<b ", *[f'{piece}{n}="" ' for n in range(3)], "/>") == [("", "b")]
    assert _refused("<", *[piece] * 5, "/>")
    assert _refused("<!--", *[piece] * 5, "--><b/>")


def test_a_long_text_is_no_long_tag() -> None:
    assert _names("<b>", *["a" * LONGEST_TAG] * 3, "</b>") == [("", "b")]
