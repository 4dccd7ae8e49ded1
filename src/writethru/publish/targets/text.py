"""The brief as a wire sends it: plain text in 69 columns.

What wires do, and what is done here: a slug line names the item and which writethru it is; lines have 69 columns, as
the tape of ANPA 1312 had; section heads are upper-case kickers; indents open paragraphs; an end mark closes the item,
so that a copy that was cut off shows itself. There is no dateline: nobody of ours reported from a place.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

from writethru.core.types import Brief, Failure, Ledger
from writethru.publish.page import FigureGroup, Page, Shown, page_of
from writethru.publish.words import capital, plain, sentence

WIDTH = 69
END = "-30-"
ENDINGS = {1: "st", 2: "nd", 3: "rd"}
# words of the headline that a slug is made of
_SLUG_WORDS = 3
_IDLE = frozenset(
    "a an the of in on at to for from by with and or but as is are was were be has have had not no its their his her "
    "after over says say said least most about more than up that which who".split()
)


class TextTarget:
    """For wires, terminals of every age, and plain files."""

    name = "text"
    endings = (".txt",)

    def render(self, brief: Brief, ledger: Ledger, *, failures: Sequence[Failure] = ()) -> str:
        return wire(page_of(brief, ledger, failures))


PLUGIN = TextTarget()


def wire(page: Page) -> str:
    """The page as lines of at most 69 columns; an address longer than that has a line of its own."""
    return "\n".join([*_head(page), *_prose(page), *_sources(page), *_label(page), END]) + "\n"


def slug(page: Page) -> str:
    """``BC-Grain-Terminal-Fire, 2nd Writethru``: for both cycles, the words that name it, which version it is."""
    words = re.findall(r"[A-Za-z][A-Za-z'’]*|\d+", page.headline.text)
    named = [word for word in words if word.lower() not in _IDLE][:_SLUG_WORDS]
    name = "BC-" + ("-".join(capital(re.sub("['’]", "", word)) for word in named) or "Brief")
    return name if page.edition < 2 else f"{name}, {_ordinal(page.edition - 1)} Writethru"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ENDINGS.get(number % 10, 'th')}"


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    """The text in lines; wide characters (Unicode's East Asian Width) count as two columns."""
    words = plain(text)
    wide = any(unicodedata.east_asian_width(sign) in "WF" for sign in words)
    return textwrap.wrap(
        words,
        WIDTH // 2 if wide else WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_on_hyphens=False,
    )


def _said(said: Shown, words: str | None = None) -> str:
    numbers = sorted({source.number for source in said.sources if source.number})
    return (words or said.text) + (f" [{', '.join(map(str, numbers))}]" if numbers else "")


def _head(page: Page) -> Iterator[str]:
    yield slug(page)
    if page.banner:
        yield from _wrapped(page.banner.upper())
    yield ""
    yield from _wrapped(_said(page.headline))
    if page.standfirst:
        yield ""
        yield from _wrapped(_said(page.standfirst))
    yield ""
    facts = [f"Edition {page.edition}", *([f"coverage up to {page.as_of}"] if page.as_of else []), page.scope]
    yield from _wrapped(". ".join(map(capital, facts)) + ".")


def _kicker(title: str) -> Iterator[str]:
    yield ""
    yield title.upper()


def _prose(page: Page) -> Iterator[str]:
    for section in page.before_figures:
        yield from _kicker(section.title)
        yield from _lines(section.lines)
    figures = page.section("figures")
    if page.figures or figures:
        yield from _kicker("Figures")
        yield from _lines(figures.lines if figures else ())
        for group in page.figures:
            yield from _figures(group)
    for section in page.after_figures:
        yield from _kicker(section.title)
        yield from _lines(section.lines)
    if page.timeline:
        yield from _kicker("Timeline")
        for event in page.timeline:
            status = f" ({event.status})" if event.status else ""
            yield from _wrapped(f"{event.date}{status}: {_said(event.said)}", "  ", "    ")
    for item in page.corrections:
        yield from _kicker("Correction")
        yield from _wrapped(f"{item.date}: {item.said} {item.reason}", "  ")


def _lines(lines: Sequence[Shown]) -> Iterator[str]:
    for line in lines:
        yield from _wrapped(_said(line), "  ")


def _figures(group: FigureGroup) -> Iterator[str]:
    yield from _wrapped(f"{capital(group.what)} ({group.state_words}):", "  ", "  ")
    for row in group.rows:
        facts = [_said(row.said, row.value), row.who_says, row.as_of or "no date", row.origins]
        judged = f" ({row.judged})" if row.judged else ""
        yield from _wrapped("; ".join(facts) + judged, "    ", "      ")


def _sources(page: Page) -> Iterator[str]:
    if not page.groups:
        return
    yield from _kicker("Sources by origin")
    for group in page.groups:
        if len(group.sources) > 1:
            why = f" {sentence(group.why)}" if group.why else ""
            yield from _wrapped(f"One origin, {len(group.sources)} articles.{why}", "  ", "  ")
        for source in group.sources:
            extra = f" ({source.completeness_words})" if source.completeness != "full" else ""
            yield from _wrapped(f"[{source.number}] {source.outlet}, {source.title}, {source.published}{extra}",
                                "  ", "      ")  # fmt: skip
            if source.address:
                # whole, so that it can be followed
                yield f"      {source.address}"
            elif source.place:
                yield from _wrapped(source.place, "      ", "      ")


def _label(page: Page) -> Iterator[str]:
    yield from _kicker("How this was written")
    for said in page.label:
        yield from _wrapped(said, "  ", "  ")
    for note in page.notes:
        yield from _wrapped(f"Note: {sentence(note)}", "  ", "    ")
    for failure in page.failures:
        yield from _wrapped(f"Could not be used: {failure.source}: {failure.reason}", "  ", "    ")
    yield ""
