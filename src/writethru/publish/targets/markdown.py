"""The brief as Markdown with front matter: readable as it lies, its evidence in numbered footnotes.

Words of articles are escaped, so that none of them becomes markup, HTML or a link; addresses become links only where
they are safe to follow. The front matter is YAML for site generators and for the next program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from writethru.core.types import Brief, Failure, Ledger
from writethru.publish.evidence import Passage
from writethru.publish.frontmatter import front_matter
from writethru.publish.page import FigureGroup, Page, Shown, page_of
from writethru.publish.sources import Group, Source
from writethru.publish.words import capital, plain, quoted, sentence

# signs that begin markup wherever they stand; the rest does so only at the head of a line
_ANYWHERE = re.compile(r"([\\`*_\[\]<>|~]|&(?=#|\w+;))")
_AT_HEAD = re.compile(r"^([#+=:-]|\d+(?=[.)]))")
_NUMBER = re.compile(r"^(\d+)([.)])")
# a bare address in running text would be made a link by some readers
_ADDRESS = re.compile(r"\b(https?|ftp|www)(?=:|\.)", re.I)


def escaped(text: str) -> str:
    """The text on one line, with nothing in it that Markdown or HTML would act on."""
    text = _ANYWHERE.sub(r"\\\1", plain(text))
    text = _NUMBER.sub(r"\1\\\2", text)
    text = _AT_HEAD.sub(lambda match: match[0] if match[0].isdigit() else "\\" + match[0], text)
    return _ADDRESS.sub(lambda match: match[0] + "\N{ZERO WIDTH NON-JOINER}", text)


def link(words: str, address: str | None) -> str:
    """The words as a link where the address is safe, else alone."""
    if not address:
        return words
    # an address in angle brackets may hold round ones
    return f"[{words}](<{address.replace('<', '%3C').replace('>', '%3E')}>)"


class MarkdownTarget:
    """For editors, static sites and issue trackers."""

    name = "markdown"
    endings = (".md", ".markdown")

    def render(self, brief: Brief, ledger: Ledger, *, failures: Sequence[Failure] = ()) -> str:
        page = page_of(brief, ledger, failures)
        blocks = [
            front_matter(brief, page),
            *_head(page),
            *_prose(page),
            *_timeline(page),
            *_corrections(page),
            *_sources(page),
            *_label(page),
        ]
        return "\n\n".join([*blocks, *_footnotes(page)]) + "\n"


PLUGIN = MarkdownTarget()


def _line(said: Shown) -> str:
    return escaped(said.text) + (f"[^{said.note}]" if said.passages else "")


def _head(page: Page) -> Iterator[str]:
    if page.banner:
        yield f"> **{escaped(page.banner)}**"
    # no footnote in the heading: it would end up in every table of contents
    yield f"# {escaped(page.headline.text)}"
    if page.standfirst:
        yield f"**{escaped(page.standfirst.text)}**" + (
            f"[^{page.standfirst.note}]" if page.standfirst.passages else ""
        )
    facts = [f"Edition {page.edition}", *([f"coverage up to {page.as_of}"] if page.as_of else []), page.scope]
    yield escaped(". ".join(map(capital, facts))) + "."


def _prose(page: Page) -> Iterator[str]:
    for section in page.before_figures:
        yield from _section(section.title, section.lines, bullets=section.name != "overview")
    figures = page.section("figures")
    if page.figures or figures:
        yield from _section("Figures", figures.lines if figures else (), bullets=True)
        if page.figures:
            yield _table(page.figures)
    for section in page.after_figures:
        yield from _section(section.title, section.lines, bullets=section.name != "background")


def _section(title: str, lines: Sequence[Shown], *, bullets: bool) -> Iterator[str]:
    yield f"## {title}"
    if bullets and lines:
        yield "\n".join(f"- {_line(line)}" for line in lines)
    else:
        yield from (_line(line) for line in lines)


def _table(groups: Sequence[FigureGroup]) -> str:
    rows = ["| What | Figure | Who says | As of | Carried by | State |", "| --- | --- | --- | --- | --- | --- |"]
    for group in groups:
        for row in group.rows:
            note = f"[^{row.said.note}]" if row.said.passages else ""
            cells = [
                escaped(capital(row.what)),
                escaped(row.value) + note,
                escaped(row.who_says),
                escaped(row.as_of or "not said"),
            ]
            state = "; ".join(filter(None, (group.state_words, escaped(row.judged))))
            rows.append(f"| {' | '.join([*cells, row.origins, state])} |")
    return "\n".join(rows)


def _timeline(page: Page) -> Iterator[str]:
    if page.timeline:
        yield "## Timeline"
        yield "\n".join(
            f"- {escaped(event.date)}: {_line(event.said)}" + (f" ({event.status})" if event.status else "")
            for event in page.timeline
        )


def _corrections(page: Page) -> Iterator[str]:
    if page.corrections:
        yield "## Corrections"
        yield "\n".join(
            f"- {escaped(item.date)}: {escaped(item.said)} {escaped(item.reason)}" for item in page.corrections
        )


def _sources(page: Page) -> Iterator[str]:
    if not page.groups:
        return
    yield "## Sources by origin"
    for group in page.groups:
        if len(group.sources) > 1:
            yield _why(group)
        yield "\n".join(_source(source) for source in group.sources)


def _why(group: Group) -> str:
    why = f" {escaped(sentence(group.why))}" if group.why else ""
    return f"One origin, {len(group.sources)} articles.{why}"


def _source(source: Source) -> str:
    said = [f"**{escaped(source.outlet)}**", link(escaped(source.title), source.address), escaped(source.published)]
    if source.byline:
        said.append(f"by {escaped(source.byline)}")
    if source.credit:
        said.append(f"credits {escaped(source.credit)}")
    if not source.address and source.place:
        said.append(escaped(source.place))
    if source.completeness != "full":
        said.append(source.completeness_words)
    return f"{source.number}. {', '.join(said)}"


def _label(page: Page) -> Iterator[str]:
    yield "## How this was written"
    yield " ".join(escaped(said) for said in page.label)
    notes = [sentence(note) for note in page.notes]
    notes += [f"Could not be used: {failure.source}: {failure.reason}" for failure in page.failures]
    if notes:
        yield "\n".join(f"- {escaped(note)}" for note in notes)


def _footnotes(page: Page) -> Iterator[str]:
    for said in page.notes_in_order():
        if said.passages and said is not page.headline:
            yield f"[^{said.note}]: " + "; ".join(map(_passage, said.passages))


def _passage(passage: Passage) -> str:
    number = f" ({passage.source.number})" if passage.source.number else ""
    return f"{escaped(passage.source.outlet)}{number}: " + " … ".join(escaped(quoted(q)) for q in passage.quotes)
