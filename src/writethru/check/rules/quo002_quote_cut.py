"""QUO002: a quotation cut so that its sense changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.predicates import negative_words
from writethru.check.quotes import fold, pieces
from writethru.check.rule import Rule
from writethru.core.types import Finding

# words before the quoted ones in the source that are looked at
BEFORE = 4
_TURNS = re.compile(r"\b(?:not|never|no|cannot|hardly|nor)\b|n't\b")


class QuoteCut(Rule):
    """## What it does
    Reports a quotation that begins just after the source's "not", "never" or "no" where the draft's sentence does not
    negate it either.

    ## Why it matters
    Every quoted word is real, and the speaker is made to say the opposite.

    ## Example
        She said she was "ready to sign". (The source: "I am not ready to sign.")

    ## Instead
        She said she was "not ready to sign".

    ## Fix
    Begin the quotation before the negation.
    """

    code = "QUO002"
    name = "quote-cut"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        places = [
            (Place(number, k), f" {fold(ctx.source_text(Place(number, k)))} ")
            for number, reading in enumerate(ctx.sources)
            for k in range(len(reading.sentences))
        ]
        for i in ctx.copy:
            sentence = ctx.sentences[i]
            if negative_words(ctx.text(i)):
                continue
            for quote in ctx.quotes:
                if quote.start < sentence.start or quote.end > sentence.end:
                    continue
                for piece in pieces(quote.of(ctx.draft.text)):
                    found = list(_standing(piece, places)) if len(piece.split()) >= 2 else []
                    if found and all(_TURNS.search(before) for _, before in found):
                        yield self.finding(
                            "The quotation is cut after a negation, which turns its sense",
                            quote,
                            citations=[ctx.cite(found[0][0])],
                        )


def _standing(piece: str, places: list[tuple[Place, str]]) -> Iterator[tuple[Place, str]]:
    """Where the words stand, with the words before them."""
    for place, text in places:
        at = text.find(f" {piece} ")
        if at >= 0:
            yield place, " ".join(text[:at].split()[-BEFORE:])


PLUGIN = QuoteCut()
