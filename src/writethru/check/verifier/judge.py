"""Judges claim sentences: evidence, matched words, features and one score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from writethru.check.align import Index, Place
from writethru.check.verifier.combine import combiner
from writethru.check.verifier.contrast import Contrast, contrast
from writethru.check.verifier.evidence import Source, evidence, source
from writethru.check.verifier.features import FEATURES, features
from writethru.check.verifier.matches import HELD, Match, matches
from writethru.core.tree import Tree
from writethru.core.types import Reading, Sentence, Span

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

    def judge(self, tree: Tree, sentence: Sentence, only: frozenset[int] | None = None) -> Judgement:
        """The judgement of a claim sentence by the readings ``only`` (default all)."""
        held = evidence(tree, sentence, self._source, only)
        found = matches(tree, sentence, held)
        said = contrast(tree, sentence, held)
        names = dict(zip(FEATURES, features(tree, sentence, held, found, said).tolist(), strict=True))
        combined = combiner()
        score = combined.score([names[name] for name in combined.names])
        return Judgement(round(score, 4), held.best, held.places, lost_words(tree, found, said))


def lost_words(tree: Tree, found: Sequence[Match], said: Contrast) -> tuple[Span, ...]:
    """The words that decide against a claim, as spans."""
    against = {*said.opposed, *said.beside, *said.denied, *said.affirmed}
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
