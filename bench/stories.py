"""Read, ledger and brief of the three story sets, scored: ``python bench/stories.py [--day 2] [--show] [SLUG...]``.

The pages go the whole way through the Python API with an empty store; the scorers are those beside the data.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from _data import add_story_sets, eval_folder, stories_folder
from writethru.brief import brief_json, write_brief
from writethru.core.settings import Settings
from writethru.core.types import Brief, Ledger, Reading
from writethru.ledger import ledger_json
from writethru.reading.output import reading_json

# printed of each scorer, in this order; the first group is compared with floors by their means
SHOWN = {
    "brief": (
        "recall", "recall_overview", "recall_key_actions", "recall_expert_opinions", "recall_figures",
        "recall_not_settled", "recall_background", "cited", "quotes_ok", "attributed", "attributed_all", "table_who",
        "conflicts", "dups",
        "longest_copy", "weekday", "words", "origins", "origins_gold", "recall_day2", "whats_new", "superseded",
    ),
    "ledger": ("relation_acc", "conflict_r", "origins_f1", "denials", "timeline"),
    "read": ("statements_f1", "certainty", "figures_value", "figures_measure", "figures_reporter",
             "body_f1", "title", "date"),
}  # fmt: skip
# of the second day, when its articles are added
DAY2_FLOORS = ("whats_new", "superseded")
FLOORS = ("recall", "cited", "quotes_ok", "attributed", "conflicts", "certainty")


def main() -> None:
    """Print a table per story and the means."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("stories", nargs="*", metavar="SLUG")
    ap.add_argument("--day", type=int, choices=(1, 2), default=1, help="articles up to this day")
    ap.add_argument("--show", action="store_true", help="print the briefs and what they miss")
    add_story_sets(ap)
    options = ap.parse_args()
    ours = options.further or options.blind
    folder = stories_folder(options.further, options.blind)
    slugs = options.stories or sorted(path.parent.name for path in folder.glob("*/truth.json"))
    rows: dict[str, dict[str, float]] = {}
    for slug in slugs:
        with tempfile.TemporaryDirectory() as work:
            rows[slug] = _story(folder / slug, Path(work), options.day, options.show)
    _print(rows)
    for name in FLOORS if options.day == 1 else DAY2_FLOORS:
        values = [row[name] for row in rows.values() if name in row]
        if values and not ours:
            print(f"FLOOR {'stories' if options.day == 1 else 'day2'}_{name}={sum(values) / len(values):.4f}")


def _story(folder: Path, work: Path, day: int, show: bool) -> dict[str, float]:
    from writethru.api import read_articles, write_ledger

    pages = [
        folder / "articles" / Path(item["file"]).name
        for item in json.loads((folder / "articles.json").read_text("utf-8"))
        if item["day"] <= day
    ]
    settings = Settings.from_env({**os.environ, "WRITETHRU_STORE": str(work / "store.db")})
    coverage = read_articles(pages, settings=settings)
    for failure in coverage.failures:
        print(f"{folder.name}: {failure.source}: {failure.reason}")
    ledger = write_ledger(coverage)
    brief = write_brief(ledger, words=settings.words, copy_limit=settings.copy_limit)
    (work / "brief.json").write_text(json.dumps(brief_json(brief), ensure_ascii=False), "utf-8")
    (work / "ledger.json").write_text(json.dumps(ledger_json(ledger), ensure_ascii=False), "utf-8")
    lines = [json.dumps(reading_json(reading), ensure_ascii=False) for reading in coverage.readings]
    (work / "read.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    scored = {
        "brief": _score("story_brief.py", [str(work / "brief.json"), str(folder), "--day", str(day)]),
        "ledger": _score(
            "story_ledger.py",
            [str(work / "ledger.json"), str(folder), "--day", str(day), "--reading", str(work / "read.jsonl")],
        ),
        "read": _score("story_read.py", [str(work / "read.jsonl"), str(folder), "--day", str(day)]),
    }
    if show:
        _show(brief)
        print(scored["brief"])
    _check(folder.name, brief, ledger, coverage.readings, settings, show)
    out: dict[str, float] = {}
    for name, text in scored.items():
        found = dict(re.findall(r"(\S+)=(\S+)", text.splitlines()[-1]))
        out.update({key: float(found[key]) for key in SHOWN[name] if found.get(key, "na") != "na"})
    return out


def _score(script: str, arguments: Sequence[str]) -> str:
    done = subprocess.run(
        [sys.executable, str(eval_folder() / "stories" / script), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{script}: {done.stderr.strip()}")
    return done.stdout.rstrip()


def _check(
    slug: str, brief: Brief, ledger: Ledger, readings: Sequence[Reading], settings: Settings, show: bool
) -> None:
    """What the check says of our own brief: findings of severity error keep a line out of print."""
    from writethru.publish import gated
    from writethru.reading import Reader

    kept, report = gated(brief, ledger, reader=Reader(settings), settings=settings)
    lost = sum(len(s.lines) for s in brief.sections) - sum(len(s.lines) for s in kept.sections)
    print(
        f"{slug}: check finds {report.count('error')} errors after the gate, {report.count('warning')} warnings; "
        f"{lost} lines withheld"
    )
    if show:
        for finding in report.findings:
            print(f"   {finding.code} {finding.severity}: {finding.message}")
        for note in kept.notes:
            print(f"   note: {note}")


def _show(brief: Brief) -> None:
    print(f"\n# {brief.headline}\n{brief.standfirst}")
    for section in brief.sections:
        print(f"## {section.name}")
        for line in section.lines:
            print(f"- {line.text}")
    for row in brief.figures_table:
        print(f"| {row.what} | {row.value} | {row.as_of} | {row.who_says} | {row.origins} | {row.state}")


def _print(rows: dict[str, dict[str, float]]) -> None:
    print(f"{'':24}" + "".join(f"{slug:>18}" for slug in rows) + f"{'mean':>10}")
    for names in SHOWN.values():
        for name in names:
            values = [row.get(name) for row in rows.values()]
            known = [value for value in values if value is not None]
            mean = f"{sum(known) / len(known):10.3f}" if known else f"{'na':>10}"
            print(f"{name:24}" + "".join(f"{'na' if v is None else f'{v:.3f}':>18}" for v in values) + mean)
        print()


if __name__ == "__main__":
    main()
