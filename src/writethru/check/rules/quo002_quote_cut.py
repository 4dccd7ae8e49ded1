"""QUO002: a quotation cut so that its sense changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from writethru.check.against.predicates import negative_words
from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.quotes import pieces
from writethru.check.rule import Rule
from writethru.core.types import Finding

# words before the quoted ones in the source that are looked at
BEFORE = 4
# words of a quotation whose end is looked at
FEWEST = 3
# words of a quotation whose middle is looked at, and words that may be missing from it
LONG = 5
GAP = 10
# what the words before hang on: "you need not count the dead to see that", "we will sign if", "we will not sign until"
_WITHOUT_NOT = re.compile(r"(?:but )?(?:only )?(?:if|unless|until|till|provided that|on condition that|except)\b")
_WITH_NOT = re.compile(r"(?:but )?(?:only )?(?:if|unless|until|till|without|except|just because)\b")
# "you need not count the dead to see that"
_NEED = re.compile(r"\b(?:needn't|(?:not|n't|never) (?:need|have to|has to)|(?:need|needs) (?:not|no)|no need)\b")
_PURPOSE = re.compile(r"to [a-z]+")
# after these "if" opens a question, and what was said before it stands by itself
_ASKING = frozenset("know ask asked asking wonder wondered sure see clear tell doubt matter matters care say".split())
# the draft gives the condition in its own words after the quotation
_ELSEWHERE = re.compile(r"\b(?:if|unless|until|till|provided|condition|except|without|because|to)\b", re.I)
_TURNS = re.compile(r"\b(?:not|never|no|cannot|hardly|nor)\b|n't\b")


class QuoteCut(Rule):
    """## What it does
    Reports a quotation that begins just after the source's "not", "never" or "no" where the draft's sentence does not
    negate it either, one that ends as a sentence does just before the source's "if", "unless", "until" or the like, and
    one out of whose middle words were taken without a mark.

    ## Why it matters
    Every quoted word is real, and the speaker is made to say the opposite.

    ## Example
        She said she was "ready to sign". (The source: "I am not ready to sign.")

    ## Instead
        She said she was "not ready to sign".

    ## Fix
    Begin the quotation before the negation, or let it run on to the condition.
    """

    code = "QUO002"
    name = "quote-cut"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        places = ctx.held.folded_sentences
        for i in ctx.copy:
            sentence = ctx.sentences[i]
            yield from self._ended(ctx, i, places)
            yield from self._dropped(ctx, i, places)
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

    def _dropped(self, ctx: Context, i: int, places: tuple[tuple[Place, str], ...]) -> Iterable[Finding]:
        """Quotations out of whose middle words were taken, and no mark says so."""
        sentence = ctx.sentences[i]
        for quote in ctx.quotes:
            if quote.start < sentence.start or quote.end > sentence.end:
                continue
            for piece in pieces(quote.of(ctx.draft.text)):
                found = _spliced(piece.split(), places) if len(piece.split()) >= LONG else None
                if found is not None:
                    yield self.finding(
                        "Words are left out inside the quotation, and no mark says so",
                        quote,
                        citations=[ctx.cite(found)],
                    )
                    break

    def _ended(self, ctx: Context, i: int, places: tuple[tuple[Place, str], ...]) -> Iterable[Finding]:
        """Quotations that the draft closes with a full stop and every source goes on with a condition."""
        sentence = ctx.sentences[i]
        for quote in ctx.quotes:
            words = quote.of(ctx.draft.text)
            if quote.start < sentence.start or quote.end > sentence.end or not words.rstrip().endswith((".", ",")):
                continue
            if _ELSEWHERE.search(ctx.draft.text[quote.end : sentence.end]):
                continue
            piece = (pieces(words) or [""])[-1]
            found = list(_following(piece, places)) if len(piece.split()) >= FEWEST else []
            if found and all(_hangs(piece, after) for _, after in found):
                yield self.finding(
                    "The quotation is cut before words on which its sense depends",
                    quote,
                    citations=[ctx.cite(found[0][0])],
                )


def _hangs(piece: str, after: str) -> bool:
    """Does the sense of a piece hang on the words after it?"""
    if piece.split()[-1] in _ASKING:
        return False
    if _NEED.search(piece) and _PURPOSE.match(after):
        return True
    return bool((_WITH_NOT if negative_words(piece) else _WITHOUT_NOT).match(after))


def _spliced(words: list[str], places: tuple[tuple[Place, str], ...]) -> Place | None:
    """Where the words stand in two runs with a few words between them, if they stand nowhere in one."""
    whole = f" {' '.join(words)} "
    if any(whole in text for _, text in places):
        return None
    for place, text in places:
        for cut in range(2, len(words) - 1):
            head, tail = f" {' '.join(words[:cut])} ", f" {' '.join(words[cut:])} "
            at = text.find(head)
            after = text.find(tail, at + len(head) - 1) if at >= 0 else -1
            if after >= 0 and 0 < len(text[at + len(head) : after].split()) <= GAP:
                return place
    return None


def _following(piece: str, places: tuple[tuple[Place, str], ...]) -> Iterator[tuple[Place, str]]:
    """Where the words stand, with the words after them in the same sentence."""
    for place, text in places:
        at = text.find(f" {piece} ")
        if at >= 0:
            yield place, text[at + len(piece) + 2 :]


def _standing(piece: str, places: tuple[tuple[Place, str], ...]) -> Iterator[tuple[Place, str]]:
    """Where the words stand, with the words before them."""
    for place, text in places:
        at = text.find(f" {piece} ")
        if at >= 0:
            yield place, " ".join(text[:at].split()[-BEFORE:])


PLUGIN = QuoteCut()
