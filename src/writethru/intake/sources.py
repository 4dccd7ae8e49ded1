"""Sources to raw entries: opens files and asks the fetcher, and lets one format plugin read each."""

from __future__ import annotations

import re
import stat
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from writethru.core.errors import FormatError, SourceError, WritethruError
from writethru.core.ids import sha256
from writethru.core.settings import Settings
from writethru.core.types import Failure, RawEntry
from writethru.intake.format import Found, Linked, Source
from writethru.intake.formats import all_formats, choose
from writethru.intake.guard import redact, same_page
from writethru.intake.sniff import FEEDS, beginning, describe, hint, sniff

if TYPE_CHECKING:
    from writethru.intake.ahead import Ahead
    from writethru.intake.fetch import Fetched, Fetcher

MIB = 1024 * 1024
Progress = Callable[[int, int, str], None]
_URL = re.compile(r"https?:", re.I)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.I)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?\Z", re.I)


@dataclass(frozen=True, slots=True)
class Intake:
    """What was found, in the order of the sources, and what could not be used."""

    entries: tuple[RawEntry, ...]
    failures: tuple[Failure, ...]
    # what else a reader should know, such as entries of a long feed that were left out
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    name: str
    # found in a folder: then text of unknown endings is passed over
    found: bool = False


@dataclass(frozen=True, slots=True)
class _Address:
    url: str


@dataclass(frozen=True, slots=True)
class _Stdin:
    pass


_Job = _File | _Address | _Stdin | RawEntry | Linked | Failure


@dataclass(slots=True)
class _Run:
    settings: Settings
    stdin: BinaryIO | None
    fetcher: Fetcher | None
    stack: ExitStack
    ahead: Ahead | None = None
    entries: list[RawEntry] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    # pages and texts that were taken, so that none is taken twice
    seen: set[str] = field(default_factory=set)


def load(
    sources: Sequence[str],
    *,
    settings: Settings,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    fetcher: Fetcher | None = None,
) -> Intake:
    """The raw entries of URLs, files, folders, feeds and ``-`` (standard input), each source once.

    A folder stands for its files in sorted order, those of its folders included; hidden ones are skipped. What a source
    is is told from its content. A source that cannot be used becomes a Failure and the rest go on; nothing is raised
    for it. Of a feed, the newest ``settings.max_entries`` are read; an entry with a summary only has its page fetched.

    ``progress`` is called with the number of sources and feed entries done, how many are known so far, and the name of
    the next; ``stdin`` stands in for standard input, ``fetcher`` for a fetcher of our own.
    """
    with ExitStack() as stack:
        run = _Run(settings, stdin, fetcher, stack)
        jobs = deque(_expand(sources))
        _start(run, jobs)
        done = 0
        while jobs:
            job = jobs.popleft()
            if progress:
                progress(done, done + 1 + len(jobs), _name(job))
            more = _work(run, job)
            _start(run, more)
            jobs.extendleft(reversed(more))
            done += 1
        if progress:
            progress(done, done, "")
    return Intake(tuple(run.entries), tuple(run.failures), tuple(run.notes))


def _name(job: _Job) -> str:
    match job:
        case _File() | Linked():
            return job.name
        case _Address():
            return redact(job.url)
        case Failure() | RawEntry():
            return job.source
    return "-"


def _expand(sources: Sequence[str]) -> Iterator[_Job]:
    seen: set[str] = set()
    for source in sources:
        for job in _jobs(source):
            match job:
                case _File():
                    key = f"file {job.path.resolve()}"
                case _Address():
                    key = f"url {same_page(job.url)}"
                case Failure():
                    key = f"failure {job.source} {job.reason}"
                case _:
                    key = "-"
            if key not in seen:
                seen.add(key)
                yield job


def _jobs(source: str) -> Iterator[_Job]:
    if source == "-":
        yield _Stdin()
    elif _URL.match(source.lstrip()):
        yield _Address(source.strip(" "))
    else:
        yield from _path(source)


def _path(source: str) -> Iterator[_Job]:
    path = Path(source)
    try:
        mode = path.stat().st_mode if source.strip() else 0
    except (OSError, ValueError) as error:
        yield Failure(redact(source), _missing(source, error))
        return
    if not mode:
        yield Failure(source, "the name of the source is empty (give a file, a folder, a URL or -)")
    elif stat.S_ISDIR(mode):
        yield from _folder(path, source)
    elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
        yield _File(path, _shown(path) if not source.isascii() else source)
    else:
        yield Failure(source, "it is a device or a socket, not a file (give a file, a folder or a URL)")


def _missing(source: str, error: Exception) -> str:
    if _SCHEME.match(source):
        scheme = source.partition(":")[0]
        return f"not fetched: the scheme {scheme!r} is not http or https (give a web address, or the path of a file)"
    if isinstance(error, FileNotFoundError):
        known = any(source.lower().endswith(plugin.endings) for plugin in all_formats())
        advice = f"for a web page write https://{source}" if _HOST.match(source) and not known else "check the path"
        return f"there is no such file or folder ({advice})"
    return f"it cannot be opened: {_why(error)} (check the path and its permissions)"


def _shown(path: Path) -> str:
    """The path as text that can be printed and stored; bytes that are no UTF-8 are escaped."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _why(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error).lower()


def _folder(path: Path, name: str) -> Iterator[_Job]:
    found = False
    for job in _walk(path):
        found = found or isinstance(job, _File)
        yield job
    if not found:
        endings = " ".join(sorted({ending for plugin in all_formats() for ending in plugin.endings}))
        yield Failure(name, f"the folder holds no files to read (put pages, texts or feeds into it: {endings})")


def _walk(folder: Path) -> Iterator[_Job]:
    try:
        items = sorted(folder.iterdir(), key=lambda item: item.name)
    except OSError as error:
        yield Failure(_shown(folder), f"the folder cannot be read: {_why(error)} (check its permissions)")
        return
    for item in items:
        if item.name.startswith("."):
            continue
        try:
            mode = item.stat().st_mode
        except OSError as error:
            yield Failure(_shown(item), f"it cannot be opened: {_why(error)}")
            continue
        # a link to a folder may lead back to where we are
        if stat.S_ISDIR(mode) and not item.is_symlink():
            yield from _walk(item)
        elif stat.S_ISREG(mode):
            yield _File(item, _shown(item), found=True)


def _work(run: _Run, job: _Job) -> list[_Job]:
    """Does one job; returns the jobs that follow from it."""
    try:
        match job:
            case Failure():
                run.failures.append(job)
            case RawEntry():
                _keep(run, job)
            case Linked():
                _follow(run, job)
            case _File():
                body = _read_file(job, run.settings)
                return _take(run, body, Source(job.name, file=job.name), found=job.found)
            case _Address():
                page = _fetch(run, job.url)
                if page is None:
                    return []
                return _take(run, page.body, Source(redact(job.url), url=page.url, charset=page.charset))
            case _Stdin():
                return _take(run, _read_stdin(run), Source("-"))
    except SourceError as error:
        run.failures.append(Failure(error.source, str(error), gone=error.gone))
    return []


def _fresh(run: _Run, key: str) -> bool:
    if key in run.seen:
        return False
    run.seen.add(key)
    return True


def _read_stdin(run: _Run) -> bytes:
    stream = run.stdin if run.stdin is not None else getattr(sys.stdin, "buffer", None)
    if stream is None:
        raise SourceError("-", "there is no standard input", hint="pipe a page into the command, or give a file")
    try:
        return _read(stream, "-", run.settings)
    except OSError as error:
        raise SourceError("-", f"standard input cannot be read: {_why(error)}") from None


def _read_file(job: _File, settings: Settings) -> bytes:
    try:
        with job.path.open("rb") as stream:
            return _read(stream, job.name, settings)
    except OSError as error:
        raise SourceError(
            job.name, f"it cannot be read: {_why(error)}", hint="check the path and its permissions"
        ) from None


def _read(stream: BinaryIO, name: str, settings: Settings) -> bytes:
    body = stream.read(settings.max_mib * MIB + 1)
    if len(body) > settings.max_mib * MIB:
        raise SourceError(
            name, f"it is larger than {settings.max_mib} MiB", hint="raise WRITETHRU_MAX_MIB if it is meant"
        )
    return body


def _take(run: _Run, body: bytes, source: Source, *, found: bool = False) -> list[_Job]:
    """Lets a format read the bytes. Entries and failures are kept; where pages are to be fetched, all entries are
    returned as jobs, so that they keep their order."""
    kept: list[RawEntry | Linked] = []
    left = 0
    for item in _items(body, source, run.settings, found=found):
        if isinstance(item, Failure):
            run.failures.append(item)
        elif len(kept) < run.settings.max_entries:
            kept.append(item)
        else:
            left += 1
    if left:
        run.notes.append(
            f"{source.name}: {len(kept)} of {len(kept) + left} entries are read, the newest "
            "(raise WRITETHRU_MAX_ENTRIES for more)"
        )
    entries = [item for item in kept if isinstance(item, RawEntry)]
    if len(entries) < len(kept):
        return list(kept)
    for entry in entries:
        _keep(run, entry)
    return []


def _keep(run: _Run, entry: RawEntry) -> None:
    if _fresh(run, f"text {entry.url} {entry.file} {entry.title} {sha256(entry.body)}"):
        run.entries.append(entry)


def _items(body: bytes, source: Source, settings: Settings, *, found: bool = False) -> Iterator[Found]:
    """What a format finds in the bytes. Raises FormatError for bytes that none reads."""
    kind = sniff(body)
    if kind == "empty":
        raise FormatError(source.name, "it is empty", hint="check that it was saved or sent whole")
    plugin = choose(beginning(body), source.name)
    if plugin is None:
        raise FormatError(source.name, f"it is {describe(kind)}, which we do not read", hint=hint(kind))
    ending = Path(source.name).suffix.lower()
    if found and kind == "text" and ending and all(ending not in known.endings for known in all_formats()):
        why = f"passed over: {ending} is no ending of an article"
        raise FormatError(source.name, why, hint="name the file itself to read it")
    try:
        yield from plugin.entries(body, source, settings)
    except WritethruError:
        raise
    # a fault in one format, perhaps a third party's, must not cost the other sources
    except Exception as error:
        why = f"the {plugin.name} format failed on it: {type(error).__name__}: {error}"
        raise FormatError(source.name, why) from error


def _fetch(run: _Run, url: str) -> Fetched | None:
    """The page, or None where it was taken already, under this address or the one it leads to."""
    if f"page {same_page(url)}" in run.seen:
        return None
    page = run.fetcher.get(url) if run.fetcher else _ahead(run).get(url)
    return page if _fresh(run, f"page {same_page(page.url)}") else None


def _start(run: _Run, jobs: Iterable[_Job]) -> None:
    """Starts to fetch the pages of new jobs; with a fetcher that was given, each is fetched when its turn comes."""
    urls = [job.url for job in jobs if isinstance(job, _Address | Linked)]
    if urls and run.fetcher is None:
        _ahead(run).want(urls)


def _ahead(run: _Run) -> Ahead:
    if run.ahead is None:
        from writethru.intake.ahead import Ahead
        from writethru.intake.fetch import Fetcher

        run.ahead = run.stack.enter_context(closing(Ahead(lambda: Fetcher(run.settings))))
    return run.ahead


def _follow(run: _Run, item: Linked) -> None:
    """Fetches the page of a feed entry; the entry's own summary stands in where that fails."""
    try:
        page = _fetch(run, item.url)
        if page is not None:
            _keep(run, _page(item, page, run.settings))
    except SourceError as error:
        if not item.entry.body.strip():
            run.failures.append(Failure(item.name, f"{redact(item.url)}: {error}"))
            return
        note = f"teaser: only the feed's summary, for the page could not be had: {error}"
        _keep(run, replace(item.entry, notes=(*item.entry.notes, note), teaser=True))


def _page(item: Linked, page: Fetched, settings: Settings) -> RawEntry:
    """The fetched page with what the feed said of it. Raises FormatError where it is no page."""
    source = Source(item.name, url=page.url, charset=page.charset)
    if sniff(page.body) in FEEDS:
        why = "the link leads to no page but to another feed"
        raise FormatError(item.name, why, hint="give the address of that feed")
    for found in _items(page.body, source, settings):
        if isinstance(found, Failure):
            raise FormatError(item.name, found.reason)
        if isinstance(found, RawEntry):
            said = item.entry
            return replace(
                found,
                title=found.title or said.title,
                authors=found.authors or said.authors,
                published=found.published or said.published,
                outlet=found.outlet or said.outlet,
                notes=(*said.notes, *found.notes),
            )
    raise FormatError(item.name, "the link leads to no page")
