"""Text files, with or without header lines, become entries."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from writethru.core.settings import Settings
from writethru.core.types import RawEntry
from writethru.intake import load
from writethru.intake.formats.text import first_line
from writethru.intake.metadata import iso, names, order

BODY = "The harbour board met on Monday.\n\nIt will vote on Friday, its chair said."


def read(text: str | bytes) -> RawEntry:
    raw = text.encode() if isinstance(text, str) else text
    intake = load(["-"], settings=Settings(cache="off"), stdin=io.BytesIO(raw))
    assert not intake.failures
    (entry,) = intake.entries
    return entry


def test_header_lines_say_what_the_text_is() -> None:
    entry = read(
        "outlet: Port Gazette\r\nTitle: Harbour vote: what is known\r\nBY: By Ines Marlow, Tom Breck and Li Wen\r\n"
        "Date: Tue, 4 Mar 2031 09:30:00 +0100\r\nURL: https://gazette.example/vote\r\n\r\n" + BODY.replace("\n", "\r\n")
    )
    assert entry == RawEntry(
        source="-",
        kind="text",
        body=BODY,
        url="https://gazette.example/vote",
        title="Harbour vote: what is known",
        authors=("Ines Marlow", "Tom Breck", "Li Wen"),
        published="2031-03-04T09:30:00+01:00",
        outlet="Port Gazette",
    )


def test_header_and_title_line_go_together() -> None:
    entry = read("Date: 2031-03-04\n\n# Harbour vote nears\n\n" + BODY)
    assert (entry.title, entry.published, entry.body) == ("Harbour vote nears", "2031-03-04", BODY)


def test_lines_that_only_look_like_a_header_stay_in_the_text() -> None:
    for text in ("Title: a claim\nthat runs on.\n\n" + BODY, "Note: she left.\n\n" + BODY):
        entry = read(text)
        assert (entry.title, entry.body) == (None, text)


@pytest.mark.parametrize("line", ["Harbour vote nears", "Who pays?", "Vote at St. John's", "Talks go on ..."])
def test_a_first_line_before_a_blank_one_is_the_title(line: str) -> None:
    entry = read(f"\n{line}\n\n\n{BODY}\n")
    assert (entry.title, entry.body) == (line, BODY)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "She said: “We vote.”\n\nThen she left.",
        "Harbour vote nears\nThe board met.\n\nMore.",
        "A line alone",
        "A line alone\n\n",
        "x" * 201 + "\n\n" + BODY,
        "He told reporters:\n\n“No.”",
    ],
)
def test_other_first_lines_are_text(text: str) -> None:
    assert first_line(text.rstrip("\n")) == (None, text.rstrip("\n"))


def test_a_header_without_a_text_is_said() -> None:
    intake = load(["-"], settings=Settings(cache="off"), stdin=io.BytesIO(b"Title: Vote\nBy: Ines Marlow\n"))
    assert not intake.entries
    assert "no text below its header" in intake.failures[0].reason


def test_a_wrong_charset_is_noted() -> None:
    entry = read(
        "Die Brücke über die Förde ist für Fußgänger offen.\n\nMehr später, sagte Jörg Müßig.".encode("cp1252")
    )
    assert "Brücke über die Förde" in entry.body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031-03-04T09:30:00Z", "2031-03-04T09:30:00+00:00"),
        ("2031-03-04T09:30:00.123+05:30", "2031-03-04T09:30:00+05:30"),
        ("2031-03-04 09:30", "2031-03-04"),
        ("2031-03-04", "2031-03-04"),
        ("Tue, 04 Mar 2031 09:30:00 GMT", "2031-03-04T09:30:00+00:00"),
        ("4 Mar 2031 09:30:00 -0500", "2031-03-04T09:30:00-05:00"),
        ("Tue, 04 Mar 2031 09:30:00 -0000", "2031-03-04"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("last Tuesday", None),
        ("", None),
        (None, None),
        ("9" * 500, None),
        ("2031-13-45T99:99", None),
    ],
)
def test_dates_become_iso(text: str | None, expected: str | None) -> None:
    assert iso(text) == expected


def test_dates_are_ordered_by_the_moment_not_by_the_letters() -> None:
    dates = ["2031-03-05T01:00:00+09:00", "2031-03-04T20:00:00+00:00", "2031-03-04", None]
    assert sorted(dates, key=order) == [None, "2031-03-04", "2031-03-05T01:00:00+09:00", "2031-03-04T20:00:00+00:00"]
    assert order("2031-03-04") == order("2031-03-04T00:00:00+00:00")


def test_bylines_are_split_into_names() -> None:
    assert names("by Ines Marlow & Tom Breck; Andy Sand") == ("Ines Marlow", "Tom Breck", "Andy Sand")
    assert names(None) == ()


MARKDOWN = """# Harbour *vote* nears

The [harbour board](https://gazette.example/board) met on **Monday**,
its chair said.

- Quay closed
- Ferry `runs`

> “No vote,” she said.

## What next

<aside>an advertisement</aside>

![crane](crane.png) The vote is on Friday.
"""
PARAGRAPHS = [
    "The harbour board met on Monday, its chair said.",
    "Quay closed",
    "Ferry runs",
    "“No vote,” she said.",
    "What next",
    "The vote is on Friday.",
]


@pytest.mark.parametrize(
    "head",
    [
        "",
        "By: Ines Marlow and Tom Breck\nDate: 2031-03-04\n\n",
        '---\nauthors: ["Ines Marlow", \'Tom Breck\']\ndate: "2031-03-04"\nlayout: post\n---\n',
    ],
)
def test_markdown_is_read_without_its_marks(tmp_path: Path, head: str) -> None:
    (tmp_path / "vote.md").write_text(head + MARKDOWN)
    (entry,) = load([str(tmp_path / "vote.md")], settings=Settings(cache="off")).entries
    assert (entry.kind, entry.title, entry.body.split("\n\n")) == ("text", "Harbour vote nears", PARAGRAPHS)
    if head:
        assert (entry.authors, entry.published) == (("Ines Marlow", "Tom Breck"), "2031-03-04")


def test_markdown_without_headings_or_without_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Harbour vote nears\n\nThe board met.\n")
    (tmp_path / "b.md").write_text("# Harbour vote nears\n")
    (tmp_path / "c.md").write_text("> " * 20_000 + "deep")
    intake = load([str(tmp_path)], settings=Settings(cache="off"))
    assert (intake.entries[0].title, intake.entries[0].body) == ("Harbour vote nears", "The board met.")
    assert "no text but its title" in intake.failures[0].reason


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "vote.html", "http://[broken", "http:"])
def test_an_address_that_is_none_is_not_kept(link: str) -> None:
    assert read(f"URL: {link}\n\n{BODY}").url is None
