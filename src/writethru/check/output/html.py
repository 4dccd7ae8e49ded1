"""A page that needs nothing else, no script either: the draft on the left, what decides of the sources on the right.

Each finding has a number in the draft that leads to its note, and the note leads back; pointing at one lights the
other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from writethru.check.outputs import Frame
from writethru.check.places import Lines, deciding_in, fix_of, path_of
from writethru.core.showing import count, plain, straight, web_address, when
from writethru.core.templating import Templates
from writethru.core.types import Citation, Finding, Override, Report, SentenceVerdict, Severity, Span

PAGES = Templates(Path(__file__).parents[1] / "templates")
RANK: Mapping[Severity, int] = {"info": 0, "warning": 1, "error": 2}
# findings of a page that light up together; each costs a rule that a browser weighs at every move of the pointer
_MOST_LIT = 400


@dataclass(frozen=True, slots=True)
class Run:
    """Words that carry the same marks: the innermost finding they belong to, and the findings that end with them."""

    text: str
    classes: str
    own: int
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A source sentence in pieces, the deciding ones marked, and where it stands."""

    pieces: tuple[tuple[str, bool], ...]
    outlet: str
    published: str
    stamp: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """A finding as it is listed."""

    number: int
    code: str
    rule: str
    severity: Severity
    message: str
    line: int
    column: int
    fix: str
    certain: bool
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A sentence that the sources hold, and the sentence that holds it."""

    words: str
    source: Source


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the draft, the findings that begin in it, and the sentences of it that are held."""

    runs: tuple[Run, ...]
    notes: tuple[Note, ...]
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A draft as it is laid out."""

    file: str
    sums: tuple[str, ...]
    rows: tuple[Row, ...]
    overrides: tuple[Override, ...]
    remarks: tuple[str, ...]
    severities: tuple[Severity, ...]
    # some sentences stand on a shade, for no source supports them
    shaded: bool

    @property
    def notes(self) -> dict[int, Note]:
        return {note.number: note for row in self.rows for note in row.notes}


class Html:
    """One file; several drafts stand one below the other."""

    name = "html"
    endings = (".html", ".htm")
    tells_failures = True

    def render(self, reports: Sequence[Report], frame: Frame) -> str:
        pages = [page_of(report, frame) for report in reports]
        return PAGES.filled(
            "check.html.j2",
            style=PAGES.part("base.css") + PAGES.part("check.css") + _lights(pages),
            pages=pages,
            failures=[(plain(failure.source), plain(failure.reason)) for failure in frame.failures],
        )


def page_of(report: Report, frame: Frame) -> Page:
    """The page of one report: pure, and safe to show but not yet escaped."""
    from writethru.check.engine import all_rules

    rules = {code: rule.name for code, rule in all_rules().items()}
    lines = Lines(report.text)
    notes = [_note(report, finding, number, rules, lines, frame) for number, finding in enumerate(report.findings, 1)]
    supported = sum(sentence.verdict == "supported" for sentence in report.sentences)
    sums = [count(report.count("error"), "error"), count(report.count("warning"), "warning")]
    sums += [f"{report.count('info')} info"] if report.count("info") else []
    sums += [f"{supported} of {count(len(report.sentences), 'sentence')} supported"]
    remarks = [*report.notes, *(f"not used: {failure.source}: {failure.reason}" for failure in report.failed)]
    return Page(
        file=path_of(report, frame),
        sums=tuple(sums),
        rows=tuple(_rows(report, notes, frame)),
        overrides=report.overrides,
        remarks=tuple(dict.fromkeys(map(plain, remarks))),
        severities=tuple(level for level in ("error", "warning", "info") if report.count(level)),
        shaded=any(sentence.verdict in ("unsupported", "contradicted") for sentence in report.sentences),
    )


def _rows(report: Report, notes: Sequence[Note], frame: Frame) -> Iterator[Row]:
    """The blocks between blank lines; a finding stands beside the block in which it begins."""
    blocks = _blocks(report.text)
    starts = [block.start for block in blocks]
    begun: list[list[Note]] = [[] for _ in blocks]
    reaching: list[list[int]] = [[] for _ in blocks]
    for number, finding in enumerate(report.findings, 1):
        first = max(0, bisect_right(starts, finding.start) - 1)
        if blocks:
            begun[first].append(notes[number - 1])
        for at in range(first, len(blocks)):
            if at > first and blocks[at].start >= finding.end:
                break
            reaching[at].append(number)
    at = 0
    for block, below, numbers in zip(blocks, begun, reaching, strict=True):
        while at < len(report.sentences) and report.sentences[at].end <= block.start:
            at += 1
        inside = []
        for sentence in report.sentences[at:]:
            if sentence.start >= block.end:
                break
            inside.append(sentence)
        held = tuple(_held(report, sentence, frame) for sentence in inside if _is_held(sentence, block))
        yield Row(tuple(_runs(report, block, numbers, inside)), tuple(below), held)


def _blocks(text: str) -> list[Span]:
    """Spans of the lines between blank ones."""
    out: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            joined = bool(out) and out[-1].end == at - 1 and out[-1].end >= 0
            out[-1:] = [Span(out[-1].start, at + len(line))] if joined else [*out[-1:], Span(at, at + len(line))]
        at += len(line) + 1
    return out


def _runs(report: Report, block: Span, numbers: Sequence[int], inside: Sequence[SentenceVerdict]) -> Iterator[Run]:
    findings = {number: report.findings[number - 1] for number in numbers}
    edges = [(finding.start, max(finding.end, finding.start + 1)) for finding in findings.values()]
    edges += [(sentence.start, sentence.end) for sentence in inside]
    cuts = {block.start, block.end, *(min(max(cut, block.start), block.end) for edge in edges for cut in edge)}
    for start, end in pairwise(sorted(cuts)):
        here = [n for n, one in findings.items() if one.start < end and start < max(one.end, one.start + 1)]
        # the longest first, so that the innermost comes last
        here.sort(key=lambda n: (findings[n].start - findings[n].end, n))
        sentence = next((one for one in inside if one.start < end and start < one.end), None)
        classes: list[str] = [sentence.verdict if sentence else "beside"]
        if here:
            classes += ["found", max((findings[n].severity for n in here), key=RANK.__getitem__)]
        ends = tuple(n for n in sorted(here) if end == min(block.end, max(findings[n].end, findings[n].start + 1)))
        yield Run(straight(report.text[start:end]), " ".join(classes), here[-1] if here else 0, ends)


def _note(report: Report, finding: Finding, number: int, rules: Mapping[str, str], lines: Lines, frame: Frame) -> Note:
    line, column = lines.place(finding.start)
    return Note(
        number=number,
        code=finding.code,
        rule=rules.get(finding.code, "").replace("-", " "),
        severity=finding.severity,
        message=plain(finding.message),
        line=line,
        column=column,
        fix=plain(fix_of(report, finding)),
        certain=bool(finding.edit and finding.edit.certain),
        sources=tuple(_source(one, deciding_in(one, finding), frame) for one in finding.citations),
    )


def _is_held(sentence: SentenceVerdict, block: Span) -> bool:
    return sentence.verdict == "supported" and bool(sentence.citations) and sentence.start >= block.start


def _held(report: Report, sentence: SentenceVerdict, frame: Frame) -> Held:
    return Held(plain(report.text[sentence.start : sentence.end]), _source(sentence.citations[0], (), frame))


def _source(citation: Citation, words: Sequence[Span], frame: Frame) -> Source:
    article = frame.article(citation.article)
    quote = citation.quote
    pieces: list[tuple[str, bool]] = []
    at = 0
    for span in words:
        pieces += [(quote[at : span.start], False), (quote[span.start : span.end], True)]
        at = span.end
    pieces.append((quote[at:], False))
    return Source(
        tuple((straight(text), marked) for text, marked in pieces if text),
        frame.outlet(citation.article),
        when(article.published) if article else "",
        plain(article.published) if article else "",
        web_address(article.url) if article else None,
    )


def _lights(pages: Sequence[Page]) -> str:
    """A rule for each finding: while its words, its number or its note are pointed at or followed to, all are lit."""
    names = [f"d{n}f{number}" for n, page in enumerate(pages, 1) for number in page.notes][:_MOST_LIT]
    return "".join(
        f'main:has([data-own="{name}"]:is(:hover,:focus-within,:target)) .{name}{{background:var(--lit)}}\n'
        for name in names
    )


PLUGIN = Html()
