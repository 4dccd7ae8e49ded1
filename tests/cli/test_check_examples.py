"""The flawed example draft has every fault found, with the source sentence; the clean one has none."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_every_planted_fault_is_found_where_it_was_planted(run: Callable[..., Any], coverage: Path) -> None:
    planted = json.loads((EXAMPLES / "flawed-draft.expected.json").read_text("utf-8"))
    draft = (EXAMPLES / "flawed-draft.md").read_text("utf-8")
    done = run("check", EXAMPLES / "flawed-draft.md", "-s", coverage, "--format", "json")
    found = json.loads(done.out)["findings"]
    missed = []
    for fault in planted["faults"]:
        start = draft.index(fault["sentence"])
        end = start + len(fault["sentence"])
        here = {f["code"] for f in found if f["start"] < end and start < f["end"]}
        missed += [(code, fault["sentence"]) for code in fault["codes"] if code not in here]
    assert not missed
    assert {code for fault in planted["faults"] for code in fault["codes"]} >= {
        "FIG001", "FIG004", "FIG006", "HED001", "QUO001", "NAM001", "TIM001", "DUP001", "MRK001", "MRK002", "SRC001",
    }  # fmt: skip


def test_findings_that_compare_show_the_source_sentence(run: Callable[..., Any], coverage: Path) -> None:
    done = run("check", EXAMPLES / "flawed-draft.md", "-s", coverage, "--format", "json")
    for finding in json.loads(done.out)["findings"]:
        if finding["code"] in {"FIG001", "FIG003", "CAS001", "HED001", "NAM001"}:
            assert finding["citations"], finding


def test_the_clean_draft_is_clean(run: Callable[..., Any], coverage: Path) -> None:
    done = run("check", EXAMPLES / "clean-draft.md", "-s", coverage, "--format", "json", "--level", "info")
    assert json.loads(done.out)["findings"] == []
    assert done.code == 0


def test_text_and_json_say_the_same(run: Callable[..., Any], coverage: Path) -> None:
    text = run("check", EXAMPLES / "flawed-draft.md", "-s", coverage)
    document = run("check", EXAMPLES / "flawed-draft.md", "-s", coverage, "--format", "json")
    assert text.code == document.code == 1
    for finding in json.loads(document.out)["findings"]:
        assert f"{finding['line']}:{finding['column']}" in text.out
        assert finding["code"] in text.out
