"""Quotations tied to the draft that introduces each, or to the last speaker where nobody does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.statements.candidate import Candidate, Range, cue_range, subject
from writethru.reading.statements.lexicon import Lexicon
from writethru.reading.statements.offers import QuotedTokens, with_source

# words looked at on either side of a quotation for the verb that introduces it
REACH = 16
# a quotation of fewer words than this is a word quoted in passing, unless a cue stands right beside it
PASSING = 4
# tokens between such a word and the cue that may still introduce it
CLOSE = 4
# tokens of the longest quoted name, and letters of words that names may write small
NAMES = 9
LITTLE = 3
# tokens between a cue and the quotation right after it, and how often such a verb must introduce quotations at least
BESIDE = 2
SELDOM = 0.3
_BEFORE_NAMES = frozenset(("ADP", "ADJ", "DET", "NOUN", "PART", "PRON", "PROPN"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
# "he shot back": what they say hangs on the word after them
_BACK = frozenset("chime cut fire hit shoot".split())
_ADDRESSED = frozenset("tell ask inform remind assure reassure address brief answer".split())


@dataclass(slots=True)
class Draft:
    """A statement in the making; indexes are tokens."""

    head: int
    cue: Range
    source: int | None
    content: list[Range]
    frame: str
    lemma: str
    chance: float
    sentence: int
    parent: Draft | None = None
    quotes: list[int] = field(default_factory=list)
    # the trained reader had its say
    weighed: bool = False

    def covers(self, i: int) -> bool:
        return any(first <= i < last for first, last in self.content)


class Pairing:
    """Ties every quotation to the draft that introduces it, or to the last speaker where nobody does."""

    def __init__(
        self,
        tree: Tree,
        sentences: Sequence[Sentence],
        quoted: QuotedTokens,
        lexicon: Lexicon,
        by_sentence: list[list[Draft]],
    ) -> None:
        self.tree = tree
        self.sentences = sentences
        self.quoted = quoted
        self.lexicon = lexicon
        self.by_sentence = by_sentence
        self.heads = {draft.head: draft for found in by_sentence for draft in found}
        # sentence of each quotation's first token
        self.owner: list[Draft | None] = [None] * len(quoted.quotes)

    def run(self) -> None:
        self._own()
        last: Draft | None = None
        sentence = 0
        for number, (first, end) in enumerate(self.quoted.spans):
            if first >= end:
                continue
            while sentence + 1 < len(self.sentences) and self.sentences[sentence].last <= first:
                sentence += 1
            draft = self.owner[number]
            if draft is None and (self.sentences[sentence].paragraph == 0 or not self._is_name(first, end)):
                draft = (
                    self._introduced(first, end, sentence)
                    or self._belongs(first, end, sentence)
                    or self._continued(first, end, sentence, last)
                )
                if draft is not None:
                    self._join(draft, (first, end), number)
            if draft is not None:
                last = draft
        self._nest()

    def _nest(self) -> None:
        """What is said within quoted words is part of what their speaker says."""
        for draft in self.heads.values():
            number = self.quoted.of[draft.head]
            outer = self.owner[number] if number >= 0 else None
            if outer is not None and outer is not draft and draft.parent is None:
                draft.parent = outer

    def _own(self) -> None:
        of = self.quoted.of
        for found in self.by_sentence:
            for draft in found:
                if draft.parent is not None:
                    continue
                for first, last in draft.content:
                    for number in sorted({of[i] for i in range(first, last)} - {-1}):
                        if self.owner[number] is None and of[draft.head] != number:
                            self.owner[number] = draft
                            draft.quotes.append(number)

    def _introduced(self, first: int, end: int, sentence: int) -> Draft | None:
        """The cue beside the quotation: before it ("she said: …"), else after it ("…, said X")."""
        verb = self._verb_before(first, sentence)
        if verb is None:
            verb = self._verb_after(end)
        if verb is None:
            verb = self._before_colon(first, sentence)
        if verb is None:
            return None
        whole = self.tree.lower(end - 2) in (",", ".", "!", "?")
        if end - first < PASSING + 2 and not whole and not first - CLOSE <= verb < end + CLOSE:
            return None
        if verb in self.heads:
            return self.heads[verb]
        place = self._sentence_of(verb)
        if any(draft.covers(verb) for draft in self.by_sentence[place]):
            return None
        lemma = self.tree.tokens[verb].lemma.lower()
        bare = Candidate(verb, cue_range(self.tree, verb), subject(self.tree, verb), ((first, end),), "quote", lemma)
        source = with_source(self.tree, bare, self.quoted).source
        draft = Draft(verb, bare.cue, source, [], "quote", lemma, self.lexicon.of(lemma, "fronted"), place)
        self.by_sentence[place].append(draft)
        self.heads[verb] = draft
        return draft

    def _verb_before(self, first: int, sentence: int) -> int | None:
        here = self.sentences[sentence]
        start, stop = here.first, first
        if stop <= start:
            if sentence == 0 or not self._ends_with_colon(sentence - 1):
                return None
            start, stop = self.sentences[sentence - 1].first, self.sentences[sentence - 1].last
        elif not self._leads_in(first - 1):
            return None
        for i in range(stop - 1, max(start, stop - REACH) - 1, -1):
            if self.quoted.of[i] >= 0:
                return None
            if self._says(i, beside=stop - i <= BESIDE):
                return i
        return None

    def _before_colon(self, first: int, sentence: int) -> int | None:
        """The main verb of a clause that a colon ends before the quotation: "He went further: “…”"."""
        if first == 0 or self.tree.lower(first - 1) != ":":
            return None
        here = self.sentences[self._sentence_of(first - 1)]
        if here.paragraph < self.sentences[sentence].paragraph - 1:
            return None
        for i in range(first - 2, max(here.first, first - 2 - REACH) - 1, -1):
            if self.quoted.of[i] >= 0:
                return None
            token = self.tree.tokens[i]
            if token.pos == "VERB" and token.tag in _FINITE and token.dep not in ("relcl", "acl", "advcl"):
                return i
        return None

    def _is_name(self, first: int, end: int) -> bool:
        """Whether the quoted words are the name of a work, show or place: few, capitalised, within a noun phrase."""
        if end - first > NAMES or first == 0 or self.tree.tokens[first - 1].pos not in _BEFORE_NAMES:
            return False
        words = [i for i in range(first, end) if self.tree.tokens[i].pos not in ("PUNCT", "PART")]
        long = [i for i in words if len(self.tree.word(i)) > LITTLE]
        if not long or any(self.tree.lower(i) in (".", "!", "?") for i in range(first, end)):
            return False
        return all(self.tree.word(i)[0].isupper() or self.tree.word(i)[0].isdigit() for i in [words[0], *long])

    def _leads_in(self, i: int) -> bool:
        """The word before a quotation that a cue introduces: a comma, a colon, "that", or the cue or its object."""
        token = self.tree.tokens[i]
        return self.tree.lower(i) in (",", ":", "that", "—", "–") or token.pos in (
            "VERB",
            "AUX",
            "ADP",
            "NOUN",
            "PROPN",
        )

    def _verb_after(self, end: int) -> int | None:
        tokens = self.tree.tokens
        if end >= len(tokens):
            return None
        place = self._sentence_of(end)
        if self.sentences[place].paragraph != self.sentences[self._sentence_of(end - 1)].paragraph:
            return None
        begins = self.sentences[place].first == end
        if (
            begins
            and self.tree.word(end)[0].isupper()
            and self.tree.lower(end - 2) not in ("!", "?", ",")
            and (self.tree.lower(end - 1) not in (",", "!", "?"))
        ):
            return None
        for i in range(end, min(self.sentences[place].last, end + REACH)):
            if self.quoted.of[i] >= 0 or self.tree.lower(i) in (";", ":"):
                return None
            if self._says(i, beside=False):
                return i
            if tokens[i].pos == "VERB" and tokens[i].dep not in ("relcl", "acl", "amod"):
                return None
        return None

    def _belongs(self, first: int, end: int, sentence: int) -> Draft | None:
        """The draft of this sentence below whose cue the quoted words hang: its content goes on to their end."""
        above = set(self.tree.ancestors(first)) | {first}
        for draft in reversed(self.by_sentence[sentence]):
            if not draft.content or draft.parent is not None or draft.head not in above:
                continue
            if draft.head < draft.content[-1][0] and draft.content[-1][1] <= first:
                draft.content[-1] = (draft.content[-1][0], end)
                return draft
        return None

    def _continued(self, first: int, end: int, sentence: int, last: Draft | None) -> Draft | None:
        """The statement that an unintroduced quotation goes on with: of this paragraph, or the one right before."""
        if last is None or end - first < PASSING:
            return None
        here = self.sentences[sentence]
        if not self._starts_sentence(first, here):
            return None
        paragraph = self.sentences[self._paragraph_anchor(last)].paragraph
        if paragraph == here.paragraph:
            return last
        opens_paragraph = sentence == 0 or self.sentences[sentence - 1].paragraph != here.paragraph
        if paragraph == here.paragraph - 1 and opens_paragraph:
            return last
        return None

    def _starts_sentence(self, first: int, here: Sentence) -> bool:
        return first <= here.first + 1

    def _paragraph_anchor(self, draft: Draft) -> int:
        """Sentence of the draft's last words: its own cue's, or that of a quotation joined later."""
        last = max([draft.head, *(run[1] - 1 for run in draft.content)])
        return self._sentence_of(last)

    def _join(self, draft: Draft, run: Range, number: int) -> None:
        self.owner[number] = draft
        if not draft.quotes and draft.frame.startswith(("obj", "prep")) and draft.lemma in _ADDRESSED:
            # what looked like the content was who was told
            draft.content, draft.frame = [], "quote"
        elif draft.content and self._runs_on(draft, run[0]):
            run = (draft.content[-1][0], run[1])
        draft.quotes.append(number)
        grown = [r for r in draft.content if not (run[0] <= r[0] and r[1] <= run[1])]
        grown.append(run)
        grown.sort()
        draft.content = grown

    def _runs_on(self, draft: Draft, first: int) -> bool:
        """Whether a quotation goes on with the cue's own clause: "expects a talk, though “at a low level”"."""
        begin, end = draft.content[-1]
        near = end <= first < min(end + REACH, self.sentences[draft.sentence].last)
        return near and draft.head < begin

    def _says(self, i: int, *, beside: bool) -> bool:
        """Whether a word can introduce a quotation; right beside one, verbs that do so more seldom can."""
        token = self.tree.tokens[i]
        if token.pos != "VERB":
            return False
        lemma = token.lemma.lower()
        if lemma in _BACK:
            return any(self.tree.lower(k) in ("back", "in", "on") for k in self.tree.children(i, "prt", "advmod"))
        return self.lexicon.says(lemma) or (beside and self.lexicon.of(lemma, "fronted") >= SELDOM)

    def _ends_with_colon(self, sentence: int) -> bool:
        last = self.sentences[sentence].last - 1
        return self.tree.lower(last) in (":", "—", "–")

    def _sentence_of(self, i: int) -> int:
        low, high = 0, len(self.sentences) - 1
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].last <= i:
                low = middle + 1
            else:
                high = middle
        return low
