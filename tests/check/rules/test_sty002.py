"""STY002: title case or shouting headlines, mixed capitalisation."""

from __future__ import annotations

import pytest

# house, draft, what is reported
BAD = [
    (
        "ap",
        "# Dam Owner Rejects Report After Flood Kills Workers\n\nIt rained.",
        "Dam Owner Rejects Report After Flood Kills Workers",
    ),
    ("ap", "# TOWN WINS FAIR FOR THE THIRD TIME\n\nIt rained.", "TOWN WINS FAIR FOR THE THIRD TIME"),
    ("ap", "This was HUGE for the town.", "HUGE"),
    ("ap", "The fair is free!!", "!!"),
    ("bbc", "The road stays shut, the Mayor said.", "Mayor"),
    ("guardian", "The bill goes to Prime Minister Jan Vos in May.", "Prime Minister"),
    ("ap", "The ministry spoke. A letter to the Ministry is lost. The ministry has it.", "Ministry"),
]  # fmt: skip
GOOD = [
    ("ap", "# Dam owner rejects report after flood kills workers\n\nIt rained."),
    ("ap", "# European Commission and World Bank pay for Lund Bay harbour\n\nIt rained."),
    ("ap", "NATO and the OECD sent observers from the US."),
    ("ap", "Prime Minister Jan Vos will decide, the prime minister's office said."),
    ("guardian", "The prime minister, Jan Vos, will decide."),
    ("ap", "The ministry spoke; the Ministry of Health is another body."),
    ("ap", "“It was HUGE,” a friend wrote, “and the Mayor knew.”"),
]


@pytest.mark.parametrize(("house", "draft", "words"), BAD)
def test_reported(found_in_tunnel, house, draft, words):  # type: ignore[no-untyped-def]
    hits = found_in_tunnel("STY002", draft, house=house, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize(("house", "draft"), GOOD)
def test_let_pass(found_in_tunnel, house, draft):  # type: ignore[no-untyped-def]
    assert found_in_tunnel("STY002", draft, house=house, bare=True) == []
