"""MRK002: a chatbot talking about its own text."""

from __future__ import annotations

import pytest

BAD = [
    (
        "As an AI assistant, I do not have access to the minutes.",
        "As an AI assistant, I do not have access to the minutes.",
    ),
    (
        "Certainly, here is the short version of the pages you shared.",
        "Certainly, here is the short version of the pages you shared.",
    ),
    ("Let me know if you would like a shorter version.", "Let me know if you would like a shorter version."),
    (
        "I've kept the tone neutral and the length under 200 words.",
        "I've kept the tone neutral and the length under 200 words.",
    ),
    ("Here is the revised draft.", "Here is the revised draft."),
]
GOOD = [
    "“As an AI language model, I cannot say,” the machine told the court.",
    "The minister is certainly under pressure.",
    "Here is what we know about the flood.",
    "The union said it would provide a summary of the talks.",
    "The company builds an AI model for hospitals.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("MRK002", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("MRK002", draft, bare=True) == []
