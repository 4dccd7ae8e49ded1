"""What happened when, in the words of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from writethru.core.ids import cite
from writethru.core.tree import Tree
from writethru.core.types import (
    Denial,
    EventStatus,
    Reading,
    Sentence,
    Span,
    Statement,
    Story,
    TimelineItem,
    TimeMention,
)
from writethru.ledger.names import content_words
from writethru.ledger.repeats import content_of
from writethru.story.shingles import quoted_spans

_POSSIBLE = frozenset(["may", "might", "could"])
_AHEAD = frozenset(["will", "would", "shall", "should", "'ll", "’ll"])
_DUE = frozenset(["due", "set", "scheduled", "expected", "planned"])
# a clause that depends on these tells of no event
_IF = frozenset(["if", "unless", "whether"])
_CLOCK = re.compile(
    r"\b(?:at|by|around|about) \d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.?m\b\.?|\(\d{4} GMT\)|GMT\b)", re.IGNORECASE
)
_DATELINE = re.compile(r"^[^—–]{3,60}?(?:\([^)]{2,30}\) ?[—–-]|\s[—–]) ?")
_PERIODS = re.compile(r"\b(?:this|next|last) year\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_FIRST_PERSON = frozenset(["i", "we", "you", "my", "our", "your"])
_POINTS_BACK = re.compile(r"(?:this|that|it|there|they|so)\b", re.IGNORECASE)
# a clause of fewer words is told with the sentence around it, unless that has more than so many words
_CLAUSE, _SENTENCE = 6, 32
# share of the words of the shorter of two items of one date that makes them one
_ONE = 0.6
# items of one date with which a new one is compared
_NEAR = 200
# items of one story, latest kept
MOST = 2000


def find_timeline(
    story: Story, readings: Mapping[str, Reading], denials: Sequence[Denial] = ()
) -> tuple[TimelineItem, ...]:
    """Dated events and statements of the leads of origins, by date, then in order of the story.

    A clock time without a date is of the day of publication, and so is a decree or a denial. One event told by several
    origins is one item with the citations of all.
    """
    denied = {denial.denial: denial for denial in denials if not denial.elaborates and denial.claim_text}
    items: list[TimelineItem] = []
    by_date: dict[str, list[int]] = {}
    for origin in story.origins:
        reading = readings.get(origin.lead)
        if reading is None:
            continue
        for item in [*_events(reading), *_decrees(reading), *_denied(reading, denied)]:
            place = _same_item(item, [(n, items[n]) for n in by_date.get(item.date, [])[-_NEAR:]])
            if place is None:
                by_date.setdefault(item.date, []).append(len(items))
                items.append(item)
            elif items[place].status == item.status:
                held = items[place]
                items[place] = TimelineItem(held.date, held.event, held.status, held.citations + item.citations)
    items.sort(key=lambda item: item.date)
    return tuple(items[-MOST:])


def _same_item(item: TimelineItem, held: list[tuple[int, TimelineItem]]) -> int | None:
    words = content_words(item.event)
    for n, other in held:
        if other.citations[0].article == item.citations[0].article and other.status != item.status:
            continue
        theirs = content_words(other.event)
        if len(words & theirs) >= max(3, _ONE * min(len(words), len(theirs))):
            return n
    return None


def _events(reading: Reading) -> Iterator[TimelineItem]:
    """One item for each time in the text and clause it stands in."""
    tree = Tree(reading.article.text, reading.tokens)
    quotes = quoted_spans(reading.article.text)
    statements: dict[int, list[Statement]] = {}
    for statement in reading.statements:
        statements.setdefault(statement.sentence, []).append(statement)
    seen: set[tuple[str, int]] = set()
    times = sorted(reading.times, key=lambda time: time.start)
    starts = [time.start for time in times]
    for number, sentence in enumerate(reading.sentences):
        near = times[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for time in _times(reading, sentence, near):
            verb = _verb_of(tree, time, sentence)
            if verb is None or _hypothetical(tree, verb):
                continue
            span = _clause(tree, verb, sentence)
            if (time.date or "", span.start) in seen or _spoken_of_self(tree, span, time, quotes):
                continue
            seen.add((time.date or "", span.start))
            status = _status(tree, verb, time, reading, statements.get(number, ()))
            yield _item(reading, time.date or "", span, status)


def _times(reading: Reading, sentence: Sentence, times: Sequence[TimeMention]) -> list[TimeMention]:
    """The times of a sentence that name one date; else a clock time, which is of the day of publication."""
    inside = [time for time in times if sentence.start <= time.start < sentence.end]
    dated = [t for t in inside if t.date and not t.date_end and not _PERIODS.search(t.text)]
    published = (reading.article.published or "")[:10]
    if inside or not published:
        return dated
    clocks = _CLOCK.finditer(reading.article.text, sentence.start, sentence.end)
    return [TimeMention(match.start(), match.end(), match.group(), published) for match in clocks][:1]


def _decrees(reading: Reading) -> Iterator[TimelineItem]:
    """Decrees and decisions without a date are of the day of publication."""
    published = (reading.article.published or "")[:10]
    for statement in reading.statements:
        if statement.cue.cls == "decree" and published and statement.content and statement.speaker:
            sentence = reading.sentences[statement.sentence]
            if any(sentence.start <= time.start < sentence.end and time.date for time in reading.times):
                continue
            start = min(statement.speaker.start, statement.cue.start, *(span.start for span in statement.content))
            end = max(statement.speaker.end, statement.cue.end, *(span.end for span in statement.content))
            inside = Span(max(start, sentence.start), min(end, sentence.end))
            if inside.start < inside.end:
                yield _item(reading, statement.said_at or published, inside, "happened")


def _denied(reading: Reading, denied: Mapping[str, Denial]) -> Iterator[TimelineItem]:
    """What is denied, on the day of the denial."""
    for statement in reading.statements:
        if (
            statement.id not in denied
            or statement.certainty == "declined"
            or not content_of(statement, reading.article.text)
        ):
            continue
        if _POINTS_BACK.match(denied[statement.id].claim_text):
            continue
        date = statement.said_at or (reading.article.published or "")[:10]
        if date:
            yield _item(reading, date, statement.content[0], "denied", denied[statement.id].claim_text)


def _item(reading: Reading, date: str, span: Span, status: EventStatus, words: str = "") -> TimelineItem:
    text = " ".join((words or span.of(reading.article.text)).split())
    return TimelineItem(date, text, status, (cite(reading.article, span.start, span.end),))


def _verb_of(tree: Tree, time: TimeMention, sentence: Sentence) -> int | None:
    """The verb that the time belongs to."""
    first = next((i for i in range(sentence.first, sentence.last) if tree.tokens[i].end > time.start), None)
    if first is None:
        return None
    for i in tree.ancestors(first):
        if tree.tokens[i].pos in ("VERB", "AUX") and sentence.first <= i < sentence.last:
            return i
    return None


def _hypothetical(tree: Tree, verb: int) -> bool:
    """Does the clause or one above it begin with "if"?"""
    return any(tree.lower(j) in _IF for i in [verb, *tree.ancestors(verb)] for j in tree.children(i, "mark"))


def _spoken_of_self(tree: Tree, span: Span, time: TimeMention, quotes: Sequence[Span]) -> bool:
    """Quoted words about "we" and "you" tell what was said, not what happened."""
    if not any(quote.start <= time.start < quote.end for quote in quotes):
        return False
    return any(word.lower() in _FIRST_PERSON for word in _WORD.findall(span.of(tree.text)))


def _clause(tree: Tree, verb: int, sentence: Sentence) -> Span:
    """The words of the verb's clause, or of the clause around one that has no subject of its own or says too little."""
    inside = range(sentence.first, sentence.last)
    words = [i for i in tree.subtree(verb) if i in inside]
    while not _stands_alone(tree, verb, words):
        above = next((i for i in tree.ancestors(verb) if i in inside and tree.tokens[i].pos in ("VERB", "AUX")), None)
        wider = [i for i in tree.subtree(above) if i in inside] if above is not None else []
        if above is None or len(wider) > _SENTENCE:
            break
        verb, words = above, wider
    if len(words) > _SENTENCE:
        cut = tree.children(verb, "conj", "parataxis", "advcl")
        words = [i for i in tree.subtree(verb, without=[i for i in cut if i > verb]) if i in inside]
    return _trimmed(tree, words)


def _stands_alone(tree: Tree, verb: int, words: Sequence[int]) -> bool:
    subject = tree.child(verb, "nsubj", "nsubjpass")
    own = subject is not None and tree.tokens[subject].tag not in ("WP", "WDT", "PRP")
    return own and len(words) >= _CLAUSE and tree.tokens[verb].dep not in ("relcl", "acl", "advcl")


def _trimmed(tree: Tree, words: Sequence[int]) -> Span:
    """One run of words without marks, conjunctions and a dateline at its ends."""
    first, last = 0, len(words) - 1
    drop = ("PUNCT", "CCONJ", "SCONJ", "SPACE")
    while first < last and tree.tokens[words[first]].pos in drop:
        first += 1
    while last > first and tree.tokens[words[last]].pos in ("PUNCT", "CCONJ", "SPACE"):
        last -= 1
    span = Span(tree.tokens[words[first]].start, tree.tokens[words[last]].end)
    dateline = _DATELINE.match(span.of(tree.text)) if span.of(tree.text)[:3].isupper() else None
    return Span(span.start + dateline.end(), span.end) if dateline and dateline.end() < span.end - span.start else span


def _status(tree: Tree, verb: int, time: TimeMention, reading: Reading, statements: Sequence[Statement]) -> EventStatus:
    """Happened, planned, possible or denied: by the verb's helpers, the date, and who denies it."""
    published, date = (reading.article.published or "")[:10], time.date or ""
    later = bool(published) and date > published[: len(date)]
    helpers = {tree.lower(i) for i in tree.children(verb, "aux", "auxpass")}
    if helpers & _POSSIBLE or any(tree.lower(i) == "possible" for i in tree.children(verb, "acomp")):
        return "possible"
    at = tree.tokens[verb].start
    if any(s.certainty == "denied" and any(c.start <= at < c.end for c in s.content) for s in statements):
        return "denied"
    ahead = bool(helpers & _AHEAD) or any(tree.lower(i) in _DUE for i in tree.children(verb, "acomp"))
    if later or ahead:
        return "planned"
    return "denied" if tree.child(verb, "neg") is not None else "happened"
