"""A story that runs on: its next edition where something is new, its editions, and what each changed.

The shell around :mod:`writethru.brief.editions`: it takes the articles that the store follows a story by, adds what is
given, and keeps an edition in one write with its story. Where another worker was first, it starts again on top of that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from writethru.core.editions import ArticleWithdrawal, Kept, Next
from writethru.core.errors import NothingToDoError, StoreError, UsageError
from writethru.core.judgements import Judgement
from writethru.core.settings import Settings
from writethru.core.types import Article, Brief, Failure, Ledger, Reading, Report, Story

if TYPE_CHECKING:
    from writethru.api import BriefResult, Coverage, Progress
    from writethru.brief.difference import EditionDiff
    from writethru.publish.carried import Former
    from writethru.reading import Reader
    from writethru.store import Store

# writes and checks the brief of a ledger; the second argument has the texts that the edition before rests on, by
# article id, and is None where everything is as new as the rest
Write = Callable[[Ledger, Mapping[str, str] | None], tuple[Brief, Report]]
# what the check says of a brief as it is
Check = Callable[[Brief, Ledger], Report]
# how often other workers may be first before one gives up
TRIES = 8
# editions before whose lines are held against the coverage of now
MOST_EDITIONS = 20
# share of words in common above which two texts of one file are one page that was edited
_ONE_PAGE = 0.3


@dataclass(frozen=True, slots=True)
class Edition:
    """One line of a story's history."""

    story: str
    edition: int
    headline: str
    as_of: str | None
    # ISO 8601; None in stores of an older schema
    written_at: str | None
    # lines of the prose, and how many of them the edition before did not have
    lines: int
    new_lines: int
    sources: int
    # corrections that this edition raised
    corrections: int


@dataclass(frozen=True, slots=True)
class Taken:
    """The coverage of a story as it stands now, and what became of the articles it had."""

    readings: tuple[Reading, ...]
    withdrawn: tuple[ArticleWithdrawal, ...] = ()
    # the id of the new text of an edited file, by the id of the old one
    replaced: Mapping[str, str] = field(default_factory=dict)
    # what could not be read, apart from what was withdrawn
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()


def follow(
    story: str,
    sources: Sequence[str | Path] = (),
    *,
    settings: Settings,
    write: Write,
    check: Check,
    withdrawn: Sequence[str] = (),
    refresh: bool = False,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> BriefResult:
    """The next edition of a story that the store holds, from its articles as last read and the given sources.

    Where no article is new, changed or withdrawn and no judgement is new, the newest edition is returned as it stands,
    and ``notes`` says so. ``refresh`` reads every article of the story again; ``withdrawn`` names articles that their
    outlets took back, by id, address or file. Raises UsageError where no story or article is called so, and
    NothingToDoError where no article is left.
    """
    from writethru import api
    from writethru.ledger import build_ledger
    from writethru.ledger.judgements import concerning, not_withdrawn
    from writethru.reading import Reader
    from writethru.store import Store
    from writethru.story import build_story

    reader = Reader(settings)
    with Store.open(settings.store_url) as store:
        key = store.story_named(story)
        given = [str(source) for source in sources]
        if refresh:
            given += [place for article in _articles(store, key) if (place := article.file or article.url)]
        read = api.read_pages(list(dict.fromkeys(given)), settings, stdin, progress) if given else api.Coverage(())
        for _ in range(TRIES):
            former = store.newest(key)
            taken = _take(store, key, former, read, withdrawn, reader)
            judged = concerning(not_withdrawn(*store.judgements()), taken.readings)
            told = build_story([reading.article for reading in taken.readings])
            ledger = build_ledger(replace(told, id=key), taken.readings, judged)
            covered = coverage_key(ledger.story, judged)
            failures = taken.failures
            notes = (*read.notes, *taken.notes)
            if former is not None and not _is_new(former, ledger.story, covered):
                said = f"nothing is new since edition {former.brief.edition}, which is printed as it stands"
                return api.BriefResult(former.brief, ledger, former.report, failures, (*notes, said))
            base = former.brief.edition if former else 0
            name = hashlib.sha256(f"follow {base} {covered}".encode()).hexdigest()
            done = keep_next(store, ledger, covered, name, write, check, taken)
            if done is not None:
                return api.BriefResult(done[0], ledger, done[1], failures, (*notes, *_said(former, done[0])))
    raise StoreError(
        f"cannot keep an edition of {key}: other workers were first {TRIES} times", hint="try again in a while"
    )


def keep_next(
    store: Store,
    ledger: Ledger,
    covered: str,
    key: str | Callable[[], str],
    write: Write,
    check: Check,
    taken: Taken | None = None,
) -> tuple[Brief, Report] | None:
    """Write the brief of a ledger as the edition after the newest one, and keep it with its story.

    What people changed in the editions before is made again where the line is the same and ``check`` finds no error.
    Corrections are raised against what was published; in a story that nobody signs off each edition counts as that.

    ``key`` is the hash of what it is written from, or gives it once the brief is written. None where another worker
    kept an edition in the meantime.
    """
    from writethru.brief.editions import changes_since, succeed

    former = store.newest(ledger.story.id)
    now = _now()
    articles = {article.id: article for article in ledger.story.articles}
    if former is None:
        brief, report = write(ledger, None)
    else:
        news = _is_new(former, ledger.story, covered)
        brief, report = write(ledger, _texts(store, former.brief) if news else None)
        gone = {one.article: one.reason for one in taken.withdrawn} if taken else {}
        changes = changes_since(former.brief, articles, gone, taken.replaced if taken else {})
        formers, printed = _formers(store, ledger.story.id)
        brief, report = _with_peoples_changes(brief, report, ledger, formers, check)
        brief = succeed([one.left for one in formers], brief, ledger, changes, now[:10], printed)
    key = key if isinstance(key, str) else key()
    story = _to_keep(store, ledger.story, taken)
    if story is None:
        # read with another store: the brief alone can be kept
        return store.keep_brief(brief, report, key), report
    following = Next(story, covered, former.brief.edition if former else 0, now, taken.withdrawn if taken else ())
    kept = store.keep_edition(brief, report, key, following)
    return None if kept is None else (kept, report)


def _formers(store: Store, story: str) -> tuple[list[Former], frozenset[int] | None]:
    """The editions before, newest first, and the numbers of those that were published; None where nobody signs off."""
    from writethru.publish.carried import Former
    from writethru.signing import as_left

    kept = store.editions(story, last=MOST_EDITIONS)
    rows = {one.brief.edition: store.sign_offs(story, one.brief.edition) for one in kept}
    printed = frozenset(edition for edition, made in rows.items() if any(row.decision == "publish" for row in made))
    formers = [Former(one.brief, as_left(one.brief, one.report, rows[one.brief.edition])) for one in kept]
    return formers, printed if any(rows.values()) else None


def _with_peoples_changes(
    brief: Brief, report: Report, ledger: Ledger, formers: Sequence[Former], check: Check
) -> tuple[Brief, Report]:
    """The brief with what people changed before, apart from what the check finds wrong by now; a note names both."""
    from writethru.brief.editions import with_ids
    from writethru.publish.carried import carried
    from writethru.publish.gate import proof

    named = with_ids([*(one.left for one in formers), *(one.written for one in formers)], brief)
    out, taken = carried(named, formers)
    if not taken:
        return named, report
    now = check(out, ledger)
    errors = [finding for finding in now.findings if finding.severity == "error"]
    refused = sorted({part for finding in errors for part in proof(out).at(finding) if part in taken})
    if refused:
        out, taken = carried(named, formers, refused)
        now = check(out, ledger) if taken else report
        errors = [finding for finding in now.findings if finding.severity == "error"]
    if errors:
        # what a person took out or put in has made another line wrong
        return _noted(named, "no change of a person is made again: the check finds errors with them"), report
    said = [f"{_changes(refused)} not made again: the check finds errors"] if refused else []
    said += [f"{_changes(list(taken))} made again"] if taken else []
    return _noted(out, *said), now


def _changes(parts: Sequence[str]) -> str:
    many = "1 change that a person made" if len(parts) == 1 else f"{len(parts)} changes that people made"
    return f"{many} in an edition before {'is' if len(parts) == 1 else 'are'}"


def _noted(brief: Brief, *notes: str) -> Brief:
    return replace(brief, notes=(*brief.notes, *notes))


def coverage_key(story: Story, judgements: Sequence[Judgement]) -> str:
    """What a brief rests on, as a hash: each article's revision, and the judgements; not how it was written."""
    parts = [f"{article.id}@{article.revision}:{article.sha256}" for article in story.articles]
    parts += [judgement.id for judgement in judgements]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def editions(story: str | None = None, *, settings: Settings | None = None) -> tuple[Edition, ...]:
    """The editions of a story, newest first; without a story the newest edition of each that the store holds.

    Raises UsageError where the store holds no story called so.
    """
    from writethru.store import Store

    settings = settings or Settings.from_env()
    with Store.open(settings.store_url) as store:
        if story is None:
            all_kept = [store.editions(key)[:2] for key in store.story_ids("story-")]
            newest = [_edition(kept[0], kept[1:]) for kept in all_kept if kept]
            return tuple(sorted(newest, key=lambda one: (one.written_at or "", one.story), reverse=True))
        kept = store.editions(store.story_named(story))
    return tuple(_edition(one, kept[number + 1 : number + 2]) for number, one in enumerate(kept))


def diff(
    story: str, old: int | None = None, new: int | None = None, *, settings: Settings | None = None
) -> EditionDiff:
    """What edition ``new`` of a story changes in edition ``old``: the newest and the one before it unless named.

    Raises UsageError where there is no such story or edition, or one edition alone.
    """
    from writethru.brief.difference import difference
    from writethru.signing import as_left
    from writethru.store import Store

    settings = settings or Settings.from_env()
    with Store.open(settings.store_url) as store:
        key = store.story_named(story)
        kept = {
            one.brief.edition: as_left(one.brief, one.report, store.sign_offs(key, one.brief.edition))
            for one in store.editions(key)
        }
    if not kept:
        raise UsageError(f"{key} has no edition yet", hint=f"write one: writethru brief --story {key}")
    last = max(kept)
    new = new if new is not None else last
    if old is None:
        old = max((number for number in kept if number < new), default=new)
    if missing := [number for number in (old, new) if number not in kept]:
        raise UsageError(f"{key} has no edition {missing[0]}", hint=f"it has {_numbers(kept)}")
    if old == new:
        raise UsageError(f"{key} has no edition to compare edition {new} with", hint=f"it has {_numbers(kept)}")
    return difference(kept[old], kept[new])


def _numbers(kept: Collection[int]) -> str:
    first, last = min(kept), max(kept)
    return f"edition {first} alone" if first == last else f"editions {first} to {last}"


def _edition(kept: Kept, before: Sequence[Kept]) -> Edition:
    brief = kept.brief
    texts = [line.text for section in brief.sections for line in section.lines]
    former = {line.text for one in before for section in one.brief.sections for line in section.lines}
    raised = [one for one in brief.corrections if not before or one not in before[0].brief.corrections]
    return Edition(
        brief.story,
        brief.edition,
        brief.headline,
        brief.as_of,
        kept.written_at,
        len(texts),
        sum(text not in former for text in texts),
        len(brief.sources),
        len(raised),
    )


def _said(former: Kept | None, brief: Brief) -> tuple[str, ...]:
    """What came about, for the desk."""
    if former is None:
        return ()
    raised = len(brief.corrections) - len(former.brief.corrections)
    many = "1 correction is" if raised == 1 else f"{raised} corrections are"
    return (f"edition {brief.edition}: {many} raised, each a draft for an editor",) if raised > 0 else ()


def _is_new(former: Kept, story: Story, covered: str) -> bool:
    """Does the coverage differ from what the edition rests on?"""
    if former.coverage is not None:
        return former.coverage != covered
    # kept by an older version: its articles are known, and the revisions of those it cites
    cited = {
        cite.article: cite.revision
        for section in former.brief.sections
        for line in section.lines
        for cite in line.citations
    }
    revisions = {row.article: row.revision or cited.get(row.article) for row in former.brief.sources}
    return {article.id for article in story.articles} != set(revisions) or any(
        revisions[article.id] not in (None, article.revision) for article in story.articles
    )


def _texts(store: Store, brief: Brief) -> dict[str, str]:
    """The texts that an edition rests on, by article id."""
    held = {row.article: store.article(row.article, row.revision or None) for row in brief.sources}
    return {key: article.text if article else "" for key, article in held.items()}


def _articles(store: Store, story: str) -> list[Article]:
    """The articles that a story is followed by: as it was kept, or those that its newest brief rests on."""
    kept = store.story(story)
    if kept is not None:
        return list(kept.articles)
    newest = store.newest(story)
    rows = [row.article for row in newest.brief.sources] if newest else []
    return [article for article in map(store.article, rows) if article is not None]


def _take(store: Store, story: str, former: Kept | None, read: Coverage, named: Sequence[str], reader: Reader) -> Taken:
    """The articles of a story with those just read beside the ones it had, without what was withdrawn."""
    held = {article.id: article for article in _articles(store, story)}
    now = _now()
    out = {reading.article.id: reading for reading in read.readings}
    notes = []
    for one in store.withdrawn(story):
        again = out.get(one.article)
        if one.by_desk and again is not None and again.article.revision == one.revision:
            del out[one.article]
            notes.append(f"{_name(again.article)} stays out: the desk noted that it was withdrawn ({one.reason})")
    gone, failures = _gone(held, read.failures, now)
    known = {**held, **{key: reading.article for key, reading in out.items()}}
    gone += [
        ArticleWithdrawal(article.id, article.revision, now, "the desk was told so", by_desk=True)
        for article in _named(known, named, store, story)
    ]
    replaced = {
        old.id: reading.article.id
        for reading in out.values()
        for old in held.values()
        if old.id not in out and _one_page(old, reading.article)
    }
    left_out = {one.article for one in gone} | set(replaced)
    for key, article in held.items():
        if key not in out and key not in left_out:
            out[key] = store.reading(article, reader.engine) or _read(store, article, reader)
    readings = tuple(reading for key, reading in sorted(out.items()) if key not in left_out)
    if not readings:
        raise NothingToDoError(
            f"no article of {story} is left: all were withdrawn", hint="give other sources, or stop following it"
        )
    return Taken(readings, tuple(gone), replaced, tuple(failures), tuple(notes))


def _read(store: Store, article: Article, reader: Reader) -> Reading:
    reading = reader.read(article)
    store.keep_reading(reading)
    return reading


def _gone(
    held: Mapping[str, Article], failures: Sequence[Failure], now: str
) -> tuple[list[ArticleWithdrawal], list[Failure]]:
    """The articles whose address says that they are no longer there, and the failures that are something else."""
    from writethru.intake.guard import same_page

    out: list[ArticleWithdrawal] = []
    left: list[Failure] = []
    for failure in failures:
        found = [
            ArticleWithdrawal(article.id, article.revision, now, failure.reason)
            for article in held.values()
            if failure.gone and article.url and same_page(article.url) == same_page(failure.source)
        ]
        out += found
        left += [] if found else [failure]
    return out, left


def _named(held: Mapping[str, Article], names: Sequence[str], store: Store, story: str) -> list[Article]:
    """The articles of these ids, addresses or files. Raises UsageError where a name is none of a story's article's."""
    from writethru.intake.guard import same_page

    done = {one.article for one in store.withdrawn(story)}
    out: dict[str, Article] = {}
    for name in names:
        found = [
            article
            for article in held.values()
            if name in (article.id, article.url, article.file)
            or (len(name) > 6 and article.id.startswith(name))
            or (article.url and "://" in name and same_page(article.url) == same_page(name))
            or (article.file and Path(article.file).resolve() == Path(name).resolve())
        ]
        if not found and not any(name in (key, *_places(store, key)) for key in done):
            listed = ", ".join(f"{article.id} ({_name(article)})" for article in list(held.values())[:8])
            raise UsageError(f"{story} has no article {name!r}", hint=f"it has {listed}")
        out.update({article.id: article for article in found})
    return list(out.values())


def _places(store: Store, article: str) -> tuple[str | None, str | None]:
    held = store.article(article)
    return (held.url, held.file) if held else (None, None)


def _name(article: Article) -> str:
    return article.outlet or article.domain or article.title


def _one_page(old: Article, new: Article) -> bool:
    """Are these two texts of one file without an address, of which the later is the earlier, edited?"""
    from writethru.brief.copying import overlap, words

    if old.url or new.url or not old.file or old.file != new.file:
        return False
    return overlap(set(words(old.text)), set(words(new.text))) > _ONE_PAGE


def _to_keep(store: Store, story: Story, taken: Taken | None) -> Story | None:
    """The story to keep: with the articles that it is followed by beside those of this edition.

    None where the store does not hold the articles.
    """
    from writethru.story import build_story

    for article in story.articles:
        kept = store.article(article.id, article.revision)
        if kept is None or kept.sha256 != article.sha256:
            return None
    held = store.story(story.id) if taken is None else None
    own = {article.id for article in story.articles}
    beside = [article for article in held.articles if article.id not in own] if held else []
    return replace(build_story([*story.articles, *beside]), id=story.id) if beside else story


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
