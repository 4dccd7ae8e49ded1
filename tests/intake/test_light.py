"""What is loaded when: a run over local pages pays neither for the network nor for feeds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import html_page

HEAVY = (
    "httpx2",
    "hishel",
    "feedparser",
    "protego",
    "charset_normalizer",
    "lxml",
    "trafilatura",
    "markdown_it",
    "idna",
)


@pytest.mark.parametrize(
    ("name", "body", "needed"),
    [
        ("page.html", html_page("Vote", "The board met – again."), set()),
        ("item.txt", "Vote – what now?\n\nThe board met.".encode(), set()),
        ("feed.json", b'{"version": "https://jsonfeed.org/version/1", "items": [{"content_text": "x"}]}', set()),
        ("page.md", b"# Vote\n\nThe board met.", {"markdown_it"}),
        ("old.txt", "Über die Brücke, sagte Jörg Müßig.".encode("cp1252"), {"charset_normalizer"}),
        ("feed.xml", b"<rss><channel><item><description>x</description></item></channel></rss>", {"feedparser"}),
    ],
)
def test_only_what_is_needed_is_imported(tmp_path: Path, name: str, body: bytes, needed: set[str]) -> None:
    (tmp_path / name).write_bytes(body)
    code = (
        "import sys; from writethru.core.settings import Settings; from writethru.intake import load; "
        f"intake = load([{str(tmp_path / name)!r}], settings=Settings(cache='off')); "
        f"print(len(intake.entries), *[m for m in {HEAVY!r} if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    count, *loaded = run.stdout.split()
    assert count == "1"
    assert needed <= set(loaded)
    if name.endswith((".html", ".txt", ".json")):
        assert set(loaded) <= needed
