"""A second run on the same input does no work twice, and an edited article is a new revision."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def test_nothing_is_read_or_written_twice(
    run: Callable[..., Any], coverage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run("brief", coverage, "--format", "json")

    def never(*arguments: object, **names: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("writethru.reading.reader.Reader.read", never)
    monkeypatch.setattr("writethru.reading.reader.Reader.article", never)
    assert run("brief", coverage, "--format", "json").out == first.out


def test_an_edited_page_is_a_new_revision_and_a_new_edition(
    run: Callable[..., Any], coverage: Path, tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    shutil.copytree(coverage, pages)
    before = json.loads(run("brief", pages, "--format", "json").out)
    page = sorted(pages.iterdir())[0]
    text = page.read_text("utf-8")
    assert "about 300" in text
    page.write_text(text.replace("about 300", "about 310"), "utf-8")
    after = json.loads(run("brief", pages, "--format", "json").out)
    assert (before["edition"], after["edition"]) == (1, 2)
    assert before["story"] == after["story"]
    revisions = [json.loads(line)["article"] for line in run("read", page, "--format", "json").out.splitlines()]
    assert len(revisions) == 1
