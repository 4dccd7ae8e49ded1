"""Pages of several hosts are fetched side by side, one host one page at a time."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from writethru.core.errors import FetchError
from writethru.core.settings import Settings
from writethru.intake import load
from writethru.intake.ahead import Ahead
from writethru.intake.fetch import Fetched

from .conftest import Handler, Site, html_page


class Slow:
    """Stands for a fetcher; host ``slow`` answers only when host ``quick`` has been asked for all its pages."""

    def __init__(self, quick: threading.Event) -> None:
        self.quick = quick
        self.asked: list[str] = []
        self.closed = False

    def get(self, url: str) -> Fetched:
        self.asked.append(url)
        if "slow" in url:
            assert self.quick.wait(5)
        if url == "http://quick.example/2":
            self.quick.set()
        if "dead" in url:
            raise FetchError(url, "no connection")
        return Fetched(url, url.encode())

    def close(self) -> None:
        self.closed = True


def test_a_slow_host_does_not_hold_up_another() -> None:
    quick = threading.Event()
    made: list[Slow] = []

    def make() -> Slow:
        made.append(Slow(quick))
        return made[-1]

    ahead = Ahead(make)  # type: ignore[arg-type]
    urls = ["http://slow.example/1", "http://quick.example/1", "http://quick.example/2", "http://quick.example/2#top"]
    ahead.want([*urls, "http://dead.example/", "http://[broken"])
    assert [ahead.get(url).body.decode() for url in urls] == [*urls[:3], urls[2]]
    for _ in range(2):
        with pytest.raises(FetchError, match="no connection"):
            ahead.get("http://dead.example/")
    assert ahead.get("http://later.example/").url == "http://later.example/"
    ahead.close()
    # a fetcher for each host, and each page asked for once, in order
    assert [fetcher.asked for fetcher in made][:2] == [[urls[0]], urls[1:3]]
    assert all(fetcher.closed for fetcher in made)


@pytest.mark.enable_socket
def test_hosts_share_one_cache(settings: Settings, tmp_path: Path) -> None:
    sites = [Site() for _ in range(4)]
    try:
        for number, site in enumerate(sites):
            site.pages["/vote"] = (200, {"Cache-Control": "max-age=600"}, html_page(f"Vote {number}", "x"))
        for _ in range(2):
            urls = [f"{site.root}/vote" for site in sites]
            intake = load(urls, settings=replace(settings, cache=str(tmp_path / "cache")))
            assert [entry.url for entry in intake.entries] == urls
    finally:
        for site in sites:
            site.close()
    assert all(site.asked.count("/vote") == 1 for site in sites)


@pytest.mark.enable_socket
def test_entries_keep_the_order_of_the_sources(site: Site, settings: Settings) -> None:
    def late(handler: Handler) -> None:
        # another host has to answer before this one does
        assert answered.wait(5)
        page = html_page("Late", "x")
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n" + page)

    def early(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n" + html_page("Early", "x"))
        answered.set()

    answered = threading.Event()
    other = Site()
    try:
        site.pages["/late"] = late
        other.pages["/early"] = early
        urls = [f"{site.root}/late", f"{other.root}/early"]
        intake = load(urls, settings=replace(settings, timeout=8.0))
    finally:
        other.close()
    assert [entry.url for entry in intake.entries] == urls
