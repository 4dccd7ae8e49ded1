"""SRC003: one origin only, and the draft does not say so."""

from __future__ import annotations

import pytest

from writethru.check import all_rules, check_draft, load_draft

STORY = "The river rose. The bridge fell. The mayor came. The dam held."
BAD = [
    STORY,
    "# Flood in Harrow\n\n" + STORY,
    STORY + " A harrow gazetteer lists the towns.",
]
GOOD = [
    STORY + " Norden Wire had the story.",
    "The river rose. The bridge fell.",
    "The river rose, nordenwire.example reported. The bridge fell. The mayor came. The dam held.",
]


@pytest.fixture(scope="module")
def run(reader, page):  # type: ignore[no-untyped-def]
    """Findings on a draft whose two sources carry one text."""
    one = [
        reader.read(page("nordenwire", "Norden Wire", "flood")),
        reader.read(page("ostmarkpost", "Ostmark Post", "flood")),
    ]
    two = [one[0], reader.read(page("harrowgazette", "Harrow Gazette", "local"))]
    rule = {"SRC003": all_rules()["SRC003"]}

    def check(text: str, *, origins: int = 1):  # type: ignore[no-untyped-def]
        readings = one if origins == 1 else two
        return check_draft(load_draft("draft.md", text), readings, reader=reader, rules=rule).findings

    return check


@pytest.mark.parametrize("draft", BAD)
def test_reported(run, draft):  # type: ignore[no-untyped-def]
    (finding,) = run(draft)
    assert finding.severity == "warning"
    assert draft[finding.start : finding.end] == "The river rose."


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(run, draft):  # type: ignore[no-untyped-def]
    assert run(draft) == ()


def test_two_origins_are_let_pass(run):  # type: ignore[no-untyped-def]
    assert run(STORY, origins=2) == ()
