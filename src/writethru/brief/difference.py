"""The difference between two editions of a brief: in words, in figures, in sources."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from writethru.brief.copying import overlap, words
from writethru.brief.table import UNSAID
from writethru.core.types import Brief, Citation, Correction, FigureRow, Line, SectionName, SourceRow

# share of words in common above which two lines are one line that was changed
_ALIKE = 0.5
# share of words in common below which two texts are not compared word by word
_COMPARABLE = 0.35
_PIECE = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both editions have, or one of them."""

    kind: Literal["same", "added", "dropped"]
    text: str


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that is new, gone or told otherwise. ``was`` or ``now`` is None where the edition has no such line."""

    kind: Literal["added", "dropped", "changed"]
    # a section, "headline" or "standfirst"
    section: SectionName | Literal["headline", "standfirst"]
    was: str | None
    now: str | None
    was_id: str | None
    now_id: str | None
    # the two texts word by word
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A row of the figures table that is new, gone, or has another value; who says so, and where."""

    kind: Literal["added", "dropped", "changed"]
    what: str
    who_says: str
    was: str | None
    now: str | None
    was_as_of: str | None
    now_as_of: str | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class EditionDiff:
    """What edition ``new`` changes in edition ``old`` of a story."""

    story: str
    old: int
    new: int
    lines: tuple[LineChange, ...]
    # lines that stand in both, word for word
    unchanged: int
    figures: tuple[FigureChange, ...]
    sources_added: tuple[SourceRow, ...]
    sources_changed: tuple[SourceRow, ...]
    sources_dropped: tuple[SourceRow, ...]
    # raised since the old edition
    corrections: tuple[Correction, ...]

    @property
    def empty(self) -> bool:
        """Nothing differs."""
        return not (
            self.lines
            or self.figures
            or self.sources_added
            or self.sources_changed
            or self.sources_dropped
            or self.corrections
        )


def difference(old: Brief, new: Brief) -> EditionDiff:
    """What ``new`` changes in ``old``. Pure: lines in the order of the new edition, those that are gone behind them."""
    lines, unchanged = _lines(old, new)
    before, after = ({row.article: row for row in brief.sources} for brief in (old, new))
    known = set(old.corrections)
    return EditionDiff(
        story=new.story,
        old=old.edition,
        new=new.edition,
        lines=(*_heads(old, new), *lines),
        unchanged=unchanged,
        figures=_figures(old.figures_table, new.figures_table),
        sources_added=tuple(row for row in new.sources if row.article not in before),
        sources_changed=tuple(
            row for row in new.sources if row.article in before and before[row.article].revision != row.revision
        ),
        sources_dropped=tuple(row for row in old.sources if row.article not in after),
        corrections=tuple(one for one in new.corrections if one not in known),
    )


def pieces(was: str, now: str) -> tuple[Piece, ...]:
    """Two texts word by word: joined without the added pieces they give ``was``, without the dropped ones ``now``."""
    a, b = _PIECE.findall(was), _PIECE.findall(now)
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    if matcher.ratio() < _COMPARABLE:
        # nothing but chance words in common: one text in place of the other
        return tuple(piece for piece in (Piece("dropped", was), Piece("added", now)) if piece.text)
    out: list[Piece] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            out.append(Piece("same", "".join(a[i:j])))
            continue
        if j > i:
            out.append(Piece("dropped", "".join(a[i:j])))
        if m > k:
            out.append(Piece("added", "".join(b[k:m])))
    return tuple(out)


def _heads(old: Brief, new: Brief) -> list[LineChange]:
    both = (("headline", old.headline, new.headline), ("standfirst", old.standfirst, new.standfirst))
    out: list[LineChange] = []
    for name, was, now in both:
        if was == now:
            continue
        kind: Literal["added", "dropped", "changed"] = "changed" if was and now else "added" if now else "dropped"
        section: Literal["headline", "standfirst"] = "headline" if name == "headline" else "standfirst"
        out.append(LineChange(kind, section, was or None, now or None, None, None, pieces(was, now)))
    return out


def _lines(old: Brief, new: Brief) -> tuple[list[LineChange], int]:
    before = [(section.name, line) for section in old.sections for line in section.lines]
    after = [(section.name, line) for section in new.sections for line in section.lines]
    texts = {line.text for _, line in before}
    kept = {line.text for _, line in after if line.text in texts}
    gone = [(name, line) for name, line in before if line.text not in kept]
    out: list[LineChange] = []
    for name, line in after:
        if line.text in kept:
            continue
        was = _was(line, [other for _, other in gone])
        if was is None:
            out.append(LineChange("added", name, None, line.text, None, line.id, (Piece("added", line.text),)))
            continue
        gone = [(section, other) for section, other in gone if other is not was]
        out.append(LineChange("changed", name, was.text, line.text, was.id, line.id, pieces(was.text, line.text)))
    out += [
        LineChange("dropped", name, line.text, None, line.id, None, (Piece("dropped", line.text),))
        for name, line in gone
    ]
    return out, len(kept)


def _was(line: Line, gone: Sequence[Line]) -> Line | None:
    """The line that this one tells otherwise: on the same source sentence, or in mostly the same words."""
    own = set(words(line.text))
    rated = [(_alike(line, own, other), -number, other) for number, other in enumerate(gone)]
    best = max(rated, key=lambda item: item[:2], default=None)
    return best[2] if best and best[0] >= _ALIKE else None


def _alike(line: Line, own: set[str], other: Line) -> float:
    same_place = any(
        a.article == b.article
        and a.start < b.end
        and b.start < a.end
        and overlap(set(words(a.quote)), set(words(b.quote))) > 0.5
        for a in line.citations
        for b in other.citations
    )
    share = overlap(own, set(words(other.text)))
    return max(share, 0.5 + share / 2) if same_place and share > 0.2 else share


# ---- figures


def _figures(old: Sequence[FigureRow], new: Sequence[FigureRow]) -> tuple[FigureChange, ...]:
    """Rows whose value is another, new rows and those that are gone. A row that is superseded is not new."""
    same = {_same(row) for row in old} & {_same(row) for row in new}
    gone = [row for row in old if _same(row) not in same]
    # what the new table shows as superseded was current in the old one
    past = {_same(row) for row in new if row.state == "superseded"}
    overtaken = [row for row in old if _same(row) in same and _same(row) in past and row.state != "superseded"]
    out: list[FigureChange] = []
    for row in new:
        if _same(row) in same or row.state == "superseded":
            continue
        was = _earlier(row, overtaken) or _earlier(row, gone) or _succeeded(row, overtaken)
        if was is None:
            out.append(FigureChange("added", row.what, row.who_says, None, row.value, None, row.as_of, row.citations))
            continue
        gone = [other for other in gone if other is not was]
        overtaken = [other for other in overtaken if other is not was]
        out.append(
            FigureChange("changed", row.what, row.who_says, was.value, row.value, was.as_of, row.as_of, row.citations)
        )
    out += [
        FigureChange("dropped", row.what, row.who_says, row.value, None, row.as_of, None, row.citations) for row in gone
    ]
    return tuple(out)


def _same(row: FigureRow) -> tuple[str, str, str]:
    return row.what.lower(), row.value.lower(), row.who_says.lower()


def _earlier(row: FigureRow, rows: Sequence[FigureRow]) -> FigureRow | None:
    """The row that this one takes the place of: the same speaker, unit and measure, and a like thing."""
    own = set(words(row.what))
    fits = [
        other
        for other in rows
        if other.who_says.lower() == row.who_says.lower()
        and (other.measure, other.unit) == (row.measure, row.unit)
        and (other.measure not in ("other", "count") or own & set(words(other.what)))
    ]
    return max(fits, key=lambda other: overlap(own, set(words(other.what))), default=None)


def _succeeded(row: FigureRow, overtaken: Sequence[FigureRow]) -> FigureRow | None:
    """The row of another voice that this one takes the place of: the only overtaken one of its measure and thing."""
    own = set(words(row.what))
    fits = [other for other in overtaken if other.measure == row.measure and own & set(words(other.what))]
    # an outlet that gives a count without saying whence is no voice of its own
    fits = [other for other in fits if not other.who_says.endswith(UNSAID)] or fits
    return fits[0] if len(fits) == 1 else None
