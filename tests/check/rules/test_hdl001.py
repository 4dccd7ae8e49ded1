"""HDL001: the headline says more than the sources."""

from __future__ import annotations

import pytest

BAD = [
    ("# Second dam fails in Harrow by the weekend\n\nThe river rose.", "Second dam fails in Harrow by the weekend"),
    (
        "# Brook Energy publishes its inspection report\n\nThe river rose.",
        "Brook Energy publishes its inspection report",
    ),
    ("# Ministry sent 26 divers from the capital\n\nThe river rose.", "Ministry sent 26 divers from the capital"),
]
GOOD = [
    "# Second dam could fail in Harrow by the weekend\n\nThe river rose.",
    "# Brook Energy has not published its inspection report\n\nThe river rose.",
    "# Ministry to send 26 divers from the capital\n\nThe river rose.",
    "# Bridge collapses in Ostmark\n\nThe river rose.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("HDL001", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("HDL001", draft) == []


@pytest.mark.parametrize(
    ("headline", "reported"),
    [
        ("South tube has sprung a leak", True),
        ("South tube has no leak", False),
        ("Was there a leak in the south tube?", False),
        ("Drilling machine idle since February", False),
    ],
)
def test_what_the_sources_have_under_no(found_in_tunnel, headline, reported):  # type: ignore[no-untyped-def]
    hits = found_in_tunnel("HDL001", f"# {headline}\n\nThe works go on.")
    assert ["no leak" in hit.citations[0].quote for hit in hits] == [True] * reported
