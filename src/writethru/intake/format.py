"""The shape of a format plugin, and the records it is given and gives back.

A format turns the bytes of one file or one response into raw entries. It opens no files and no connections: what has to
be fetched is asked for with a :class:`Linked` record, and :func:`writethru.intake.load` fetches it.

To add a format, write one module with an object called ``PLUGIN`` that has the four members of :class:`Format`, and put
it into ``writethru/intake/formats/`` or publish it from another package as an entry point:

    [project.entry-points."writethru.formats"]
    wirebox = "wirebox_writethru:PLUGIN"

A whole one, for files that begin with the line ``WIREBOX 1`` and part their items by a line of dashes:

    class Wirebox:
        name = "wirebox"
        endings = (".wbx",)

        def claims(self, head: bytes, name: str) -> bool:
            return head.startswith(b"WIREBOX 1")

        def entries(self, body: bytes, source: Source, settings: Settings) -> Iterator[Found]:
            for number, item in enumerate(body.decode("utf-8", "replace").split("\\n----\\n")[1:], 1):
                title, _, text = item.partition("\\n\\n")
                if text.strip():
                    yield RawEntry(source.name, "text", text, url=source.url, file=source.file, title=title.strip())
                else:
                    yield Failure(source.item(number), "the item has no text (ask the sender for it again)")

    PLUGIN = Wirebox()
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from writethru.core.settings import Settings
from writethru.core.types import Failure, RawEntry


@dataclass(frozen=True, slots=True)
class Source:
    """Where bytes came from."""

    # as it is shown in messages; a URL without its credentials
    name: str
    # the address after all redirects, for what came over the network
    url: str | None = None
    # the path as given on the command line, for what did not
    file: str | None = None
    # the charset that the server declared
    charset: str | None = None

    def item(self, number: int, title: str | None = None) -> str:
        """How to name one item of this source in messages: ``coverage.xml, entry 3 'Talks resume'``."""
        return f"{self.name}, entry {number}" + (f" {' '.join(title.split())[:60]!r}" if title else "")


@dataclass(frozen=True, slots=True)
class Linked:
    """An item that gives no article, but the address of one. The page is fetched and takes the place of ``entry``.

    What the item says (title, authors, date, outlet) is added to the page's entry. Where the page cannot be had,
    ``entry`` stands in with a note that it is a teaser; with an empty ``entry.body`` the item fails instead.
    """

    url: str
    entry: RawEntry
    # how messages name the item
    name: str


Found = RawEntry | Linked | Failure


class Format(Protocol):
    """One input format. Formats are asked in the order of their names; ``html`` and ``text``, which claim whatever
    looks like a page or like text, come last. The first that claims a source reads it."""

    # what errors and lists call it; no two formats have the same
    name: str
    # the endings of its files in lower case, with their dots. They decide nothing but this: in a folder, text with an
    # ending that no format lists (program code, style sheets) is passed over
    endings: tuple[str, ...]

    def claims(self, head: bytes, name: str) -> bool:
        """Whether to read this source, told from its first 4 KiB after any white space. ``name`` is the path or URL: a
        weak hint, since names lie. Never raises."""
        ...

    def entries(self, body: bytes, source: Source, settings: Settings) -> Iterable[Found]:
        """The items of the source, best first: of more than ``settings.max_entries``, the first are kept.

        A broken item is yielded as a Failure and the rest go on. Raises FormatError where the whole is unusable.
        """
        ...
