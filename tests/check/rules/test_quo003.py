"""QUO003: a translated quotation not marked as such."""

from __future__ import annotations

import pytest

BAD = [
    ("“We left when the bells stopped,” said Duarte Vaz, a baker.", "We left when the bells stopped,"),
    (
        "Lucia Ferran, the mayor, said: “We sold them because nobody paid for the oil.”",
        "We sold them because nobody paid for the oil.",
    ),
    ("The bank calls the loan “a gift with a clock in it”.", "a gift with a clock in it"),
]
GOOD = [
    "“We left when the bells stopped,” Duarte Vaz, a baker, said in Portuguese.",
    "Lucia Ferran, the mayor, said through an interpreter: “We sold them because nobody paid for the oil.”",
    "“It will be standing when we are not,” said Helen Strand, a water engineer.",
    "Lucia Ferran said that the pumps had been sold.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found_in_tunnel, draft, words):  # type: ignore[no-untyped-def]
    hits = found_in_tunnel("QUO003", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found_in_tunnel, draft):  # type: ignore[no-untyped-def]
    assert found_in_tunnel("QUO003", draft) == []
