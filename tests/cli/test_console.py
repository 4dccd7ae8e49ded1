"""Progress is drawn on a terminal only, and files are written whole or not at all."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from writethru.cli import console
from writethru.core.errors import UsageError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_no_bar_where_standard_error_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with console.progress_bar("Reading") as step:
        assert step is None
    assert capsys.readouterr().err == ""


def test_a_bar_on_a_terminal_unless_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with console.progress_bar("Reading") as step:
        assert step is not None
        step(3, 7, "page-3.html")
    assert "3/7" in screen.getvalue()
    assert "page-3.html" in screen.getvalue()
    with console.progress_bar("Reading", quiet=True) as step:
        assert step is None


def test_a_file_that_cannot_be_finished_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "brief.html"
    page.write_text("the edition before")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UsageError, match=r"cannot write .*brief\.html: No space left on device"):
        console.write_out("the new edition", page)
    assert page.read_text() == "the edition before"
    assert [path.name for path in tmp_path.iterdir()] == ["brief.html"]
