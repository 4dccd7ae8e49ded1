"""Figures by their words: how a figure that an editor judged is found again in a later text of its article."""

from __future__ import annotations

from writethru.core.ids import sha256
from writethru.core.judgements import Anchor
from writethru.core.showing import plain
from writethru.core.types import Figure, Reading


def anchor_of(figure: Figure, reading: Reading) -> Anchor:
    """The words by which a figure of the reading is known."""
    article = reading.article
    sentence, before = _words(figure, reading)
    return Anchor(
        article=article.id,
        revision=article.revision,
        start=figure.start,
        end=figure.end,
        text=figure.text,
        sentence=sentence,
        offset=len(before),
        sha256=sha256(sentence),
        outlet=plain(article.outlet or article.domain or article.file) or article.id,
        file=None if article.url else article.file,
    )


def find_anchored(anchor: Anchor, reading: Reading) -> Figure | None:
    """The figure of the reading at the anchor's words; None where they no longer stand, or no figure is read in them.

    In the text that the editor saw it is the figure at that place. In another text it is the one with the same words
    at the same place of the same sentence; where the sentence stands twice, the one nearest to the old place.
    """
    alike = [figure for figure in reading.figures if figure.text == anchor.text]
    if (reading.article.id, reading.article.revision) == (anchor.article, anchor.revision):
        for figure in alike:
            if (figure.start, figure.end) == (anchor.start, anchor.end):
                return figure
    standing = [figure for figure in alike if _stands(anchor, figure, reading)]
    return min(standing, key=lambda figure: (abs(figure.start - anchor.start), figure.start), default=None)


def why_lost(anchor: Anchor, reading: Reading) -> str:
    """Why :func:`find_anchored` finds nothing, in words."""
    if anchor.sentence in _single(reading.article.text):
        return f"no figure is read any more in the words “{anchor.text}” of {anchor.outlet}"
    return f"the sentence with “{anchor.text}” no longer stands in the text of {anchor.outlet}"


def _stands(anchor: Anchor, figure: Figure, reading: Reading) -> bool:
    sentence, before = _words(figure, reading)
    return len(before) == anchor.offset and sha256(sentence) == anchor.sha256


def _words(figure: Figure, reading: Reading) -> tuple[str, str]:
    """The sentence of a figure, and what stands in it before the number, with single spaces."""
    text, sentence = reading.article.text, reading.sentences[figure.sentence]
    return _single(text[sentence.start : sentence.end]), _single(text[sentence.start : figure.start])


def _single(text: str) -> str:
    return " ".join(text.split())
