"""The drafts written for single rules that need no sources: planted faults are found, and good sentences let pass."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from writethru.check import all_rules, check_draft, load_draft
from writethru.core.settings import Settings

DRAFTS = Path(__file__).resolve().parents[2] / "bench" / "data" / "rules" / "drafts.jsonl"
STORIES = Path(__file__).resolve().parents[2] / "bench" / "data" / "stories"
# bench/rules.py measures more; these are what must not be lost unseen
LEAST_RECALL, LEAST_PRECISION = 0.9, 0.95
RULES = ("ATT005", "ATT006", "HDL002", "LBL001", "NAM002", "OPI001", "STY001", "STY002")


def drafts() -> list[dict[str, object]]:
    return [json.loads(line) for line in DRAFTS.read_text("utf-8").splitlines()]


def test_every_draft_names_rules_and_sources_that_exist() -> None:
    known = set(all_rules())
    for draft in drafts():
        assert not {code for _, codes in draft["lines"] for code in codes} - known, draft["id"]  # type: ignore[attr-defined]
        assert "sources" not in draft or (STORIES / str(draft["sources"]) / "articles.json").exists(), draft["id"]
    assert len({draft["id"] for draft in drafts()}) == len(drafts())


@pytest.fixture(scope="module")
def sums(reader):  # type: ignore[no-untyped-def]
    """Planted faults, those found, reports and right reports by rule, over the drafts without sources."""
    out: Counter[tuple[str, str]] = Counter()
    rules = {code: all_rules()[code] for code in RULES}
    for draft in (draft for draft in drafts() if not {"sources", "pages"} & draft.keys()):
        front, title = draft.get("front", []), draft.get("title")
        head = "---\n" + "\n".join(words for words, _ in front) + "\n---\n\n" if front else ""
        body = " ".join(words for words, _ in draft["lines"])
        text = head + (f"# {title[0]}\n\n" if title else "") + body + "\n"
        settings = replace(Settings(), house=draft.get("house", "ap"))
        report = check_draft(load_draft("draft.md", text), (), reader=reader, settings=settings, rules=rules)
        at = 0
        for words, codes in [*front, *([title] if title else []), *draft["lines"]]:
            start = text.index(words, at)
            at = start + len(words)
            here = [finding.code for finding in report.findings if start <= finding.start < at]
            out.update(("reports", code) for code in here)
            out.update(("right", code) for code in here if code in codes)
            out.update(("planted", code) for code in codes[:1])
            out.update(("found", code) for code in codes[:1] if code in here)
    return out


@pytest.mark.parametrize("code", RULES)
def test_a_rule_finds_what_is_planted_and_little_else(sums, code) -> None:  # type: ignore[no-untyped-def]
    assert sums["planted", code] >= 4
    assert sums["found", code] >= LEAST_RECALL * sums["planted", code] - 1
    assert sums["right", code] >= LEAST_PRECISION * sums["reports", code]
