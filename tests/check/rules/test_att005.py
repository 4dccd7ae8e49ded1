"""ATT005: an unnamed speaker without rank, side or reason."""

from __future__ import annotations

import pytest

BAD = [
    ("A source said the tunnel would open late.", "A source"),
    ("The bill has doubled, according to insiders.", "insiders"),
    ("Several unnamed officials said the works had stopped.", "Several unnamed officials"),
    ("Experts say the slope will move again. Nothing has been done.", "Experts"),
]
GOOD = [
    "A source close to the county said the tunnel would open late.",
    "A source, who asked not to be named because he fears for his job, said the tunnel would open late.",
    "The source said the letter had gone out.",
    "Police sources said the driver had been found.",
    "Officials at the county roads office said the works had stopped.",
    "Experts say the slope will move again. Runa Vik, a geologist, has measured it.",
    "“A source said so,” the driver told the court.",
    "Water sources have dried up in the valley.",
]


@pytest.mark.parametrize(("draft", "words"), BAD)
def test_reported(found, draft, words):  # type: ignore[no-untyped-def]
    hits = found("ATT005", draft, bare=True)
    assert [draft[hit.start : hit.end] for hit in hits] == [words]


@pytest.mark.parametrize("draft", GOOD)
def test_let_pass(found, draft):  # type: ignore[no-untyped-def]
    assert found("ATT005", draft, bare=True) == []
