"""What an output of ``writethru check`` is, and where outputs are found.

An output is one file in ``check/output`` that defines ``PLUGIN``; another package publishes one as an entry point of
the group ``writethru.outputs``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from writethru.core.errors import UsageError
from writethru.core.registry import discover
from writethru.core.showing import place_of, plain
from writethru.core.types import Article, Failure, Report, Severity


@dataclass(frozen=True, slots=True)
class Frame:
    """What an output may know beside the reports."""

    # the articles that the drafts were held against
    sources: tuple[Article, ...] = ()
    # drafts that could not be checked
    failures: tuple[Failure, ...] = ()
    # findings under this are no failure in outputs that count failures
    level: Severity = "error"
    # add how many findings each rule has made, where the output has room for it
    statistics: bool = False
    # the output goes to a terminal that shows colours, and so many columns of text
    colour: bool = False
    width: int = 100
    # the working folder, which the drafts' paths start from, and the folder that a program's paths are to start from
    here: str = ""
    root: str = ""
    # of Writethru, for outputs that name the tool; "" where nobody asks
    version: str = ""

    def article(self, key: str) -> Article | None:
        """The source of that id."""
        return next((article for article in self.sources if article.id == key), None)

    def outlet(self, key: str) -> str:
        """What a reader calls a source: its outlet, else its domain, address or file; the id where it is not known."""
        article = self.article(key)
        if article is None:
            return plain(key)
        return plain(article.outlet or article.domain) or place_of(article.url, article.file) or plain(key)


class Output(Protocol):
    """Turns the reports on one or more drafts into the text of one file. The same input gives the same bytes."""

    # as it is named with --format
    name: str
    # ends of a file's name that choose it with -o, with their dot: (".html", ".htm"); may be none
    endings: tuple[str, ...]
    # it tells of drafts that could not be checked, so it is written even where none could
    tells_failures: bool

    def render(self, reports: Sequence[Report], frame: Frame) -> str:
        """The whole text. Code, severity and message of a finding are the same in every output."""


@cache
def all_outputs() -> Mapping[str, Output]:
    """All outputs by name. Raises ValueError where two have one name."""
    return discover("writethru.check.output", "writethru.outputs", lambda plugin: str(plugin.name))


def output(name: str) -> Output:
    """The output of that name. Raises UsageError listing the names there are."""
    try:
        return all_outputs()[name]
    except KeyError:
        raise UsageError(f"no output is called {name!r}", hint=f"choose {', '.join(all_outputs())}") from None


def output_for(path: str | Path) -> Output:
    """The output for a file's name, by the longest ending that fits. Raises UsageError listing the endings."""
    name = Path(path).name.lower()
    known = {ending: plugin for plugin in all_outputs().values() for ending in plugin.endings}
    fitting = [ending for ending in known if name.endswith(ending)]
    if not fitting:
        raise UsageError(
            f"no output of a check writes {Path(path).suffix or 'a file without an ending'} ({path})",
            hint=f"end the name in {', '.join(sorted(known))}, or choose with --format",
        )
    return known[max(fitting, key=len)]


def render(reports: Report | Sequence[Report], output_name: str, frame: Frame | None = None) -> str:
    """The reports in the form of the named output."""
    several = [reports] if isinstance(reports, Report) else reports
    return output(output_name).render(several, frame or Frame())
