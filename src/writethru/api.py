"""The way of the data in one place: sources to coverage, ledger, brief and report.

The command line and scripts call these functions; each is a thin shell that reads the store, calls the pure stage and
writes the store. The clock is read here and nowhere below.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from writethru.core.errors import NothingToDoError, SourceError
from writethru.core.settings import Settings
from writethru.core.types import Article, Brief, Failure, Ledger, RawEntry, Reading, Report

if TYPE_CHECKING:
    from writethru.check import Draft
    from writethru.reading import Reader
    from writethru.store import Store

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read of the given sources: one reading per article, and the sources that failed."""

    readings: tuple[Reading, ...]
    failures: tuple[Failure, ...] = ()
    # what else a reader should know, such as entries of a long feed that were left out
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefResult:
    """A brief that passed the gate, the ledger it rests on, and what the check found."""

    brief: Brief
    ledger: Ledger
    report: Report
    failures: tuple[Failure, ...] = ()


def read_articles(
    sources: Sequence[str | Path],
    *,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Coverage:
    """Read articles from addresses, files, folders, feeds or ``-`` (standard input).

    A source that fails is listed in ``failures`` and the others go on. Raises NothingToDoError where no article was
    left, ModelError or StoreError where the tool itself cannot work. What the store already holds is not read again.
    """
    from writethru.intake import load
    from writethru.reading import Reader
    from writethru.store import Store

    settings = settings or Settings.from_env()
    if not sources:
        raise NothingToDoError("no sources were given", hint="name addresses, files, folders, feeds, or - for stdin")
    intake = load([str(source) for source in sources], settings=settings, stdin=stdin, progress=progress)
    failures = list(intake.failures)
    reader = Reader(settings)
    readings: list[Reading] = []
    with Store.open(settings.store_url) as store:
        for number, entry in enumerate(intake.entries):
            if progress:
                progress(number, len(intake.entries), entry.source)
            try:
                readings.append(_read_entry(entry, reader, store))
            except SourceError as error:
                # "only the feed's summary, for the page could not be had" says more than that the summary is no article
                failures.append(Failure(error.source, "; ".join([*entry.notes, str(error)])))
        if progress and intake.entries:
            progress(len(intake.entries), len(intake.entries), "")
    readings = _once(readings)
    if not readings:
        raise NothingToDoError(_nothing(failures))
    return Coverage(tuple(readings), tuple(failures), intake.notes)


def write_ledger(coverage: Coverage) -> Ledger:
    """The ledger of a coverage taken as one story: pure, and the same for the same readings in any order."""
    from writethru.ledger import build_ledger
    from writethru.story import build_story

    return build_ledger(build_story([reading.article for reading in coverage.readings]), coverage.readings)


def write_brief(
    coverage: Coverage | Sequence[str | Path],
    *,
    words: int | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> BriefResult:
    """Write the brief of a coverage, or of sources, and check it against its own sources.

    Lines with a finding of severity error are withheld and named in ``brief.notes``. Raises GateError where errors are
    left all the same (then nothing should be printed), else what :func:`read_articles` raises. The same coverage gives
    the edition that the store already holds.
    """
    from writethru.brief import BRIEF_VERSION
    from writethru.brief import write_brief as write
    from writethru.publish import gate, gated
    from writethru.reading import Reader
    from writethru.store import Store

    settings = settings or Settings.from_env(words=words)
    if not isinstance(coverage, Coverage):
        coverage = read_articles(coverage, settings=settings, progress=progress)
    length = words or settings.words
    ledger = write_ledger(coverage)
    reader = Reader(settings)
    key = _key(BRIEF_VERSION, reader.engine, length, settings.copy_limit, ledger)
    with Store.open(settings.store_url) as store:
        held = store.brief(ledger.story.id, key)
        if held is not None:
            brief, report = held
        else:
            draft = write(ledger, words=length, copy_limit=settings.copy_limit)
            brief, report = gated(draft, ledger, reader=reader, settings=settings)
            gate(brief, report)
            brief = store.keep_brief(brief, report, key)
    return BriefResult(brief, ledger, report, coverage.failures)


def check_draft(
    draft: str | Path,
    coverage: Coverage | Sequence[str | Path] = (),
    *,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Report:
    """Check a draft against its sources; without sources the rules that read the draft alone run.

    ``draft`` is a path, or the text itself where it is a string with a line break. Raises FormatError where the draft
    cannot be read.
    """
    from writethru.check import load_draft

    settings = settings or Settings.from_env()
    loaded = load_draft(draft)
    if not isinstance(coverage, Coverage):
        coverage = read_articles(coverage, settings=settings, progress=progress) if coverage else Coverage(())
    return check_loaded(loaded, coverage, settings=settings)


def check_loaded(draft: Draft, coverage: Coverage, *, settings: Settings) -> Report:
    """Check a loaded draft against a coverage, which may be empty."""
    from writethru.check import check_draft as check
    from writethru.reading import Reader

    return check(
        draft,
        coverage.readings,
        reader=Reader(settings),
        ledger=write_ledger(coverage) if coverage.readings else None,
        settings=settings,
        failed=coverage.failures,
    )


def _read_entry(entry: RawEntry, reader: Reader, store: Store) -> Reading:
    """The reading of an entry, from the store where it holds one."""
    key = _entry_key(entry, reader.engine)
    article: Article | None = store.extracted(key)
    if article is None:
        article = store.keep_article(reader.article(entry), _now())
        store.keep_extracted(key, article)
    held = store.reading(article, reader.engine)
    if held is None:
        held = reader.read(article)
        store.keep_reading(held)
    return held


def _entry_key(entry: RawEntry, engine: str) -> str:
    parts = [engine, entry.kind, entry.url, entry.file, entry.title, entry.authors, entry.published, entry.outlet]
    digest = hashlib.sha256("\x1f".join(map(repr, parts)).encode("utf-8", "surrogatepass"))
    digest.update(entry.body.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _key(version: str, engine: str, words: int, copy_limit: int, ledger: Ledger) -> str:
    """What a brief depends on, as a hash: the rules, the length and each article's revision."""
    parts = [version, engine, str(words), str(copy_limit)]
    parts += [f"{article.id}@{article.revision}:{article.sha256}" for article in ledger.story.articles]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _once(readings: Sequence[Reading]) -> list[Reading]:
    """Each article once, in the order given: two paths may lead to one page."""
    seen: dict[tuple[str, int], Reading] = {}
    for reading in readings:
        seen.setdefault((reading.article.id, reading.article.revision), reading)
    return list(seen.values())


def _nothing(failures: Sequence[Failure]) -> str:
    if len(failures) == 1:
        return f"nothing to read: {failures[0].source}: {failures[0].reason}"
    lines = "".join(f"\n  {failure.source}: {failure.reason}" for failure in failures)
    return f"nothing to read: none of the {len(failures)} sources could be used:{lines}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
