"""How good the certain fixes are: edits of our own briefs' lines, fixed again: ``python bench/fixes.py [--show]``.

Each line has one edit of :mod:`edits` and is checked against the pages that its brief was written from. Of a harmful
edit the fix should bring the line back, word for word; capitals and spaces are let pass, a synonym is not. On a line
with a harmless edit, or none, there should be no certain fix at all.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from edits import HARMFUL, HARMLESS, all_edits
from seeded_edits import Story
from seeded_edits import _stories as stories_of  # its coverage and its briefs
from writethru.check import check_draft, load_draft
from writethru.check.fix import edited
from writethru.core.settings import Settings
from writethru.core.types import Edit, Finding, Sentence
from writethru.reading import Reader

# lines that are checked as paragraphs of one draft
BATCH = 24


@dataclass(frozen=True, slots=True)
class Case:
    """A line before and after an edit."""

    story: Story
    kind: str
    was: str
    now: str


def main() -> None:
    """Make the edits, check them, make the certain fixes, count."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--rounds", type=int, default=2, help="edits of each kind that are made of each line (default 2)")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--show", action="store_true", help="print the fixes that do not bring the line back")
    options = ap.parse_args()
    with tempfile.TemporaryDirectory() as work:
        settings = Settings(store=str(Path(work) / "store.db"))
        reader = Reader(settings)
        started = time.perf_counter()
        made: Counter[tuple[str, bool]] = Counter()
        lines: Counter[str] = Counter()
        for case, fixed, codes in _fixed(settings, reader, options.rounds, options.seed):
            lines[case.kind] += 1
            if fixed is None:
                continue
            back = _bare(fixed) == _bare(case.was)
            made[case.kind, back] += 1
            if options.show and not back:
                print(f"{case.kind} {', '.join(codes)}\n    was {case.was}\n    now {case.now}\n    fix {fixed}")
    _table(lines, made)
    print(f"{sum(lines.values())} lines in {time.perf_counter() - started:.0f} s")


def _fixed(settings: Settings, reader: Reader, rounds: int, seed: int) -> Iterator[tuple[Case, str | None, list[str]]]:
    """Each case, its line with the certain fixes made (None without any), and their codes."""
    for story in stories_of(settings, reader):
        cases = _cases(story, rounds, seed)
        for first in range(0, len(cases), BATCH):
            batch = cases[first : first + BATCH]
            text = "\n\n".join(case.now for case in batch)
            report = check_draft(
                load_draft("lines.txt", text),
                story.sources,
                reader=reader,
                ledger=story.sources.ledger,
                settings=settings,
            )
            certain = [finding for finding in report.findings if finding.edit and finding.edit.certain]
            at = 0
            for case in batch:
                end = at + len(case.now)
                here = [finding for finding in certain if at <= finding.start < end]
                yield case, _line(text, at, end, here), [finding.code for finding in here]
                at = end + 2


def _cases(story: Story, rounds: int, seed: int) -> list[Case]:
    out: dict[str, Case] = {}
    for sentence in story.lines.reading.sentences:
        was = _text(story, sentence)
        out[was] = Case(story, "unedited", was, was)
        for n in range(rounds):
            rng = Random(f"{seed} {n} {story.name} {sentence.start}")  # noqa: S311  (a sample, no secret)
            for kind in (*HARMFUL, *HARMLESS):
                found = all_edits(sentence, story.lines, rng, [kind])
                if found:
                    now = rng.choice(found).apply(story.lines.text, sentence)
                    out.setdefault(now, Case(story, kind, was, now))
    return list(out.values())


def _line(text: str, start: int, end: int, findings: list[Finding]) -> str | None:
    edits: dict[tuple[int, int], Edit] = {}
    for finding in findings:
        if finding.edit and not any(finding.edit.start < b and a < finding.edit.end for a, b in edits):
            edits[finding.edit.start, finding.edit.end] = finding.edit
    if not edits:
        return None
    moved = [Edit(edit.start - start, edit.end - start, edit.text) for edit in edits.values()]
    return edited(text[start:end], moved)


def _text(story: Story, sentence: Sentence) -> str:
    return story.lines.text[sentence.start : sentence.end]


def _bare(text: str) -> str:
    return " ".join(text.split()).lower()


def _table(lines: Counter[str], made: Counter[tuple[str, bool]]) -> None:
    right = wrong = spoilt = held = 0
    print(f"{'kind':14} lines  fixed  brought back")
    for kind in ("unedited", *HARMFUL, *HARMLESS):
        back, other = made[kind, True], made[kind, False]
        if lines[kind]:
            print(f"{kind:14} {lines[kind]:5}  {back + other:5}  {back:5}")
        if kind in HARMFUL:
            right, wrong = right + back, wrong + other
        else:
            spoilt, held = spoilt + other + back, held + lines[kind]
    total = right + wrong + spoilt
    print(f"certain fixes that bring the line back: {right} of {total}; good lines touched: {spoilt} of {held}")
    print(f"FLOOR fixes_right={right / total:.4f}")
    print(f"FLOOR fixes_good_lines_touched={spoilt / held:.4f}")


if __name__ == "__main__":
    main()
