"""What an edition takes over from the one before: the ids of its unchanged lines, and the corrections."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from writethru.brief.corrections import Change, corrections
from writethru.core.types import Article, Brief, Ledger, Line


def changes_since(
    former: Brief, articles: Mapping[str, Article], withdrawn: Mapping[str, str], replaced: Mapping[str, str]
) -> dict[str, Change]:
    """The articles of ``former`` whose text is another by now, or which are withdrawn, by id.

    ``articles`` has what the coverage holds now, by id; ``withdrawn`` why an article was taken back, by its id;
    ``replaced`` the id of the new text of a page without an address, by the id of its old text.
    """
    cited = {
        one.article: one.revision for section in former.sections for line in section.lines for one in line.citations
    }
    out: dict[str, Change] = {}
    for row in former.sources:
        outlet = row.outlet or row.title or "The outlet"
        held = articles.get(row.article)
        if row.article in withdrawn:
            out[row.article] = Change(row.article, outlet, withdrawn[row.article] or "it gave no reason")
        elif row.article in replaced:
            out[row.article] = Change(row.article, outlet, now=replaced[row.article])
        elif held is not None and held.revision != (row.revision or cited.get(row.article, held.revision)):
            out[row.article] = Change(row.article, outlet)
    return out


def succeed(
    formers: Sequence[Brief],
    brief: Brief,
    ledger: Ledger,
    changes: Mapping[str, Change],
    date: str,
    printed: Collection[int] | None = None,
) -> Brief:
    """The brief as the edition after ``formers`` (newest first): unchanged lines keep their ids, corrections are kept
    and raised.

    ``date`` (YYYY-MM-DD) is the date of the corrections that are new. They are raised against the editions whose
    numbers are in ``printed``, by default all: what readers never saw is written anew and needs no correction.
    """
    return replace(
        with_ids(formers, brief),
        edition=formers[0].edition + 1,
        corrections=corrections(formers, brief, ledger, changes, date, printed),
    )


def with_ids(formers: Sequence[Brief], brief: Brief) -> Brief:
    """The brief with the ids that its lines had in an edition before, in whatever section they stood there."""
    known = {
        line.text: line.id for former in reversed(formers) for section in former.sections for line in section.lines
    }

    def named(line: Line) -> Line:
        return replace(line, id=known.get(line.text, line.id))

    sections = tuple(replace(section, lines=tuple(named(line) for line in section.lines)) for section in brief.sections)
    return replace(brief, sections=sections)
