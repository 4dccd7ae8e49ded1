"""Texts full of numbers: the work grows with the length of the text and no faster."""

from __future__ import annotations

import pytest

from writethru.core.tree import Tree
from writethru.core.types import Article, Sentence, Token
from writethru.reading.figures import find_figures, parse_quantities


def test_twenty_thousand_figures_in_a_plain_text() -> None:
    text = "They counted 1,250 boats and about 300 men. " * 10_000
    found = parse_quantities(text)
    assert len(found) == 20_000
    assert {quantity.words for quantity in found} == {"1,250", "300"}


@pytest.mark.parametrize(
    "unit",
    ["9", "1,", "1-", "1 to ", "one hundred and ", "$", "more than ", "1.", "between 1 and ", "two million ", "no "],
)
def test_torture_for_the_patterns(unit: str) -> None:
    text = unit * 5_000
    for quantity in parse_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.words


def test_one_sentence_of_a_thousand_figures() -> None:
    """One parsed sentence as long as the parser takes, made by hand: every number hangs on one verb."""
    words = ["They", "saw", *(["40", "boats", ","] * 1000), "today", "."]
    text = " ".join(words)
    tags = {"40": ("NUM", "CD", "nummod"), "boats": ("NOUN", "NNS", "dobj"), ",": ("PUNCT", ",", "punct")}
    tokens, at = [], 0
    for i, word in enumerate(words):
        pos, tag, dep = tags.get(word, ("VERB", "VBD", "ROOT") if word == "saw" else ("NOUN", "NN", "dep"))
        head = i + 1 if word == "40" else 1
        tokens.append(Token(at, at + len(word), word.lower().rstrip("s"), pos, tag, dep, head))
        at += len(word) + 1
    article = Article(
        id="ar-test", revision=1, url=None, file=None, outlet=None, domain=None, title="", byline=(), published=None,
        modified=None, language="en", completeness="full", credit=None, sha256="", text=text,
    )  # fmt: skip
    sentences = [Sentence(0, len(text), 0, len(tokens), 0)]
    figures = find_figures(article, Tree(text, tokens), sentences, (), (), ())
    assert len(figures) == 1000
    assert {(figure.unit, figure.value_low) for figure in figures} == {("boat", 40.0)}
