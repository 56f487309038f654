"""Running text made of the words of results."""

import pytest

from xlqualite.documents.phrases import phrase, spelled


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([], ""),
        (["Entrée le 17/02/2009"], "Entrée le 17 février 2009"),
        (["Échu", "Toléré jusqu'au 01/03/2017"], "Échu\u00a0; toléré jusqu'au 1er mars 2017"),
        (["Audit", "Destination d'excellence"], "Audit\u00a0; Destination d'excellence"),
        (["Audit", "AFNOR NF 237 échue"], "Audit\u00a0; AFNOR NF 237 échue"),
        (["Audit", ""], "Audit\u00a0; "),
    ],
)
def test_parts_make_one_phrase(parts: list[str], said: str) -> None:
    assert phrase(parts) == said


@pytest.mark.parametrize("text", ["", "rien", "12/2016", "112/03/2016", "03/11/20161", "1/2/2016"])
def test_what_is_no_date_stays(text: str) -> None:
    assert spelled(text) == text
