"""What happened when, in the words of the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from writethru.core.ids import cite
from writethru.core.tree import Tree
from writethru.core.types import EventStatus, Reading, Sentence, Span, Statement, Story, TimelineItem, TimeMention
from writethru.ledger.names import content_words

_POSSIBLE = frozenset(["may", "might", "could"])
_AHEAD = frozenset(["will", "would", "shall", "'ll", "’ll"])
_PLAN = frozenset(
    ["due", "plan", "expect", "schedule", "intend", "set", "promise", "pledge", "hope", "aim", "prepare", "go"]
)
# share of the words of the shorter of two items of one date that makes them one
_ONE = 0.6
# items of one story: the timeline of a long archive is cut, latest kept
MOST = 2000


def find_timeline(story: Story, readings: Mapping[str, Reading]) -> tuple[TimelineItem, ...]:
    """Dated events and statements of the leads of origins, by date, then in order of the story.

    One event told by several origins is one item with the citations of all of them.
    """
    items: list[TimelineItem] = []
    by_date: dict[str, list[int]] = {}
    for origin in story.origins:
        reading = readings.get(origin.lead)
        if reading is None:
            continue
        for item in _items(reading):
            place = _same_item(item, [(n, items[n]) for n in by_date.get(item.date, [])])
            if place is None:
                by_date.setdefault(item.date, []).append(len(items))
                items.append(item)
            else:
                held = items[place]
                items[place] = TimelineItem(held.date, held.event, held.status, held.citations + item.citations)
    items.sort(key=lambda item: item.date)
    return tuple(items[-MOST:])


def _same_item(item: TimelineItem, held: list[tuple[int, TimelineItem]]) -> int | None:
    words = content_words(item.event)
    for n, other in held:
        if other.citations[0].article == item.citations[0].article:
            continue
        theirs = content_words(other.event)
        if len(words & theirs) >= max(3, _ONE * min(len(words), len(theirs))):
            return n
    return None


def _items(reading: Reading) -> Iterator[TimelineItem]:
    tree = Tree(reading.article.text, reading.tokens)
    statements = {s.sentence: s for s in reversed(reading.statements)}
    seen: set[tuple[str, int]] = set()
    for time in reading.times:
        if time.date is None or time.date_end is not None:
            continue
        sentence = next((s for s in reading.sentences if s.start <= time.start < s.end), None)
        if sentence is None:
            continue
        verb = _verb_of(tree, time, sentence)
        span = _clause(tree, verb, sentence) if verb is not None else Span(sentence.start, sentence.end)
        key = (time.date, span.start)
        if key in seen:
            continue
        seen.add(key)
        said = statements.get(reading.sentences.index(sentence))
        status = _status(tree, verb, time, reading, said)
        text = " ".join(span.of(reading.article.text).split())
        yield TimelineItem(time.date, text, status, (cite(reading.article, span.start, span.end),))


def _verb_of(tree: Tree, time: TimeMention, sentence: Sentence) -> int | None:
    """The verb that the time belongs to."""
    first = next((i for i in range(sentence.first, sentence.last) if tree.tokens[i].end > time.start), None)
    if first is None:
        return None
    for i in tree.ancestors(first):
        if tree.tokens[i].pos in ("VERB", "AUX") and sentence.first <= i < sentence.last:
            return i
    return None


def _clause(tree: Tree, verb: int, sentence: Sentence) -> Span:
    """The words of the verb's clause, other main clauses of the sentence left out, without the marks around it."""
    others = tree.children(verb, "conj", "parataxis", "advcl", "relcl") if tree.tokens[verb].dep == "ROOT" else []
    words = [i for i in tree.subtree(verb, without=others) if sentence.first <= i < sentence.last]
    runs = [words[0]]
    for i in words[1:]:
        if i != runs[-1] + 1 and i > verb:
            break
        runs.append(i)
    while len(runs) > 1 and tree.tokens[runs[-1]].pos in ("PUNCT", "CCONJ", "SPACE"):
        runs.pop()
    while len(runs) > 1 and tree.tokens[runs[0]].pos in ("PUNCT", "CCONJ", "SPACE"):
        runs.pop(0)
    return tree.span(runs)


def _status(
    tree: Tree, verb: int | None, time: TimeMention, reading: Reading, said: Statement | None
) -> EventStatus:
    published = (reading.article.published or "")[:10]
    later = bool(published) and (time.date or "")[: len(published)] > published[: len(time.date or "")]
    if verb is None:
        return "planned" if later else "happened"
    helpers = [tree.lower(i) for i in tree.children(verb, "aux", "auxpass")]
    if any(word in _POSSIBLE for word in helpers):
        return "possible"
    if tree.child(verb, "neg") is not None or (said is not None and said.certainty == "denied"):
        return "denied"
    if later or any(word in _AHEAD for word in helpers):
        return "planned"
    return "planned" if tree.tokens[verb].lemma in _PLAN and later else "happened"
