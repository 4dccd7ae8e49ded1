"""Sentence breaks that the parser set wrongly are mended."""

from __future__ import annotations

import pytest

from writethru.core.tree import Tree
from writethru.core.types import Sentence, Token
from writethru.reading.sentences import mend


def pieces(*parts: str) -> tuple[Tree, list[Sentence]]:
    """Sentences as given, words and marks parted by blanks; "_" binds a mark to the word before it."""
    text = " ".join(parts).replace(" _", "").replace("_", "")
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    place = 0
    for part in parts:
        first = len(tokens)
        for word in part.replace("_", " ").split():
            start = text.index(word, place)
            place = start + len(word)
            pos = "X" if any(c.isalnum() for c in word) else "PUNCT"
            tokens.append(Token(start, place, word.lower(), pos, "", "dep", len(tokens)))
        sentences.append(Sentence(tokens[first].start, place, first, len(tokens), 0))
    return Tree(text, tokens), sentences


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["He met Brig.", "Gen. Brask _."], ["He met Brig. Gen. Brask."]),
        (["“ Go _! _”", "she said _."], ["“ Go!” she said."]),
        (["“ Go _.", "_” She left _."], ["“ Go.”", "She left."]),
        (["He left _. “", "_She stayed _. ”"], ["He left.", "“She stayed. ”"]),
        (["He left _.", "She stayed _."], ["He left.", "She stayed."]),
        (["It cost $ 1.5", "million _."], ["It cost $ 1.5 million."]),
    ],
)
def test_breaks(parts: list[str], expected: list[str]) -> None:
    tree, sentences = pieces(*parts)
    assert [tree.text[s.start : s.end] for s in mend(tree, sentences)] == expected


def test_paragraphs_are_never_joined() -> None:
    tree, (first, second) = pieces("He met Brig.", "Gen. Brask _.")
    second = Sentence(second.start, second.end, second.first, second.last, 1)
    assert len(mend(tree, [first, second])) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The span fell at 6:20 a.m. In 2014 a flood had closed it.",
            ["The span fell at 6:20 a.m.", "In 2014 a flood had closed it."],
        ),
        ("The board met at 5 p.m. Monday in Tolm.", ["The board met at 5 p.m. Monday in Tolm."]),
        ("It opens at 9 a.m. and closes at 5 p.m.", ["It opens at 9 a.m. and closes at 5 p.m."]),
    ],
)
def test_an_hour_ends_a_sentence_only_where_one_begins(read, text, expected) -> None:  # type: ignore[no-untyped-def]
    assert [text[s.start : s.end] for s in read(text).sentences] == expected
