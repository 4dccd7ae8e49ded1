"""A text cut into marked runs is that text again, whatever the marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writethru.core.types import Span
from writethru.publish.marked import Mark, by_paragraph, paragraphs, runs_of

TEXT = st.text(alphabet="ab \n“”é🙂", max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXT)
    ends = st.integers(0, len(text))
    layers = st.sampled_from(["speaker", "cue", "content", "figure"])
    spans = draw(st.lists(st.tuples(ends, ends, layers), max_size=8))
    return text, [Mark(min(a, b), max(a, b), layer, n) for n, (a, b, layer) in enumerate(spans, 1)]


@given(marked())
def test_runs_hold_every_character_and_every_mark_of_their_place(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    spans = paragraphs(text)
    assert "".join(span.of(text) for span in spans).replace("\n", "").replace(" ", "") == "".join(text.split())
    for span, own in zip(spans, by_paragraph(spans, marks), strict=True):
        runs = runs_of(text, span, own)
        assert "".join(run.text for run in runs) == span.of(text)
        assert all(run.text == text[run.start : run.end] for run in runs)
        for run in runs:
            there = {
                mark for mark in marks if mark.start <= run.start and run.end <= mark.end and mark.start < mark.end
            }
            assert set(run.marks) == there


@given(marked())
def test_a_mark_within_one_paragraph_begins_once_and_ends_once(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    spans = paragraphs(text)
    for span, own in zip(spans, by_paragraph(spans, marks), strict=True):
        runs = runs_of(text, span, own)
        for mark in marks:
            if mark.start < mark.end and span.contains(Span(mark.start, mark.end)):
                assert sum(mark in run.begins(mark.layer) for run in runs) == 1
                assert sum(mark in run.ends(mark.layer) for run in runs) == 1


def test_paragraphs_are_parted_by_blank_lines_and_keep_their_line_breaks() -> None:
    text = "One.\nStill one.\n\n  Two.\n \n\nThree.\n"
    assert [span.of(text) for span in paragraphs(text)] == ["One.\nStill one.", "Two.", "Three."]


def test_nested_marks_stand_outermost_first() -> None:
    text = "They said he said no."
    runs = runs_of(text, Span(0, len(text)), [Mark(18, 20, "content", 2), Mark(10, 20, "content", 1)])
    assert [(run.text, run.numbers("content")) for run in runs] == [
        ("They said ", ()),
        ("he said ", (1,)),
        ("no", (1, 2)),
        (".", ()),
    ]
    assert [mark.number for mark in runs[2].ends("content")] == [2, 1]
