"""Offers of the grammar weighed by the trained reader, and cues that only it sees.

The rules say where a cue can be and what the parse makes its content; the network says how likely each is. Where both
agree on the content within a little, the parse's bounds are kept, since they end where clauses end.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.neural.features import cue_input, head_of, sentence_input
from writethru.reading.neural.session import Floats, Network
from writethru.reading.statements.candidate import Candidate, Offered, Range, ranges, trimmed
from writethru.reading.statements.headlines import headline_end
from writethru.reading.statements.offers import QuotedTokens
from writethru.reading.statements.pairing import Draft

# an offer of the rules below this chance is not shown to the network
OFFERED = 0.08
# a word the network calls a cue with this chance is looked at, though the rules offer nothing there
TAGGED = 0.4
# log-odds of a cue from those of the network and of the rules; fitted on the development documents
BY_NETWORK, BY_RULES, BIAS = 0.5, 0.32, -0.5
TAKEN = 0.38
# chance by the rules at which a cue within another's content is kept
TAKEN_INSIDE = 0.6
# chance by the rules of a cue that they do not offer
NOT_OFFERED = 0.05
# the parse's content is kept where it loses at most so much log-likelihood against the network's own
KEPT = 6.0
# chance at which the network agrees to the parse's speaker
AGREED = 0.3
NONE, SOURCE, CONTENT = 0, 1, 2
# verbs whose participle at the head of a sentence is done to its subject
_PUT_TO = frozenset("ask press question quiz".split())
# a run of such words alone ("been") is no content
_SMALL = frozenset(("ADP", "AUX", "CCONJ", "DET", "PART", "PUNCT", "SCONJ"))
_JOINING = frozenset("after as because since when while".split())
_MARKS = frozenset("\"'“”‘’")
_TINY = 1e-6
# words between two runs of content that are taken to belong to it
GAP = 3
# letters of words that headlines leave small
LITTLE = 3


class TrainedReader:
    """Drafts of a sentence by rules and network together."""

    def __init__(self, network: Network, taken: float = TAKEN) -> None:
        self.network = network
        self.taken = taken

    def drafts(
        self,
        tree: Tree,
        sentence: Sentence,
        number: int,
        quoted: QuotedTokens,
        offered: Sequence[Offered],
        barred: frozenset[int],
    ) -> list[Draft] | None:
        """Drafts in the order of their cues; None where the sentence is too long for the network.

        The network's own cues around a barred word are passed over.
        """
        given = sentence_input(tree, sentence, quoted.of)
        if given is None:
            return None
        vectors = self.network.sentence(given)
        by_run = {
            run: offers
            for run, offers in _runs(tree, sentence, vectors.tags, offered).items()
            if offers or not barred.intersection(range(*run))
        }
        runs = list(by_run)
        roles = self.network.cues(given, vectors, [cue_input(tree, sentence, given, run) for run in runs])
        out = []
        refused: list[Offered] = []
        for run, chances in zip(runs, roles, strict=True):
            head = head_of(tree, *run)
            tagged = float(1 - vectors.tags[head - sentence.first, 0])
            draft = _draft(tree, sentence, number, run, chances, tagged, by_run[run], self.taken)
            if draft is not None:
                out.append(draft)
            else:
                refused.extend(by_run[run])
        end = min(headline_end(tree, sentence), sentence.last)
        if end and _is_titled(tree, sentence):
            for draft in out:
                _to_the_end(tree, draft, out, end)
        out.extend(_inside(out, refused, number))
        return sorted(out, key=lambda draft: draft.head)


def _is_titled(tree: Tree, sentence: Sentence) -> bool:
    """Whether a first line is a headline and no plain sentence: without a full stop, or In Such Letters."""
    if tree.lower(sentence.last - 1) != ".":
        return True
    long = [tree.word(i) for i in range(sentence.first, sentence.last) if len(tree.word(i)) > LITTLE]
    return 2 * sum(word[0].isupper() for word in long) > len(long)


def _to_the_end(tree: Tree, draft: Draft, others: Sequence[Draft], end: int) -> None:
    """Lets the content of a headline's cue run to the end of its clause, where parses of headlines often fail."""
    if not draft.weighed or not draft.content or draft.content[-1][0] < draft.cue[1]:
        return
    start, last = draft.content[-1]
    stop = next((i for i in range(last, end) if tree.tokens[i].pos == "PUNCT" and tree.lower(i) not in _MARKS), end)
    after = next((other.head for other in others if last <= other.head < stop), last)
    apart = after > last and not any(tree.lower(i) in _JOINING for i in range(last, after))
    if stop > last and not apart:
        draft.content[-1] = trimmed(tree, ((start, stop),))[0]


def _inside(taken: Sequence[Draft], refused: Sequence[Offered], number: int) -> list[Draft]:
    """Offers within the content of what was taken, by the rules alone: the network has seen no statement in another."""
    best: dict[int, Offered] = {}
    for offer in refused:
        head = offer.candidate.head
        floor = best[head].chance if head in best else TAKEN_INSIDE
        a, b = offer.candidate.cue
        if any(a < draft.cue[1] and draft.cue[0] < b for draft in taken):
            continue
        if offer.chance > floor and any(draft.covers(head) for draft in taken):
            best[head] = offer
    drafts = []
    for offer in best.values():
        c = offer.candidate
        drafts.append(Draft(c.head, c.cue, c.source, list(c.content), c.frame, c.lemma, offer.chance, number))
    return drafts


def _runs(tree: Tree, sentence: Sentence, tags: Floats, offered: Sequence[Offered]) -> dict[Range, list[Offered]]:
    """The cues to look at, each with the offers made for it."""
    tagged = _tagged(tree, sentence, tags)
    by_head: dict[int, list[Offered]] = {}
    for offer in offered:
        if offer.chance >= OFFERED:
            by_head.setdefault(offer.candidate.head, []).append(offer)
    out: dict[Range, list[Offered]] = {}
    covered: set[Range] = set()
    for head, offers in by_head.items():
        likeliest = max(offers, key=lambda offer: offer.chance)
        around = next((run for run in tagged if run[0] <= head < run[1]), None)
        run = likeliest.candidate.cue if around is None or likeliest.by_hand else around
        covered.add(around or run)
        out.setdefault(run, []).extend(offers)
    for run in tagged:
        if run not in covered and not any(run[0] < other[1] and other[0] < run[1] for other in out):
            out[run] = []
    return out


def _tagged(tree: Tree, sentence: Sentence, tags: Floats) -> list[Range]:
    """Runs of words that the network calls a cue, without the time of saying at their end ("said on Tuesday")."""
    out: list[Range] = []
    inside = tags[:, 1] + tags[:, 2]
    k = 0
    while k < len(tags):
        if inside[k] < TAGGED:
            k += 1
            continue
        end = k + 1
        while end < len(tags) and inside[end] >= TAGGED and tags[end, 2] > tags[end, 1]:
            end += 1
        last = sentence.first + end
        while last - 1 > sentence.first + k and _is_time(tree, last - 1):
            last -= 1
        out.append((sentence.first + k, last))
        k = end
    return out


def _is_time(tree: Tree, i: int) -> bool:
    """A word of a date, or the preposition before one."""
    token = tree.tokens[i]
    if token.ent[2:] in ("DATE", "TIME"):
        return True
    return token.pos == "ADP" and i + 1 < len(tree) and tree.tokens[i + 1].ent[2:] in ("DATE", "TIME")


def _draft(
    tree: Tree,
    sentence: Sentence,
    number: int,
    run: Range,
    chances: Floats,
    tagged: float,
    offers: Sequence[Offered],
    taken: float,
) -> Draft | None:
    likeliest = max(offers, key=lambda offer: offer.chance) if offers else None
    if likeliest is not None and likeliest.by_hand:
        c = likeliest.candidate
        return Draft(c.head, run, c.source, list(c.content), c.frame, c.lemma, likeliest.chance, number)
    chance = _blend(tagged, likeliest.chance if likeliest else NOT_OFFERED)
    if chance < taken:
        return None
    first = sentence.first
    kept, content = _content(tree, sentence, chances, run, [offer.candidate for offer in offers])
    if not content:
        return None
    frame = kept or (likeliest.candidate if likeliest else None)
    head = frame.head if frame else head_of(tree, *run)
    name, lemma = (frame.frame, frame.lemma) if frame else ("trained", tree.tokens[head].lemma.lower())
    source = _source(tree, first, chances, run, [c for c in (kept, *(o.candidate for o in offers)) if c])
    if lemma in _PUT_TO and tree.tokens[head].tag == "VBN" and tree.tokens[head].dep == "advcl":
        source = None  # "Asked about the bridge, she said": she did not ask
    return Draft(head, run, source, list(content), name, lemma, chance, number, weighed=True)


def _content(
    tree: Tree, sentence: Sentence, chances: Floats, cue: Range, offers: Sequence[Candidate]
) -> tuple[Candidate | None, tuple[Range, ...]]:
    """The content, and the offer whose content it is where the parse's bounds are about as likely as the network's."""
    first = sentence.first
    logs = np.log(chances + _TINY)
    own = _own(tree, sentence, chances, cue)
    best = _likelihood(logs, first, own)
    losses = [(best - _likelihood(logs, first, offer.content), k) for k, offer in enumerate(offers)]
    loss, k = min(losses, default=(KEPT + 1, -1))
    return (offers[k], offers[k].content) if loss <= KEPT else (None, own)


def _blend(network: float, rules: float) -> float:
    """The chance that the words are a cue, by both."""
    return 1 / (1 + math.exp(-(BIAS + BY_NETWORK * _odds(network) + BY_RULES * _odds(rules))))


def _odds(chance: float) -> float:
    chance = min(max(chance, 0.001), 0.999)
    return math.log(chance / (1 - chance))


def _own(tree: Tree, sentence: Sentence, chances: Floats, cue: Range) -> tuple[Range, ...]:
    """The words to which the network gives the role of content, with the few words between them and the small words
    that belong to their first ("about 6,300")."""
    first = sentence.first
    label = chances.argmax(axis=1)
    inside = [first + k for k in range(len(label)) if label[k] == CONTENT and not cue[0] <= first + k < cue[1]]
    head = head_of(tree, *cue)
    if tree.tokens[head].pos == "NOUN" and tree.tokens[head].dep in ("nsubj", "nsubjpass"):
        # "his warning that it may fall was ignored": what befalls the warning is no part of it
        below = set(tree.subtree(head))
        inside = [i for i in inside if i in below]
    joined: list[int] = []
    for i in inside:
        between = range(joined[-1] + 1, i) if joined else range(0)
        words = [j for j in between if tree.tokens[j].pos != "PUNCT"]
        if len(words) <= GAP and all(label[j - first] == NONE and not cue[0] <= j < cue[1] for j in words):
            joined.extend(between)
        joined.append(i)
    runs = [_ended(tree, sentence, cue, _led(tree, sentence, cue, run)) for run in ranges(joined)]
    full = [run for run in runs if any(tree.tokens[i].pos not in _SMALL for i in range(*run))]
    return trimmed(tree, full)


def _led(tree: Tree, sentence: Sentence, cue: Range, run: Range) -> Range:
    """The run from the bounds, determiners and negations that hang on its first words."""
    begin, end = run
    while begin > sentence.first and not cue[0] <= begin - 1 < cue[1]:
        token = tree.tokens[begin - 1]
        if token.dep not in _LEADING or not begin <= token.head < end:
            break
        begin -= 1
    return begin, end


def _ended(tree: Tree, sentence: Sentence, cue: Range, run: Range) -> Range:
    """The run to the next mark where it breaks off behind an article ("heavy losses in the")."""
    begin, end = run
    if tree.tokens[end - 1].pos != "DET" or tree.tokens[end - 1].head < end:
        return run
    while end < sentence.last and end != cue[0] and tree.tokens[end].pos != "PUNCT":
        end += 1
    return begin, end


_LEADING = frozenset("advmod quantmod det amod nummod neg poss compound predet mark nsubj".split())


def _likelihood(logs: Floats, first: int, content: Sequence[Range]) -> float:
    """Log-likelihood of these words, and no others, being content."""
    inside = np.zeros(len(logs), dtype=bool)
    for a, b in content:
        inside[max(0, a - first) : max(0, b - first)] = True
    outside = np.maximum(logs[:, NONE], logs[:, SOURCE])
    return float(np.where(inside, logs[:, CONTENT], outside).sum())


def _source(tree: Tree, first: int, chances: Floats, cue: Range, offers: Sequence[Candidate]) -> int | None:
    """Head word of the speaker: of an offer where the network agrees a little, else the network's own."""
    offered = [offer.source for offer in offers if offer.source is not None]
    for who in offered:
        if 0 <= who - first < len(chances) and chances[who - first, SOURCE] >= AGREED:
            return who
    found = np.flatnonzero(chances.argmax(axis=1) == SOURCE)
    words = [first + int(k) for k in found if not cue[0] <= first + int(k) < cue[1]]
    if words:
        return _top(tree, words)
    # of a participle ("citing tests") the speaker stands in another clause, or another sentence
    return offered[0] if offered else None


def _top(tree: Tree, words: Sequence[int]) -> int:
    """The word that the others hang on."""
    inside = set(words)
    tops = [i for i in words if tree.tokens[i].head not in inside or tree.tokens[i].head == i]
    nouns = [i for i in tops if tree.tokens[i].pos in ("PROPN", "NOUN", "PRON")]
    return (nouns or tops)[0]
