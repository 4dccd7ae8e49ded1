"""Offers to drafts: the best frame of each cue, nesting, and quotations tied to who says them."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.statements.candidate import Candidate, Offered, Range, quoting_verb, trim
from writethru.reading.statements.lexicon import NUMBERED, Lexicon
from writethru.reading.statements.offers import QuotedTokens, offers
from writethru.reading.statements.pairing import Draft, Pairing
from writethru.reading.statements.trained import TrainedReader
from writethru.reading.statements.verbs import cited_voice

# an offer below this chance is left; tuned on the training documents
TAKEN = 0.4
# a statement inside another is kept only where it is this sure
TAKEN_INSIDE = 0.6
# cues taken of one sentence, and tokens one may have; what has more is no sentence but a list or an attack on our time
MOST = 40
LONGEST = 600
CLAUSES = frozenset(("that", "fronted", "paren", "p:that", "as", "if"))
_NESTING = frozenset(("that", "fronted", "paren", "according", "as", "p:that", "n:that", "quote"))


def assemble(
    tree: Tree,
    sentences: Sequence[Sentence],
    quoted: QuotedTokens,
    lexicon: Lexicon,
    trained: TrainedReader | None = None,
) -> list[Draft]:
    """All drafts of an article in the order of their cues; by the rules alone where no trained reader is given."""
    drafts: list[Draft] = []
    by_sentence: list[list[Draft]] = []
    for number, sentence in enumerate(sentences):
        offered, barred = _offered(tree, sentence, quoted, lexicon)
        weighed = trained.drafts(tree, sentence, number, quoted, offered, barred) if trained else None
        found = _nest(_best(offered, number) if weighed is None else weighed)
        by_sentence.append(found)
        drafts.extend(found)
    if quoted.quotes:
        Pairing(tree, sentences, quoted, lexicon, by_sentence).run()
        drafts = [draft for found in by_sentence for draft in found]
    drafts.sort(key=lambda draft: (draft.sentence, draft.head))
    return drafts


def _offered(
    tree: Tree, sentence: Sentence, quoted: QuotedTokens, lexicon: Lexicon
) -> tuple[list[Offered], frozenset[int]]:
    """What the grammar offers in a sentence, each with its chance, and the heads of what is certainly no cue."""
    if sentence.last - sentence.first > LONGEST:
        return [], frozenset()
    out = []
    barred: set[int] = set()
    # "was quoted by the Post as saying": the saying is the cue
    saying: set[int] = set()
    for offer in offers(tree, sentence, quoted, lexicon.known):
        if _is_furniture(tree, offer):
            barred.add(offer.head)
            continue
        in_quotes = bool(quoted.quotes) and any(quoted.touches(run) for run in offer.content)
        numbered = offer.frame in NUMBERED and _has_number(tree, offer)
        quoting = quoting_verb(tree, offer.head)
        if quoting is not None:
            saying.add(quoting)
        by_hand = quoting is not None or lexicon.by_hand(offer, numbered)
        out.append(Offered(lexicon.chance(offer, in_quotes, numbered), offer, by_hand))
    return [offer for offer in out if offer.candidate.head not in saying], frozenset(barred | saying)


def _best(offered: Sequence[Offered], number: int) -> list[Draft]:
    """The fullest frame of each cue that is likely enough."""
    best: dict[int, tuple[float, Candidate]] = {}
    for chance, offer, _ in offered:
        if chance < TAKEN:
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


def tidy(tree: Tree, draft: Draft) -> tuple[Range, ...]:
    """The draft's content without punctuation at the ends of each run, in text order, empty runs left out."""
    return tuple(run for run in (trim(tree, r) for r in draft.content) if run is not None)
