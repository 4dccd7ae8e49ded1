"""Whatever arrives, ``load`` answers with entries and failures, and no format breaks down."""

from __future__ import annotations

import io
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from writethru.core.settings import Settings
from writethru.intake import load

from .conftest import html_page
from .test_feeds import LONG, item, rss

FEED = rss(
    item("One", LONG, date="Tue, 04 Mar 2031 09:30:00 +0100"), item("Two", "<p>Short &amp; odd</p>"), item("Three")
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><entry><title type="xhtml"><div>a</div>'
    '</title><author><name>Ines</name></author><updated>2031-03-04T09:30:00Z</updated><content type="html">&lt;p&gt;b'
    "</content><source><title>Wire</title></source></entry></feed>"
)
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Gazette",
        "authors": [{"name": "Ines"}],
        "items": [{"id": "1", "title": "Vote", "content_html": "<p>x</p>", "date_published": "2031-03-04"}],
    }
)
TEXT = "Title: Vote\nBy: Ines and Tom\nDate: 2031-03-04\n\nThe board met.\n\nIt voted."
SEEDS = [FEED.encode(), ATOM.encode(), JSON.encode(), TEXT.encode(), html_page("Vote", "x"), FEED.encode("utf-16")]
PIECES = [
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"</item>",
    b"<item>",
    b"\x00",
    b"\xff",
    b"'",
    b'"',
    b"{",
    b"=",
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A sound source with pieces cut out, put in and swapped."""
    body = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(body)))
        end = draw(st.integers(start, min(len(body), start + 60)))
        body = body[:start] + draw(st.sampled_from(PIECES) | st.binary(max_size=8)) + body[end:]
    return body


@given(damaged() | st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_damaged_sources_are_read_or_refused(body: bytes) -> None:
    intake = load(["-"], settings=Settings(cache="off"), stdin=io.BytesIO(body))
    for failure in intake.failures:
        assert "format failed" not in failure.reason
        assert "\n" not in failure.source + failure.reason
    for entry in intake.entries:
        assert entry.body.strip()
    assert intake.entries or intake.failures
