"""Corrections: lines of the edition before whose source was changed or withdrawn, or whose count was taken back.

A correction is a draft for an editor: it says what was printed, what is right, and why. Those raised before stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from writethru.brief.copying import overlap, words
from writethru.brief.overtaken import overtaken
from writethru.core.ids import cite
from writethru.core.types import Article, Brief, Citation, Correction, Figure, Ledger, Line, Reading, Sentence

# counts that only grow: a lower one takes the higher one back
_GROWING = ("killed", "injured", "killed_or_injured", "bodies_found", "rescued", "arrested", "sick")
# words by which a text says that a figure was wrong
_WRONG = re.compile(
    r"\b(?:correct(?:ed|s|ing|ion)|withdr[ae]w\w*|retract\w+|mistak\w+|in error|an error|wrong(?:ly)?|miscount\w*"
    r"|counted twice|double[- ]count\w*|not \d|revised down\w*)",
    re.I,
)
# words that turn a sentence round when they are put in or taken out
_TURNING = frozenset(
    "not no never none nobody neither nor without denied denies deny false wrong may might could would reportedly"
    " allegedly alleged unconfirmed about least most nearly almost".split()
)
# share of words that two sentences have in common when one is the other, edited
_SAME_SENTENCE = 0.4
HEADLINE, STANDFIRST = "headline", "standfirst"


@dataclass(frozen=True, slots=True)
class Change:
    """An article of the edition before that is not any more what it was."""

    article: str
    # the outlet as readers know it
    outlet: str
    # why it was withdrawn; "" where its text was changed
    withdrawn: str = ""
    # the id under which its new text is held, where that is another
    now: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an edition that was printed: a line, the headline, the standfirst or a row of the table."""

    name: str
    text: str
    citations: tuple[Citation, ...]
    figures: tuple[str, ...] = ()


def corrections(
    formers: Sequence[Brief],
    brief: Brief,
    ledger: Ledger,
    changes: Mapping[str, Change],
    date: str,
    printed: Collection[int] | None = None,
) -> tuple[Correction, ...]:
    """The corrections so far, and a new one for each line of an earlier edition that no longer stands in ``ledger``.

    ``formers`` are the editions before, newest first; ``brief`` takes their place. ``changes`` has the articles that
    were changed or withdrawn since the newest of them, by id, and ``date`` (YYYY-MM-DD) is when that was noticed.
    Only the editions whose numbers are in ``printed`` are corrected, by default all. Pure; the same correction is
    raised once.
    """
    out = list(formers[0].corrections)
    known = {one.was for one in out}
    told = {part.text for part in parts(brief)}
    heirs = overtaken(ledger)
    texts = {reading.article.id: reading for reading in ledger.readings}
    seen = [edition for edition in formers if printed is None or edition.edition in printed]
    for former, part in [(edition, part) for edition in seen for part in parts(edition)]:
        if part.text in known:
            continue
        known.add(part.text)
        raised = None if part.text in told else _unheld(part, former, brief, texts, changes, date)
        raised = raised or _taken_back(part, former, brief, ledger, heirs, date)
        if raised is not None:
            out.append(raised)
    return tuple(out)


def parts(brief: Brief) -> Iterator[Part]:
    """What an edition prints, the table last."""
    yield Part(HEADLINE, brief.headline, brief.headline_citations)
    if brief.standfirst:
        yield Part(STANDFIRST, brief.standfirst, brief.standfirst_citations)
    for section in brief.sections:
        for line in section.lines:
            yield Part(line.id, line.text, line.citations, line.figures)


# ---- sources that were changed or withdrawn


def _unheld(
    part: Part, former: Brief, brief: Brief, texts: Mapping[str, Reading], changes: Mapping[str, Change], date: str
) -> Correction | None:
    """The correction of a part that rests on words which no article has any more."""
    for cited in part.citations:
        change = changes.get(cited.article)
        if change is None or _stands(cited.quote, texts.values()):
            continue
        if change.withdrawn:
            reason = f"{change.outlet} withdrew the article that this rested on: {change.withdrawn}"
            return Correction(date, part.name, part.text, "", _ended(reason), former.edition)
        reading = texts.get(change.now or change.article)
        near = _nearest(cited.quote, reading) if reading else None
        if reading is None or near is None:
            reason = f"{change.outlet} took out the words that this rested on."
            return Correction(date, part.name, part.text, "", reason, former.edition)
        new = cite(reading.article, near.start, near.end)
        if not _touched(part.text, cited.quote, new.quote):
            continue
        now = _line_on(new, brief, part.text) or f"{change.outlet} now writes: “{' '.join(new.quote.split())}”"
        if now != part.text:
            reason = f"{change.outlet} changed the words that this rested on."
            return Correction(date, part.name, part.text, now, reason, former.edition, (new,))
    return None


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _stands(quote: str, readings: Iterable[Reading]) -> bool:
    """Whether an article of the coverage still has the words, spaces and quotation marks apart."""
    wanted = f" {' '.join(words(quote))} "
    return any(wanted in f" {' '.join(words(reading.article.text))} " for reading in readings)


def _nearest(quote: str, reading: Reading) -> Sentence | None:
    """The sentence that took the place of the words: the one that shares most with them."""
    own = set(words(quote))

    def share(sentence: Sentence) -> float:
        return overlap(own, set(words(reading.article.text[sentence.start : sentence.end])))

    best = max(reading.sentences, key=lambda sentence: (share(sentence), -sentence.start), default=None)
    return best if best is not None and share(best) >= _SAME_SENTENCE else None


def _touched(text: str, old: str, new: str) -> bool:
    """Does the edit touch what the line tells: is a word of the line gone, or does a turning word come or go?"""
    before, after = set(words(old)), set(words(new))
    return bool((before - after) & set(words(text)) or (before ^ after) & _TURNING)


def _line_on(cited: Citation, brief: Brief, was: str) -> str | None:
    """The line of the new edition that rests on these words; of several the one most like the line it replaces."""
    own = set(words(was))
    found = [
        line.text
        for section in brief.sections
        for line in section.lines
        if any(one.article == cited.article and _meets(one, cited) for one in line.citations)
    ]
    return max(found, key=lambda text: overlap(own, set(words(text))), default=None)


def _meets(a: Citation, b: Citation) -> bool:
    return a.start < b.end and b.start < a.end


# ---- counts that were taken back


def _taken_back(
    part: Part, former: Brief, brief: Brief, ledger: Ledger, heirs: Mapping[str, str], date: str
) -> Correction | None:
    """The correction of a part that prints a count which its own speaker has since called wrong."""
    figures = {figure.id: figure for figure in ledger.figures}
    for key in part.figures:
        old, new = figures.get(key), figures.get(heirs.get(key, ""))
        if old is None or new is None or not _prints(part.text, old) or _prints(part.text, new):
            continue
        reading = next(one for one in ledger.readings if one.article.id == new.article)
        sentence = reading.sentences[new.sentence]
        source = cite(reading.article, sentence.start, sentence.end)
        lower = (new.value_low or 0.0) < (old.value_low or 0.0)
        if not (lower and old.measure in _GROWING) and not _WRONG.search(source.quote):
            continue
        now = _line_with(new, brief) or f"{_outlet(reading.article)}: “{' '.join(source.quote.split())}”"
        who = new.reporter_name or _outlet(reading.article)
        reason = f"{who[:1].upper()}{who[1:]} changed the count from {old.text} to {new.text}."
        return Correction(date, part.name, part.text, now, reason, former.edition, (source,))
    return None


def _prints(text: str, figure: Figure) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(figure.text)}(?![\d]|[.,]\d)", text, re.I) is not None


def _line_with(figure: Figure, brief: Brief) -> str | None:
    """The line of the new edition that prints the figure."""
    lines: list[Line] = [line for section in brief.sections for line in section.lines]
    return next((line.text for line in lines if figure.id in line.figures and _prints(line.text, figure)), None)


def _outlet(article: Article) -> str:
    return article.outlet or article.domain or "the article"
