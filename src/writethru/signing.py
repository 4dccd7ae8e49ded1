"""Sign-off: a named person reviews, publishes, withholds or kills an edition that the store holds.

The shell around :mod:`writethru.publish.signing`: it reads the edition and what was decided of it, has a changed text
checked against the edition's sources, and adds the decision. The clock is read here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from writethru.core.editions import Kept
from writethru.core.errors import StoreError, UsageError
from writethru.core.settings import Settings
from writethru.core.signoffs import Decision, SignOff
from writethru.core.types import Brief, Ledger, Report, Story

if TYPE_CHECKING:
    from writethru.api import BriefResult
    from writethru.reading import Reader
    from writethru.store import Store

# bytes of an edited file above which it is not read
MOST = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class SignedEdition:
    """An edition as it stands, and what was decided of it, oldest first."""

    brief: Brief
    report: Report
    rows: tuple[SignOff, ...]
    # what the desk should know of the decision just made
    notes: tuple[str, ...] = ()


def sign_off(
    edition: str,
    decision: Decision,
    *,
    by: str,
    reason: str = "",
    embargo: str | None = None,
    overrides: Mapping[str, str] | None = None,
    edited: str | Path | None = None,
    settings: Settings | None = None,
) -> SignedEdition:
    """Keep what a person decided of an edition: ``review``, ``publish``, ``withhold`` or ``kill``.

    ``edition`` is a story's id or the beginning of it, which means its newest edition, or that and a number:
    ``7df6@2``. ``embargo`` is a time with an offset or a place, or ``none``; ``overrides`` has the reason for each code
    of an error that the person answers for; ``edited`` is the edition's Markdown or JSON as the person changed it.

    Raises UsageError where there is no such edition, the decision cannot be made in its state, or something is missing;
    GateError where an error or an embargo stands against publishing; StoreError where another decision came first.
    """
    from writethru.publish.embargo import embargo_time
    from writethru.publish.signing import Wish, decide, signed, text_of
    from writethru.store import Store

    settings = settings or Settings.from_env()
    wish = Wish(decision, by, reason, embargo_time(embargo) if embargo is not None else None, overrides)
    with Store.open(settings.store_url) as store:
        kept = _named(store, edition)
        rows = store.sign_offs(kept.brief.story, kept.brief.edition)
        changed = None
        if edited is not None:
            # before anything is read again: a decision that cannot be made is refused at once
            decide(kept.brief, kept.report, rows, replace(wish, overrides=None), _now())
            changed = _edited(store, text_of(kept.brief, kept.report, rows)[0], Path(edited), by, settings)
        now = _now()
        row = decide(kept.brief, kept.report, rows, wish, now, changed)
        if not store.keep_sign_off(row):
            raise StoreError(
                f"edition {row.edition} of {row.story} was signed off by another person just now",
                hint="look at it again, then decide",
            )
        notes = _notes(store, row, rows, edited=changed is not None)
    return SignedEdition(*signed(kept.brief, kept.report, (*rows, row)), (*rows, row), notes)


def signed_edition(edition: str, *, settings: Settings | None = None) -> SignedEdition:
    """The edition as it stands, and all that was decided of it. Raises UsageError where there is none."""
    from writethru.publish.signing import signed
    from writethru.store import Store

    settings = settings or Settings.from_env()
    with Store.open(settings.store_url) as store:
        kept = _named(store, edition)
        rows = store.sign_offs(kept.brief.story, kept.brief.edition)
    return SignedEdition(*signed(kept.brief, kept.report, rows), rows)


def ledger_of(brief: Brief, *, settings: Settings | None = None) -> Ledger:
    """The ledger of the articles that an edition rests on, in the texts it was written from."""
    from writethru.reading import Reader
    from writethru.store import Store

    settings = settings or Settings.from_env()
    with Store.open(settings.store_url) as store:
        return _ledger(store, brief, Reader(settings))


def as_signed(store: Store, result: BriefResult) -> BriefResult:
    """The result with its edition as it stands after sign-off."""
    from writethru.publish.signing import signed

    rows = store.sign_offs(result.brief.story, result.brief.edition)
    if not rows:
        return result
    brief, report = signed(result.brief, result.report, rows)
    return replace(result, brief=brief, report=report)


def as_left(brief: Brief, report: Report, rows: Sequence[SignOff]) -> Brief:
    """An edition as the next one is to know it after these decisions: with people's changes, and without the text of a
    killed one."""
    from writethru.publish.signing import signed

    return replace(signed(brief, report, rows)[0], corrections=brief.corrections) if rows else brief


def _named(store: Store, name: str) -> Kept:
    """The edition that is called so. Raises UsageError where there is none."""
    called = re.fullmatch(r"(.+?)(?:@(\d{1,9}))?", name.strip())
    if called is None:
        raise UsageError("no edition is named", hint="name a story, or STORY@EDITION")
    story = store.story_named(called[1])
    editions = store.editions(story)
    if not editions:
        raise UsageError(f"{story} has no edition yet", hint=f"write one: writethru brief --story {story}")
    if called[2] is None:
        return editions[0]
    found = next((kept for kept in editions if kept.brief.edition == int(called[2])), None)
    if found is None:
        last = editions[0].brief.edition
        raise UsageError(f"{story} has no edition {int(called[2])}", hint=f"its newest is {story}@{last}")
    return found


def _ledger(store: Store, brief: Brief, reader: Reader) -> Ledger:
    from writethru.ledger import build_ledger
    from writethru.ledger.judgements import concerning, not_withdrawn
    from writethru.story import build_story

    if not brief.sources:
        # what is left of a killed edition rests on nothing
        return Ledger(Story(brief.story, "", (), ()), (), (), (), (), (), (), ())
    readings = []
    for row in brief.sources:
        article = store.article(row.article, row.revision or None)
        if article is None:
            raise StoreError(
                f"the store no longer holds {row.outlet or row.title}, which the edition rests on",
                hint="run writethru doctor",
            )
        readings.append(store.reading(article, reader.engine) or reader.read(article))
    story = replace(build_story([reading.article for reading in readings]), id=brief.story)
    return build_ledger(story, readings, concerning(not_withdrawn(*store.judgements()), readings))


def _edited(store: Store, brief: Brief, path: Path, by: str, settings: Settings) -> tuple[Brief, Report]:
    from writethru.publish.edited import edited_brief
    from writethru.publish.gate import checked
    from writethru.reading import Reader

    try:
        with path.open("rb") as file:
            data = file.read(MOST + 1)
        text = data.decode("utf-8")
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}", hint="name the edited file") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not UTF-8 at byte {error.start}", hint="save it again as UTF-8") from error
    if len(data) > MOST:
        raise UsageError(f"{path}: is larger than {MOST >> 20} MiB", hint="name the edited file")
    reader = Reader(settings)
    ledger = _ledger(store, brief, reader)
    out = edited_brief(brief, ledger, path.name, text, " ".join(by.split()))
    return out, checked(out, ledger, reader=reader, settings=settings)


def _notes(store: Store, row: SignOff, rows: tuple[SignOff, ...], *, edited: bool) -> tuple[str, ...]:
    notes = []
    if rows and row.at < rows[-1].at:
        notes.append(f"the clock says {row.at}, which is before the sign-off by {rows[-1].by}; the order is kept")
    newest = store.newest(row.story)
    if newest is not None and newest.brief.edition > row.edition:
        notes.append(f"edition {newest.brief.edition} of {row.story} is newer")
    if row.report is not None:
        left = [f"{one.code}, {one.message}" for one in row.report.findings if one.severity == "error"]
        notes.extend(f"error in the changed text: {said}" for said in left)
    elif edited:
        notes.append("the file changes nothing in the text")
    return tuple(notes)


def _now() -> datetime:
    return datetime.now(UTC)
