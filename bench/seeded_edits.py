"""Edits the lines of our own briefs, one change a line, and counts what check finds: ``python bench/seeded_edits.py``.

Lines are those of the briefs that we write of the story sets, of the further stories in ``bench/data`` and of
``examples``; each edited line is checked against the pages that the brief was written from. A harmful edit is caught
where a finding of severity error touches the line; such a finding on a harmless edit is a false alarm. Sources are read
once. ``--show`` prints misses and false alarms first.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from _data import ROOT, data_folder, stories_folder
from edits import HARMFUL, HARMLESS, Document, Edit, all_edits, load_lexicon
from writethru.check import check_draft, load_draft
from writethru.check.sources import Sources
from writethru.core.settings import Settings
from writethru.core.types import Finding, Reading, Sentence
from writethru.reading import Reader

# edited lines that are checked as paragraphs of one draft
BATCH = 24
# rounds without a new edit after which a story is taken to have no more
IDLE = 3
UNEDITED = "unedited"


@dataclass(frozen=True, slots=True)
class Story:
    """The sources of one brief and the brief's lines, read as a document of one line a paragraph."""

    name: str
    sources: Sources
    lines: Document


@dataclass(frozen=True, slots=True)
class Case:
    """One line as it is checked."""

    story: Story
    kind: str
    harmful: bool
    # what was changed, for printing; the words before the line that a pronoun needs; the line
    change: str
    before: str
    text: str


def main() -> None:
    """Make the edits, check them, print the table."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--count", type=int, default=1500, help="edits to check (default 1500)")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--seconds", type=float, default=0, help="stop after so many seconds of checking (default: never)")
    ap.add_argument("--kinds", nargs="+", default=[*HARMFUL, *HARMLESS], help="kinds of edits to make")
    ap.add_argument("--show", action="store_true", help="print misses and false alarms before the table")
    options = ap.parse_args()
    with tempfile.TemporaryDirectory() as work:
        settings = Settings(store=str(Path(work) / "store.db"))
        reader = Reader(settings)
        stories = list(_stories(settings, reader))
        cases = _unedited(stories) + _cases(stories, options.count, options.seed, options.kinds)
        started = time.perf_counter()
        done: list[tuple[Case, list[Finding]]] = []
        for batch in _batches(cases):
            if options.seconds and time.perf_counter() - started > options.seconds:
                break
            done += zip(batch, _check(batch, reader, settings), strict=True)
        taken = time.perf_counter() - started
    if options.show:
        _show(done)
    _table(done)
    print(
        f"{len(done)} lines of {len(stories)} briefs checked in {taken:.0f} s, {1000 * taken / len(done):.1f} ms each"
    )


def _stories(settings: Settings, reader: Reader) -> Iterator[Story]:
    """The briefs of all coverage; foreign clauses come from the sources of the story before."""
    from writethru.api import read_articles, write_ledger
    from writethru.brief import write_brief

    lexicon = load_lexicon(data_folder(), ROOT / "bench" / "out" / "wordnet.json")
    held = []
    for name, pages in _coverage():
        coverage = read_articles(pages, settings=settings)
        ledger = write_ledger(coverage)
        brief = write_brief(ledger, words=settings.words, copy_limit=settings.copy_limit)
        lines = [line.text for section in brief.sections for line in section.lines]
        text = "\n\n".join(" ".join(line.split()) for line in lines)
        held.append((name, Sources(coverage.readings, ledger), reader.read(load_draft(f"{name}.txt", text).article())))
    for n, (name, sources, brief_read) in enumerate(held):
        others: Sequence[Reading] = tuple(held[n - 1][1])
        yield Story(name, sources, Document(brief_read, lexicon, others))


def _coverage() -> Iterator[tuple[str, list[Path]]]:
    for further in (False, True):
        for story in sorted(path.parent for path in stories_folder(further).glob("*/articles.json")):
            day = {item["file"]: item["day"] for item in json.loads((story / "articles.json").read_text("utf-8"))}
            pages = sorted((story / "articles").glob("*.html"))
            yield story.name, [page for page in pages if day.get(page.name) == 1]
    yield "examples", sorted((ROOT / "examples" / "coverage").glob("*.html"))


def _unedited(stories: Sequence[Story]) -> list[Case]:
    return [
        Case(story, UNEDITED, False, "", "", _text(story, sentence))
        for story in stories
        for sentence in story.lines.reading.sentences
    ]


def _cases(stories: Sequence[Story], count: int, seed: int, kinds: Sequence[str]) -> list[Case]:
    """Edits, a line and a kind after another, no two with the same result, until there are enough."""
    out: dict[str, Case] = {}
    idle = n = 0
    while len(out) < count and idle < IDLE:
        before = len(out)
        for story in stories:
            for sentence in story.lines.reading.sentences:
                rng = Random(f"{seed} {n} {story.name} {sentence.start}")  # noqa: S311 - no secret
                for kind in kinds:
                    found = all_edits(sentence, story.lines, rng, [kind])
                    if found:
                        case = _case(story, sentence, rng.choice(found))
                        out.setdefault(case.text, case)
        n += 1
        idle = idle + 1 if len(out) == before else 0
    cases = list(out.values())
    Random(seed).shuffle(cases)  # noqa: S311 - no secret
    return sorted(cases[:count], key=lambda case: (case.story.name, case.kind, case.text))


def _case(story: Story, sentence: Sentence, edit: Edit) -> Case:
    text = story.lines.text
    earlier = [s for s in story.lines.reading.sentences if s.end <= sentence.start]
    before = _text(story, earlier[-1]) if edit.kind == "pronoun" and earlier else ""
    lead = text[max(sentence.start, edit.start - 25) : edit.start]
    change = f"{lead}[{text[edit.start : edit.end]} -> {edit.replacement}]"
    return Case(story, edit.kind, edit.harmful, change, before, edit.apply(text, sentence))


def _text(story: Story, sentence: Sentence) -> str:
    return story.lines.text[sentence.start : sentence.end]


def _batches(cases: Sequence[Case]) -> Iterator[list[Case]]:
    """Cases of one story, in the same order for one seed, mixed so that a stop by time leaves every kind in."""
    mixed = list(cases)
    Random(0).shuffle(mixed)  # noqa: S311 - no secret
    by_story: dict[str, list[Case]] = {}
    for case in mixed:
        held = by_story.setdefault(case.story.name, [])
        held.append(case)
        if len(held) == BATCH:
            yield by_story.pop(case.story.name)
    yield from by_story.values()


def _check(batch: Sequence[Case], reader: Reader, settings: Settings) -> list[list[Finding]]:
    """Errors that touch each case's line."""
    pieces: list[str] = []
    spans = []
    at = 0
    for case in batch:
        lead = f"{case.before} " if case.before else ""
        spans.append((at + len(lead), at + len(lead) + len(case.text)))
        pieces.append(lead + case.text)
        at += len(pieces[-1]) + 2
    story = batch[0].story
    report = check_draft(
        load_draft("lines.txt", "\n\n".join(pieces)),
        story.sources,
        reader=reader,
        ledger=story.sources.ledger,
        settings=settings,
    )
    for note in report.notes:
        if "stopped" in note:
            print(note)
    errors = [finding for finding in report.findings if finding.severity == "error"]
    return [[f for f in errors if f.start < end and start < max(f.end, f.start + 1)] for start, end in spans]


def _show(done: Sequence[tuple[Case, list[Finding]]]) -> None:
    for title, harmful in (("missed", True), ("false alarm", False)):
        for case, errors in sorted(done, key=lambda item: item[0].kind):
            if case.harmful == harmful and bool(errors) != harmful:
                print(f"{title} {case.kind} {case.story.name}: {case.change or case.text}")
                print(f"    {case.text}")
                for finding in errors[:2]:
                    source = finding.citations[0].quote[:200] if finding.citations else ""
                    print(f"    {finding.code} {finding.message} | {source}")


def _table(done: Sequence[tuple[Case, list[Finding]]]) -> None:
    shares: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    for harmful, kinds in ((True, HARMFUL), (False, (UNEDITED, *HARMLESS))):
        print(f"{'caught' if harmful else 'false alarms'}:")
        for kind in kinds:
            errors = [found for case, found in done if case.kind == kind]
            if not errors:
                continue
            hit = sum(bool(found) for found in errors)
            codes: dict[str, int] = {}
            for found in errors:
                for code in {finding.code for finding in found}:
                    codes[code] = codes.get(code, 0) + 1
            best = ", ".join(
                f"{code} {n}" for code, n in sorted(codes.items(), key=lambda item: (-item[1], item[0]))[:5]
            )
            print(f"  {kind:13} {hit:5} of {len(errors):5}  {hit / len(errors):.3f}  {best}")
            if kind != UNEDITED:
                shares[harmful].append((hit, len(errors)))
    for harmful, name in ((True, "caught"), (False, "false_alarms")):
        held = shares[harmful]
        if held:
            total = sum(hit for hit, _ in held) / sum(n for _, n in held)
            mean = sum(hit / n for hit, n in held) / len(held)
            print(f"{name}: {total:.3f} of all, {mean:.3f} the mean of kinds")
            print(f"FLOOR edits_{name}={total:.4f}")
            print(f"FLOOR edits_{name}_mean={mean:.4f}")


if __name__ == "__main__":
    main()
