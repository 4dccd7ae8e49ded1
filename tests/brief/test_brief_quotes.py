"""Quotations are paired paragraph by paragraph."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from writethru.brief.rewrite.quotes import Quotations, quotations


def inner(text: str) -> list[str]:
    return [span.of(text) for span in quotations(text)]


def test_straight_and_typographic_marks() -> None:
    assert inner('She said "not yet" and left. “Never,” he said.') == ["not yet", "Never,"]


def test_a_quotation_of_two_paragraphs_is_opened_twice_and_closed_once() -> None:
    text = "“We wait. And we hope.\n\n“Then we go,” she said."
    assert inner(text) == ["We wait. And we hope.", "Then we go,"]


def test_an_odd_mark_spoils_its_own_paragraph_only() -> None:
    assert inner('A 6" pipe burst.\n\n"It burst," he said.') == [" pipe burst.", "It burst,"]


def test_lookup_by_character() -> None:
    text = "He said “now” twice."
    found = Quotations(text)
    assert found.at(text.index("now")) is not None
    assert found.at(text.index("“")) is None
    assert found.at(text.index("twice")) is None


@given(st.text(alphabet='ab "“”\n', max_size=60))
def test_spans_lie_inside_the_text_in_order(text: str) -> None:
    spans = quotations(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert not any("\n\n" in span.of(text) for span in spans)
