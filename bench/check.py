"""Checks the drafts of the story sets, the example drafts and our own briefs: ``python bench/check.py [--show]``.

Prints sentence-level precision, recall and F1, the false alarm rate on good sentences and the table per rule, then the
planted faults of ``examples/`` that were found, then the errors found in the briefs that we write of the same pages.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from _data import ROOT, add_story_sets, eval_folder, stories_folder
from writethru.check import check_draft, findings_json, load_draft
from writethru.core.settings import Settings
from writethru.core.types import Ledger, Reading, Report
from writethru.reading import Reader

KEPT = ("p", "r", "f1", "code_recall", "code_precision", "false_alarm_rate", "verdict_f1")


def main() -> None:
    """Run the three measurements."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument(
        "--show", action="store_true", help="print each false alarm, each miss and each error in our briefs"
    )
    add_story_sets(ap)
    options = ap.parse_args()
    ours = options.further or options.blind
    folder = stories_folder(options.further, options.blind)
    with tempfile.TemporaryDirectory() as work:
        settings = Settings(store=str(Path(work) / "store.db"))
        reader = Reader(settings)
        pairs: list[str] = []
        errors = 0
        for story in sorted(path.parent for path in folder.glob("*/articles.json")):
            day = {item["file"]: item["day"] for item in json.loads((story / "articles.json").read_text("utf-8"))}
            pages = [page for page in sorted((story / "articles").glob("*.html")) if day.get(page.name) == 1]
            readings, ledger = _read(pages, settings)
            for draft in sorted((story / "drafts").glob("*.md")):
                started = time.perf_counter()
                report = check_draft(load_draft(draft), readings, reader=reader, ledger=ledger, settings=settings)
                print(f"{story.name}/{draft.name}: {_sums(report)}, {time.perf_counter() - started:.2f} s")
                found = Path(work) / f"{story.name}-{draft.stem}.json"
                found.write_text(json.dumps(findings_json(report), ensure_ascii=False), "utf-8")
                pairs += [str(found), str(draft.with_suffix(".json"))]
            errors += _brief(story.name, ledger, reader, settings, options.show)
        _score(pairs, options.show, floors=not ours)
    if ours:
        print(f"our own briefs: {errors} errors")
        return
    missed, false = _examples(options.show)
    print(f"examples: {missed} planted faults missed, {false} findings in the clean draft")
    print(f"our own briefs: {errors} errors")
    print(f"FLOOR check_examples_missed={missed}")
    print(f"FLOOR check_examples_false={false}")
    print(f"FLOOR check_brief_errors={errors}")


def _read(pages: Sequence[Path], settings: Settings) -> tuple[tuple[Reading, ...], Ledger]:
    from writethru.api import read_articles, write_ledger

    coverage = read_articles(pages, settings=settings)
    for failure in coverage.failures:
        print(f"{failure.source}: {failure.reason}")
    return coverage.readings, write_ledger(coverage)


def _sums(report: Report) -> str:
    for note in report.notes:
        if "stopped" in note:
            print(f"  {note}")
    return f"{report.count('error')} E {report.count('warning')} W {report.count('info')} I"


def _score(pairs: Sequence[str], show: bool, floors: bool) -> None:
    script = str(eval_folder() / "stories" / "story_check.py")
    extra = ["--errors", "500"] if show else []
    done = subprocess.run([sys.executable, script, *pairs, *extra], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr.strip())
    print(done.stdout.rstrip())
    found = dict(re.findall(r"(\w+)=(\S+)", done.stdout.splitlines()[-1]))
    for name in KEPT:
        if floors and found.get(name, "na") != "na":
            print(f"FLOOR check_{name}={float(found[name]):.4f}")


def _brief(slug: str, ledger: Ledger, reader: Reader, settings: Settings, show: bool) -> int:
    """Errors in the brief that we write of the pages, before any line is withheld."""
    from writethru.brief import write_brief
    from writethru.publish.gate import proof

    text = proof(write_brief(ledger, words=settings.words, copy_limit=settings.copy_limit)).text
    report = check_draft(
        load_draft(f"{slug} brief.txt", text), ledger.readings, reader=reader, ledger=ledger, settings=settings
    )
    print(f"{slug}: our brief: {_sums(report)}")
    for finding in report.findings if show else ():
        if finding.severity != "info":
            sentence = next((s for s in report.sentences if s.start <= finding.start < s.end), None)
            words = " ".join(text[sentence.start : sentence.end].split()) if sentence else ""
            print(f"  {finding.code} {finding.severity}: {finding.message}\n    {words}")
            for citation in finding.citations[:1]:
                print(f"    source: {citation.quote}")
    return report.count("error")


def _examples(show: bool) -> tuple[int, int]:
    """Planted faults of the flawed example that were not found, and findings in the clean one."""
    folder = ROOT / "examples"
    expected = json.loads((folder / "flawed-draft.expected.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as work:
        settings = Settings(store=str(Path(work) / "store.db"))
        reader = Reader(settings)
        readings, ledger = _read(sorted((folder / expected["sources"]).glob("*.html")), settings)
        flawed = check_draft(load_draft(folder / expected["draft"]), readings, reader=reader, ledger=ledger)
        clean = check_draft(load_draft(folder / "clean-draft.md"), readings, reader=reader, ledger=ledger)
    missed = 0
    planted = []
    for fault in expected["faults"]:
        start = flawed.text.index(fault["sentence"])
        planted.append((start, start + len(fault["sentence"])))
        here = {f.code for f in flawed.findings if f.start < planted[-1][1] and planted[-1][0] < f.end}
        if not here & set(fault["codes"]):
            missed += 1
            print(f"  missed {'/'.join(fault['codes'])}, found {sorted(here)}: {fault['sentence'][:100]}")
        elif show and here - set(fault["codes"]):
            print(
                f"  besides {'/'.join(fault['codes'])}: {sorted(here - set(fault['codes']))}: {fault['sentence'][:100]}"
            )
    for finding in flawed.findings:
        if show and not any(a < finding.end and finding.start < b for a, b in planted):
            print(f"  not planted: {finding.code} {finding.message}")
    for finding in clean.findings:
        print(f"  in the clean draft: {finding.code} {finding.severity} {finding.message}")
    return missed, len(clean.findings)


if __name__ == "__main__":
    main()
