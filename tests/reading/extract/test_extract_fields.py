"""Outlet, domain, address, credit, language and completeness."""

from __future__ import annotations

import json

import pytest

from writethru.core.ids import make_id, sha256
from writethru.core.types import RawEntry
from writethru.reading.extract import extract
from writethru.reading.extract.agencies import find_credit, is_agency
from writethru.reading.extract.language import find_language
from writethru.reading.extract.outlets import canonical_url, find_outlet, registered_domain


def marked(**fields: object) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Norvale says repairs go on after flood",
    }
    return f'<script type="application/ld+json">{json.dumps({**data, **fields})}</script>'


@pytest.mark.parametrize(
    ("parts", "outlet"),
    [
        ({"head": '<meta property="og:site_name" content="Norvale Bell Online">'}, "Norvale Bell Online"),
        ({"head": marked(publisher={"@type": "Organization", "name": "Bell Group"})}, "Bell Group"),
        ({}, "The Norvale Bell"),
        ({"title": "Norvale says repairs go on after flood | The Norvale Bell | Province",
          "before": '<div class="logo"><a href="/">The Norvale Bell</a></div>'}, "The Norvale Bell"),
        ({"title": "Norvale says repairs go on after flood", "before": '<div class="masthead">Norvale Bell</div>',
          "url": "https://norvalebell.example/a"}, "Norvale Bell"),
        ({"title": "Norvale says repairs go on after flood", "url": "https://www.bell.co.uk/a"}, "bell.co.uk"),
        ({"head": '<meta property="og:site_name" content="The Bell | News that rings">'}, "The Bell"),
    ],
)  # fmt: skip
def test_outlet(read, parts, outlet):
    assert read(**parts).outlet == outlet


def test_outlet_of_several_parts_is_the_one_the_domain_confirms():
    found = find_outlet(
        [],
        "A long headline of many words | River | Norvale Bell",
        "A long headline of many words",
        [],
        "norvalebell.example",
    )
    assert found == "Norvale Bell"


def test_canonical_address_of_another_host_is_not_believed():
    here = "https://bell.example/a?utm=1"
    assert canonical_url(["https://bell.example/a"], here) == "https://bell.example/a"
    assert canonical_url(["https://evil.test/a"], here) == here
    assert canonical_url(["/a"], here) == "https://bell.example/a"
    assert canonical_url(["javascript:alert(1)", "http://[broken"], here) == here
    assert canonical_url(["https://bell.example/"], here) == here


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.bell.co.uk/a", "bell.co.uk"),
        ("https://news.bell.example/a", "bell.example"),
        ("http://127.0.0.1/a", "127.0.0.1"),
        ("not a url", None),
    ],
)
def test_registered_domain(url, domain):
    assert registered_domain(url) == domain


@pytest.mark.parametrize(
    ("paragraphs", "lines", "credit"),
    [
        (["NORVALE, Alm (NP) — The council said on Monday.", "x"], [], "NP"),
        (["NORVALE (AP) - The council said on Monday."], [], "AP"),
        (["NORVALE, March 3 (Reuters) - The council said."], [], "Reuters"),
        (["NORVALE, Alm (Lakeland Newswire) - The council said."], [], "Lakeland Newswire"),
        (["The council said on Monday. (Lakeland Newswire)", "More."], [], "Lakeland Newswire"),
        (["The council said.", "It gave no date. (AFP)"], [], "AFP"),
        (["The council said."], ["(Northern Press)"], "Northern Press"),
        (["The council said."], ["Associated Press"], "AP"),
        (["The council (which sits on Mondays) - said."], ["Home", "Press"], None),
        (["The General Staff (GS) said so."], ["Space Agency of Alm"], None),
        (["He laughed. (Laughter)"], [], None),
    ],
)
def test_credit(paragraphs, lines, credit):
    assert find_credit(paragraphs, lines, [], "", "The Norvale Bell") == credit


def test_credit_by_author_and_by_copyright_holder():
    assert find_credit(["x"], [], ["Jon Sedge, Associated Press"], "", "") == "AP"
    assert find_credit(["x"], [], [], "Lakeland Newswire", "The Bell") == "Lakeland Newswire"
    assert find_credit(["x"], [], [], "Northern Press", "Northern Press") is None


def test_agency_names():
    assert is_agency("dpa")
    assert is_agency("Northern News Agency")
    assert not is_agency("The Free Press")
    assert not is_agency("Jon Sedge")


@pytest.mark.parametrize(
    ("told", "text", "code"),
    [
        (["en-GB"], "The council of Norvale said that it was for the town to say what was done. " * 3, "en"),
        (["es"], "The council of Norvale said that it was for the town to say what was done. " * 3, "en"),
        (["de"], "Der Rat von Norvale teilte am Montag mit, dass die Arbeiten an den Häusern weitergehen. " * 3, "de"),
        (["en"], "Der Rat von Norvale teilte am Montag mit, dass die Arbeiten an den Häusern weitergehen. " * 3, "de"),
        ([], "Der Rat von Norvale teilte am Montag mit, dass die Arbeiten an den Häusern weitergehen. " * 3, "de"),
        ([], "Kurz.", "en"),
    ],
)
def test_language(told, text, code):
    assert find_language(told, text) == code


def test_whole_article_is_full(read):
    assert read().completeness == "full"


def test_stub_before_a_paywall_is_said(read, paragraphs):
    body = f"<p>{paragraphs[0]}</p><p>{paragraphs[1]}</p><div class='gate'>Subscribe to continue reading.</div>"
    article = read(body=body)
    assert article.completeness == "paywalled"
    assert any("paywall" in note for note in article.notes)
    assert "Subscribe" not in article.text


def test_article_marked_as_paid_but_whole_is_full(read, paragraphs):
    streets = (
        "Mill Lane",
        "Ferry Street",
        "the Salt Market",
        "Abbey Row",
        "the Long Quay",
        "Tanners Yard",
        "Cross Gate",
    )
    more = "".join(
        f"<p>In {street}, {7 * n + 3} roofs were new by Monday and {n + 2} still had sheets over them, said a man who "
        f"lives at number {n}. He had asked for help {n} times since the water went down and had been told to wait.</p>"
        for n, street in enumerate(streets, start=2)
    )
    whole = "".join(f"<p>{line}</p>" for line in paragraphs) + more
    assert read(head=marked(isAccessibleForFree=False), body=whole).completeness == "full"
    stub = f"<p>{paragraphs[0]}</p><p>{paragraphs[1]}</p>"
    assert read(head=marked(isAccessibleForFree="False"), body=stub).completeness == "paywalled"


def test_meter_above_the_article_is_no_paywall(read):
    article = read(
        before='<div class="paywall-banner">You have 2 free articles left this month. <a>Subscribe</a></div>'
    )
    assert article.completeness == "full"


def test_teaser_breaks_off(read, paragraphs):
    article = read(body=f"<p>{paragraphs[0]}</p><p>{paragraphs[1]} The province, however, …</p>")
    assert article.completeness == "teaser"


def test_live_blog(read, paragraphs):
    stamps = "".join(f"<p>{9 + n}:{n}5</p><p>{line}</p>" for n, line in enumerate(paragraphs * 2))
    assert read(head=marked(**{"@type": "LiveBlogPosting"})).completeness == "liveblog"
    assert read(body=stamps.replace(":", ".")).completeness in ("liveblog", "full")


def test_live_banner_of_another_story_is_no_live_blog(read):
    assert read(before='<div class="live-banner">LIVE: council debates the budget</div>').completeness == "full"


@pytest.mark.parametrize(
    "script",
    [
        '{"@graph": [{"x": 1}, {"@type": "NewsArticle", "headline": "Norvale", "datePublished": "2026-04-16"}]}',
        '[{"@type": ["Thing", "NewsArticle"], "headline": "Norvale says", "datePublished": "2026-04-16"}]',
        '{"@type": "NewsArticle", "headline": "Norvale says", "datePublished": "2026-04-16",}',
        '<!-- {"@type": "NewsArticle", "headline": "Norvale says", "datePublished": "2026-04-16"} -->',
        '{"@type": "NewsArticle", "headline": "Norvale "says" so", "datePublished": "2026-04-16", "x": }',
        '{"@type": "http://schema.org/NewsArticle", "headline": "Nor\nvale", "datePublished": "2026-04-16"};',
    ],
)
def test_json_ld_in_all_its_forms(read, script):
    assert read(head=f'<script type="application/ld+json">{script}</script>').published == "2026-04-16"


ODD_AUTHORS = '{"@type": "NewsArticle", "author": [null, 3, {"name": ["A B", null]}]}'


@pytest.mark.parametrize("value", ["null", "3", '"x"', "[[]]", "{}", ODD_AUTHORS])
def test_json_ld_of_odd_shapes_does_no_harm(read, paragraphs, value):
    assert read(head=f'<script type="application/ld+json">{value}</script>').text == "\n\n".join(paragraphs)


def test_id_is_of_the_address_else_of_the_text(read):
    assert read(url="https://bell.example/a").id == make_id("art", "https://bell.example/a")
    article = read()
    assert article.id == make_id("art", article.sha256)
    assert article.sha256 == sha256(article.text)
    assert article.revision == 1


def test_same_page_same_article(make_html):
    entry = RawEntry("page.html", "html", make_html(), url="https://bell.example/a")
    assert extract(entry) == extract(entry)
