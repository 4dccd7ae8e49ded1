"""NEG001: a negation lost or added."""

from __future__ import annotations

import pytest

BAD = [
    ("Brook Energy has published its inspection report.", "Brook Energy has published its inspection report."),
    ("A bridge in Ostmark did not collapse.", "A bridge in Ostmark did not collapse."),
    (
        "The insurers have not lost their crop; the 5,100 farmers have not lost their crop, the farmers' union said.",
        "The insurers have not lost their crop; the 5,100 farmers have not lost their crop, the farmers' union said.",
    ),
    (
        "Luka Hald, the convoy's commander, has been arrested with two drivers.",
        "Luka Hald, the convoy's commander, has been arrested with two drivers.",
    ),
    (
        "There was much to indicate that the ferry was to blame, Nora Teig said.",
        "There was much to indicate that the ferry was to blame, Nora Teig said.",
    ),
]
GOOD = [
    "There was nothing to indicate that the ferry was to blame, Nora Teig said.",
    "Brook Energy has not published its inspection report.",
    "Brook Energy has yet to publish its inspection report.",
    "The inspection report of Brook Energy remains unpublished.",
    "A bridge collapsed in Ostmark.",
    "Prosecutors have questioned Luka Hald, the convoy's commander, about the fuel.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("NEG001", draft)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("NEG001", draft) == []
