"""A new kind of draft is one new file: a toy, dropped into the folder and used for real."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import writethru.check.drafts
from writethru.check import load_draft
from writethru.check.drafts import all_drafts

CABLE = '''
"""Cables: a line ``SLUG`` with the title, then the text; lines that begin with ``//`` are the desk's notes."""

import re

from writethru.check.draft_format import TextFormat


class Cable(TextFormat):
    name = "cable"
    endings = (".cbl",)

    def claims(self, data, kind):
        return data.startswith(b"SLUG ")

    def paint(self, canvas):
        canvas.blank(0, 5)
        canvas.add("title", 5, canvas.raw.index("\\n"))
        for note in re.finditer(r"^//.*$", canvas.raw, re.M):
            canvas.blank(*note.span())


PLUGIN = Cable()
'''


@pytest.fixture
def drop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    def add(name: str, code: str) -> None:
        (tmp_path / f"{name}.py").write_text(code, "utf-8")
        monkeypatch.setattr(
            writethru.check.drafts, "__path__", [*writethru.check.drafts.__path__, str(tmp_path)], raising=True
        )
        all_drafts.cache_clear()

    yield add
    sys.modules.pop("writethru.check.drafts.cable", None)
    all_drafts.cache_clear()


def test_a_kind_of_draft_is_one_file(drop: Callable[[str, str], None]) -> None:
    text = "SLUG Dam fails\nThe dam held.\n// check with the desk\n"
    assert load_draft("draft.cbl", text.encode()).kind == "markdown", "nobody knows the ending"
    drop("cable", CABLE)
    for name in ("draft.cbl", "draft"):
        draft = load_draft(name, text.encode())
        assert (draft.kind, draft.text.split()) == ("cable", "Dam fails The dam held.".split())
        assert draft.region(6) == "title"
    assert load_draft("draft.md", text.encode()).kind == "markdown", "an ending that is known decides"


def test_no_two_kinds_have_an_ending_in_common() -> None:
    endings = [ending for plugin in all_drafts() for ending in plugin.endings]
    assert len(set(endings)) == len(endings)
    assert [plugin.name for plugin in all_drafts()] == ["docx", "html", "markdown", "text"]
