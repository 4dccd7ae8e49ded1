"""What was decided of an edition, as text."""

from __future__ import annotations

from writethru.core.showing import count, plain, when
from writethru.core.signoffs import OUTCOMES, SignOff
from writethru.signing import SignedEdition


def sign_off_view(edition: SignedEdition) -> str:
    """The edition with its state, and a line for each decision."""
    brief = edition.brief
    head = f"{plain(brief.story)}@{brief.edition}  {brief.label.state}  {plain(brief.headline)}"
    return "\n".join([head, *(f"  {line}" for row in edition.rows for line in _row(row))])


def _row(row: SignOff) -> list[str]:
    said = f"{row.number}. {OUTCOMES[row.decision]} by {plain(row.by)}, {when(row.at)}"
    if row.words_changed:
        said += f", {count(row.words_changed, 'word')} changed"
    if row.embargo is not None:
        said += f", embargo until {when(row.embargo)}" if row.embargo else ", embargo lifted"
    lines = [said + (f": {plain(row.reason)}" if row.reason else "")]
    lines += [f"   {one.code} at “{plain(one.words)}” set aside: {plain(one.reason)}" for one in row.overrides]
    return lines
