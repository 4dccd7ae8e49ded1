"""Tokens and sentences point into the text as it is."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writethru.core.errors import ModelError
from writethru.core.settings import DEFAULT_PIPELINE
from writethru.core.tree import Tree
from writethru.reading.parse import PIECE, RUN, load_pipeline, paragraphs, parse

PROSE = st.text(st.sampled_from("ab A.\n\t “”\"'’é—3,5%\u00a0\u200b\U0001f600"), max_size=200)


@settings(max_examples=60, deadline=None)
@given(PROSE)
def test_offsets_hold_on_any_text(text: str) -> None:
    tokens, sentences = parse(text, load_pipeline(DEFAULT_PIPELINE))
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    assert [i for s in sentences for i in range(s.first, s.last)] == list(range(len(tokens)))
    for sentence in sentences:
        assert (sentence.start, sentence.end) == (tokens[sentence.first].start, tokens[sentence.last - 1].end)
        assert all(sentence.first <= tokens[i].head < sentence.last for i in range(sentence.first, sentence.last))


def test_a_sentence_never_runs_across_a_paragraph_break() -> None:
    text = "The ferry left\n\nat noon, and the mayor\n  waved.\n\n\n"
    _, sentences = parse(text, load_pipeline(DEFAULT_PIPELINE))
    assert [text[s.start : s.end] for s in sentences] == ["The ferry left", "at noon, and the mayor\n  waved."]
    assert [s.paragraph for s in sentences] == [0, 1]
    assert [span.of(text) for span in paragraphs(text)] == ["The ferry left", "at noon, and the mayor\n  waved."]


def test_a_paragraph_of_a_megabyte_is_parsed_in_pieces() -> None:
    text = "word " * (PIECE // 2)
    tokens, _ = parse(text, load_pipeline(DEFAULT_PIPELINE))
    assert len(tokens) == PIECE // 2


def test_a_run_without_white_space_is_parsed_in_pieces() -> None:
    text = "The mayor said " + "'" * 3_000 + " it was over."
    tokens, _ = parse(text, load_pipeline(DEFAULT_PIPELINE))
    assert max(token.end - token.start for token in tokens) <= RUN
    assert "".join(text[token.start : token.end] for token in tokens) == text.replace(" ", "")


def test_a_missing_pipeline_says_what_to_try() -> None:
    with pytest.raises(ModelError, match=r"'no_such_pipeline' cannot be loaded.*WRITETHRU_PIPELINE"):
        load_pipeline("no_such_pipeline")


def test_the_tree_walks_up_and_down() -> None:
    text = "The old harbour master said the storm had broken two cranes."
    tokens, sentences = parse(text, load_pipeline(DEFAULT_PIPELINE))
    tree = Tree(text, tokens)
    root = tree.roots(sentences[0])[0]
    assert tree.word(root) == "said"
    subject = tree.child(root, "nsubj")
    assert subject is not None
    assert tree.subtree_span(subject).of(text) == "The old harbour master"
    content = tree.child(root, "ccomp")
    assert content is not None
    assert tree.subtree_span(content).of(text) == "the storm had broken two cranes"
    assert list(tree.ancestors(subject)) == [root]
