"""Broken and hostile pages end in an article or in one clear error, in bounded work."""

from __future__ import annotations

import pytest

from writethru.core.errors import FormatError, NoArticleError
from writethru.core.types import RawEntry
from writethru.reading.extract import extract
from writethru.reading.extract.article import MAX_ARTICLE


def page(kind: str, paragraphs: tuple[str, ...]) -> str:
    text = "".join(f"<p>{line}</p>" for line in paragraphs)
    head = "<html><head><title>Norvale says repairs go on after flood</title></head><body>"
    return {
        "deep": head + "<div>" * 100_000 + text,
        "deep, mixed": head + "".join(f"<x-{n % 7} class='a'>" for n in range(100_000)) + text,
        "breaks": head + text + "<br/>" * 1_000_000,
        "attribute": head + f'<p title="{"x" * 5_000_000}">' + text,
        "class": head + f'<div class="{"x " * 1_000_000}">' + text,
        "hidden": head + text + "<i hidden>x</i>" * 20_000,
        "brackets": head + text + "<" * 500_000,
        "json": head + '<script type="application/ld+json">' + "[" * 200_000 + "</script>" + text,
        "style": head + "<style>" + ".a{display:none}@media{" * 50_000 + "</style>" + text,
        "nul and surrogate": head + text.replace("council", "cou\0nc\ud800il"),
        "declaration": '<?xml version="1.0" encoding="iso-8859-1"?>' + head + text,
        "tables": head + "<table><tr><td>" * 3_000 + text,
        "unclosed": text.replace("</p>", ""),
    }[kind]


@pytest.mark.parametrize(
    "kind",
    [
        "deep", "deep, mixed", "breaks", "attribute", "class", "hidden", "brackets", "json", "style",
        "nul and surrogate", "declaration", "tables", "unclosed",
    ],
)  # fmt: skip
def test_the_article_is_still_found(kind, paragraphs):
    article = extract(RawEntry("page.html", "html", page(kind, paragraphs)))
    assert paragraphs[0] in article.text
    assert paragraphs[3] in article.text


def test_text_at_every_level_of_a_deep_page(paragraphs):
    body = "".join(f"<div>Line {n} " for n in range(3_000)) + "".join(f"<p>{line}</p>" for line in paragraphs)
    article = extract(RawEntry("page.html", "html", body))
    assert any("nested too deeply" in note for note in article.notes)
    assert paragraphs[3] in article.text


def test_endless_text_is_cut_at_a_word_and_said():
    article = extract(RawEntry("page.html", "html", "<p>" + "word of a long, long line. " * 200_000 + "</p>"))
    assert len(article.text) <= MAX_ARTICLE
    assert article.text.endswith((".", ",", "long", "line", "word", "of", "a"))
    assert any("cut" in note or "only the first" in note for note in article.notes)


def test_page_above_the_cap_is_read_up_to_it(make_html, paragraphs):
    body = make_html() + " " * 1_000
    article = extract(RawEntry("page.html", "html", body), max_chars=len(body) - 900)
    assert article.text == "\n\n".join(paragraphs)
    assert any("only the first" in note for note in article.notes)


@pytest.mark.parametrize("body", ["", "  \n\t", "\ufeff", "\0\0"])
def test_empty_page(body):
    with pytest.raises(NoArticleError, match="the page is empty") as caught:
        extract(RawEntry("empty.html", "html", body))
    assert caught.value.source == "empty.html"
    assert caught.value.hint


def test_pdf_by_another_name():
    with pytest.raises(FormatError, match="PDF"):
        extract(RawEntry("report.html", "html", "%PDF-1.7\n%\ufffd\ufffd"))


def test_bytes_that_are_no_text():
    with pytest.raises(FormatError, match="not text"):
        extract(RawEntry("x.html", "html", "\ufffd\x01" * 3_000))


def test_page_without_an_article():
    with pytest.raises(NoArticleError, match="no article"):
        extract(RawEntry("x.html", "html", "<html><body><h1>Contact</h1><p>Write to us.</p></body></html>"))


def test_page_that_lists_articles():
    cards = "".join(
        f'<div class="item"><h3><a href="/{n}">Council of Norvale meets for the {n}th time about the river</a></h3>'
        f"<p>The mayor spoke of roofs and money {n}.</p></div>"
        for n in range(12)
    )
    with pytest.raises(NoArticleError) as caught:
        extract(
            RawEntry("x.html", "html", f"<html><head><title>The Norvale Bell</title></head><body>{cards}</body></html>")
        )
    assert caught.value.hint
