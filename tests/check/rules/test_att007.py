"""ATT007: a loaded verb for a plain "said"."""

from __future__ import annotations

import pytest

BAD = [
    ("Marit Solheim admitted that the drilling machine had been idle since February.", "admitted"),
    ("Egil Brask, the secretary of the union, claimed that eleven men had been sent home without pay.", "claimed"),
    ("Norfrakt boasted that it would buy 14 new lorries.", "boasted"),
    ("Norfrakt refuted that its lorries had been overloaded.", "refuted"),
]
GOOD = [
    "Marit Solheim said that the drilling machine had been idle since February.",
    "Norfrakt denied that its lorries had been overloaded.",
    "Egil Brask of the union told reporters that eleven men had been sent home without pay.",
    "The baker admitted that he had forgotten the oven.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found_in_tunnel, draft, words):  # type: ignore[no-untyped-def]
    hits = found_in_tunnel("ATT007", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found_in_tunnel, draft):  # type: ignore[no-untyped-def]
    assert found_in_tunnel("ATT007", draft) == []


def test_the_plain_verb_is_offered_with_its_source(found_in_tunnel):  # type: ignore[no-untyped-def]
    (hit,) = found_in_tunnel("ATT007", BAD[0][0])
    assert hit.fix == "said"
    assert "idle since February" in hit.citations[0].quote


def test_a_verb_that_the_source_has_too_is_no_fault(found):  # type: ignore[no-untyped-def]
    assert (
        found("ATT007", "Ruben Falk insisted that the decision to build houses under the dam caused the deaths.") == []
    )
