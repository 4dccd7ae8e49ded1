"""``writethru check --fix`` and ``--diff``: files keep their encoding and line ends, pipes get the fixed draft."""

from __future__ import annotations

import io
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from writethru import checking
from writethru.check import load_draft
from writethru.check.fix import Fixed
from writethru.cli.main import cli
from writethru.core.types import Report

TEXT = "# Kai\n\nDie Brücke fell.\n\nThe toll was â€œhighâ€\x9d and **the board met.\n\nThe board met in Lindale.\n"
DONE = "# Kai\n\nDie Brücke fell.\n\nThe toll was “high” and the board met.\n\nThe board met in Lindale.\n"
ONLY = ("--no-config", "--select", "MRK001,TIM001")


class Outcome:
    def __init__(self, code: int, out: bytes, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., Outcome]:
    """Runs the command in the process; standard output as bytes, since line ends are what is tested."""

    def run(*arguments: object, stdin: bytes = b"") -> Outcome:
        words = ["check", *map(str, arguments), *ONLY, "--store", str(tmp_path / "store.db")]
        done = CliRunner().invoke(cli, words, input=stdin, standalone_mode=False)
        if done.exception is not None:
            raise done.exception
        return Outcome(int(done.return_value or 0), done.stdout_bytes, done.stderr)

    return run


@pytest.mark.parametrize(
    ("encoding", "mark", "ends"),
    [
        ("utf-8", b"", "\n"),
        ("utf-8", b"\xef\xbb\xbf", "\r\n"),
        ("utf-16-le", b"\xff\xfe", "\r\n"),
        ("utf-16-be", b"\xfe\xff", "\n"),
        ("utf-16-le", b"", "\n"),
    ],
)
def test_the_file_keeps_its_encoding_line_ends_and_mode(
    check: Callable[..., Outcome], tmp_path: Path, encoding: str, mark: bytes, ends: str
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_bytes(mark + TEXT.replace("\n", ends).encode(encoding))
    draft.chmod(0o640)
    done = check(draft, "--fix")
    assert draft.read_bytes() == mark + DONE.replace("\n", ends).encode(encoding)
    assert stat.S_IMODE(draft.stat().st_mode) == 0o640
    assert done.code == 0, "the report is the fixed draft's"
    assert b"0 errors" in done.out
    assert "3 fixes made (MRK001, MRK001, MRK001)" in done.err
    assert sorted(path.name for path in tmp_path.glob("*draft*")) == ["draft.md"]


def test_a_link_goes_on_leading_to_the_file(check: Callable[..., Outcome], tmp_path: Path) -> None:
    target = tmp_path / "real.md"
    target.write_text(TEXT, "utf-8")
    link = tmp_path / "draft.md"
    link.symlink_to(target)
    check(link, "--fix")
    assert link.is_symlink()
    assert target.read_text("utf-8") == DONE


def test_a_diff_writes_nothing_and_the_code_is_the_drafts(check: Callable[..., Outcome], tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_bytes(TEXT.encode())
    report = tmp_path / "report.json"
    done = check(draft, "--diff", "-o", report)
    assert draft.read_bytes() == TEXT.encode()
    assert done.code == 1
    lines = done.out.decode().splitlines()
    assert lines[:2] == [f"--- {draft}", f"+++ {draft}"]
    assert "+The toll was “high” and the board met." in lines
    assert '"MRK001"' in report.read_text("utf-8")
    assert check(draft, "--fix").code == 0
    done = check(draft, "--diff")
    assert (done.code, done.out) == (0, b"")


def test_a_draft_from_a_pipe_comes_out_fixed(check: Callable[..., Outcome]) -> None:
    done = check("-", "--fix", stdin=TEXT.replace("\n", "\r\n").encode())
    assert done.out.decode() == DONE.replace("\n", "\r\n")
    assert "0 errors" in done.err
    assert done.code == 0


def test_fix_and_diff_exclude_each_other(check: Callable[..., Outcome], tmp_path: Path) -> None:
    with pytest.raises(Exception, match="--fix writes and --diff does not"):
        check(tmp_path / "a.md", "--fix", "--diff")


def test_a_document_is_not_fixed_and_says_so(check: Callable[..., Outcome], tmp_path: Path) -> None:
    import zipfile

    draft = tmp_path / "draft.docx"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "<w:p><w:r><w:t>The board met in Lindale and **it closed the quay.</w:t></w:r></w:p>"
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    with zipfile.ZipFile(draft, "w") as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{kinds}"/>')
        file.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    before = draft.read_bytes()
    done = check(draft, "--fix")
    assert done.code == 2
    assert "is no text file, so nothing was fixed in it" in done.err
    assert draft.read_bytes() == before


def test_a_file_that_changed_meanwhile_is_not_written_over(
    check: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(TEXT, "utf-8")
    fix = checking._fix

    def slow(*arguments: object) -> Fixed:
        draft.write_text("An editor was quicker.\n", "utf-8")
        return fix(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "_fix", slow)
    done = check(draft, "--fix")
    assert done.code == 2
    assert "has changed while it was checked, so nothing was written" in done.err
    assert draft.read_text("utf-8") == "An editor was quicker.\n"


def test_a_terminal_is_not_steered_by_a_diff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from writethru.check.outputs import Frame, output
    from writethru.cli import check_output

    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    before = Report("a.md", "", "One \x1b[2J two.\n", (), ())
    after = Report("a.md", "", "One \x1b[2J \u202ethree.\n", (), ())
    done = checking.Checked((before,), (), (), (), 0, "error", (Fixed(before, after, ()),))
    shown = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", Terminal(shown, "utf-8"))
    check_output.print_check(done, output("text"), Frame(), None, diff=True)
    text = shown.getvalue().decode()
    assert "+One  [2J  three." in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_every_kind_of_draft_can_be_read_again_as_it_was(tmp_path: Path) -> None:
    """What a fix is checked on is of the kind that the file was, though its ending says nothing."""
    for text, kind in (("<!doctype html><p>Tom said so.</p>", "html"), ("# Kai\n\nTom said so.", "markdown")):
        draft = load_draft("-", text.encode())
        assert draft.kind == kind
        assert load_draft("-", draft.raw.encode("utf-8", "surrogatepass")).kind == kind
