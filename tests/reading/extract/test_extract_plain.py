"""Plain texts: a headline, a byline, a date and paragraphs, however the lines are broken."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writethru.core.errors import NoArticleError, SourceError
from writethru.core.types import RawEntry
from writethru.reading.extract import extract

ITEM = """Norvale says repairs go on after flood

By Jon Sedge
Thursday, 16 April 2026, 15:50

NORVALE (NP) — The council said on Monday
that 140 houses had been repaired.

“We are not done,” said Ada Brennick.

- The bridge stays closed.
- The school opens on April 20.
"""


def plain(body: str, **fields: str) -> RawEntry:
    return RawEntry("item.txt", "text", body, **fields)


def test_head_and_paragraphs():
    article = extract(plain(ITEM.replace("Sedge\n", "Sedge\n\n")))
    assert article.title == "Norvale says repairs go on after flood"
    assert article.byline == ("Jon Sedge",)
    assert article.published == "2026-04-16T15:50:00"
    assert article.credit == "NP"
    assert article.text.split("\n\n") == [
        "NORVALE (NP) — The council said on Monday that 140 houses had been repaired.",
        "“We are not done,” said Ada Brennick.",
        "- The bridge stays closed.",
        "- The school opens on April 20.",
    ]


def test_given_title_wins_and_is_not_repeated():
    article = extract(
        plain("Norvale says so\n\nThe council said so on Monday.\n\nIt gave no date.", title="Norvale says so")
    )
    assert (article.title, article.text) == ("Norvale says so", "The council said so on Monday.\n\nIt gave no date.")


def test_lines_are_paragraphs_where_no_line_is_blank():
    article = extract(plain("The council said so on Monday.\nIt gave no date for the rest.\nThe mayor was away."))
    assert article.text.count("\n\n") == 2


def test_wrapped_lines_are_one_paragraph():
    article = extract(plain("The council said\nso on Monday and\ngave no date for\nthe rest of the work."))
    assert article.text == "The council said so on Monday and gave no date for the rest of the work."


def test_text_without_sentences():
    with pytest.raises(NoArticleError):
        extract(plain("hello"))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["text", "html"]))
def test_any_text_gives_an_article_or_a_source_error(body, kind):
    try:
        article = extract(RawEntry("x", kind, body))
    except SourceError:
        return
    assert article.text
    assert article.text == article.text.strip()
    for part in article.text.split("\n\n"):
        start = article.text.index(part)
        assert article.text[start : start + len(part)] == part
        assert part == " ".join(part.split())
