"""QUO001: words in quotation marks that stand in no source."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.context import Context
from writethru.check.edits import quote_edit
from writethru.check.quotes import fold, pieces
from writethru.check.rule import Rule
from writethru.check.words import STOP, stem
from writethru.core.types import Citation, Finding, Span

# how like the draft's words a source's must be to be offered as the right ones, of 100
NEAR = 72
# how like, and how many words at least, for a quotation to be surely the one meant
CLOSE = 85
FEWEST = 4


class UnknownQuote(Rule):
    """## What it does
    Looks for the words of each quotation in the sources. Kinds of quotation marks and dashes, the case of letters, cuts
    marked by an ellipsis and words put in square brackets are tolerated; any other word must stand there.

    ## Why it matters
    Quotation marks promise the very words. Invented or "improved" quotations are the fault that costs most trust.

    ## Example
        The mayor called the plan "an utter disgrace". (The source: "This plan is a mistake.")

    ## Instead
        The mayor called the plan "a mistake".

    ## Fix
    Quote what the source has, or take the marks away and report the sense. ``--fix`` writes the source's words where
    they differ by a word or so and no other quotation is like them.
    """

    code = "QUO001"
    name = "unknown-quote"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        texts, stems = ctx.held.folded, ctx.held.stems
        copy = [ctx.span(i) for i in ctx.copy]
        for quote in ctx.quotes:
            if not any(quote.overlaps(span) for span in copy):
                continue
            lost = [
                piece for piece in pieces(quote.of(ctx.draft.text)) if not any(f" {piece} " in text for text in texts)
            ]
            if lost and self._counts(ctx, quote, lost, stems):
                near = _nearest(ctx, quote)
                yield self.finding(
                    f'"{ctx.words(quote)[:120]}" stands in no source',
                    quote,
                    citations=[near] if near else [],
                    fix=near.quote if near and len(lost) == 1 else None,
                    edit=quote_edit(ctx, quote, near, certain=_only(ctx, quote, near))
                    if near and len(lost) == 1
                    else None,
                    deciding=[near],
                )

    def _counts(self, ctx: Context, quote: Span, lost: list[str], stems: frozenset[str]) -> bool:
        """Two words or more; or one that is put as somebody's, and of which no source has even the stem."""
        words = quote.of(ctx.draft.text).split()
        if sum(len(piece.split()) for piece in lost) >= 2:
            return not _is_title(words)
        word = lost[0]
        if len(words) > 1:
            return word not in STOP or len(words) > 3
        if words[0][:1].isupper() or word in STOP or not word.isalpha():
            return False
        return stem(word) not in stems


def _is_title(words: list[str]) -> bool:
    """A name of a book, ship or film: all words of weight begin with a capital, and there is no full stop."""
    heavy = [word for word in words if word.lower().strip(".,") not in STOP and word[:1].isalpha()]
    return bool(heavy) and len(words) <= 8 and all(word[0].isupper() for word in heavy) and len(heavy) >= 2


def _nearest(ctx: Context, quote: Span) -> Citation | None:
    """The source's quotation most like the draft's, if any is like it."""
    from rapidfuzz import fuzz

    wanted = fold(quote.of(ctx.draft.text))
    best: tuple[float, Citation] | None = None
    for number, reading in enumerate(ctx.sources):
        for span in _quotes_of(ctx, number):
            score = fuzz.ratio(wanted, fold(span.of(reading.article.text)))
            if score >= NEAR and (best is None or score > best[0]):
                from writethru.core.ids import cite

                best = score, cite(reading.article, span.start, span.end)
    return best[1] if best else None


def _only(ctx: Context, quote: Span, near: Citation) -> bool:
    """Is the source's quotation the draft's but for a word or so, and no other of the sources nearly as like it?"""
    from rapidfuzz import fuzz

    wanted = fold(quote.of(ctx.draft.text))
    mine, theirs = wanted.split(), fold(near.quote).split()
    if len(mine) < FEWEST or fuzz.ratio(wanted, " ".join(theirs)) < CLOSE or abs(len(mine) - len(theirs)) > 2:
        return False
    others = {
        fold(span.of(reading.article.text))
        for number, reading in enumerate(ctx.sources)
        for span in _quotes_of(ctx, number)
    }
    return all(fuzz.ratio(wanted, other) < NEAR for other in others if other != " ".join(theirs))


def _quotes_of(ctx: Context, number: int) -> tuple[Span, ...]:
    from writethru.check.quotes import quoted

    reading = ctx.sources[number]
    return quoted(reading.article.text, reading.sentences)


PLUGIN = UnknownQuote()
