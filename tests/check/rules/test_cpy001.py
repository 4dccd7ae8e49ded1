"""CPY001: more than N words in a row copied from a source without quotation marks."""

from __future__ import annotations

import pytest

BAD = [
    (
        "Then villagers blocked two buses at the gate of the dam on Monday, police said, and left.",
        "villagers blocked two buses at the gate of the dam on Monday, police said",
    ),
    (
        "He counted 61, eight more than the ministry, because he includes bodies that have not been identified.",
        "eight more than the ministry, because he includes bodies that have not been identified",
    ),
    (
        "A second dam could fail by the weekend, Reyle said. The dam's owner, Brook Energy, denied it.",
        "A second dam could fail by the weekend, Reyle said. The dam's owner, Brook Energy, denied",
    ),
]
GOOD = [
    "Villagers blocked two buses at the gate of the dam.",
    'He counted eight more because he "includes bodies that have not been identified by the ministry yet".',
    "On Monday the villagers of the place had blocked two buses near the dam, as the police said.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("CPY001", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("CPY001", draft) == []
