"""HED001: a hedge dropped."""

from __future__ import annotations

import pytest

BAD = [
    (
        "A second dam will fail by the weekend, Tomas Reyle said.",
        "A second dam will fail by the weekend, Tomas Reyle said.",
    ),
    (
        "The damage reaches 24 million to 27 million euros, said Greta Olsund of the Ostmark Institute.",
        "The damage reaches 24 million to 27 million euros, said Greta Olsund of the Ostmark Institute.",
    ),
    (
        "A lamp on the jetty was the cause of the fire, she said.",
        "A lamp on the jetty was the cause of the fire, she said.",
    ),
    ("The envoy, Sofia Harm, sends a second contingent.", "The envoy, Sofia Harm, sends a second contingent."),
]
GOOD = [
    "A second dam might fail by the weekend, Tomas Reyle said.",
    "Possibly a second dam fails by the weekend, Tomas Reyle said.",
    "Brook Energy denied that the first dam had been damaged.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("HED001", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("HED001", draft) == []
