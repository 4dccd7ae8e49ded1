"""The fetcher against real servers on loopback: what it takes, what it refuses, and where it stops."""

from __future__ import annotations

import gzip
import socket
import threading
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import brotli
import pytest
from backports import zstd

from writethru.core.errors import FetchError, RefusedError
from writethru.core.settings import Settings
from writethru.intake import load
from writethru.intake.fetch import Fetcher

from .conftest import Handler, Site, html_page

pytestmark = pytest.mark.enable_socket

PAGE = html_page("Harbour vote nears", "The harbour board met on Monday.")
PUBLIC = "93.184.216.34"


@contextmanager
def raw_server(*answers: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """A server that reads what comes, sends the next of its answers, and hangs up; with none left it only listens."""
    listening = socket.create_server(("127.0.0.1", 0))
    heard: list[bytes] = []
    held: list[socket.socket] = []

    def serve() -> None:
        left = list(answers)
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            held.append(connection)
            heard.append(connection.recv(65536))
            if left:
                connection.sendall(left.pop(0))
                connection.close()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listening.getsockname()[1], heard
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()
        for connection in held:
            connection.close()


def reason(url: str, settings: Settings) -> str:
    intake = load([url], settings=settings)
    assert not intake.entries
    (failure,) = intake.failures
    assert "\n" not in failure.reason
    return failure.reason


# ---- what it takes --------------------------------------------------------------------------------------------------


def test_a_page_is_fetched_politely(site: Site, settings: Settings) -> None:
    site.pages["/vote"] = PAGE
    intake = load([f"{site.root}/vote#top"], settings=settings)
    (entry,) = intake.entries
    assert (entry.kind, entry.body, entry.url) == ("html", PAGE.decode(), f"{site.root}/vote")
    assert entry.source == f"{site.root}/vote#top"
    assert site.asked == ["/robots.txt", "/vote"]
    assert site.headers[1]["user-agent"] == settings.user_agent
    assert site.headers[1]["host"] == site.host
    assert "cookie" not in site.headers[1]


def test_the_header_tells_the_charset(site: Site, settings: Settings) -> None:
    text = "Мэр порта заявила, что причал закрыт до пятницы."
    site.pages["/vote"] = (200, {"Content-Type": "text/html; charset=windows-1251"}, f"<p>{text}</p>".encode("cp1251"))
    assert text in load([f"{site.root}/vote"], settings=settings).entries[0].body


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("br", brotli.compress(PAGE)),
        ("zstd", zstd.compress(PAGE)),
        ("gzip, br", brotli.compress(gzip.compress(PAGE))),
    ],
)
def test_compressed_pages_are_read(site: Site, settings: Settings, coding: str, packed: bytes) -> None:
    site.pages["/vote"] = (200, {"Content-Encoding": coding}, packed)
    assert load([f"{site.root}/vote"], settings=settings).entries[0].body == PAGE.decode()


def test_redirects_are_followed_and_lead_to_one_page(site: Site, settings: Settings) -> None:
    site.pages["/old"] = (301, {"Location": "/older"}, b"")
    site.pages["/older"] = (302, {"Location": f"{site.root}/vote?utm_source=x"}, b"")
    site.pages["/vote?utm_source=x"] = site.pages["/vote"] = PAGE
    intake = load([f"{site.root}/old", f"{site.root}/vote", f"{site.root}/vote#again"], settings=settings)
    assert [entry.url for entry in intake.entries] == [f"{site.root}/vote?utm_source=x"]
    assert not intake.failures


def test_a_cached_page_is_not_asked_for_again(site: Site, settings: Settings, tmp_path: Path) -> None:
    site.pages["/vote"] = (200, {"Cache-Control": "max-age=600"}, PAGE)
    site.pages["/live"] = (200, {"Cache-Control": "no-store"}, PAGE)
    cached = replace(settings, cache=str(tmp_path / "cache"))
    for _ in range(2):
        assert len(load([f"{site.root}/vote", f"{site.root}/live"], settings=cached).entries) == 2
    assert site.asked.count("/vote") == 1
    assert site.asked.count("/live") == 2


def test_a_page_without_a_word_on_freshness_is_asked_for_again(site: Site, settings: Settings, tmp_path: Path) -> None:
    seen: list[str | None] = []

    def answer(handler: Handler) -> None:
        seen.append(handler.headers.get("If-None-Match"))
        known = seen[-1] == '"v1"'
        handler.send_response(304 if known else 200)
        handler.send_header("ETag", '"v1"')
        handler.send_header("Last-Modified", "Sat, 01 Jan 2011 00:00:00 GMT")
        handler.send_header("Content-Length", "0" if known else str(len(PAGE)))
        handler.end_headers()
        if not known:
            handler.wfile.write(PAGE)

    site.pages["/vote"] = answer
    cached = replace(settings, cache=str(tmp_path / "cache"))
    for _ in range(2):
        assert load([f"{site.root}/vote"], settings=cached).entries[0].body == PAGE.decode()
    assert seen == [None, '"v1"']


def test_the_cache_serves_no_private_page_once_it_is_not_allowed(
    site: Site, settings: Settings, tmp_path: Path
) -> None:
    site.pages["/vote"] = (200, {"Cache-Control": "max-age=600"}, PAGE)
    cached = replace(settings, cache=str(tmp_path / "cache"))
    port = site.host.partition(":")[2]
    allowed = replace(cached, allow_private="desk.example")
    for setting, count in ((allowed, 1), (replace(cached, allow_private=""), 0)):
        with Fetcher(setting, resolve=lambda host, port: ["127.0.0.1"]) as fetcher:
            intake = load([f"http://desk.example:{port}/vote"], settings=setting, fetcher=fetcher)
        assert len(intake.entries) == count


def test_a_cache_that_cannot_be_written_is_done_without(site: Site, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    site.pages["/vote"] = PAGE
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        assert load([f"{site.root}/vote"], settings=replace(settings, cache=str(folder))).entries


# ---- dead addresses -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "404 Not Found (check the address)"),
        (410, "taken down"),
        (401, "needs a login"),
        (403, "refuses programs"),
        (429, "try again later"),
        (500, "500 Internal Server Error (try again later)"),
        (503, "503"),
        (204, "204"),
    ],
)
def test_an_error_status_is_said(site: Site, settings: Settings, status: int, words: str) -> None:
    site.pages["/vote"] = (status, {"Content-Length": "0"}, b"")
    assert words in reason(f"{site.root}/vote", settings)


def test_no_such_host_is_said(settings: Settings) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with Fetcher(settings, resolve=resolve) as fetcher, pytest.raises(FetchError) as caught:
        fetcher.get("http://gazette.example/vote")
    assert str(caught.value) == "no connection to gazette.example: Name or service not known (check the address)"
    assert caught.value.source == "http://gazette.example/vote"


def test_a_refused_connection_is_said(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert "no connection to 127.0.0.1" in reason(f"http://127.0.0.1:{port}/", settings)


def test_a_host_that_is_down_is_not_asked_for_ever(settings: Settings) -> None:
    asked: list[str] = []

    def refuse(address: str, port: int, timeout: float) -> socket.socket:
        asked.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    with Fetcher(settings, resolve=lambda host, port: [PUBLIC], dial=refuse) as fetcher:
        intake = load([f"http://gazette.example/{n}" for n in range(5)], settings=settings, fetcher=fetcher)
    assert len(intake.failures) == 5
    assert len(asked) == 2
    assert "Connection refused" in intake.failures[0].reason
    assert "not tried" in intake.failures[4].reason


def test_a_connection_that_breaks_off_is_said(settings: Settings) -> None:
    start = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
    with raw_server(start, b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<html>cut") as (port, _):
        assert "broke off" in reason(f"http://127.0.0.1:{port}/", settings)
    with raw_server(start, b"SSH-2.0-box\r\n") as (port, _):
        assert "broke off" in reason(f"http://127.0.0.1:{port}/", settings)
    with raw_server(start, b"") as (port, _):
        assert "broke off" in reason(f"http://127.0.0.1:{port}/", settings)


def test_an_empty_page_and_a_pdf_are_said(site: Site, settings: Settings) -> None:
    site.pages["/empty"] = b""
    site.pages["/vote.html"] = (200, {"Content-Type": "text/html"}, b"%PDF-1.7\n%\xe2\xe3")
    assert "it is empty" in reason(f"{site.root}/empty", settings)
    assert "a PDF document" in reason(f"{site.root}/vote.html", settings)


# ---- redirects, addresses, robots -----------------------------------------------------------------------------------


def test_endless_redirects_end(site: Site, settings: Settings) -> None:
    site.pages["/a"] = (302, {"Location": "/a"}, b"")
    assert "more than 5 redirects" in reason(f"{site.root}/a", settings)
    assert site.asked.count("/a") == 6


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.2/",
        "http://localhost/",
        "//169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "file:///etc/passwd",
        "http://desk:hunter2@gazette.example/",
    ],
)
def test_every_hop_is_checked(site: Site, settings: Settings, place: str) -> None:
    site.pages["/a"] = (301, {"Location": place}, b"")
    said = reason(f"{site.root}/a", settings)
    assert "not fetched" in said
    assert "hunter2" not in said


def test_a_redirect_to_nowhere_is_said(site: Site, settings: Settings) -> None:
    site.pages["/a"] = (302, b"")
    assert "without saying where" in reason(f"{site.root}/a", settings)


def test_a_public_name_that_leads_to_a_private_address_is_refused_before_connecting(settings: Settings) -> None:
    def never(address: str, port: int, timeout: float) -> socket.socket:
        raise AssertionError(f"connected to {address}")

    answers = ["127.0.0.1", "::1", "10.0.0.1", "169.254.169.254", "100.64.1.1", "fd00::1", "::ffff:10.0.0.1", "0.0.0.0"]
    for answer in answers:
        # one bad address among good ones is enough
        found = [PUBLIC, answer]
        fetcher = Fetcher(settings, resolve=lambda host, port, found=found: found, dial=never)  # type: ignore[misc]
        with fetcher, pytest.raises(RefusedError, match=r"gazette\.example leads to"):
            fetcher.get("http://gazette.example/vote")


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site, settings: Settings) -> None:
    """A name server that answers with a public address first and with a private one ever after."""
    site.pages["/vote"] = PAGE
    port = int(site.host.partition(":")[2])
    looked_up: list[str] = []
    dialled: list[str] = []

    def resolve(host: str, asked: int) -> list[str]:
        looked_up.append(host)
        return [PUBLIC] if len(looked_up) == 1 else ["127.0.0.1"]

    def dial(address: str, asked: int, timeout: float) -> socket.socket:
        dialled.append(address)
        return socket.create_connection(("127.0.0.1", asked), timeout)

    with Fetcher(replace(settings, allow_private=""), resolve=resolve, dial=dial) as fetcher:
        assert fetcher.get(f"http://gazette.example:{port}/vote").body == PAGE
        assert (looked_up, dialled) == (["gazette.example"], [PUBLIC])
        assert site.headers[-1]["host"] == f"gazette.example:{port}"
        # a new connection asks again, and then the answer is refused
        with pytest.raises(RefusedError, match=r"leads to 127\.0\.0\.1"):
            fetcher.get("http://gazette.example:81/vote")
    assert dialled == [PUBLIC]


def test_tls_is_asked_for_by_name(settings: Settings) -> None:
    with raw_server(b"\x15\x03\x03\x00\x02\x02\x28", b"\x15\x03\x03\x00\x02\x02\x28") as (port, heard):

        def dial(address: str, asked: int, timeout: float) -> socket.socket:
            return socket.create_connection(("127.0.0.1", port), timeout)

        fetcher = Fetcher(settings, resolve=lambda host, asked: [PUBLIC], dial=dial)
        with fetcher, pytest.raises(FetchError, match=r"no connection to gazette\.example"):
            fetcher.get("https://gazette.example/vote")
    assert b"gazette.example" in heard[0]


def test_robots_are_obeyed(site: Site, settings: Settings) -> None:
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /desk/\n\nUser-agent: writethru\nDisallow: /closed/\n"
    site.pages["/desk/a"] = site.pages["/closed/a"] = site.pages["/open/a"] = PAGE
    site.pages["/open/away"] = (302, {"Location": "/closed/a"}, b"")
    assert "robots.txt asks us not to" in reason(f"{site.root}/closed/a", settings)
    assert "robots.txt asks us not to" in reason(f"{site.root}/open/away", settings)
    assert "/closed/a" not in site.asked
    assert len(load([f"{site.root}/desk/a", f"{site.root}/open/a"], settings=settings).entries) == 2
    other = replace(settings, user_agent="presswatch/2.0")
    assert "robots.txt asks us not to" in reason(f"{site.root}/desk/a", other)


def test_robots_that_fail_close_the_site(site: Site, settings: Settings) -> None:
    site.pages["/vote"] = PAGE
    site.pages["/robots.txt"] = (503, b"")
    assert "answers 503" in reason(f"{site.root}/vote", settings)
    assert "/vote" not in site.asked


@pytest.mark.parametrize(
    "answer",
    [
        (403, b""),
        (200, b"<html>not found, says the front page</html>"),
        (200, b"\xff\xfe\x00\x01"),
        (302, {"Location": "http://127.0.0.2/robots.txt"}, b""),
        (200, b"#" * (2 << 20)),
    ],
)
def test_robots_that_are_none_leave_the_site_open(site: Site, settings: Settings, answer: tuple[int, bytes]) -> None:
    site.pages["/robots.txt"] = answer
    site.pages["/vote"] = PAGE
    assert load([f"{site.root}/vote"], settings=settings).entries


# ---- bombs, drips and lies ------------------------------------------------------------------------------------------


def squeeze(coding: str, size: int) -> bytes:
    zeros = bytes(size)
    match coding:
        case "gzip":
            return gzip.compress(zeros)
        case "deflate":
            return zlib.compress(zeros)
        case "br":
            return brotli.compress(zeros, quality=1)
        case "zstd":
            return zstd.compress(zeros)
    return gzip.compress(gzip.compress(zeros))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, gzip"])
def test_a_bomb_is_stopped_at_the_limit(site: Site, settings: Settings, coding: str) -> None:
    site.pages["/bomb"] = (200, {"Content-Encoding": coding}, squeeze(coding, 96 << 20))
    load([f"{site.root}/none"], settings=settings)  # imports are not to be counted
    tracemalloc.start()
    try:
        said = reason(f"{site.root}/bomb", settings)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "larger than 1 MiB" in said
    assert peak < 24 << 20


def test_a_broken_or_unknown_compression_is_said(site: Site, settings: Settings) -> None:
    site.pages["/broken"] = (200, {"Content-Encoding": "gzip"}, b"plain after all")
    site.pages["/unknown"] = (200, {"Content-Encoding": "lzma"}, b"x")
    site.pages["/nested"] = (200, {"Content-Encoding": ", ".join(["gzip"] * 20)}, gzip.compress(PAGE))
    assert "cannot be decompressed" in reason(f"{site.root}/broken", settings)
    assert "compressed by 'lzma'" in reason(f"{site.root}/unknown", settings)
    assert "cannot be decompressed" in reason(f"{site.root}/nested", settings)


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>more</p>" * 1000)


def endless_chunks(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    while True:
        handler.wfile.write(b"3e8\r\n" + b"x" * 1000 + b"\r\n")


def endless_header(handler: Handler) -> None:
    handler.send_response(200)
    while True:
        handler.wfile.write(b"X-More: " + b"x" * 1000 + b"\r\n")


def too_long_by_its_own_word(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(10 << 30))
    handler.end_headers()
    endless(handler)


@pytest.mark.parametrize("answer", [endless, endless_chunks, too_long_by_its_own_word])
def test_a_body_without_end_is_cut(site: Site, settings: Settings, answer: object) -> None:
    site.pages["/flood"] = answer  # type: ignore[assignment]
    assert "larger than 1 MiB" in reason(f"{site.root}/flood", settings)


def test_a_header_without_end_is_cut(site: Site, settings: Settings) -> None:
    site.pages["/flood"] = endless_header
    assert "broke off" in reason(f"{site.root}/flood", settings)


def test_a_length_that_is_too_small_is_believed(site: Site, settings: Settings) -> None:
    site.pages["/short"] = (200, {"Content-Length": "40", "Connection": "close"}, PAGE)
    assert load([f"{site.root}/short"], settings=settings).entries[0].body == PAGE.decode()[:40]


def drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while not handler.server.site.over.wait(0.02):  # type: ignore[attr-defined]
        handler.wfile.write(b"x")


def drip_header(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not handler.server.site.over.wait(0.02):  # type: ignore[attr-defined]
        handler.wfile.write(b"x")


def silence(handler: Handler) -> None:
    handler.server.site.over.wait(5)  # type: ignore[attr-defined]


@pytest.mark.parametrize("answer", [drip, drip_header, silence])
def test_the_deadline_holds_and_the_rest_goes_on(site: Site, settings: Settings, answer: object) -> None:
    site.pages["/slow"] = answer  # type: ignore[assignment]
    site.pages["/vote"] = PAGE
    hasty = replace(settings, timeout=0.9)
    intake = load([f"{site.root}/slow", f"{site.root}/vote"], settings=hasty)
    assert "within 0.9 seconds" in intake.failures[0].reason
    assert "WRITETHRU_TIMEOUT" in intake.failures[0].reason
    assert [entry.url for entry in intake.entries] == [f"{site.root}/vote"]


def test_stalled_tls_and_stalled_name_servers_meet_the_deadline(settings: Settings) -> None:
    hasty = replace(settings, timeout=0.3)
    with raw_server() as (port, _):
        assert "within 0.3 seconds" in reason(f"https://127.0.0.1:{port}/", hasty)
    over = threading.Event()

    def resolve(host: str, port: int) -> list[str]:
        over.wait(5)
        return []

    with Fetcher(hasty, resolve=resolve) as fetcher, pytest.raises(FetchError, match=r"within 0\.3 seconds"):
        fetcher.get("http://gazette.example/vote")
    over.set()


def test_cookies_are_not_kept(site: Site, settings: Settings) -> None:
    site.pages["/a"] = (302, {"Location": "/b", "Set-Cookie": "reader=1"}, b"")
    site.pages["/b"] = PAGE
    load([f"{site.root}/a"], settings=settings)
    assert all("cookie" not in headers for headers in site.headers)
