"""What a release tells, credited to the party that issued it."""

from __future__ import annotations

import re

from writethru.brief.names import with_article
from writethru.brief.rewrite.sketch import Piece, Sketch, text_of

_TOLD = re.compile(
    r"\b(?:said|says?|told|tells?|according|report(?:s|ed)|state[sd]|announce[sd]|denie[sd]|wrote|called|warned)\b",
    re.I,
)


def party_says(row: Sketch, outlet: str) -> Sketch:
    """A line of a release, credited to who issued it: a party to the story speaks, though it says so nowhere."""
    if _TOLD.search(text_of(row)):
        return row
    own = next((piece.text for piece in row.pieces if piece.speaker), "").removeprefix("the ")
    who = with_article(outlet)
    if own and own in outlet:
        who = "they" if own.split(" of ")[0].endswith("s") else "it"
    pieces = row.pieces[:-1] if row.pieces[-1].text == "." else row.pieces
    return Sketch((*pieces, Piece(",", (), spaced=False), Piece(f"{who} said")))
