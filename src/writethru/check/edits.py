"""Edits that the rules offer: a replacement for exact words of the draft, and how sure it is.

An edit touches copy alone. Where markup or a character reference stands among the words, or the new words hold
characters that the draft's format would read as markup, there is none, and the rule's words are left to the writer.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from writethru.check.align import Place
from writethru.check.amounts import bound_start
from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.core.ids import cite
from writethru.core.types import Citation, Edit, Figure, Finding, Span

# share of the draft sentence that the source sentence must hold where its words are written into the draft
SURE = 0.55
# what Markdown or HTML may read as markup
_MARKUP = re.compile(r"[<>&*_\[\]`|\\~#{}\x00-\x1f]")
_BOUND = re.compile(r"[A-Za-z][A-Za-z ]*[a-z] ")


def decides(ctx: Context, place: Place, start: int, end: int) -> Citation | None:
    """The words of a source that decide, as a citation; None where they do not stand in the sentence cited for them."""
    sentence = ctx.source_sentence(place)
    if not sentence.start <= start < end <= sentence.end:
        return None
    return cite(ctx.sources[place.source].article, start, end)


def decides_in(ctx: Context, place: Place, words: str) -> Citation | None:
    """The first place of these words in a source sentence, as a citation."""
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", ctx.source_text(place)) if words else None
    start = ctx.source_sentence(place).start
    return decides(ctx, place, start + found.start(), start + found.end()) if found else None


def decides_any(ctx: Context, place: Place, test: Callable[[str], bool]) -> list[Citation]:
    """The words of a source sentence that pass a test, such as those that hedge, as citations."""
    start = ctx.source_sentence(place).start
    words = re.finditer(r"[\w’'-]+", ctx.source_text(place))
    found = (decides(ctx, place, start + word.start(), start + word.end()) for word in words if test(word[0]))
    return [citation for citation in found if citation]


def figure_span(figure: Figure) -> tuple[int, int]:
    """Where a figure stands with its bound and noun, or the number alone."""
    return (figure.phrase.start, figure.phrase.end) if figure.phrase else (figure.start, figure.end)


def cover(ctx: Context, i: int, place: Place) -> float:
    """The share of draft sentence ``i`` that a source sentence holds."""
    return max((hit.cover for hit in ctx.alignments[i].hits if hit.place == place), default=0.0)


def replaced(ctx: Context, span: Span, text: str, *, certain: bool = False) -> Edit | None:
    """The words of a span replaced; None where that would touch or make markup, or change nothing."""
    was = span.of(ctx.draft.raw)
    new = " ".join(text.split()) if text.strip() else text
    if was == new or was != span.of(ctx.draft.text) or "\u2029" in was or _MARKUP.search(new):
        return None
    return Edit(span.start, span.end, new, certain)


def fitted(ctx: Context, start: int, words: str) -> str:
    """The words with a capital where they open a draft sentence, and without one where a source's opened one.

    Names keep theirs: only words of small letters after the first change, and only such as count or bound.
    """
    if not words[:1].isalpha():
        return words
    opens = any(sentence.start == start for sentence in ctx.sentences)
    return words[0].upper() + words[1:] if opens else words[0].lower() + words[1:]


def removed(ctx: Context, span: Span, *, certain: bool) -> Edit:
    """The words of a span taken out, with the blank before them where one is left on each side."""
    raw, start, end = ctx.draft.raw, span.start, span.end
    before, after = raw[:start][-1:], raw[end : end + 1]
    if before == " " and (not after or after in " \n\r.,;:!?)"):
        start -= 1
    elif after == " " and (not before or before == "\n"):
        end += 1
    return Edit(start, end, "", certain)


def sentence_removed(ctx: Context, i: int, *, certain: bool) -> Edit:
    """A draft sentence taken out; the blank lines around one that is a paragraph become one."""
    sentence, raw = ctx.sentences[i], ctx.draft.raw
    start, end = sentence.start, sentence.end
    alone = re.search(r"(?:\A|\n)[ \t]*\Z", raw[:start]) and re.match(r"[ \t]*\r?(?:\n|\Z)", raw[end:])
    if alone:
        end += re.match(r"\s*", raw[end:]).end()  # type: ignore[union-attr]
        if end == len(raw):  # the last paragraph: what stands before it keeps its own end of line
            start = len(raw[:start].rstrip())
            return Edit(start, end, "\r\n" if "\r\n" in raw else "\n", certain)
        return Edit(start, end, "", certain)
    return removed(ctx, Span(start, end), certain=certain)


def bound_edit(ctx: Context, i: int, figure: Figure, place: Place, other: Figure, *, sure: bool) -> Edit | None:
    """The source's bound before the draft's number: "at least 33" to "33", "40" to "more than 40".

    None where one of the two stands after its number ("40 or more"). ``sure`` says that all sources agree.
    """
    text, theirs = ctx.draft.text, ctx.sources[place.source].article.text
    mine, source = bound_start(text, figure.start), bound_start(theirs, other.start)
    unseen = (mine is None and figure.approx != "exact") or (source is None and other.approx != "exact")
    if unseen or (mine is None and source is None):
        return None
    words = "" if source is None else " ".join(theirs[source : other.start].split()) + " "
    if words and not _BOUND.fullmatch(words):
        return None
    span = Span(figure.start if mine is None else mine, figure.end)
    number = text[figure.start : figure.end]
    if number[:1].isalpha():
        number = number[0].lower() + number[1:]
    new = fitted(ctx, span.start, (words[:1].lower() + words[1:]) + number)
    return replaced(ctx, span, new, certain=sure and cover(ctx, i, place) >= SURE)


def quote_edit(ctx: Context, quote: Span, near: Citation, *, certain: bool) -> Edit | None:
    """The source's words in the draft's quotation marks, with the draft's comma or full stop at their end."""
    was, now = quote.of(ctx.draft.text), " ".join(near.quote.split())
    if re.search('[“”"«»„]', now) or re.search(r"[\[\]…]|\.\.\.", was):
        return None
    ending = re.search(r"[.,!?;:]*\s*\Z", was)
    now = re.sub(r"[.,;:]*\s*\Z", "", now) + (ending[0] if ending else "")
    if ctx.draft.raw[max(0, quote.start - 1)] == '"':  # a draft with straight marks has straight apostrophes
        now = now.replace("’", "'").replace("‘", "'")
    if was[:1].islower() and now[:1].isupper() and was.split()[:1] == [now.split()[0].lower()]:
        now = now[0].lower() + now[1:]
    return replaced(ctx, quote, now, certain=certain)


def put_right(rule: Rule, ctx: Context, message: str, span: Span, place: Place, words: str) -> Finding:
    """The finding of a rule that a source sentence has other words in place of a span, with the edit that says so."""
    return rule.finding(
        message,
        span,
        citations=[ctx.cite(place)],
        fix=words,
        edit=replaced(ctx, span, words),
        deciding=[decides_in(ctx, place, words)],
    )
