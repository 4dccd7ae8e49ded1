"""HED002: a denial or refusal to comment in the sources, missing in the draft."""

from __future__ import annotations

import pytest

BAD = [
    (
        "Norfrakt's lorries had been overloaded, the drivers' union says.",
        "Norfrakt's lorries had been overloaded, the drivers' union says.",
    ),
    (
        "The governor, Anne Torvik, had taken money from the firm.",
        "The governor, Anne Torvik, had taken money from the firm.",
    ),
    ("The lorries of Norfrakt were overloaded. They will be replaced.", "The lorries of Norfrakt were overloaded."),
]
GOOD = [
    "Norfrakt's lorries had been overloaded, the drivers' union says; the firm denies this.",
    "Norfrakt's lorries had been overloaded, the drivers' union says. The firm rejects that.",
    "Norfrakt will buy 14 new lorries.",
    "Marit Solheim said that the drilling machine had been idle since February.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found_in_tunnel, draft, words):  # type: ignore[no-untyped-def]
    hits = found_in_tunnel("HED002", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found_in_tunnel, draft):  # type: ignore[no-untyped-def]
    assert found_in_tunnel("HED002", draft) == []


def test_the_denial_is_shown(found_in_tunnel):  # type: ignore[no-untyped-def]
    (hit,) = found_in_tunnel("HED002", BAD[0][0])
    assert "denied" in hit.citations[0].quote
