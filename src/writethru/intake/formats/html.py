"""HTML pages: decoded and handed on whole. Finding the article in it is the reading stage's work."""

from __future__ import annotations

from collections.abc import Iterator

from writethru.core.settings import Settings
from writethru.core.types import RawEntry
from writethru.intake.decode import decode
from writethru.intake.format import Found, Source
from writethru.intake.sniff import sniff


class Html:
    name = "html"
    endings = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp")

    def claims(self, head: bytes, name: str) -> bool:
        return sniff(head) == "html"

    def entries(self, body: bytes, source: Source, settings: Settings) -> Iterator[Found]:
        page = decode(body, source.charset)
        notes = (page.note,) if page.note else ()
        yield RawEntry(source.name, "html", page.text, url=source.url, file=source.file, notes=notes)


PLUGIN = Html()
