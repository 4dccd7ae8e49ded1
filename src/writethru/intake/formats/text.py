"""Plain text, as a wire service or a clipboard gives it.

The text may begin with lines that say what it is, closed by a blank line, in any order and any case:

    Title: Harbour talks resume
    By: Ines Marlow and Tom Breck
    Outlet: Port Gazette
    Date: 2031-04-02T09:30:00+01:00
    URL: https://gazette.example/harbour-talks

Without a ``Title:``, a first line that is followed by a blank line is the title, if it is no longer than 200
characters and does not end as a sentence does. Paragraphs are parted by blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from writethru.core.settings import Settings
from writethru.core.types import Failure, RawEntry
from writethru.intake.decode import decode
from writethru.intake.format import Found, Source
from writethru.intake.metadata import iso, names, web_address
from writethru.intake.sniff import sniff

_HEADER = re.compile(r"(title|by|outlet|date|url):[ \t]*(.*)", re.I)
MAX_TITLE = 200


class Text:
    name = "text"
    endings = (".txt", ".text")

    def claims(self, head: bytes, name: str) -> bool:
        return sniff(head) == "text"

    def entries(self, body: bytes, source: Source, settings: Settings) -> Iterator[Found]:
        decoded = decode(body, source.charset)
        text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        said, text = header(text)
        title, text = (said["title"], text) if said.get("title") else first_line(text)
        if not text.strip():
            yield Failure(source.name, "it holds no text below its header lines (add the article's text)")
            return
        yield RawEntry(
            source.name,
            "text",
            text,
            url=web_address(said.get("url")) or source.url,
            file=source.file,
            title=title,
            authors=names(said.get("by", "")),
            published=iso(said.get("date")),
            outlet=said.get("outlet") or None,
            notes=(decoded.note,) if decoded.note else (),
        )


def header(text: str) -> tuple[dict[str, str], str]:
    """The header lines by their names in lower case, and the text below them; none unless a blank line closes them."""
    said: dict[str, str] = {}
    lines = text.split("\n", 12)
    for number, line in enumerate(lines):
        match = _HEADER.fullmatch(line.strip())
        if match:
            said.setdefault(match[1].lower(), match[2].strip())
        elif not line.strip() and said:
            return said, "\n".join(lines[number + 1 :]).strip("\n")
        else:
            return {}, text
    return said, ""


def first_line(text: str) -> tuple[str | None, str]:
    """The title that stands on the first line, and the text below it; None and the whole text where there is none."""
    line, _, rest = text.partition("\n")
    blank, _, below = rest.partition("\n")
    title = line.strip().lstrip("#").strip()
    if not title or blank.strip() or not below.strip():
        return None, text
    if len(title) > MAX_TITLE or re.search(r"(?<!\.)\.[\"'”’)]*\Z|[:;,]\Z", title):
        return None, text
    return title, below.strip("\n")


PLUGIN = Text()
