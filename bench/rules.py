"""Measures every check rule: ``python bench/rules.py [--show] [--news] [--write]``.

The sets are kept apart: the drafts of the development stories, those of the further stories, drafts written for the
rules one by one (``data/rules/drafts.jsonl``; the second round was written when the rules were, and read unseen at
first) and the two example drafts. A planted fault is found where the rule of its first code reports on its sentence; a
report is right where its code is among those of the sentence. ``--news`` adds how often the rules that read the draft
alone report on published copy, where hardly any report is wanted. ``--write`` keeps the sums, and the misses of our own
drafts, in ``data/results/rules.json``, which the catalogue prints.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from _data import ROOT, data_folder, stories_folder
from writethru.check import all_rules, check_draft, load_draft
from writethru.core.ids import make_id, sha256
from writethru.core.settings import Settings
from writethru.core.types import Article, Finding, Ledger, Reading
from writethru.reading import Reader

RESULTS = ROOT / "bench" / "data" / "results" / "rules.json"
DRAFTS = ROOT / "bench" / "data" / "rules" / "drafts.jsonl"
SETS = ("dev", "further", "drafts", "second", "examples")
# published articles read for --news, drawn with this seed
ARTICLES, SEED = 260, 5
LEAST_RECALL, LEAST_PRECISION = 0.60, 0.80
# Nobody has judged what these report on the story drafts. Those follow no house's style; and their keys list the faults
# that were planted in a sentence, not the rival count or the time that it leaves out.
UNJUDGED = frozenset({"STY001", "STY002", "FIG007", "FIG008"})


@dataclass
class Tally:
    """Sums of one rule on one set."""

    planted: int = 0
    found: int = 0
    reports: int = 0
    right: int = 0


@dataclass
class Board:
    """Sums by rule and set, with the misses and the wrong reports in words."""

    sums: dict[tuple[str, str], Tally] = field(default_factory=dict)
    missed: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    wrong: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def tally(self, code: str, name: str) -> Tally:
        return self.sums.setdefault((code, name), Tally())

    def score(
        self, name: str, gold: Sequence[tuple[int, int, Sequence[str]]], text: str, found: Iterable[Finding]
    ) -> None:
        """Add a draft: its sentences with the codes of their faults, and what was reported."""
        here: dict[int, set[str]] = {}
        for finding in found:
            if finding.code in UNJUDGED and name not in ("drafts", "second"):
                continue
            overlap = [(min(finding.end, b) - max(finding.start, a), -n) for n, (a, b, _) in enumerate(gold)]
            most, at = max(overlap, default=(0, 0))
            codes = gold[-at][2] if most > 0 else ()
            tally = self.tally(finding.code, name)
            tally.reports += 1
            tally.right += finding.code in codes
            if most > 0:
                here.setdefault(-at, set()).add(finding.code)
            if finding.code not in codes:
                words = text[slice(*gold[-at][:2])] if most > 0 else text[finding.start : finding.end]
                self.wrong.setdefault(finding.code, []).append((name, " ".join(words.split())))
        for n, (start, end, codes) in enumerate(gold):
            if codes:
                tally = self.tally(codes[0], name)
                tally.planted += 1
                tally.found += codes[0] in here.get(n, set())
                if codes[0] not in here.get(n, set()):
                    self.missed.setdefault(codes[0], []).append((name, " ".join(text[start:end].split())))


def main() -> None:
    """Measure, print, and keep the sums where asked to."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--show", action="store_true", help="print each miss and each wrong report")
    ap.add_argument("--news", action="store_true", help="count reports on published copy too")
    ap.add_argument("--write", action="store_true", help="write the sums to data/results/rules.json")
    ap.add_argument("--own", action="store_true", help="our own drafts alone: no corpora are needed")
    options = ap.parse_args()
    board = Board()
    with tempfile.TemporaryDirectory() as work:
        settings = Settings(store=str(Path(work) / "store.db"))
        reader = Reader(settings)
        sources = _further(board, reader, settings)
        _drafts(board, reader, settings, sources)
        _examples(board, reader, settings)
        if not options.own:
            _stories(board, "dev", stories_folder(False), reader, settings)
        news = _news(reader, settings) if options.news else {}
    _print(board, news, options.show)
    if options.write:
        kept = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
        RESULTS.write_text(
            json.dumps(_document(board, news or kept.get("news", {})), indent=1, ensure_ascii=False) + "\n", "utf-8"
        )


def _read(pages: Sequence[Path], settings: Settings) -> tuple[tuple[Reading, ...], Ledger]:
    from writethru.api import read_articles, write_ledger

    coverage = read_articles(pages, settings=settings)
    return coverage.readings, write_ledger(coverage)


def _stories(
    board: Board, name: str, folder: Path, reader: Reader, settings: Settings
) -> dict[str, tuple[tuple[Reading, ...], Ledger]]:
    held = {}
    for story in sorted(path.parent for path in folder.glob("*/articles.json")):
        day = {item["file"]: item["day"] for item in json.loads((story / "articles.json").read_text("utf-8"))}
        held[story.name] = _read(
            [p for p in sorted((story / "articles").glob("*.html")) if day.get(p.name) == 1], settings
        )
        readings, ledger = held[story.name]
        for draft in sorted((story / "drafts").glob("*.md")):
            report = check_draft(load_draft(draft), readings, reader=reader, ledger=ledger, settings=settings)
            known = json.loads(draft.with_suffix(".json").read_text("utf-8"))["sentences"]
            pairs = [(s["text"], [] if s["ok"] else s["codes"]) for s in known]
            board.score(name, list(_placed(report.text, pairs)), report.text, report.findings)
    return held


def _further(board: Board, reader: Reader, settings: Settings) -> dict[str, tuple[tuple[Reading, ...], Ledger]]:
    return _stories(board, "further", stories_folder(True), reader, settings)


def _placed(text: str, pairs: Iterable[tuple[str, Sequence[str]]]) -> Iterator[tuple[int, int, Sequence[str]]]:
    """Sentences with their places in the draft, in order."""
    at = 0
    for words, codes in pairs:
        start = text.index(words, at)
        at = start + len(words)
        yield start, at, codes


def _drafts(
    board: Board, reader: Reader, settings: Settings, known: Mapping[str, tuple[tuple[Reading, ...], Ledger]]
) -> None:
    """Drafts written for single rules; each names its sources, a house style and front matter where it needs them."""
    for line in DRAFTS.read_text("utf-8").splitlines():
        draft = json.loads(line)
        parts = [*draft.get("front", []), *([draft["title"]] if "title" in draft else []), *draft["lines"]]
        text = _text(draft)
        readings, ledger = known.get(draft.get("sources", ""), ((), None))
        if "pages" in draft:
            readings = tuple(reader.read(_page(n, page)) for n, page in enumerate(draft["pages"]))
        report = check_draft(
            load_draft(f"{draft['id']}.md", text),
            readings,
            reader=reader,
            ledger=ledger,
            settings=replace(settings, house=draft.get("house", settings.house)),
        )
        gold = list(_placed(text, [(words, codes) for words, codes in parts]))
        board.score("second" if draft.get("round") == 2 else "drafts", gold, text, report.findings)


def _text(draft: Mapping[str, Any]) -> str:
    front = "\n".join(words for words, _ in draft.get("front", []))
    head = f"---\n{front}\n---\n\n" if front else ""
    title = f"# {draft['title'][0]}\n\n" if "title" in draft else ""
    return head + title + " ".join(words for words, _ in draft["lines"]) + "\n"


def _page(number: int, page: Mapping[str, str]) -> Article:
    url = f"https://outlet{number}.example/story"
    return Article(
        id=make_id("art", url),
        revision=1,
        url=url,
        file=None,
        outlet=page["outlet"],
        domain=f"outlet{number}.example",
        title="",
        byline=(),
        published="2031-05-20T12:00:00+00:00",
        modified=None,
        language="en",
        completeness="full",
        credit=None,
        sha256=sha256(page["text"]),
        text=page["text"],
    )


def _examples(board: Board, reader: Reader, settings: Settings) -> None:
    folder = ROOT / "examples"
    expected = json.loads((folder / "flawed-draft.expected.json").read_text("utf-8"))
    readings, ledger = _read(sorted((folder / expected["sources"]).glob("*.html")), settings)
    planted = [(fault["sentence"], fault["codes"]) for fault in expected["faults"]]
    for draft, pairs in ((folder / expected["draft"], planted), (folder / "clean-draft.md", [])):
        report = check_draft(load_draft(draft), readings, reader=reader, ledger=ledger, settings=settings)
        board.score("examples", list(_placed(report.text, pairs)), report.text, report.findings)


def _news(reader: Reader, settings: Settings) -> dict[str, Any]:
    """Reports per thousand sentences of published articles, in the house style that they were written in."""
    settings = replace(settings, house="bbc")
    rules = {code: rule for code, rule in all_rules().items() if rule.needs == "draft"}
    sentences = 0
    counted: Counter[str] = Counter()
    with zipfile.ZipFile(next((data_folder() / "news-text").glob("*.zip"))) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".txt") and "README" not in name)
        random.Random(SEED).shuffle(names)  # noqa: S311  (a sample, no secret)
        for name in names[:ARTICLES]:
            draft = load_draft(name, archive.read(name).decode("latin-1"))
            report = check_draft(draft, reader=reader, settings=settings, rules=rules)
            sentences += len(report.sentences)
            counted.update(finding.code for finding in report.findings)
    return {"sentences": sentences, "reports": {code: counted[code] for code in sorted(rules)}}


def _sum(board: Board, code: str, names: Iterable[str]) -> Tally:
    out = Tally()
    for name in names:
        one = board.sums.get((code, name), Tally())
        out = Tally(out.planted + one.planted, out.found + one.found, out.reports + one.reports, out.right + one.right)
    return out


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "  - "


def _print(board: Board, news: Mapping[str, Any], show: bool) -> None:
    known = all_rules()
    print("code    " + "".join(f"{name:^26}" for name in SETS) + ("news, per 1,000" if news else ""))
    print("        " + "".join(f"{'n':>5} {'recall':>6} {'rep.':>5} {'prec.':>6} |" for _ in SETS))
    for code in known:
        cells = ""
        for name in SETS:
            tally = board.sums.get((code, name), Tally())
            cells += (
                f"{tally.planted:5} {_share(tally.found, tally.planted):>6} {tally.reports:5} "
                f"{_share(tally.right, tally.reports):>6} |"
            )
        rate = news["reports"].get(code) if news else None
        print(f"{code}  {cells}" + (f"{1000 * rate / news['sentences']:8.2f}" if rate is not None else ""))
    if show:
        for kind, held in (("missed", board.missed), ("wrong", board.wrong)):
            for code in sorted(held):
                for name, words in held[code]:
                    print(f"  {kind} {code} {name}: {words[:200]}")
    weak = []
    for code, rule in known.items():
        tally = _sum(board, code, ("dev", "further"))
        if rule.severity == "error" and (
            tally.found < LEAST_RECALL * tally.planted or tally.right < LEAST_PRECISION * tally.reports
        ):
            weak.append(code)
    everything = [_sum(board, code, ("drafts", "second")) for code in known]
    print(
        f"errors below recall {LEAST_RECALL} or precision {LEAST_PRECISION} on the story drafts: "
        f"{', '.join(weak) or 'none'}"
    )
    print(f"FLOOR rules_weak_errors={len(weak)}")
    print(f"FLOOR rules_drafts_recall={sum(t.found for t in everything) / sum(t.planted for t in everything):.4f}")
    print(f"FLOOR rules_drafts_precision={sum(t.right for t in everything) / sum(t.reports for t in everything):.4f}")


def _document(board: Board, news: Mapping[str, Any]) -> dict[str, Any]:
    rules: dict[str, Any] = {}
    for code in all_rules():
        row: dict[str, Any] = {}
        for name in SETS:
            tally = board.sums.get((code, name), Tally())
            if tally.planted or tally.reports:
                row[name] = {
                    "planted": tally.planted,
                    "found": tally.found,
                    "reports": tally.reports,
                    "right": tally.right,
                }
        # the development stories' words stay where they are
        row["missed"] = [words for name, words in board.missed.get(code, []) if name != "dev"]
        rules[code] = row
    return {"sets": list(SETS), "news": dict(news), "rules": rules}


if __name__ == "__main__":
    main()
