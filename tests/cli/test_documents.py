"""The JSON documents: valid by their schemas, exact in their offsets, and the same bytes every time."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"
EXAMPLES = Path(__file__).parents[2] / "examples"


def validate(document: Any, name: str) -> None:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(document)


def texts(run: Callable[..., Any], coverage: Path) -> dict[str, str]:
    lines = run("read", coverage, "--format", "json").out.splitlines()
    return {doc["article"]["id"]: doc["article"]["text"] for doc in map(json.loads, lines)}


def citations(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if {"quote", "sha256", "start"} <= value.keys() else []
        return own + [c for inner in value.values() for c in citations(inner)]
    return [c for inner in value for c in citations(inner)] if isinstance(value, list) else []


def test_readings(run: Callable[..., Any], coverage: Path) -> None:
    done = run("read", coverage, "--format", "json")
    assert done.code == 0
    documents = [json.loads(line) for line in done.out.splitlines()]
    assert len(documents) >= 5
    for document in documents:
        validate(document, "reading")
        text = document["article"]["text"]
        assert sha256(text.encode()).hexdigest() == document["article"]["sha256"]
        assert document["article"]["title"] not in text
        for figure in document["figures"]:
            assert text[figure["start"] : figure["end"]] == figure["text"]
        for statement in document["statements"]:
            cue, speaker = statement["cue"], statement["speaker"]
            assert text[cue["start"] : cue["end"]] == cue["text"]
            assert speaker is None or text[speaker["start"] : speaker["end"]] == speaker["text"]
            assert statement["content"]
    assert any(d["article"]["credit"] for d in documents), "the copy credits its agency"


def test_ledger(run: Callable[..., Any], coverage: Path) -> None:
    document = json.loads(run("ledger", coverage, "--format", "json").out)
    validate(document, "ledger")
    held = texts(run, coverage)
    for citation in citations(document):
        assert held[citation["article"]][citation["start"] : citation["end"]] == citation["quote"]
    assert len(document["story"]["origins"]) < len(document["story"]["articles"]), "the copy is no origin of its own"
    figures = {figure["id"] for figure in document["figures"]}
    assert all({r["a"], r["b"]} <= figures for r in document["relations"])
    assert any(series["state"] == "conflicting" for series in document["series"])


def test_brief(run: Callable[..., Any], coverage: Path) -> None:
    first = run("brief", coverage, "--format", "json")
    document = json.loads(first.out)
    validate(document, "brief")
    assert document["edition"] == 1
    held = texts(run, coverage)
    found = citations(document)
    assert found
    for citation in found:
        assert held[citation["article"]][citation["start"] : citation["end"]] == citation["quote"]
        assert sha256(citation["quote"].encode()).hexdigest() == citation["sha256"]
    assert run("brief", coverage, "--format", "json").out == first.out


def test_brief_is_the_same_whatever_the_order_and_the_store(
    run: Callable[..., Any], coverage: Path, tmp_path: Path
) -> None:
    pages = sorted(coverage.iterdir())
    forth = run("brief", *pages, "--format", "json", "--store", tmp_path / "a.db")
    back = run("brief", *reversed(pages), "--format", "json", "--store", tmp_path / "b.db")
    assert forth.out == back.out


def test_findings(run: Callable[..., Any], coverage: Path) -> None:
    done = run("check", EXAMPLES / "flawed-draft.md", "--source", coverage, "--format", "json")
    assert done.code == 1
    document = json.loads(done.out)
    validate(document, "findings")
    draft = (EXAMPLES / "flawed-draft.md").read_text("utf-8")
    assert document["summary"]["errors"] == sum(f["severity"] == "error" for f in document["findings"])
    lines = draft.splitlines(keepends=True)
    for finding in document["findings"]:
        before = draft[: finding["start"]]
        assert finding["line"] == before.count("\n") + 1
        assert "".join(lines[: finding["line"] - 1]) + lines[finding["line"] - 1][: finding["column"] - 1] == before
