"""Sources to raw entries: opens files and asks the fetcher, and lets one format plugin read each."""

from __future__ import annotations

import re
import stat
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from writethru.core.errors import FormatError, RefusedError, SourceError, WritethruError
from writethru.core.settings import Settings
from writethru.core.types import Failure, RawEntry
from writethru.intake.format import Linked, Source
from writethru.intake.formats import all_formats, choose
from writethru.intake.guard import redact, same_page
from writethru.intake.sniff import HEAD, describe, hint, sniff

if TYPE_CHECKING:
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


_Job = _File | _Address | _Stdin | Linked | Failure


@dataclass(slots=True)
class _Run:
    settings: Settings
    stdin: BinaryIO | None
    fetcher: Fetcher | None
    stack: ExitStack
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
        done = 0
        while jobs:
            job = jobs.popleft()
            if progress:
                progress(done, done + 1 + len(jobs), _name(job))
            more = _work(run, job)
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
        case Failure():
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
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield Failure(redact(source), _missing(source, error))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, source)
    elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
        yield _File(path, source)
    else:
        yield Failure(source, "it is a device or a socket, not a file (give a file, a folder or a URL)")


def _missing(source: str, error: Exception) -> str:
    if not source.strip():
        return "the name of the source is empty (give a file, a folder, a URL or -)"
    if _SCHEME.match(source):
        scheme = source.partition(":")[0]
        return f"not fetched: the scheme {scheme!r} is not http or https (give a web address, or the path of a file)"
    if isinstance(error, FileNotFoundError):
        advice = f"for a web page write https://{source}" if _HOST.match(source) else "check the path"
        return f"there is no such file or folder ({advice})"
    return f"it cannot be opened: {_why(error)} (check the path and its permissions)"


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
        yield Failure(str(folder), f"the folder cannot be read: {_why(error)} (check its permissions)")
        return
    for item in items:
        if item.name.startswith("."):
            continue
        try:
            mode = item.stat().st_mode
        except OSError as error:
            yield Failure(str(item), f"it cannot be opened: {_why(error)}")
            continue
        # a link to a folder may lead back to where we are
        if stat.S_ISDIR(mode) and not item.is_symlink():
            yield from _walk(item)
        elif stat.S_ISREG(mode):
            yield _File(item, str(item), found=True)


def _work(run: _Run, job: _Job) -> list[Linked]:
    """Does one job; returns the pages that a feed asks for."""
    try:
        match job:
            case Failure():
                run.failures.append(job)
                return []
            case Linked():
                _follow(run, job)
                return []
            case _File():
                body = _read_file(job, run.settings)
                return _take(run, body, Source(job.name, file=job.name), found=job.found)
            case _Address():
                page = _fetch(run, job.url)
                source = Source(redact(job.url), url=page.url, charset=page.charset)
                return _take(run, page.body, source) if _fresh(run, f"page {same_page(page.url)}") else []
            case _Stdin():
                stream = run.stdin if run.stdin is not None else sys.stdin.buffer
                return _take(run, _read(stream, "-", run.settings), Source("-"))
    except SourceError as error:
        run.failures.append(Failure(error.source, str(error)))
    return []


def _fresh(run: _Run, key: str) -> bool:
    if key in run.seen:
        return False
    run.seen.add(key)
    return True


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


def _take(run: _Run, body: bytes, source: Source, *, found: bool = False) -> list[Linked]:
    """Lets a format read the bytes; keeps entries and failures, returns the pages to fetch."""
    linked: list[Linked] = []
    taken = left = 0
    for item in _items(body, source, run.settings, found=found):
        if isinstance(item, Failure):
            run.failures.append(item)
        elif taken >= run.settings.max_entries:
            left += 1
        elif isinstance(item, Linked):
            taken += 1
            linked.append(item)
        elif _fresh(run, f"text {item.url} {item.file} {hash(item.body)}"):
            taken += 1
            run.entries.append(item)
    if left:
        run.notes.append(
            f"{source.name}: the first {taken} of {taken + left} entries are read (raise WRITETHRU_MAX_ENTRIES for more)"
        )
    return linked
