"""A real HTTP server on loopback, and settings under which it may be fetched."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from writethru.core.settings import Settings

# body alone, status with body, status with headers and body, or a function that writes the answer itself
Answer = bytes | tuple[int, bytes] | tuple[int, dict[str, str], bytes] | Callable[["Handler"], None]


class Site:
    """Pages by path; ``asked`` lists the paths that were requested, in order."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        # set when the test is over, so that no slow answer outlives it
        self.over = threading.Event()
        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.site = self
        self.host = f"127.0.0.1:{self.server.server_address[1]}"
        self.root = f"http://{self.host}"
        self._thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def close(self) -> None:
        self.over.set()
        self.server.shutdown()
        self.server.server_close()
        self._thread.join()


class Server(ThreadingHTTPServer):
    # all answers have ended when the server is closed
    daemon_threads = False
    site: Site

    def handle_error(self, *_: object) -> None:
        """The fetcher hangs up on what it does not want to hear: that is no error here."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # an idle connection that the fetcher keeps is given up, so that the server can stop
    timeout = 0.5

    def do_GET(self) -> None:
        assert isinstance(self.server, Server)
        site = self.server.site
        site.asked.append(self.path)
        site.headers.append({key.lower(): value for key, value in self.headers.items()})
        answer = site.pages.get(self.path, (404, b"no such page"))
        if callable(answer):
            self.close_connection = True
            with contextlib.suppress(OSError):
                answer(self)
            return
        if isinstance(answer, bytes):
            answer = (200, answer)
        status, headers, body = answer if len(answer) == 3 else (answer[0], {}, answer[1])
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()
    yield served
    served.close()


@pytest.fixture
def settings() -> Settings:
    return Settings(cache="off", allow_private="127.0.0.1", timeout=10.0, max_mib=1)


def html_page(title: str, *paragraphs: str) -> bytes:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>".encode()
    )
