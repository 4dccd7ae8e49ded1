"""What people changed in an edition, made again in the next one.

A line counts as the same where it has the id that it had and rests on the same words: then a person's wording takes the
place of the writer's, and a line that a person took out stays out. Headline and standfirst likewise, where the writer
gives the very one that was changed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from writethru.core.types import Brief, Citation, Line
from writethru.publish.edited import label_of
from writethru.publish.gate import HEADLINE, STANDFIRST
from writethru.publish.page import EDITED


@dataclass(frozen=True, slots=True)
class Former:
    """An edition before: as it was written, and as people left it."""

    written: Brief
    left: Brief

    @property
    def changed(self) -> bool:
        """Did a person change it? What is left of a killed edition tells nothing of its lines."""
        return self.left.label.state != "killed" and _text(self.written) != _text(self.left)


def _text(brief: Brief) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    lines = tuple((line.id, line.text) for section in brief.sections for line in section.lines)
    return brief.headline, brief.standfirst, lines


def carried(brief: Brief, formers: Sequence[Former], without: Collection[str] = ()) -> tuple[Brief, Mapping[str, str]]:
    """The brief with what people changed in ``formers`` (newest first), and who changed each part of it that it takes.

    The lines of the brief have the ids that they had before. ``without`` names parts (ids of lines, headline,
    standfirst) that are left as they are. Pure.
    """
    held = [former for former in formers if former.left.label.state != "killed"]
    if not any(former.changed for former in held):
        return brief, {}
    revisions = {row.article: row.revision for row in brief.sources}
    taken: dict[str, str] = {}
    sections = []
    for section in brief.sections:
        lines = []
        for line in section.lines:
            found = line if line.id in without else _of_people(line, held, revisions)
            if found is not None:
                lines.append(found)
            if found is not line:
                taken[line.id] = found.writer.removeprefix(EDITED) if found is not None else ""
        if lines:
            sections.append(replace(section, lines=tuple(lines)))
    out = replace(brief, sections=tuple(sections)) if sections else brief
    for name in (HEADLINE, STANDFIRST):
        former = None if name in without else _changed_top(brief, held, name)
        if former is not None:
            out = replace(out, **{name: getattr(former.left, name)})
            taken[name] = former.left.label.reviewed_by or ""
    return (replace(out, label=label_of(out)), taken) if taken else (brief, {})


def _of_people(line: Line, formers: Sequence[Former], revisions: Mapping[str, int]) -> Line | None:
    """The line as people left it the last time it stood in an edition; None where they took it out."""
    for former in formers:
        written, left = (_line(one, line.id) for one in (former.written, former.left))
        if left is None and written is None:
            continue
        if left is None:
            return None if written is not None and _rests_on(written.citations, line.citations) else line
        stands = all(revisions.get(cite.article) == cite.revision for cite in left.citations)
        if left.writer.startswith(EDITED) and stands and _rests_on(left.citations, line.citations):
            return replace(line, text=left.text, writer=left.writer, citations=left.citations)
        return line
    return line


def _line(brief: Brief, key: str) -> Line | None:
    return next((line for section in brief.sections for line in section.lines if line.id == key), None)


def _rests_on(held: Sequence[Citation], wanted: Sequence[Citation]) -> bool:
    """Are all wanted words among those held, in the same revision of the article?"""
    return set(map(_words, wanted)) <= set(map(_words, held))


def _words(cite: Citation) -> tuple[str, int, int, int]:
    return cite.article, cite.revision, cite.start, cite.end


def _changed_top(brief: Brief, formers: Sequence[Former], name: str) -> Former | None:
    """The newest edition in which a person changed the headline or standfirst that the writer gives again."""
    for former in formers:
        was, now = getattr(former.written, name), getattr(former.left, name)
        if was == getattr(brief, name) and was and now:
            return former if was != now else None
    return None
