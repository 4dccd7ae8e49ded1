"""Files, folders and standard input, good and bad."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from writethru.core.settings import Settings
from writethru.core.types import Failure
from writethru.intake import Intake, load

from .conftest import html_page

TEXT = "The harbour board met on Monday.\n\nIt will vote on Friday, its chair said."
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\n" + bytes(200)


def take(*sources: Path | str, **options: Any) -> Intake:
    return load([str(source) for source in sources], settings=Settings(cache="off", max_mib=1), **options)


def only_failure(intake: Intake) -> Failure:
    assert not intake.entries
    (failure,) = intake.failures
    return failure


@pytest.fixture
def coverage(tmp_path: Path) -> Path:
    folder = tmp_path / "coverage"
    (folder / "day 2").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "b.html").write_bytes(html_page("Vote nears", TEXT))
    (folder / "a.txt").write_text("Vote nears\n\n" + TEXT)
    (folder / "day 2" / "c.md").write_text("# Vote held\n\n" + TEXT)
    (folder / ".hidden.txt").write_text(TEXT)
    (folder / ".git" / "config.txt").write_text(TEXT)
    return folder


def test_a_folder_is_its_files_in_order(coverage: Path) -> None:
    intake = take(coverage)
    assert [entry.file for entry in intake.entries] == [
        str(coverage / name) for name in ("a.txt", "b.html", "day 2/c.md")
    ]
    assert [entry.kind for entry in intake.entries] == ["text", "html", "text"]
    assert intake.failures == ()


def test_the_path_is_shown_as_it_was_given(coverage: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(coverage)
    assert [entry.source for entry in take("day 2", "a.txt").entries] == ["day 2/c.md", "a.txt"]


def test_a_folder_says_what_it_does_not_read(coverage: Path) -> None:
    (coverage / "report.pdf").write_bytes(PDF)
    (coverage / "site.css").write_text("p { color: red }")
    (coverage / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(40))
    (coverage / "export.dat").write_bytes(html_page("Odd ending", TEXT))
    intake = take(coverage)
    assert len(intake.entries) == 4
    reasons = {Path(failure.source).name: failure.reason for failure in intake.failures}
    assert sorted(reasons) == ["photo.jpg", "report.pdf", "site.css"]
    assert "a PDF document" in reasons["report.pdf"]
    assert "a JPEG image" in reasons["photo.jpg"]
    assert ".css" in reasons["site.css"]
    # named by itself it is read
    assert take(coverage / "site.css").entries[0].body == "p { color: red }"


def test_a_folder_without_files_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".hidden.txt").write_text(TEXT)
    failure = only_failure(take(tmp_path / "empty"))
    assert "no files to read" in failure.reason
    assert ".html" in failure.reason


def test_links_that_lead_in_circles_end(coverage: Path) -> None:
    (coverage / "day 2" / "up").symlink_to(coverage)
    (coverage / "gone.txt").symlink_to(coverage / "nowhere")
    intake = take(coverage)
    assert len(intake.entries) == 3
    assert [Path(failure.source).name for failure in intake.failures] == ["gone.txt"]


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root reads everything, so for root's tests another user has to try."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_a_folder_or_file_that_may_not_be_read_is_said(coverage: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    coverage.chmod(0o755)
    monkeypatch.chdir(coverage)
    assert len(take(".").entries) == 3
    Path("a.txt").chmod(0)
    Path("day 2").chmod(0)
    with as_nobody():
        intake = take(".")
    Path("day 2").chmod(0o755)
    assert [entry.file for entry in intake.entries] == ["b.html"]
    assert [failure.source for failure in intake.failures] == ["a.txt", "day 2"]
    assert all("permission denied" in failure.reason for failure in intake.failures)


def test_each_source_is_loaded_once(coverage: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(coverage)
    intake = take("a.txt", coverage, "./a.txt", coverage / "day 2" / ".." / "a.txt", coverage)
    assert next(entry.file for entry in intake.entries) == "a.txt"
    assert len(intake.entries) == 3


def test_one_bad_source_does_not_stop_the_rest(coverage: Path, tmp_path: Path) -> None:
    (tmp_path / "renamed.html").write_bytes(PDF)
    (tmp_path / "empty.html").write_bytes(b"  \n")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 4)
    names = ["renamed.html", "missing.html", "empty.html", "noise.txt"]
    intake = take(*(tmp_path / name for name in names), coverage / "a.txt")
    assert len(intake.entries) == 1
    assert [Path(failure.source).name for failure in intake.failures] == names
    reasons = [failure.reason for failure in intake.failures]
    assert "a PDF document" in reasons[0]
    assert "save" in reasons[0]
    assert "no such file" in reasons[1]
    assert "it is empty" in reasons[2]
    assert "binary data" in reasons[3]
    assert all("\n" not in reason for reason in reasons)


def test_a_large_file_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    page = tmp_path / "large.html"
    page.write_bytes(html_page("Large", "word " * 500_000))
    failure = only_failure(take(page))
    assert "larger than 1 MiB" in failure.reason
    assert "WRITETHRU_MAX_MIB" in failure.reason
    assert len(load([str(page)], settings=Settings(cache="off", max_mib=3)).entries) == 1


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "empty"),
        ("gazette.example/vote", "https://gazette.example/vote"),
        ("vote.html", "check the path"),
        ("file:///etc/hostname", "scheme 'file'"),
        ("gopher://gazette.example/1", "scheme 'gopher'"),
        ("data:text/plain,hello", "scheme 'data'"),
        ("jar:http://gazette.example/a.jar!/b", "scheme 'jar'"),
        ("/dev/null", "a device"),
        ("a\x00b", "cannot be opened"),
        ("x" * 5000, "cannot be opened"),
    ],
)
def test_names_that_lead_nowhere_are_explained(source: str, words: str) -> None:
    assert words in only_failure(take(source)).reason


def test_credentials_stay_out_of_messages() -> None:
    failure = only_failure(take("https://desk:hunter2@gazette.example/vote"))
    assert "hunter2" not in f"{failure.source} {failure.reason}"
    failure = only_failure(take("ftp://desk:hunter2@gazette.example/vote"))
    assert "hunter2" not in f"{failure.source} {failure.reason}"


def test_a_pipe_is_read_like_a_file() -> None:
    reading, writing = os.pipe()
    os.write(writing, html_page("Piped", TEXT))
    os.close(writing)
    intake = take(f"/dev/fd/{reading}")
    os.close(reading)
    assert "Piped" in intake.entries[0].body


@pytest.mark.parametrize(
    ("body", "kind"), [(html_page("Vote", TEXT), "html"), (TEXT.encode(), "text"), (TEXT.encode("utf-16"), "text")]
)
def test_standard_input_is_told_by_its_content(body: bytes, kind: str) -> None:
    intake = take("-", "-", stdin=io.BytesIO(body))
    (entry,) = intake.entries
    assert (entry.kind, entry.source, entry.url, entry.file) == (kind, "-", None, None)


def test_bad_standard_input_is_said() -> None:
    assert "it is empty" in only_failure(take("-", stdin=io.BytesIO())).reason
    assert "a PDF" in only_failure(take("-", stdin=io.BytesIO(PDF))).reason
    assert "larger than" in only_failure(take("-", stdin=io.BytesIO(b"x" * (1 << 20) + b"x"))).reason


def test_without_standard_input_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert "no standard input" in only_failure(take("-")).reason


def test_odd_names_can_be_printed_and_stored(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    Path(name).write_text(TEXT)
    (tmp_path / "café.txt").write_text(TEXT)
    for source in (str(tmp_path), name):
        for entry in take(source).entries:
            assert entry.file is not None
            entry.file.encode()
    assert {entry.file for entry in take(tmp_path).entries} == {f"{tmp_path}/café.txt", f"{tmp_path}/caf\\xe9.txt"}


def test_no_sources_give_nothing() -> None:
    assert take() == Intake((), ())


def test_progress_counts_to_the_end(coverage: Path) -> None:
    calls: list[tuple[int, int, str]] = []
    take(coverage / "a.txt", coverage / "b.html", progress=lambda *call: calls.append(call))
    assert calls == [(0, 2, str(coverage / "a.txt")), (1, 2, str(coverage / "b.html")), (2, 2, "")]


@pytest.mark.parametrize(
    "body",
    [
        b"<html><body>" + b"<div>" * 100_000 + b"The board met." + b"</div>" * 100_000,
        b"<html><body><p title='" + b"x" * 5_000_000 + b"'>The board met.</p>",
        b"<html><body>" + b"<br/>" * 1_000_000 + b"The board met.",
        b"<html><body><p>" + b"The board met. " * 300_000,
    ],
    ids=["deep", "long attribute", "many breaks", "one line"],
)
def test_monstrous_pages_are_handed_on(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "page.html").write_bytes(body)
    (entry,) = load([str(tmp_path / "page.html")], settings=Settings(cache="off")).entries
    assert entry.body == body.decode()


def test_a_broken_format_costs_its_own_source_only(coverage: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from writethru.intake import sources as module

    class Faulty:
        name = "faulty"
        endings = (".txt",)

        def entries(self, *_: object) -> Any:
            raise RecursionError("too deep")

    choose = module.choose
    monkeypatch.setattr(module, "choose", lambda head, name: Faulty() if name.endswith(".txt") else choose(head, name))
    intake = take(coverage)
    assert len(intake.entries) == 2
    assert intake.failures[0].reason == "the faulty format failed on it: RecursionError: too deep"
