"""The thin part: one chat completion over the ``openai`` client, to the one server that the settings name.

The address is checked like any other that we connect to, and dialled as it was checked. One deadline holds over a whole
request, an answer has at most so many bytes, redirects are not followed, proxies and the client's own environment
variables are not used, and no message holds the key or anything that the server said.
"""

from __future__ import annotations

import ipaddress
import json
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from writethru.brief.writers.llm.prompt import SCHEMA, Messages, estimate
from writethru.brief.writers.llm.writer import Unanswered
from writethru.core.errors import RefusedError, UsageError
from writethru.core.model_settings import PREFIX, ModelSettings
from writethru.intake import guard

if TYPE_CHECKING:
    import httpx2
    import openai

# bytes of an answer, head apart, and tokens asked for at most
MOST_BYTES = 1024 * 1024
MOST_TOKENS = 4000
# seconds between a failure and the next attempt where the server names none, and the most that it may name
PAUSE = 1.0
LONGEST_WAIT = 60.0
_LOCAL = (".localhost", ".local", ".internal", ".home.arpa")
_FORMAT = {"type": "json_schema", "json_schema": {"name": "lines", "strict": True, "schema": SCHEMA}}
_SAID = {
    401: "the model's server refuses the key",
    403: "the model's server refuses the key",
    404: "the model's server has no such address or model",
    413: "the prompt is too long for the model's server",
}

Resolver = Callable[[str, int], list[str]]
Dialler = Callable[[str, int, float], socket.socket]


def check_installed() -> None:
    """Raises UsageError where the ``openai`` package, which the extra ``llm`` brings, is missing."""
    from importlib.util import find_spec

    if find_spec("openai") is None:
        raise UsageError("the language-model writer needs the openai package", hint="pip install 'writethru[llm]'")


def check_base_url(settings: ModelSettings, allow_private: str = "") -> tuple[str, frozenset[str]]:
    """The base URL as it may be used, and the private hosts that may be reached under it.

    A private host is allowed by name: an address or local name in the base URL itself, or one in ``allow_private``.
    Raises UsageError for any other private host, another scheme than http and https, credentials in the URL, and a key
    that would go unencrypted to a public host.
    """
    allowed = guard.allowed_hosts(allow_private)
    host = _host(settings.base_url)
    if _private_by_name(host):
        allowed |= {host}
    try:
        url = guard.check_url(settings.base_url, allowed)
    except RefusedError as error:
        why = error.message.removeprefix("not fetched: ")
        raise UsageError(f"{PREFIX}BASE_URL cannot be used: {why}", hint=error.hint or "check the address") from None
    parts = urlsplit(url)
    if parts.query:
        raise UsageError(f"{PREFIX}BASE_URL holds a query", hint="give the address up to the version alone")
    if parts.scheme == "http" and settings.key and host not in allowed:
        raise UsageError(f"{PREFIX}BASE_URL would send the key unencrypted", hint="use https")
    return url.rstrip("/"), allowed


def _host(url: str) -> str:
    try:
        return (urlsplit(url.strip()).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def _private_by_name(host: str) -> bool:
    try:
        return str(ipaddress.ip_address(host)) == host and not guard.is_public(host)
    except ValueError:
        return host == "localhost" or host.endswith(_LOCAL)


class ModelClient:
    """Asks one model, within the budget of one brief. ``requests`` and ``tokens`` say what was used.

    ``resolve``, ``dial`` and ``sleep`` are given so that a test or an embedding program can stand between.
    Raises UsageError where the ``openai`` package is missing or the settings cannot be used.
    """

    def __init__(
        self,
        settings: ModelSettings,
        *,
        allow_private: str = "",
        resolve: Resolver | None = None,
        dial: Dialler | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        from writethru.intake import fetch

        settings.check()
        check_installed()
        self._settings = settings
        self._base_url, self._allowed = check_base_url(settings, allow_private)
        self._resolve = resolve or fetch.resolve
        self._dial = dial or fetch.dial
        self._sleep = sleep
        self._client: openai.OpenAI | None = None
        self._plain = False
        self.requests = 0
        self.tokens = 0

    def __enter__(self) -> ModelClient:
        return self

    def __exit__(self, *_: object) -> None:
        if self._client is not None:
            self._client.close()

    def __call__(self, said: Messages) -> str:
        """What the model says. Raises Unanswered: no server, an error of it, no whole answer in time or size, a
        refusal, an answer cut off, or no budget left."""
        again = 1
        while True:
            answer = self._one(said)
            if isinstance(answer, str):
                return answer
            status, wait, why = answer
            if status == 400 and not self._plain:
                # not every server takes a schema, a temperature or this name for the length
                self._plain = True
            elif again and (status == 429 or status >= 500):
                again -= 1
                if wait > min(LONGEST_WAIT, self._settings.timeout):
                    raise Unanswered(f"{why} and asks for {wait:,.0f} seconds")
                self._sleep(wait)
            else:
                raise Unanswered(why)

    def _one(self, said: Messages) -> str | tuple[int, float, str]:
        """One request: the text, or status, seconds to wait and what to say of it."""
        import openai

        room = self._budget(said)
        client = self._open()
        self._clock.start(self._settings.timeout)
        self.requests += 1
        try:
            raw = client.chat.completions.with_raw_response.create(
                model=self._settings.model,
                messages=said,  # type: ignore[arg-type]
                **self._options(room),
            )
            body = raw.http_response.content
        except openai.APIStatusError as error:
            self.tokens += estimate(said)
            return error.status_code, _wait(error.response.headers), _status(error.status_code)
        except Exception as error:
            # whatever the client or the wire trips over is the server's doing, and the brief goes out without it
            self.tokens += estimate(said)
            raise Unanswered(self._broken(error)) from None
        return self._text(body, said)

    def _budget(self, said: Messages) -> int:
        """Tokens that the answer may have. Raises Unanswered where the budget of the brief is used up."""
        if self.requests >= self._settings.requests:
            raise Unanswered(f"the budget of {self._settings.requests} requests is used up")
        room = self._settings.tokens - self.tokens - estimate(said)
        if room < 100:
            raise Unanswered(f"the budget of {self._settings.tokens:,} tokens is used up")
        return min(room, MOST_TOKENS)

    def _options(self, room: int) -> dict[str, Any]:
        if self._plain:
            return {"max_completion_tokens": room}
        return {"max_tokens": room, "temperature": 0, "seed": 0, "response_format": _FORMAT}

    def _text(self, body: bytes, said: Messages) -> str:
        try:
            document = json.loads(body)
            choice = document["choices"][0]
            message = choice["message"]
            content, refusal, finish = message.get("content"), message.get("refusal"), choice.get("finish_reason")
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
            self.tokens += estimate(said)
            raise Unanswered("the answer of the model's server is no chat completion") from None
        self.tokens += max(_used(document), estimate(said) + len(str(content or "").encode("utf-8", "replace")) // 4)
        if refusal or finish == "content_filter":
            raise Unanswered("the model refuses to answer")
        if finish == "length":
            raise Unanswered("the answer is cut off")
        if not isinstance(content, str) or not content.strip():
            raise Unanswered("the answer is empty")
        if self._settings.key and self._settings.key in content:
            raise Unanswered("the answer holds the key and is thrown away")
        return content

    def _broken(self, error: BaseException) -> str:
        """What to say of a request that came to no answer. What the error says is left out: it may quote the server."""
        import httpcore2
        import httpx2

        seen: BaseException | None = error
        while seen is not None:
            if isinstance(seen, _TooMuch):
                return f"the answer of the model's server is longer than {MOST_BYTES >> 20} MiB"
            if isinstance(seen, _Packed):
                return "the answer of the model's server is compressed although that was not asked for"
            if isinstance(seen, RefusedError):
                return "the model's server leads to a private or reserved address"
            if isinstance(seen, (httpx2.TimeoutException, httpcore2.TimeoutException, TimeoutError)):
                return f"no whole answer of the model's server within {self._settings.timeout:g} seconds"
            if isinstance(seen, (httpx2.ConnectError, httpcore2.ConnectError)):
                return "no connection to the model's server"
            seen = seen.__cause__ or seen.__context__
        return "the connection to the model's server broke off"

    def _open(self) -> openai.OpenAI:
        if self._client is None:
            import httpx2
            import openai

            from writethru.intake.wire import Clock, Wire

            self._clock = Clock()
            client = openai.OpenAI(
                # a server that asks for no key gets none that means anything
                api_key=self._settings.key or "none",
                base_url=self._base_url,
                max_retries=0,
                timeout=self._settings.timeout,
                default_headers={"Accept-Encoding": "identity", "User-Agent": "writethru"},
                http_client=httpx2.Client(
                    transport=_capped(Wire(self._addresses, self._dial, self._clock)),
                    follow_redirects=False,
                    trust_env=False,
                ),
            )
            # taken from OPENAI_ORG_ID and OPENAI_PROJECT_ID, and no business of another server
            client.organization = client.project = None
            self._client = client
        return self._client

    def _addresses(self, host: str, port: int) -> list[str]:
        found = self._resolve(host, port)
        for address in found:
            guard.check_address(host, host, address, self._allowed)
        return found


def _status(status: int) -> str:
    if status == 429:
        return "the model's server answers 429, too many requests"
    if 300 <= status < 400:
        return f"the model's server answers {status}: redirects are not followed"
    return _SAID.get(status, f"the model's server answers {status}")


def _wait(headers: Mapping[str, str]) -> float:
    """Seconds of a Retry-After header, which has a number or a date (RFC 9110, 10.2.3)."""
    said = headers.get("retry-after", "").strip()
    try:
        return max(0.0, float(said)) if said else PAUSE
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return PAUSE


def _used(document: Any) -> int:
    """Tokens that the server says were used, 0 where it says nothing that can be true."""
    usage = document.get("usage") if isinstance(document, dict) else None
    total = usage.get("total_tokens") if isinstance(usage, dict) else None
    return total if isinstance(total, int) and not isinstance(total, bool) and 0 < total < 10_000_000 else 0


class _TooMuch(Exception):
    """An answer longer than is read."""


class _Packed(Exception):
    """An answer with a content coding that was not asked for."""


def _capped(transport: httpx2.BaseTransport) -> httpx2.BaseTransport:
    """The transport, with a limit on what an answer may hold."""
    import httpx2

    class Body(httpx2.SyncByteStream):
        def __init__(self, inner: Any) -> None:
            self._inner = inner

        def __iter__(self) -> Iterator[bytes]:
            size = 0
            for piece in self._inner:
                size += len(piece)
                if size > MOST_BYTES:
                    raise _TooMuch
                yield piece

        def close(self) -> None:
            self._inner.close()

    class Capped(httpx2.BaseTransport):
        def handle_request(self, request: httpx2.Request) -> httpx2.Response:
            response = transport.handle_request(request)
            if response.headers.get("content-encoding", "identity").lower() not in ("", "identity"):
                response.close()
                raise _Packed
            return httpx2.Response(
                response.status_code,
                headers=response.headers,
                stream=Body(response.stream),
                extensions=response.extensions,
            )

        def close(self) -> None:
            transport.close()

    return Capped()
