"""The one fetcher: every byte that comes over the network comes through :meth:`Fetcher.get`.

It connects only to an address that was checked, and to that very address: a host is looked up once for a connection,
and the answer is checked and dialled, so that a second answer cannot differ. TLS and the ``Host`` header keep the name.
Redirects are followed here, each hop checked like the first. Proxies named in the environment are not used: a proxy
would look the host up again, where we cannot see it.
"""

from __future__ import annotations

import logging
import queue
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from writethru.core.errors import FetchError, RefusedError
from writethru.core.settings import Settings
from writethru.intake import guard
from writethru.intake.robots import Robots, Rules

if TYPE_CHECKING:
    import httpx2

MAX_REDIRECTS = 5
# failures to connect, or deadlines missed, after which a host is left alone for the rest of the run
MAX_STRIKES = 2
MIB = 1024 * 1024
# days after which a cached page is dropped, and what the whole cache may hold
CACHE_DAYS = 7
CACHE_MIB = 256
# bytes of an error page that are read for the sake of the connection
_SHORT = 65_536
_ENCODINGS = frozenset({"", "identity", "gzip", "deflate", "br", "zstd"})
_HEADERS = {
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, text/plain;q=0.8, */*;q=0.5",
    "Accept-Language": "en, *;q=0.5",
}
_ADVICE = {
    401: "the page needs a login: save it in your browser and give the file",
    402: "the page is paid for: save it in your browser and give the file",
    403: "the site refuses programs: save the page in your browser and give the file",
    404: "check the address",
    410: "the page was taken down",
    429: "too many requests: try again later",
}

Resolver = Callable[[str, int], Sequence[str]]
Dialler = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response with its body, decompressed."""

    # the address after all redirects
    url: str
    body: bytes
    # charset of the Content-Type header, or None
    charset: str | None = None


class _Status(FetchError):
    """The site answered, but with an error."""

    def __init__(self, source: str, status: int, reason: str) -> None:
        hint = _ADVICE.get(status, "try again later" if status >= 500 else "check the address")
        super().__init__(source, f"the site answers {status} {reason}".rstrip(), hint=hint)
        self.status = status
        self.gone = status in (404, 410)


class _TooBig(FetchError):
    """The body is over the limit; ``head`` is the part up to it."""

    def __init__(self, source: str, limit: int, head: bytes) -> None:
        super().__init__(
            source, f"the page is larger than {limit / MIB:g} MiB", hint="raise WRITETHRU_MAX_MIB if it is meant"
        )
        self.head = head


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system gives them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in found))


def dial(address: str, port: int, timeout: float) -> socket.socket:
    """A connection to an address. Raises OSError."""
    return socket.create_connection((address, port), timeout)


class Fetcher:
    """Fetches pages, with a cache that follows RFC 9111. Not for use by several threads at once.

    ``resolve`` and ``dial`` are the two steps of connecting, given so that a test or an embedding program can stand
    between them.
    """

    def __init__(self, settings: Settings, *, resolve: Resolver = resolve, dial: Dialler = dial) -> None:
        self._settings = settings
        self._allowed = guard.allowed_hosts(settings.allow_private)
        self._resolve = resolve
        self._dial = dial
        self._client: httpx2.Client | None = None
        self._robots: dict[str, Rules] = {}
        self._strikes: dict[str, int] = {}
        from writethru.intake.wire import Clock

        self._clock = Clock()

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def get(self, url: str) -> Fetched:
        """The page at ``url``, after at most five redirects, within ``settings.timeout`` seconds in all.

        Raises RefusedError for what we will not fetch (see :mod:`writethru.intake.guard`; robots.txt) and FetchError
        for what cannot be fetched: no such host, no connection, an error status, a time-out, too many redirects, more
        than ``settings.max_mib`` of decompressed bytes.
        """
        # what has to be loaded once is not counted as the site's time
        self._open()
        self._clock.start(self._settings.timeout)
        return self._follow(url, obey=True)

    def _follow(self, url: str, *, obey: bool) -> Fetched:
        source = shown = guard.redact(url)
        for _ in range(MAX_REDIRECTS + 1):
            url = guard.check_url(url, self._allowed)
            if obey:
                self._ask_robots(source, url)
            answer = self._one(source, url)
            if isinstance(answer, Fetched):
                return answer
            url = urljoin(url, answer)
            shown = guard.redact(url)
        raise FetchError(source, f"more than {MAX_REDIRECTS} redirects, the last to {shown}", hint="check the address")

    def _one(self, source: str, url: str) -> Fetched | str:
        """One request: the page, or where it redirects to."""
        import httpcore2
        import httpx2

        host = urlsplit(url).netloc
        if self._strikes.get(host, 0) >= MAX_STRIKES:
            raise FetchError(source, f"not tried: {host} could not be reached {MAX_STRIKES} times before")
        try:
            with self._open().stream("GET", url, extensions={"caching": {"key": self._key(url)}}) as response:
                return self._take(source, url, response)
        except (httpx2.TimeoutException, httpcore2.TimeoutException):
            self._strikes[host] = self._strikes.get(host, 0) + 1
            raise FetchError(
                source,
                f"no whole answer from {host} within {self._settings.timeout:g} seconds",
                hint="try again later, or raise WRITETHRU_TIMEOUT",
            ) from None
        except httpx2.DecodingError as error:
            raise FetchError(source, f"the answer of {host} cannot be decompressed: {_brief(error)}") from None
        except RefusedError as error:
            raise RefusedError(source, error.message, hint=error.hint) from None
        except (httpx2.ConnectError, httpcore2.ConnectError) as error:
            self._strikes[host] = self._strikes.get(host, 0) + 1
            raise FetchError(source, f"no connection to {host}: {_brief(error)}", hint="check the address") from None
        except (httpx2.HTTPError, httpcore2.NetworkError, httpcore2.ProtocolError, httpx2.StreamError) as error:
            raise FetchError(source, f"the connection to {host} broke off: {_brief(error)}", hint="try again") from None
        except (httpx2.InvalidURL, UnicodeError) as error:
            why = f"the URL cannot be requested: {_brief(error)}"
            raise FetchError(source, why, hint="check the address") from None
        finally:
            if self._client is not None:
                self._client.cookies.clear()

    def _take(self, source: str, url: str, response: httpx2.Response) -> Fetched | str:
        if response.status_code != 200:
            _drain(response)
        if response.status_code in (301, 302, 303, 307, 308):
            place = response.headers.get("location")
            if not place:
                raise FetchError(source, f"the site answers {response.status_code} without saying where to go")
            return str(place)
        if response.status_code != 200:
            raise _Status(source, response.status_code, response.reason_phrase)
        codings = [name.strip().lower() for name in response.headers.get("content-encoding", "").split(",")]
        if unknown := [name for name in codings if name not in _ENCODINGS]:
            raise FetchError(source, f"the answer is compressed by {unknown[0]!r}, which we do not read")
        return Fetched(url, self._body(source, response), response.charset_encoding)

    def _body(self, source: str, response: httpx2.Response) -> bytes:
        """The decompressed body, read piece by piece so that a small answer cannot become a large one unseen."""
        limit = self._settings.max_mib * MIB
        pieces, size = [], 0
        for piece in response.iter_bytes():
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                raise _TooBig(source, limit, b"".join(pieces)[:limit])
        return b"".join(pieces)

    def _ask_robots(self, source: str, url: str) -> None:
        parts = urlsplit(url)
        home = f"{parts.scheme}://{parts.netloc}"
        if home not in self._robots:
            self._robots[home] = self._fetch_robots(source, f"{home}/robots.txt")
        self._robots[home].check(source, url, self._settings.user_agent)

    def _fetch_robots(self, source: str, url: str) -> Rules:
        """The site's rules. Raises the FetchError of a site that cannot be reached at all."""
        try:
            return Robots(url, self._follow(url, obey=False).body)
        except _TooBig as error:
            return Robots(url, error.head)
        except _Status as error:
            return Rules.closed(url, error.status) if error.status >= 500 else Rules.open()
        except RefusedError as error:
            if error.source == url:
                raise RefusedError(source, error.message, hint=error.hint) from None
            return Rules.open()
        except FetchError as error:
            raise FetchError(source, error.message, hint=error.hint) from None

    def _key(self, url: str) -> str:
        """The cache key. What was fetched while a private host was allowed is not served once it no longer is."""
        return f"{','.join(sorted(self._allowed))} {url}"

    def _open(self) -> httpx2.Client:
        if self._client is None:
            import httpx2

            from writethru.intake.wire import Wire

            transport: httpx2.BaseTransport = Wire(self._addresses, self._dial, self._clock)
            transport = self._cached(transport)
            self._client = httpx2.Client(
                transport=transport,
                headers={**_HEADERS, "User-Agent": self._settings.user_agent},
                timeout=self._settings.timeout,
                follow_redirects=False,
                trust_env=False,
            )
        return self._client

    def _cached(self, transport: httpx2.BaseTransport) -> httpx2.BaseTransport:
        folder = cache_folder(self._settings)
        if folder is None:
            return transport
        from hishel import CacheOptions, SqliteStorage
        from hishel.httpx2 import CacheTransport

        # hishel logs a traceback where the cache cannot be written; the fetch itself goes on without it
        logging.getLogger("hishel").addHandler(logging.NullHandler())
        storage = SqliteStorage(
            database_path=folder / "http.db",
            default_ttl=CACHE_DAYS * 86_400,
            max_size=CACHE_MIB * MIB,
            max_stream_size=self._settings.max_mib * MIB,
        )
        return CacheTransport(transport, storage, rfc=CacheOptions(shared=False))

    def _addresses(self, host: str, port: int) -> list[str]:
        """The checked addresses of a host. Raises RefusedError if any is private, OSError if there is none."""
        found = self._look_up(host, port)
        for address in found:
            guard.check_address(f"{host}:{port}", host, address.partition("%")[0], self._allowed)
        return found

    def _look_up(self, host: str, port: int) -> list[str]:
        """The host's addresses. The system's look-up knows no time-out, so it runs beside us and is left if late."""
        answers: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(list(self._resolve(host, port)))
            except (OSError, UnicodeError) as error:
                answers.put(error if isinstance(error, OSError) else OSError(str(error)))

        threading.Thread(target=ask, daemon=True).start()
        try:
            answer = answers.get(timeout=self._clock.left())
        except queue.Empty:
            raise TimeoutError(f"no address for {host} in time") from None
        if isinstance(answer, OSError):
            raise answer
        if not answer:
            raise OSError(f"no address for {host}")
        return answer


def cache_folder(settings: Settings) -> Path | None:
    """The folder of the HTTP cache, or None where it is switched off or cannot be written."""
    if settings.cache == "off":
        return None
    import platformdirs

    folder = Path(settings.cache or platformdirs.user_cache_dir("writethru", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder


def _drain(response: httpx2.Response) -> None:
    """Reads the body of a short answer to its end, so that the connection can be used again."""
    for _ in response.iter_raw():
        if response.num_bytes_downloaded > _SHORT:
            return


def _brief(error: Exception) -> str:
    """The error's own words, in one line."""
    return " ".join(str(error).split())[:200] or type(error).__name__
