"""Judges claim sentences: evidence, matched words, features, the network where it is wanted, and one score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from writethru.check.align import Index, Place
from writethru.check.verifier.combine import combiner, joined
from writethru.check.verifier.contrast import Contrast, contrast
from writethru.check.verifier.evidence import Source, evidence, source
from writethru.check.verifier.features import FEATURES, features
from writethru.check.verifier.matches import HELD, Match, matches
from writethru.check.verifier.pair_input import pair_input
from writethru.check.verifier.session import Floats, load_pairs
from writethru.core.tree import Tree
from writethru.core.types import Reading, Sentence, Span

# log-odds above which a word that the network marks is shown as missing
MARKED = 2.0
# ways of being held that are shown as missing
_LOST = frozenset(
    HELD.index(n) for n in ("opposite", "other number", "number elsewhere", "number nowhere", "name nowhere")
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of one claim sentence."""

    # 0..1, above .5 where the sources are taken to hold it
    score: float
    # the source sentence that holds most of it, None where none holds a word of weight
    best: Place | None
    places: tuple[Place, ...]
    # the words that no source holds or that the sources have otherwise, in text order; touching ones are joined
    lost: tuple[Span, ...]


class Verifier:
    """Judges claims against one set of sources."""

    def __init__(self, readings: Sequence[Reading], trees: Sequence[Tree], index: Index | None = None) -> None:
        self._given = readings, trees, index

    @cached_property
    def _source(self) -> Source:
        return source(*self._given)

    def judge(
        self, tree: Tree, sentence: Sentence, only: frozenset[int] | None = None, *, network: bool = False
    ) -> Judgement:
        """The judgement of a claim sentence by the readings ``only`` (default all), with the network or without.

        Raises ModelError where the network is wanted and its file cannot be loaded.
        """
        held = evidence(tree, sentence, self._source, only)
        found = matches(tree, sentence, held)
        said = contrast(tree, sentence, held)
        names = dict(zip(FEATURES, features(tree, sentence, held, found, said).tolist(), strict=True))
        combined = combiner()
        values = [names[name] for name in combined.names]
        if not network:
            return Judgement(round(combined.score(values), 4), held.best, held.places, lost_words(tree, found, said))
        answer = load_pairs().answer(pair_input(tree, sentence, held, found))
        score = joined().score(combined.log_odds(values), answer.whole)
        # on what is held, the marks are wrong more often than right
        lost = lost_words(tree, found, said, answer.words if score < 0.5 else None)
        return Judgement(round(score, 4), held.best, held.places, lost)


def lost_words(tree: Tree, found: Sequence[Match], said: Contrast, marks: Floats | None = None) -> tuple[Span, ...]:
    """The words that decide against a claim, as spans: by their kind, and by the network's marks if there are any."""
    against = {*said.opposed, *said.beside, *said.denied, *said.affirmed}
    if marks is not None:
        against |= {match.token for match, mark in zip(found, marks, strict=True) if mark > MARKED}
    out: list[Span] = []
    for match in found:
        if match.code not in _LOST and match.token not in against:
            continue
        token = tree.tokens[match.token]
        if out and not tree.text[out[-1].end : token.start].strip():
            out[-1] = Span(out[-1].start, token.end)
        else:
            out.append(Span(token.start, token.end))
    return tuple(out)
