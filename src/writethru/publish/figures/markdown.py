"""Who counts what as Markdown. Words of articles are escaped, so that none of them becomes markup, HTML or a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from writethru.core.types import Failure
from writethru.publish.figures.page import Part, ShownSeries, ShownValue, page_of
from writethru.publish.figures.table import Table
from writethru.publish.targets.markdown import escaped
from writethru.publish.targets.markdown import link as linked
from writethru.publish.words import sentence


def figures_markdown(table: Table, *, failures: Sequence[Failure] = ()) -> str:
    """The table as headings, tables and quotations; ``failures`` are the sources that could not be used."""
    page = page_of(table)
    blocks = [f"# Who counts what: {escaped(page.title)}", sentence(escaped(page.nothing or page.scope))]
    for part in page.parts:
        blocks += [f"## {part.title}", *(block for one in part.series for block in _series(one, part))]
    if failures:
        blocks.append("\n".join(f"- Could not be used: {escaped(f'{one.source}: {one.reason}')}" for one in failures))
    return "\n\n".join(blocks) + "\n"


def _series(one: ShownSeries, part: Part) -> Iterator[str]:
    if part.section == "once":
        yield "\n".join(_once(one, value) for value in one.values)
        return
    yield f"### {one.number}. {escaped(one.what)}: {escaped(one.words)}"
    rows = ["| | value | as of | who counts | carried by |", "|---|---|---|---|---|"]
    yield "\n".join([*rows, *(_row(value) for value in one.values)])
    told = [f"- {link.kind} {escaped(link.pair)}: {escaped(link.reason)}" for link in one.links]
    told += [f"- {escaped(words)}" for words in one.beside]
    if told:
        yield "\n".join(told)
    yield "\n\n".join(_quote(value) for value in one.values)


def _row(value: ShownValue) -> str:
    number = f"**{escaped(value.value)}**" if not value.overtaken else escaped(value.value)
    who = escaped(value.who) if value.named else "no reporter named"
    facts = "; ".join([escaped(value.carried), *value.marks, *map(escaped, value.flags)])
    return f"| {value.number} | {number} | {_as_of(value)} | {who} | {facts} |"


def _as_of(value: ShownValue) -> str:
    if not value.as_of:
        return "no date"
    return f"{escaped(value.as_of)} (dated by the article)" if value.by_article else escaped(value.as_of)


def _quote(value: ShownValue) -> str:
    quote = value.quotes[0]
    return (
        f"> \\[{value.number}\\] {escaped(quote.words)}\n> ({linked(escaped(quote.outlet), quote.address)}, "
        f"{escaped(quote.published)}; {escaped(quote.place)})"
    )


def _once(one: ShownSeries, value: ShownValue) -> str:
    what = f"{escaped(one.what)}: " if not one.nameless else ""
    who = escaped(value.who) if value.named else "no reporter named"
    quote = value.quotes[0]
    return (
        f"- \\[{value.number}\\] {what}**{escaped(value.value)}**, {_as_of(value)}, {who}; "
        f"{linked(escaped(value.carried), quote.address)}: {escaped(quote.words)} ({escaped(quote.place)})"
    )
