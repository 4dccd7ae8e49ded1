"""Whatever is cited, the passage shows it whole, marked, and in the article's own words."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from sample_brief import WIRE, make_articles, reading_of
from writethru.core.ids import cite
from writethru.publish.evidence import passages

spans = st.lists(
    st.tuples(st.integers(0, len(WIRE) - 1), st.integers(1, 120)).map(
        lambda pair: (pair[0], min(len(WIRE), pair[0] + pair[1]))
    ),
    min_size=1,
    max_size=5,
)


@given(spans)
def test_cited_words_are_marked_and_all_others_are_not(cited: list[tuple[int, int]]) -> None:
    article = make_articles()[0]
    # a passage of white space alone could not be told from another one, and no line cites one
    assume(all(article.text[start:end].strip() for start, end in cited))
    reading = reading_of(article)
    found = passages([cite(article, *span) for span in cited], {(article.id, 1): reading}, {})
    inside = {at for start, end in cited for at in range(start, end)}
    at, marked = 0, set()
    for passage in found:
        whole = "".join(piece.text for piece in passage.pieces)
        at = article.text.index(whole, at)
        assert passage.cut_before == bool(article.text[:at].strip())
        for piece in passage.pieces:
            if piece.cited:
                marked |= set(range(at, at + len(piece.text)))
            at += len(piece.text)
    assert marked == inside
