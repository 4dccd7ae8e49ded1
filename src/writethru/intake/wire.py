"""The transport below the fetcher: connects to checked addresses and keeps one deadline over a whole fetch.

Imported only when something is fetched.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, cast

import httpcore2
import httpx2

Addresses = Callable[[str, int], list[str]]
Dialler = Callable[[str, int, float], socket.socket]


class Clock:
    """The time that is left for the fetch in hand."""

    def __init__(self) -> None:
        self._end = 0.0

    def start(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left. Raises httpcore2.ReadTimeout when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the deadline has passed")
        return left


class _Stream(httpcore2.NetworkStream):
    """A connection whose every read and write ends with the deadline, however slowly the bytes drip."""

    def __init__(self, sock: socket.socket, clock: Clock) -> None:
        self._sock = sock
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            self._sock.settimeout(self._clock.left())
            return self._sock.recv(max_bytes)
        except TimeoutError as error:
            raise httpcore2.ReadTimeout(str(error)) from error
        except OSError as error:
            raise httpcore2.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        try:
            self._sock.settimeout(self._clock.left())
            self._sock.sendall(buffer)
        except TimeoutError as error:
            raise httpcore2.WriteTimeout(str(error)) from error
        except OSError as error:
            raise httpcore2.WriteError(str(error)) from error

    def close(self) -> None:
        self._sock.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        try:
            self._sock.settimeout(self._clock.left())
            return _Stream(ssl_context.wrap_socket(self._sock, server_hostname=server_hostname), self._clock)
        except TimeoutError as error:
            self.close()
            raise httpcore2.ConnectTimeout(str(error)) from error
        except (OSError, ValueError) as error:
            self.close()
            raise httpcore2.ConnectError(str(error)) from error

    def get_extra_info(self, info: str) -> Any:
        if info == "ssl_object" and isinstance(self._sock, ssl.SSLSocket):
            return self._sock
        if info == "socket":
            return self._sock
        if info == "is_readable":
            return _readable(self._sock)
        return None


def _readable(sock: socket.socket) -> bool:
    """Whether an idle connection has bytes or its end waiting: then the pool must not use it again."""
    import select

    if sock.fileno() < 0:
        return True
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    return bool(poll.poll(0))


class _Backend(httpcore2.NetworkBackend):
    def __init__(self, addresses: Addresses, dial: Dialler, clock: Clock) -> None:
        self._addresses = addresses
        self._dial = dial
        self._clock = clock

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        failed: OSError = OSError(f"no address for {host}")
        try:
            # looked up once: what is checked is what is dialled
            for address in self._addresses(host, port):
                try:
                    return _Stream(self._dial(address, port, self._clock.left()), self._clock)
                except OSError as error:
                    failed = error
        except OSError as error:
            failed = error
        if isinstance(failed, TimeoutError):
            raise httpcore2.ConnectTimeout(str(failed)) from failed
        raise httpcore2.ConnectError(failed.strerror or str(failed)) from failed


@cache
def _tls() -> ssl.SSLContext:
    """Read once: the system's certificates take longer to load than many a page."""
    return httpx2.create_ssl_context()


class Wire(httpx2.BaseTransport):
    """HTTP/1.1 over connections of :class:`_Backend`."""

    def __init__(self, addresses: Addresses, dial: Dialler, clock: Clock) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=_tls(),
            max_connections=8,
            keepalive_expiry=5.0,
            network_backend=_Backend(addresses, dial, clock),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore2.Request(
                request.method,
                httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=cast("Iterable[bytes]", request.stream),
                extensions={key: value for key, value in request.extensions.items() if key != "caching"},
            )
        )
        headers = httpx2.Headers(answer.headers)
        if not {"cache-control", "expires", "pragma"} & set(headers):
            # a cache may guess how long such a page stays fresh (RFC 9111, 4.2.2); news is asked for again instead
            headers["cache-control"] = "no-cache"
        return httpx2.Response(
            answer.status,
            headers=headers,
            stream=_Body(cast("Iterable[bytes]", answer.stream)),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        if hasattr(self._stream, "close"):
            self._stream.close()
