"""When a statement was made, kept apart from the time of what it says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from writethru.core.tree import Tree
from writethru.core.types import Article, Sentence, TimeMention
from writethru.reading.statements.candidate import Range
from writethru.reading.statements.pairing import Draft

# paragraphs at the head of an article that say when its news happened
LEAD = 1
# words that put a statement before the day of the news
_EARLIER = frozenset("ago before earlier had once previously recently repeatedly then when".split())
# what is done with a document on the day of its words: "according to a report published on Tuesday"
_PUBLISHING = frozenset("air broadcast circulate date issue post print publish release send sign".split())
# tokens between the cue and a time that still belongs to it: "told reporters late on Monday"
_NEAR = 3
# words between a time and its verb at most
_FAR = 40
# what leads to a time at the head of a content that the parser drew it into: "said on Monday it would"
_LEADING = frozenset("on late early in at".split())


class SayingTimes:
    """The times of an article, and which of them is that of a saying."""

    def __init__(
        self, article: Article, tree: Tree, sentences: Sequence[Sentence], times: Sequence[TimeMention]
    ) -> None:
        self.tree = tree
        self.sentences = sentences
        self.times = times
        self._starts = [time.start for time in times]
        self._published = (article.published or "")[:10]
        self._occasion = self._named_day()

    def within(self, sentence: int) -> Sequence[TimeMention]:
        """The times of a sentence."""
        here = self.sentences[sentence]
        return self.times[bisect_left(self._starts, here.start) : bisect_left(self._starts, here.end)]

    def of(self, draft: Draft, content: Sequence[Range]) -> tuple[str | None, str | None]:
        """The date of saying and its words. Words that name no one day, month or year ("last week") give no date."""
        said = self._told(draft, content) or self._shared(draft)
        if said is None:
            return self._same_occasion(draft), None
        return (None if said.date_end else said.date), said.text

    def behind_time(self, sentence: int, first: int, last: int) -> int | None:
        """The token behind a time at the head of the tokens ``[first, last)``, where a clause begins there."""
        tree = self.tree
        at = first
        while at < last and at < first + 2 and tree.lower(at) in _LEADING:
            at += 1
        for time in self.within(sentence):
            if time.start == tree.tokens[at].start:
                after = next((i for i in range(at, min(at + 8, last)) if tree.tokens[i].start >= time.end), None)
                return after if after is not None and self._begins_clause(after) else None
        return None

    def _begins_clause(self, i: int) -> bool:
        token = self.tree.tokens[i]
        return self.tree.lower(i) == "that" or token.pos in ("PRON", "DET", "PROPN", "NUM") or token.dep == "nsubj"

    def _told(self, draft: Draft, content: Sequence[Range]) -> TimeMention | None:
        """The time that hangs on the cue, stands between the cue and the content, or dates the document quoted."""
        for time in self.within(draft.sentence):
            i = self._token_at(time.start, self.sentences[draft.sentence])
            if _inside(i, content) and draft.lemma not in ("decline", "refuse"):
                continue
            governor = self._governor(i)
            if 0 <= i - draft.cue[1] <= _NEAR or governor == draft.head or self._dates_source(governor, draft):
                return time
        return None

    def _dates_source(self, governor: int | None, draft: Draft) -> bool:
        if governor is None or draft.source is None:
            return False
        token = self.tree.tokens[governor]
        return token.dep == "acl" and token.head == draft.source and token.lemma.lower() in _PUBLISHING

    def _shared(self, draft: Draft) -> TimeMention | None:
        """The day of the deed that the saying goes with: "raised its rate on Wednesday and warned", "left on Monday,
        saying"."""
        tokens = self.tree.tokens
        up, verb = {draft.head}, draft.head
        while tokens[verb].head != verb and tokens[verb].head < verb:
            joined = tokens[verb].dep == "conj" or (tokens[verb].dep == "advcl" and tokens[verb].tag == "VBG")
            if not joined or any(tokens[k].dep == "nsubj" for k in self.tree.children(verb)):
                break
            verb = tokens[verb].head
            up.add(verb)
        if len(up) == 1 or tokens[verb].tag != "VBD":
            return None
        for time in self.within(draft.sentence):
            i = self._token_at(time.start, self.sentences[draft.sentence])
            if (
                i < draft.cue[0]
                and self._governor(i) in up
                and time.date
                and len(time.date) == 10
                and not time.date_end
            ):
                return time
        return None

    def _named_day(self) -> str | None:
        """The day of publication, where the article's first paragraphs name it."""
        lead = [s for s in self.sentences[: 4 * (LEAD + 1)] if s.paragraph <= LEAD]
        if not lead or not self._published:
            return None
        head = self.times[: bisect_left(self._starts, lead[-1].end)]
        return self._published if any(time.date == self._published for time in head) else None

    def _same_occasion(self, draft: Draft) -> str | None:
        """The day named in the lead, of a cue in the past in a sentence that sets no other time beside it."""
        tree = self.tree
        if draft.parent is not None:
            return None
        helpers = {tree.lower(k) for k in tree.children(draft.head, "aux", "advmod")}
        if "now" in helpers and tree.tokens[draft.head].tag in ("VBZ", "VBP"):
            return self._published or None
        if self._occasion is None or (tree.tokens[draft.head].tag != "VBD" and "did" not in helpers):
            return None
        here = self.sentences[draft.sentence]
        words = {tree.lower(i) for i in range(here.first, here.last) if not draft.covers(i)}
        if words & _EARLIER or any(
            time.date != self._occasion and not draft.covers(self._token_at(time.start, here))
            for time in self.within(draft.sentence)
        ):
            return None
        return self._occasion

    def _token_at(self, place: int, here: Sentence) -> int:
        low, high = here.first, here.last - 1
        while low < high:
            middle = (low + high) // 2
            if self.tree.tokens[middle].end <= place:
                low = middle + 1
            else:
                high = middle
        return low

    def _governor(self, i: int) -> int | None:
        return next(
            (j for j in islice(self.tree.ancestors(i), _FAR) if self.tree.tokens[j].pos in ("VERB", "AUX")), None
        )


def _inside(i: int, runs: Sequence[Range]) -> bool:
    return any(first <= i < last for first, last in runs)
