"""robots.txt by RFC 9309: what a site lets us fetch."""

from __future__ import annotations

from writethru.core.errors import RefusedError
from writethru.intake.decode import decode

# RFC 9309 asks for at least 500 KiB to be read; what follows is left aside
MAX_BYTES = 512 * 1024


class Rules:
    """What a site without usable rules says: all may be fetched, or, while its server fails, nothing."""

    def __init__(self, refusal: str = "") -> None:
        self._refusal = refusal

    @classmethod
    def open(cls) -> Rules:
        """A site without a robots.txt (RFC 9309, 2.3.1.3)."""
        return cls()

    @classmethod
    def closed(cls, url: str, status: int) -> Rules:
        """A site whose robots.txt answers with a server error (RFC 9309, 2.3.1.4)."""
        return cls(f"not fetched: the site answers {status} for {url}, and then no page of it may be fetched")

    def check(self, source: str, url: str, agent: str) -> None:
        """Raises RefusedError where ``agent`` may not fetch ``url``."""
        if self._refusal:
            raise RefusedError(source, self._refusal, hint="try again later, or save the page and give the file")


class Robots(Rules):
    """The rules of a robots.txt."""

    def __init__(self, url: str, body: bytes) -> None:
        super().__init__()
        from protego import Protego

        self._url = url
        self._parser = Protego.parse(decode(body[:MAX_BYTES]).text)

    def check(self, source: str, url: str, agent: str) -> None:
        if not self._parser.can_fetch(url, agent):
            hint = "save the page in your browser and give the file"
            raise RefusedError(source, f"not fetched: {self._url} asks us not to", hint=hint)
