"""Who says what as Markdown. Words of articles are escaped, so that none of them becomes markup, HTML or a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from writethru.core.types import Failure
from writethru.ledger.who import Who
from writethru.publish.targets.markdown import escaped, link
from writethru.publish.who.page import Part, ShownSaying, ShownVoice, SourceGroup, numbers_words, page_of
from writethru.publish.words import sentence


def who_markdown(who: Who, *, failures: Sequence[Failure] = ()) -> str:
    """The table as headings and lists; ``failures`` are the sources that could not be used."""
    page = page_of(who)
    blocks = [f"# Who says what: {escaped(page.title)}", f"{escaped(page.scope)}."]
    blocks += [block for part in page.parts for block in _part(part)]
    blocks += ["## Sources by origin", *(_sources(group) for group in page.groups)]
    if failures:
        blocks.append("\n".join(f"- Could not be used: {escaped(f'{one.source}: {one.reason}')}" for one in failures))
    return "\n\n".join(blocks) + "\n"


def _part(part: Part) -> Iterator[str]:
    yield f"## {part.title}"
    for voice in part.voices:
        if not part.alone:
            yield f"### {_name(voice)}"
            yield f"{escaped(voice.scope)}."
        yield "\n".join(_saying(saying, part) for saying in voice.sayings)


def _name(voice: ShownVoice) -> str:
    kind = f" ({voice.kind})" if voice.kind else ""
    return escaped(", ".join(filter(None, (voice.name, voice.about)))) + kind


def _saying(saying: ShownSaying, part: Part) -> str:
    facts = [saying.day and (f"published {saying.day}" if saying.by_publication else saying.day), saying.mark]
    facts.append(saying.content_kind)
    facts += [f"via {saying.via}"] if saying.via else []
    facts += [f"{one.words} {numbers_words(one.numbers)}" for one in saying.links]
    who = f"“{escaped(saying.written)}” " if part.alone and saying.written else ""
    told = escaped("; ".join(filter(None, facts)))
    carried = link(escaped(saying.carried), saying.address)
    return f"- \\[{saying.number}\\] {who}*{escaped(saying.cue)}*: {escaped(saying.words)} ({told}; {carried})"


def _sources(group: SourceGroup) -> str:
    lines = [
        f"- **{escaped(one.outlet)}**, {link(escaped(one.title), one.address)}, {escaped(one.published)}"
        for one in group.sources
    ]
    why = f"One origin: {escaped(sentence(group.why))}\n\n" if group.why else ""
    return why + "\n".join(lines)
