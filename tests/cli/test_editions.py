"""A story on the command line: its next edition, its editions, and what each changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "docs" / "reference" / "schemas"


def valid(text: str) -> Any:
    document = json.loads(text)
    name = document["schema"].split("/")[1]
    Draft202012Validator(json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))).validate(document)
    return document


@pytest.fixture
def story(run: Callable[..., Any], coverage: Path) -> str:
    """The example story with its first edition in the store."""
    return str(valid(run("brief", coverage, "--format", "json").out)["story"])


def test_the_next_edition_says_what_is_new(run: Callable[..., Any], coverage: Path, story: str) -> None:
    held = run("brief", "--story", story, "--format", "json")
    assert valid(held.out)["edition"] == 1
    assert "note: nothing is new since edition 1, which is printed as it stands" in held.err
    second = run("brief", "--story", story[:10], coverage.parent / "day2", "--format", "json")
    document = valid(second.out)
    assert (document["story"], document["edition"]) == (story, 2)
    assert document["sections"][0]["name"] == "whats_new"
    assert all(row["revision"] == 1 for row in document["sources"])
    page = run("brief", "--story", story, coverage.parent / "day2", "--format", "markdown").out
    assert page.index("## What is new") < page.index("## Overview")
    assert "Edition 2" in page


def test_editions_are_listed_and_compared(run: Callable[..., Any], coverage: Path, story: str) -> None:
    assert story in run("editions").out
    assert "1 edition\n" in run("editions", story).out
    assert run("diff", story).code == 2
    run("brief", "--story", story, coverage.parent / "day2")
    listed = valid(run("editions", story, "--format", "json").out)["editions"]
    assert [one["edition"] for one in listed] == [2, 1]
    assert listed[0]["sources"] == 7
    changed = valid(run("diff", story, "1", "2", "--format", "json").out)
    assert changed == valid(run("diff", story, "--format", "json").out)
    assert {one["change"] for one in changed["lines"]} == {"added", "dropped", "changed"}
    assert any("3,000" in (one["is"] or "") for one in changed["figures"])
    text = run("diff", story).out
    assert "edition 1 to edition 2" in text
    assert "{+" in text
    assert "[-" in text
    assert "\x1b" not in text
    markdown = run("diff", story, "--format", "markdown").out
    assert "| what | before | now | who says |" in markdown
    assert "## Sources" in markdown


def test_a_withdrawn_page_is_corrected_on_every_page(run: Callable[..., Any], coverage: Path, story: str) -> None:
    gone = coverage / "06-the-longview.html"
    second = run("brief", "--story", story, "--withdrawn", gone, "--format", "json")
    document = valid(second.out)
    assert document["edition"] == 2
    assert "raised, each a draft for an editor" in second.err
    one = document["corrections"][0]
    assert one["is"] == ""
    assert one["reason"].startswith("The Longview withdrew the article that this rested on")
    for form in ("markdown", "html", "text"):
        page = run("brief", "--story", story, "--format", form).out
        assert "no longer stands" in " ".join(page.split())
        assert "The Longview withdrew the article" in " ".join(page.split())


def test_what_needs_a_story_says_so(run: Callable[..., Any], coverage: Path) -> None:
    for arguments in (("brief", coverage, "--refresh"), ("brief", coverage, "--withdrawn", "a.html")):
        done = run(*arguments)
        assert done.code == 2
        assert "name the story" in done.err
    done = run("brief", "--story", "beef")
    assert (done.code, done.out) == (2, "")
    assert "the store has no story 'beef'" in done.err
    assert "no stories" in run("editions").out
