from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import datetime
from zlib import compress, decompress

import pytest
from sharing.network import NETWORK, Made

from xlqualite.messages import UserError
from xlqualite.sharing import kept
from xlqualite.sharing.kept import from_text, to_text
from xlqualite.sharing.recipient import REGION, Recipient
from xlqualite.sharing.share import share_of

SALT, MADE = b"0123456789abcdef", datetime(2016, 12, 1, 10, 30)


@pytest.mark.parametrize("recipient", [REGION, Recipient("CARNAC")])
def test_a_share_comes_back_as_it_was_kept(dossier: Made, recipient: Recipient) -> None:
    share = replace(share_of(dossier(NETWORK), recipient, SALT, MADE), file="abc")
    again = from_text(to_text(share))
    assert (again.identifier, again.rows) == (share.identifier, share.rows)
    assert (again.recipient, again.as_of, again.made) == (recipient, share.as_of, MADE)
    assert (again.salt, again.file) == (SALT, "abc")
    assert (again.schema, again.referentiel) == (share.schema, share.referentiel)
    assert to_text(again) == to_text(share)


def test_nothing_that_is_hidden_is_kept(dossier: Made) -> None:
    text = decompress(b64decode(to_text(share_of(dossier(NETWORK), REGION, SALT, MADE)))).decode()
    assert "Carnac" in text
    for hidden in ("Le Goff", "Anne", "Riou", "secret un", "dit"):
        assert f'"{hidden}"' not in text


@pytest.mark.parametrize(
    "text",
    ["", "é", "AAAA", b64encode(compress(b"{}")).decode(), b64encode(compress(b"[")).decode()],
)
def test_an_altered_one_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="abîmé"):
        from_text(text)


def test_one_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_LARGEST", 1000)
    with pytest.raises(UserError, match="abîmé"):
        from_text(b64encode(compress(b" " * 2000)).decode())
