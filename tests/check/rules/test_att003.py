"""ATT003: "experts" where the source names them."""

from __future__ import annotations

import pytest

BAD = [
    ("Experts said the damage may reach 24 million to 27 million euros.", "Experts"),
    ("Officials said a second dam could fail by the weekend.", "Officials"),
    ("Analysts argue that the decision to build houses under the dam caused the deaths.", "Analysts"),
]
GOOD = [
    "The economist Greta Olsund said the damage may reach 24 million to 27 million euros.",
    "Greta Olsund said the damage may reach 24 million to 27 million euros.",
    "Experts said the moon is far away.",
    "The ministry said it would send 26 divers from the capital.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("ATT003", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("ATT003", draft) == []
