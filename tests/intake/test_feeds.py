"""RSS, Atom, RDF and JSON Feed, as files and over the network, sound and broken."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import pytest

from writethru.core.settings import Settings
from writethru.intake import Intake, load

from .conftest import Site, html_page

LONG = "<p>" + " ".join(["The harbour board will vote on Friday, its chair said."] * 30) + "</p>"
SHORT = "The board will vote on Friday."
PAGE = html_page("Harbour vote nears", "The harbour board met on Monday.")


def rss(*items: str, head: str = "", root: str = '<rss version="2.0">') -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n{head}{root}<channel><title>Port Gazette</title>'
        f"<link>https://gazette.example/</link>{''.join(items)}</channel></rss>"
    )


def item(title: str, text: str = LONG, link: str = "", date: str = "", more: str = "") -> str:
    return (
        f"<item><title>{title}</title>"
        + (f"<link>{link}</link>" if link else "")
        + (f"<pubDate>{date}</pubDate>" if date else "")
        + (f"<description>{html.escape(text)}</description>" if text else "")
        + f"{more}</item>"
    )


def read(tmp_path: Path, body: str | bytes, name: str = "feed.xml", **options: Any) -> Intake:
    path = tmp_path / name
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    return load([str(path)], settings=Settings(cache="off", **options))


# ---- what a feed says -----------------------------------------------------------------------------------------------


def test_rss_with_whole_articles_needs_no_page(tmp_path: Path) -> None:
    content = '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA['
    creator = '<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Ines Marlow and Tom Breck</dc:creator>'
    entry = item(
        "Vote &amp;amp; after",
        SHORT,
        "https://gazette.example/vote",
        "Tue, 04 Mar 2031 09:30:00 +0100",
        f"{creator}{content}{LONG}]]></content:encoded>",
    )
    (found,) = read(tmp_path, rss(entry)).entries
    assert found.kind == "html"
    assert LONG in found.body
    assert "<title>Vote &amp; after</title>" in found.body
    assert (found.title, found.url, found.outlet) == ("Vote & after", "https://gazette.example/vote", "Port Gazette")
    assert (found.authors, found.published) == (("Ines Marlow", "Tom Breck"), "2031-03-04T09:30:00+01:00")
    assert (found.file, found.notes) == (str(tmp_path / "feed.xml"), ())
    assert found.source == f"{tmp_path / 'feed.xml'}, entry 1 'Vote & after'"


def test_atom_content_source_and_relative_links(tmp_path: Path) -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://gazette.example/">
      <title type="html">Port &lt;b&gt;Gazette&lt;/b&gt;</title>
      <entry><title>Vote</title><link rel="alternate" href="/vote"/><author><name>Ines Marlow</name></author>
        <updated>2031-03-04T09:30:00Z</updated><published>2031-03-03T08:00:00-05:00</published>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{LONG}</div></content></entry>
      <entry><title>Plain</title><link href="plain"/><content type="text">{"The board met. " * 60}</content>
        <source><title>Bay Wire</title></source></entry></feed>"""
    first, second = read(tmp_path, feed, "news.atom").entries
    assert (first.url, first.outlet) == ("https://gazette.example/vote", "Port Gazette")
    assert first.published == "2031-03-03T08:00:00-05:00"
    assert LONG in first.body
    assert (second.kind, second.outlet, second.url) == ("text", "Bay Wire", "https://gazette.example/plain")
    assert second.body.startswith("The board met. The board met.")


def test_rdf_is_read(tmp_path: Path) -> None:
    feed = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://gazette.example/"><title>Port Gazette</title><link>https://gazette.example/</link>
      <items><rdf:Seq><rdf:li rdf:resource="https://gazette.example/vote"/></rdf:Seq></items></channel>
      <item rdf:about="https://gazette.example/vote"><title>Vote</title><link>https://gazette.example/vote</link>
      <description>{html.escape(LONG)}</description><dc:date>2031-03-04T09:30+01:00</dc:date></item></rdf:RDF>"""
    (found,) = read(tmp_path, feed).entries
    assert (found.title, found.published, found.outlet) == ("Vote", "2031-03-04T09:30:00+01:00", "Port Gazette")


def test_json_feed_is_read_and_its_broken_items_are_said(tmp_path: Path) -> None:
    items: list[Any] = [
        {"id": 1, "url": "/vote", "title": "Vote", "content_html": LONG, "date_published": "2031-03-04T09:30:00+01:00"},
        {"id": "2", "content_text": "The board met. " * 60, "authors": [{"name": "Tom Breck"}, "x", {"name": 7}]},
        "not an object",
        {"id": "4", "title": ["a list"], "url": 7},
    ]
    feed = {"items": items, "title": "Port Gazette", "home_page_url": "https://gazette.example/"}
    feed |= {"author": {"name": "Desk"}, "version": "https://jsonfeed.org/version/1.1"}
    intake = read(tmp_path, json.dumps(feed), "feed.json")
    first, second = intake.entries
    assert (first.kind, first.url, first.authors) == ("html", "https://gazette.example/vote", ("Desk",))
    assert first.published == "2031-03-04T09:30:00+01:00"
    assert (second.kind, second.authors, second.published) == ("text", ("Tom Breck",), None)
    assert [failure.source.partition(", ")[2] for failure in intake.failures] == ["entry 3", "entry 4"]
    assert "not an object" in intake.failures[0].reason
    assert "neither a text nor a link" in intake.failures[1].reason


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('{"a": 1}', "no JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": 3}', "no JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "broken JSON"),
        ('{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000, "broken JSON"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [' + "9" * 10_000 + "]}", "broken JSON"),
        (rss(), "the feed has no entries"),
        ("<?xml version='1.0'?><rss><channel><title>Cut", "broken XML"),
        ("<?xml version='1.0'?><notes><note>x</note></notes>", "XML, but no feed"),
    ],
)
def test_what_is_no_usable_feed_is_said(tmp_path: Path, body: str, words: str) -> None:
    intake = read(tmp_path, body)
    assert not intake.entries
    assert words in intake.failures[0].reason


def test_a_wrong_charset_in_the_declaration_is_seen_through(tmp_path: Path) -> None:
    text = LONG.replace("harbour", "Hafenbehörde für Fußgänger")
    body = rss(item("Brücke", text)).replace('encoding="utf-8"', 'encoding="iso-8859-1"')
    assert "Hafenbehörde für Fußgänger" in read(tmp_path, body).entries[0].body
    wide = rss(item("Brücke", text)).replace("utf-8", "utf-16").encode("utf-16")
    assert "Hafenbehörde für Fußgänger" in read(tmp_path, wide).entries[0].body
    narrow = rss(item("Brücke", text)).encode("cp1252")
    assert "Hafenbehörde für Fußgänger" in read(tmp_path, narrow).entries[0].body


# ---- which entries, in which order ----------------------------------------------------------------------------------


def test_the_newest_come_first_and_the_rest_is_said(tmp_path: Path) -> None:
    days = [3, 9, 1, 7]
    items = [item(f"Day {day}", LONG + str(day), date=f"0{day} Mar 2031 10:00:00 +0000") for day in days]
    intake = read(tmp_path, rss(item("No date"), *items), max_entries=3)
    assert [entry.title for entry in intake.entries] == ["Day 9", "Day 7", "Day 3"]
    assert "3 of 5 entries are read, the newest (raise WRITETHRU_MAX_ENTRIES for more)" in intake.notes[0]
    assert read(tmp_path, rss(item("No date"), *items)).entries[-1].title == "No date"


def test_impossible_dates_neither_lead_nor_lose_an_entry(tmp_path: Path) -> None:
    dates = [
        "02 Mar 2031 10:00:00 GMT",
        "01 Jan 2099 00:00:00 GMT",
        "01 Jan 1970 00:00:00 GMT",
        "03 Mar 2031 09:00 GMT",
    ]
    items = [item(f"Entry {n}", f"{LONG}{n}", date=date) for n, date in enumerate(dates)]
    entries = read(tmp_path, rss(*items)).entries
    assert [entry.title for entry in entries] == ["Entry 3", "Entry 0", "Entry 1", "Entry 2"]
    assert entries[2].published is None
    assert "2099-01-01T00:00:00+00:00, which cannot be right" in entries[2].notes[0]
    assert entries[3].published is None


def test_ids_used_twice_lose_nothing_and_copies_are_read_once(tmp_path: Path) -> None:
    guid = '<guid isPermaLink="false">7</guid>'
    items = [item("One", LONG + "1", more=guid), item("Two", LONG + "2", more=guid), item("One", LONG + "1")]
    assert [entry.title for entry in read(tmp_path, rss(*items)).entries] == ["One", "Two"]


@pytest.mark.enable_socket
def test_changed_url_parameters_bring_no_page_twice(site: Site, settings: Settings) -> None:
    links = [f"{site.root}/vote?utm_source={n}" for n in "abc"]
    site.pages["/feed"] = rss(*(item("Vote", SHORT, link) for link in links)).encode()
    site.pages["/vote?utm_source=a"] = site.pages["/vote?utm_source=b"] = PAGE
    assert len(load([f"{site.root}/feed", links[1]], settings=settings).entries) == 1
    assert sum(path.startswith("/vote") for path in site.asked) == 1


# ---- summaries and their pages --------------------------------------------------------------------------------------


@pytest.mark.enable_socket
def test_an_entry_with_a_summary_has_its_page_fetched(site: Site, settings: Settings) -> None:
    items = [
        item("Vote", SHORT, f"{site.root}/vote", "Tue, 04 Mar 2031 09:30:00 +0100"),
        item("Whole", LONG, f"{site.root}/whole", "Mon, 03 Mar 2031 09:30:00 +0100"),
        item("Cut", LONG + "<p>Read more</p>", "/cut", "Sun, 02 Mar 2031 09:30:00 +0100"),
        item("Late", SHORT, f"{site.root}/late", "Sat, 01 Mar 2031 09:30:00 +0100"),
    ]
    site.pages["/feed"] = rss(*items).encode()
    site.pages["/vote"] = site.pages["/cut"] = PAGE
    site.pages["/late"] = (200, {"Content-Type": "text/plain"}, SHORT.encode())
    intake = load([f"{site.root}/feed"], settings=settings)
    assert not intake.failures
    assert [entry.title for entry in intake.entries] == ["Vote", "Whole", "Cut", "Late"]
    vote, whole, cut, late = intake.entries
    assert (vote.body, vote.url, vote.kind) == (PAGE.decode(), f"{site.root}/vote", "html")
    assert (vote.published, vote.outlet) == ("2031-03-04T09:30:00+01:00", "Port Gazette")
    assert vote.source == f"{site.root}/feed, entry 1 'Vote'"
    assert LONG in whole.body
    assert cut.url == f"{site.root}/cut"
    assert (late.kind, late.body) == ("text", SHORT)
    assert "/whole" not in site.asked


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    "suffix", ["", " […]", "...", "&hellip;", " <a href='/x'>Continue reading »</a>", " Read More"]
)
def test_cut_texts_are_told_from_whole_ones(site: Site, settings: Settings, suffix: str) -> None:
    site.pages["/feed"] = rss(item("Vote", LONG + suffix, f"{site.root}/vote")).encode()
    site.pages["/vote"] = PAGE
    load([f"{site.root}/feed"], settings=settings)
    assert ("/vote" in site.asked) == bool(suffix)


def test_a_summary_in_html_becomes_plain_paragraphs(tmp_path: Path) -> None:
    text = "<style>p {}</style><p>The board <b>met</b> &amp; voted.<br/>No date<!-- yet --> is set.</p>"
    text += "<li>One</li><script>x"
    (entry,) = read(tmp_path, rss(item("Vote", text))).entries
    assert (entry.kind, entry.body) == ("text", "The board met & voted.\n\nNo date is set.\n\nOne")


def test_the_signature_of_a_blog_program_is_no_cut(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, rss(item("Vote", LONG + "<p>The post Vote appeared first on Port Gazette.</p>"))).entries
    assert (entry.kind, entry.teaser) == ("html", False)


@pytest.mark.enable_socket
def test_where_the_page_cannot_be_had_the_summary_stands_in(site: Site, settings: Settings, tmp_path: Path) -> None:
    site.pages["/report.pdf"] = b"%PDF-1.7\n%\xe2\xe3"
    site.pages["/other"] = rss(item("Other", SHORT)).encode()
    site.pages["/away"] = (302, {"Location": "http://127.0.0.2/"}, b"")
    links = [f"{site.root}/{name}" for name in ("gone", "report.pdf", "other", "away")]
    links += ["http://10.0.0.1/", "https://desk:hunter2@gazette.example/"]
    site.pages["/feed"] = rss(*(item(f"Vote {n}", SHORT, link) for n, link in enumerate(links))).encode()
    intake = load([f"{site.root}/feed"], settings=settings)
    assert not intake.failures
    assert [entry.body for entry in intake.entries] == [SHORT] * len(links)
    notes = [entry.notes[-1] for entry in intake.entries]
    assert all(note.startswith("teaser: only the feed's summary") for note in notes)
    assert all(entry.teaser for entry in intake.entries)
    for note, words in zip(notes, ["404", "a PDF", "another feed", "private", "private", "password"], strict=True):
        assert words in note
    assert "hunter2" not in str(intake)


@pytest.mark.enable_socket
def test_an_entry_without_summary_and_page_fails_alone(site: Site, settings: Settings) -> None:
    site.pages["/feed"] = rss(item("Gone", "", f"{site.root}/gone"), item("Vote", "", f"{site.root}/vote")).encode()
    site.pages["/vote"] = PAGE
    intake = load([f"{site.root}/feed"], settings=settings)
    assert [entry.url for entry in intake.entries] == [f"{site.root}/vote"]
    (failure,) = intake.failures
    assert failure.source == f"{site.root}/feed, entry 1 'Gone'"
    assert failure.reason == f"{site.root}/gone: the site answers 404 Not Found (check the address)"


def test_a_feed_file_without_network_gives_its_summaries(tmp_path: Path) -> None:
    body = rss(item("Vote", SHORT, "http://127.0.0.1:9/vote"), item("Script", SHORT, "javascript:alert(1)"))
    vote, script = read(tmp_path, body).entries
    assert "private" in vote.notes[0]
    assert "links to no page" in script.notes[0]
    assert vote.teaser
    assert script.teaser
    assert script.url is None


@pytest.mark.enable_socket
def test_a_dead_host_costs_a_feed_two_tries(site: Site, settings: Settings) -> None:
    dead = "http://127.0.0.1:1"
    site.pages["/feed"] = rss(*(item(f"Vote {n}", SHORT, f"{dead}/{n}") for n in range(6))).encode()
    intake = load([f"{site.root}/feed"], settings=settings)
    assert sum("no connection" in entry.notes[-1] for entry in intake.entries) == 2
    assert sum("not tried" in entry.notes[-1] for entry in intake.entries) == 4


@pytest.mark.enable_socket
def test_a_feed_that_cannot_be_had_does_not_stop_the_others(site: Site, settings: Settings) -> None:
    site.pages["/feed"] = rss(item("Vote")).encode()
    intake = load([f"{site.root}/none", f"{site.root}/feed"], settings=settings)
    assert [failure.source for failure in intake.failures] == [f"{site.root}/none"]
    assert len(intake.entries) == 1


@pytest.mark.enable_socket
def test_progress_counts_the_entries_too(site: Site, settings: Settings) -> None:
    site.pages["/feed"] = rss(item("Vote", SHORT, f"{site.root}/vote"), item("Whole")).encode()
    site.pages["/vote"] = PAGE
    calls: list[tuple[int, int, str]] = []
    load([f"{site.root}/feed"], settings=settings, progress=lambda *call: calls.append(call))
    assert [call[:2] for call in calls] == [(0, 1), (1, 3), (2, 3), (3, 3)]
    assert calls[1][2].endswith("entry 1 'Vote'")


# ---- broken and hostile feeds ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ("<item><title>Bad</title><description>a <b>c</description></item>", "mismatched tag"),
        ("<item><title>Bad</title><description><![CDATA[never closed</description></item>", "broken XML"),
        ("<item><title>Bad</title><description>x</description>", "no </item>"),
        ("<item><title>Bad</title><description x=>y</description></item>", None),
        ("<item><title>Bad</title></item>", "neither a text nor a link"),
    ],
)
def test_one_broken_entry_is_said_and_the_rest_go_on(tmp_path: Path, broken: str, words: str | None) -> None:
    intake = read(tmp_path, rss(item("One", LONG + "1"), broken, item("Three", LONG + "3")))
    good = [entry for entry in intake.entries if entry.title != "Bad"]
    assert [entry.title for entry in good] == ["One", "Three"]
    assert all(not entry.notes for entry in good)
    assert LONG + "3" in good[1].body
    if words:
        (failure,) = intake.failures
        assert failure.source.endswith("entry 2 'Bad'")
        assert words in failure.reason


def test_a_slip_of_one_character_does_not_cost_the_entry(tmp_path: Path) -> None:
    slips = ["<p>Fish &amp chips &nbsp; & more</p>", "control \x0b character"]
    items = [
        f"<item><title>Bad {n}</title><description>{LONG[3:-4]}{text}</description></item>"
        for n, text in enumerate(slips)
    ]
    intake = read(tmp_path, rss(*items, item("Good")))
    assert len(intake.entries) == 3
    assert all("XML is broken here" in entry.notes[0] for entry in intake.entries[:2])
    assert intake.entries[2].notes == ()


def test_a_feed_that_is_cut_off_loses_its_last_entry_only(tmp_path: Path) -> None:
    whole = rss(item("One", LONG + "1"), item("Two", LONG + "2"))
    intake = read(tmp_path, whole[: whole.index("</description>", whole.index("Two")) - 40])
    assert [entry.title for entry in intake.entries] == ["One"]
    assert "no </item>" in intake.failures[0].reason


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}]>',
        f'<!DOCTYPE rss [<!ENTITY l9 "{"x" * 50_000}">]>',
        '<!DOCTYPE rss [<!ENTITY l9 SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE rss [<!ENTITY % l9 SYSTEM "http://127.0.0.1/x.dtd"> %l9;]>',
    ],
    ids=["billion laughs", "quadratic", "external", "parameter"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(tmp_path: Path, doctype: str, encoding: str) -> None:
    body = rss(item("&l9;" * 50, LONG), head=doctype)
    intake = read(tmp_path, body.replace("utf-8", encoding).encode(encoding))
    assert not intake.entries
    assert "declares XML entities" in intake.failures[0].reason


@pytest.mark.enable_socket
def test_a_dtd_and_an_inclusion_are_never_fetched(site: Site, settings: Settings, tmp_path: Path) -> None:
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{site.root}/x" parse="text"/>'
    body = rss(item("Vote", LONG, more=include), head=f'<!DOCTYPE rss SYSTEM "{site.root}/rss.dtd">')
    (tmp_path / "feed.xml").write_text(body)
    assert load([str(tmp_path / "feed.xml")], settings=settings).entries
    assert site.asked == []


@pytest.mark.parametrize(
    "body",
    [
        rss("<item>" * 3_000),
        rss("<item>" * 30_000),
        rss(*[item(f"V{n}", SHORT) for n in range(1_000)], "<item><title>"),
        rss("<item><description>" + "<b>" * 10_000 + "</description></item>"),
        rss("<item><description>" + "<b/>" * 300_000 + "</description></item>"),
        rss(item("Deep", "<div>" * 50_000 + LONG)),
        rss("<item><title>" + "x" * 1_000_000 + "</title></item>"),
        rss("<item>" + "".join(f"<x{n}:a xmlns:x{n}='u'/>" for n in range(20_000)) + "</item>"),
        "<rss " + " ".join(f"a{n}='b'" for n in range(50_000)) + "><channel><item/></channel></rss>",
        "<rss " + "a='b' " * 100_000 + "><channel><item>",
        rss("<![CDATA[" * 50_000),
        rss("<!--" * 50_000),
        rss(item("Vote", "<script>" * 50_000 + "<p>x")),
    ],
    ids=[
        "items",
        "more items",
        "many",
        "open tags",
        "tags",
        "deep",
        "long title",
        "namespaces",
        "attributes",
        "same attributes",
        "cdata",
        "comments",
        "scripts",
    ],
)
def test_monstrous_feeds_come_to_an_end(tmp_path: Path, body: str) -> None:
    intake = read(tmp_path, body)
    assert intake.entries or intake.failures
    assert all(len(failure.source) < 300 for failure in intake.failures)
