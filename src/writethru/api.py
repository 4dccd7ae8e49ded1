"""The way of the data in one place: sources to coverage, ledger, brief and report.

The command line and scripts call these functions; each is a thin shell that reads the store, calls the pure stage and
writes the store. The clock is read here and nowhere below.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from writethru.core.errors import NothingToDoError, SourceError, UsageError
from writethru.core.judgements import Anchor, Judgement, JudgementVerdict, Withdrawal
from writethru.core.model_settings import ModelSettings
from writethru.core.settings import Settings
from writethru.core.types import Article, Brief, Failure, Ledger, RawEntry, Reading, Report

if TYPE_CHECKING:
    from writethru.brief.explain import Explanation
    from writethru.brief.writers.llm import Writing
    from writethru.check import Draft
    from writethru.check.policy import Policy
    from writethru.check.sources import Sources
    from writethru.ledger.judgements import Standing
    from writethru.reading import Reader
    from writethru.store import Store

Progress = Callable[[int, int, str], None]
Write = Callable[[Ledger, Mapping[str, str] | None], tuple[Brief, Report]]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read of the given sources: one reading per article, and the sources that failed."""

    readings: tuple[Reading, ...]
    failures: tuple[Failure, ...] = ()
    # what else a reader should know, such as entries of a long feed that were left out
    notes: tuple[str, ...] = ()
    # what editors judged of figures of these articles, without what was withdrawn
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefResult:
    """A brief that passed the gate, the ledger it rests on, and what the check found."""

    brief: Brief
    ledger: Ledger
    report: Report
    failures: tuple[Failure, ...] = ()
    # what else the desk should know, such as that nothing is new
    notes: tuple[str, ...] = ()
    # what came of asking a language model; None where none was asked for this edition
    writing: Writing | None = None


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
    settings = settings or Settings.from_env()
    if not sources:
        raise NothingToDoError("no sources were given", hint="name addresses, files, folders, feeds, or - for stdin")
    return _some(read_pages(sources, settings, stdin, progress), settings)


def read_sources(
    sources: Sequence[str | Path],
    *,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Coverage:
    """What a draft is checked against: all that :func:`read_articles` reads, and besides a story in the store
    (``story:ID``, or the beginning of an id) and a brief's JSON. Raises what :func:`read_articles` raises.
    """
    from writethru.check.given import is_given, read_given
    from writethru.reading import Reader
    from writethru.store import Store

    settings = settings or Settings.from_env()
    names = [str(source) for source in sources]
    if not any(map(is_given, names)):
        return read_articles(names, settings=settings, stdin=stdin, progress=progress)
    with Store.open(settings.store_url) as store:
        given = read_given(names, store, Reader(settings), most=settings.max_mib * 1024 * 1024)
    pages = read_pages(given.rest, settings, stdin, progress) if given.rest else Coverage(())
    return _some(
        Coverage(
            tuple(_once([*given.readings, *pages.readings])),
            (*given.failures, *pages.failures),
            (*given.notes, *pages.notes),
        ),
        settings,
    )


def _some(coverage: Coverage, settings: Settings) -> Coverage:
    """The coverage with the judgements that concern it. Raises NothingToDoError where nothing is in it."""
    from writethru.ledger.judgements import concerning, not_withdrawn
    from writethru.store import Store

    if not coverage.readings:
        raise NothingToDoError(_nothing(coverage.failures))
    with Store.open(settings.store_url) as store:
        judged = not_withdrawn(*store.judgements())
    return replace(coverage, judgements=concerning(judged, coverage.readings))


def read_pages(
    sources: Sequence[str | Path], settings: Settings, stdin: BinaryIO | None, progress: Progress | None
) -> Coverage:
    from writethru.intake import load
    from writethru.reading import Reader
    from writethru.store import Store

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
    return Coverage(tuple(_once(readings)), tuple(failures), intake.notes)


def write_ledger(coverage: Coverage) -> Ledger:
    """The ledger of a coverage taken as one story: pure, and the same for the same readings in any order."""
    from writethru.ledger import build_ledger
    from writethru.story import build_story

    story = build_story([reading.article for reading in coverage.readings])
    return build_ledger(story, coverage.readings, coverage.judgements)


def write_brief(
    coverage: Coverage | Sequence[str | Path] = (),
    *,
    words: int | None = None,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    story: str | None = None,
    withdrawn: Sequence[str] = (),
    refresh: bool = False,
    writer: Literal["extractive", "llm"] = "extractive",
    model: ModelSettings | None = None,
) -> BriefResult:
    """Write the brief of a coverage, or of sources, and check it against its own sources.

    Lines with a finding of severity error are withheld and named in ``brief.notes``. Raises GateError where errors are
    left all the same (then nothing should be printed), else what :func:`read_articles` raises. The same coverage gives
    the edition that the store already holds, as it stands after sign-off (:mod:`writethru.signing`).

    With ``story`` (an id, or the beginning of one) the next edition of that story: its articles in the store with the
    sources beside them, and the newest edition as it stands where nothing is new. ``withdrawn`` and ``refresh`` are
    those of :func:`writethru.following.follow`, which raises UsageError where no story is called so.

    With ``writer="llm"`` a language model rewords the lines (:mod:`writethru.model_writing`); ``model`` says which, by
    default that of the environment. Raises UsageError where none is set; a model that fails is a note of the brief.
    """
    from writethru import following
    from writethru.brief import BRIEF_VERSION
    from writethru.reading import Reader
    from writethru.signing import as_signed
    from writethru.store import Store

    settings = settings or Settings.from_env(words=words)
    length = words or settings.words
    write: Write = _writing(settings, length)
    worded = None
    if writer == "llm":
        from writethru.model_writing import ModelWriter

        write = worded = ModelWriter(write, model or ModelSettings.from_env(), settings)
    if story is not None:
        if isinstance(coverage, Coverage):
            raise UsageError("a story is followed with sources, not with a coverage", hint="give addresses or files")
        result = following.follow(
            story,
            coverage,
            settings=settings,
            write=write,
            check=partial(_checked, settings),
            withdrawn=withdrawn,
            refresh=refresh,
            stdin=stdin,
            progress=progress,
        )
        with Store.open(settings.store_url) as store:
            result = as_signed(store, result)
        return replace(result, writing=worded.writing if worded else None)
    if withdrawn or refresh:
        raise UsageError("only a story's articles are refreshed or withdrawn", hint="name the story")
    if not isinstance(coverage, Coverage):
        coverage = read_articles(coverage, settings=settings, stdin=stdin, progress=progress)
    ledger = write_ledger(coverage)
    key = _key(BRIEF_VERSION, Reader(settings).engine, length, settings.copy_limit, ledger, coverage.judgements)
    covered = following.coverage_key(ledger.story, coverage.judgements)
    with Store.open(settings.store_url) as store:
        held = store.brief(ledger.story.id, worded.key(key) if worded else key)
        name = partial(worded.key, key) if worded else key
        while held is None:
            held = following.keep_next(store, ledger, covered, name, write, partial(_checked, settings))
        if worded:
            worded.remember(store, key)
        result = BriefResult(held[0], ledger, held[1], coverage.failures, writing=worded.writing if worded else None)
        return as_signed(store, result)


def _writing(settings: Settings, length: int) -> Callable[[Ledger, Mapping[str, str] | None], tuple[Brief, Report]]:
    """Writes the brief of a ledger and checks it; raises GateError for one with errors."""
    from writethru.brief import write_brief as write
    from writethru.publish import gate, gated
    from writethru.reading import Reader

    reader = Reader(settings)

    def written(ledger: Ledger, known: Mapping[str, str] | None) -> tuple[Brief, Report]:
        draft = write(ledger, words=length, copy_limit=settings.copy_limit, known=known)
        brief, report = gated(draft, ledger, reader=reader, settings=settings)
        gate(brief, report)
        return brief, report

    return written


def _checked(settings: Settings, brief: Brief, ledger: Ledger) -> Report:
    from writethru.publish.gate import checked
    from writethru.reading import Reader

    return checked(brief, ledger, reader=Reader(settings), settings=settings)


def explain_brief(
    coverage: Coverage | Sequence[str | Path],
    *,
    words: int | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Explanation:
    """Why the brief of a coverage says what it says: its lines with their reasons, and what was left out.

    Of the brief before the gate: a line that :func:`write_brief` withholds is among them. Raises what
    :func:`read_articles` raises.
    """
    from writethru.brief.explain import explain

    settings = settings or Settings.from_env(words=words)
    if not isinstance(coverage, Coverage):
        coverage = read_articles(coverage, settings=settings, progress=progress)
    return explain(write_ledger(coverage), words=words or settings.words, copy_limit=settings.copy_limit)


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
        coverage = read_sources(coverage, settings=settings, progress=progress) if coverage else Coverage(())
    return check_loaded(loaded, coverage, settings=settings)


def check_loaded(
    draft: Draft,
    coverage: Coverage,
    *,
    settings: Settings,
    policy: Policy | None = None,
    held: Sources | None = None,
) -> Report:
    """Check a loaded draft against a coverage, which may be empty.

    ``held`` is what was worked out from the coverage before, so that it is not done again for each of many drafts.
    """
    from writethru.check import check_draft as check
    from writethru.check.sources import Sources
    from writethru.reading import Reader

    if held is None:
        held = Sources(coverage.readings, write_ledger(coverage) if coverage.readings else None)
    return check(
        draft,
        held,
        reader=Reader(settings),
        settings=settings,
        failed=coverage.failures,
        policy=policy,
    )


def judge(
    a: str,
    b: str,
    verdict: JudgementVerdict,
    *,
    by: str,
    reason: str,
    sources: Coverage | Sequence[str | Path] = (),
    settings: Settings | None = None,
) -> Judgement:
    """Keep an editor's judgement that two figures are the same, different, or that it is unsure; it wins over the
    machine in every ledger that holds both.

    ``a`` and ``b`` are ids of figures or the beginnings of them; they are looked up in ``sources``, and without those
    in all that the store holds. Raises UsageError where a figure is not found or a name or reason is missing.
    """
    from writethru.ledger.judgements import new_judgement
    from writethru.reading import Reader
    from writethru.store import Store

    settings = settings or Settings.from_env()
    if sources and not isinstance(sources, Coverage):
        sources = read_articles(sources, settings=settings)
    articles = [reading.article.id for reading in sources.readings] if isinstance(sources, Coverage) else None
    engine = Reader(settings).engine
    with Store.open(settings.store_url) as store:
        judged = new_judgement(
            store.figure(a, engine, articles),
            store.figure(b, engine, articles),
            verdict,
            by,
            reason,
            _now("microseconds"),
        )
        store.keep_judgement(judged)
    return judged


def judgements(
    sources: Coverage | Sequence[str | Path] = (), *, settings: Settings | None = None
) -> tuple[Standing, ...]:
    """All judgements ever made, those taken back too, and how each stands in the texts as the store has them now.

    With ``sources`` only those that concern two of their articles, and how they stand there.
    """
    from writethru.ledger.judgements import Held, concerning, standings
    from writethru.reading import Reader
    from writethru.store import Store

    settings = settings or Settings.from_env()
    if sources and not isinstance(sources, Coverage):
        sources = read_articles(sources, settings=settings)
    engine = Reader(settings).engine
    held: dict[str, Reading | None] = {}
    with Store.open(settings.store_url) as store:
        made, taken = store.judgements()
        if isinstance(sources, Coverage):
            return standings(concerning(made, sources.readings), Held(sources.readings).reading, taken)

        def newest(anchor: Anchor) -> Reading | None:
            if anchor.article not in held:
                held[anchor.article] = store.newest_reading(anchor.article, engine)
            return held[anchor.article]

        return standings(made, newest, taken)


def withdraw(judgement: str, *, by: str, reason: str, settings: Settings | None = None) -> Withdrawal:
    """Take a judgement back, by its id or the beginning of it. Both rows stay in the store.

    Raises UsageError where no judgement, or more than one, has that id, where it was taken back before, or where a
    name or reason is missing.
    """
    from writethru.ledger.judgements import new_withdrawal
    from writethru.store import Store

    settings = settings or Settings.from_env()
    with Store.open(settings.store_url) as store:
        taken = new_withdrawal(judgement, *store.judgements(), by, reason, _now("microseconds"))
        store.keep_withdrawal(taken)
    return taken


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


def _key(
    version: str, engine: str, words: int, copy_limit: int, ledger: Ledger, judgements: Sequence[Judgement]
) -> str:
    """What a brief depends on, as a hash: the rules, the length, each article's revision, the judgements."""
    parts = [version, engine, str(words), str(copy_limit)]
    parts += [f"{article.id}@{article.revision}:{article.sha256}" for article in ledger.story.articles]
    parts += [judgement.id for judgement in judgements]
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


def _now(timespec: str = "seconds") -> str:
    return datetime.now(UTC).isoformat(timespec=timespec)
