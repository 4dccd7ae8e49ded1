"""Quotations are paired paragraph by paragraph, whatever marks a paper uses."""

from __future__ import annotations

import pytest

from writethru.core.types import Sentence
from writethru.reading.parse import paragraphs
from writethru.reading.quotes import find_quotes


def sentences(text: str) -> list[Sentence]:
    """One sentence per paragraph is all that pairing needs, with a break after each full stop and blank."""
    out = []
    for number, span in enumerate(paragraphs(text)):
        start = span.start
        for i in range(span.start, span.end):
            if text[i] == "." and (i + 1 == span.end or text[i + 1] == " "):
                out.append(Sentence(start, i + 1, 0, 1, number))
                start = i + 2
        if start < span.end:
            out.append(Sentence(start, span.end, 0, 1, number))
    return out


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text, sentences(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go,” said Brandt. “Now.”", ["“We go,”", "“Now.”"]),
        ('"We go," said Brandt. "Now."', ['"We go,"', '"Now."']),
        ("''We go,'' said Brandt.", ["''We go,''"]),
        ("``We go,'' said Brandt.", ["``We go,''"]),
        ("«We go», said Brandt.", ["«We go»"]),
        ("‘We go,’ said Brandt, whose ‘plan’ it was.", ["‘We go,’", "‘plan’"]),
        ("'We go,' said Brandt.", ["'We go,'"]),
    ],
)
def test_all_kinds_of_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Brandt’s dogs and the mayors’ cats didn’t move.",
        "It was the '90s and the dogs' dinner.",
        "He is 5' 11 tall.",
    ],
)
def test_apostrophes_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_inner_quotations_stay_inside() -> None:
    text = '“She told me, ‘Go home,’ and I went,” he said. "It is “over” now," he said.'
    assert quoted(text) == ["“She told me, ‘Go home,’ and I went,”", '"It is “over” now,"']


def test_a_quotation_of_several_paragraphs_goes_on_where_it_is_reopened() -> None:
    text = "“We waited all night.\n\n“Nobody came,” said Brandt."
    found = find_quotes(text, sentences(text))
    assert [text[q.start : q.end] for q in found] == ["“We waited all night.", "“Nobody came,”"]
    assert [q.goes_on for q in found] == [True, False]


def test_an_odd_mark_costs_its_own_sentence_only() -> None:
    text = "The “plan was dropped. Nobody knew why.\n\n“It is over,” said Brandt.\n\nThe end” came soon."
    assert quoted(text) == ["“plan was dropped.", "“It is over,”"]


def test_a_forgotten_closing_mark_does_not_swallow_the_next_quotation() -> None:
    text = "“We go, said Brandt. He left. “Now,” he said."
    assert quoted(text)[-1] == "“Now,”"
