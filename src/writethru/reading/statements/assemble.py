"""Offers to drafts: the best frame of each cue, nesting, and quotations tied to who says them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.statements.candidate import Candidate, Range, cue_range, subject, trim
from writethru.reading.statements.lexicon import Lexicon
from writethru.reading.statements.offers import QuotedTokens, offers, with_source
from writethru.reading.statements.verbs import cited_voice

# an offer below this chance is left; tuned on the training documents
TAKEN = 0.4
# a statement inside another is kept only where it is this sure
TAKEN_INSIDE = 0.6
# cues taken of one sentence, and tokens one may have; what has more is no sentence but a list or an attack on our time
MOST = 40
LONGEST = 600
# words looked at on either side of a quotation for the verb that introduces it
REACH = 16
# a quotation of fewer words than this is a word quoted in passing, unless a cue stands right beside it
PASSING = 4
# tokens between such a word and the cue that may still introduce it
CLOSE = 4
CLAUSES = frozenset(("that", "fronted", "paren", "p:that", "as", "if"))
_NESTING = frozenset(("that", "fronted", "paren", "according", "as", "p:that", "n:that", "quote"))


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

    def covers(self, i: int) -> bool:
        return any(first <= i < last for first, last in self.content)


def assemble(tree: Tree, sentences: Sequence[Sentence], quoted: QuotedTokens, lexicon: Lexicon) -> list[Draft]:
    """All drafts of an article in the order of their cues."""
    drafts: list[Draft] = []
    by_sentence: list[list[Draft]] = []
    for number, sentence in enumerate(sentences):
        found = _nest(_best(tree, sentence, number, quoted, lexicon))
        by_sentence.append(found)
        drafts.extend(found)
    if quoted.quotes:
        Pairing(tree, sentences, quoted, lexicon, by_sentence).run()
        drafts = [draft for found in by_sentence for draft in found]
    drafts.sort(key=lambda draft: (draft.sentence, draft.head))
    return drafts


def _best(tree: Tree, sentence: Sentence, number: int, quoted: QuotedTokens, lexicon: Lexicon) -> list[Draft]:
    best: dict[int, tuple[float, Candidate]] = {}
    if sentence.last - sentence.first > LONGEST:
        return []
    for offer in offers(tree, sentence, quoted, lexicon.known):
        in_quotes = bool(quoted.quotes) and any(quoted.touches(run) for run in offer.content)
        chance = lexicon.chance(offer, in_quotes, offer.frame == "obj+at" and _has_number(tree, offer))
        if chance < TAKEN or _is_furniture(tree, offer):
            continue
        rank = (offer.frame in CLAUSES, chance)
        if offer.head not in best or rank > (best[offer.head][1].frame in CLAUSES, best[offer.head][0]):
            best[offer.head] = (chance, offer)
    surest = sorted(best.values(), key=lambda found: (-found[0], found[1].head))[:MOST]
    return [
        Draft(c.head, c.cue, c.source, list(c.content), c.frame, c.lemma, chance, number)
        for chance, c in sorted(surest, key=lambda found: found[1].head)
    ]


def _has_number(tree: Tree, offer: Candidate) -> bool:
    return any(tree.tokens[i].pos == "NUM" for first, last in offer.content for i in range(first, last))


def _is_furniture(tree: Tree, offer: Candidate) -> bool:
    """Words about the reporting, not reported: "asked not to be named", "was not authorised to speak", a bare day."""
    head = tree.tokens[offer.head]
    words = [i for first, last in offer.content for i in range(first, last)]
    if offer.lemma in ("ask", "request", "speak", "insist") and any(tree.lower(i) in _UNNAMED for i in words):
        return True
    if offer.lemma == "cite" and head.tag == "VBG" and cited_voice(tree, offer.head) is not None:
        return True
    if head.dep == "xcomp" and tree.tokens[head.head].lemma.lower() in ("authorize", "authorise", "allow", "permit"):
        return True
    return len(words) <= 3 and all(tree.tokens[i].ent[2:] in ("DATE", "TIME") for i in words)


_ADDRESSED = frozenset("tell ask inform remind assure reassure address brief answer".split())
_UNNAMED = frozenset(("named", "identified", "anonymity", "anonymous", "anonymously", "quoted"))


def _nest(drafts: list[Draft]) -> list[Draft]:
    """Of two that claim the same words one stays; one whose cue lies in another's content is its part or goes."""
    if len(drafts) < 2:
        return drafts
    for a in (draft for draft in drafts if draft.frame in ("according", "view")):
        for b in drafts:
            if a is not b and b.covers(a.head) and a.covers(b.head) and b.head < a.cue[0]:
                # "X said that …, according to Y": Y speaks of it all
                b.content = _before(b.content, a.cue[0])
    dropped: set[int] = set()
    for a in drafts:
        for b in drafts:
            if a is b or id(a) in dropped or id(b) in dropped:
                continue
            a_in_b, b_in_a = b.covers(a.head), a.covers(b.head)
            same_cue = a.cue[0] < b.cue[1] and b.cue[0] < a.cue[1]
            if (a_in_b and b_in_a) or same_cue or a.content == b.content:
                dropped.add(id(a if (a.chance, -a.head) < (b.chance, -b.head) else b))
    kept = [draft for draft in drafts if id(draft) not in dropped]
    for inner in kept:
        around = [outer for outer in kept if outer is not inner and outer.covers(inner.head)]
        if around:
            inner.parent = min(around, key=lambda d: (sum(last - first for first, last in d.content), d.head))
    return [
        draft
        for draft in kept
        if draft.parent is None
        or (draft.chance >= TAKEN_INSIDE and draft.frame in _NESTING and draft.source is not None)
    ]


def _before(content: list[Range], limit: int) -> list[Range]:
    """The runs as far as they lie before token ``limit``."""
    return [(first, min(last, limit)) for first, last in content if first < limit]


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
            if draft is None:
                draft = (
                    self._introduced(first, end, sentence)
                    or self._belongs(first, end, sentence)
                    or self._continued(first, end, sentence, last)
                )
                if draft is not None:
                    self._join(draft, (first, end), number)
            if draft is not None:
                last = draft

    def _own(self) -> None:
        of = self.quoted.of
        for found in self.by_sentence:
            for draft in found:
                if draft.parent is not None:
                    continue
                for first, last in draft.content:
                    for number in sorted({of[i] for i in range(first, last)} - {-1}):
                        if self.owner[number] is None:
                            self.owner[number] = draft
                            draft.quotes.append(number)

    def _introduced(self, first: int, end: int, sentence: int) -> Draft | None:
        """The cue beside the quotation: before it ("she said: …"), else after it ("…, said X")."""
        verb = self._verb_before(first, sentence)
        if verb is None:
            verb = self._verb_after(end)
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
            if self._says(i):
                return i
        return None

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
            if self._says(i):
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

    def _says(self, i: int) -> bool:
        token = self.tree.tokens[i]
        return token.pos == "VERB" and self.lexicon.says(token.lemma.lower())

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


def tidy(tree: Tree, draft: Draft) -> tuple[Range, ...]:
    """The draft's content without punctuation at the ends of each run, in text order, empty runs left out."""
    return tuple(run for run in (trim(tree, r) for r in draft.content) if run is not None)
