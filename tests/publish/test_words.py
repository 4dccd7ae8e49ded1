"""How times, numbers and addresses are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writethru.publish.words import listed, number, place_of, plain, quoted, sentence, shown, web_address, when


@pytest.mark.parametrize(
    ("stamp", "words"),
    [
        ("2031-05-06T11:40:00+00:00", "6 May 2031, 11:40 UTC"),
        ("2031-05-06T11:40:00Z", "6 May 2031, 11:40 UTC"),
        ("2031-12-31T23:05:59+05:30", "31 December 2031, 23:05 UTC+05:30"),
        ("2031-12-31T23:05:00-05:00", "31 December 2031, 23:05 UTC−05:00"),
        ("2031-05-06T11:40:00", "6 May 2031, 11:40"),
        ("2031-05-06", "6 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-13", "2031-13"),
        ("last week", "last week"),
        ("", ""),
        (None, ""),
    ],
)
def test_when(stamp: str | None, words: str) -> None:
    assert when(stamp) == words


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://gazette.example/a?b=1&c=2#d", "https://gazette.example/a?b=1&c=2#d"),
        ("HTTP://gazette.example", "HTTP://gazette.example"),
        ("https://gazette.example/caf\u00e9", "https://gazette.example/caf%C3%A9"),
        ("https://gazette.example/a%20b", "https://gazette.example/a%20b"),
        ('https://gazette.example/"><script>', "https://gazette.example/%22%3E%3Cscript%3E"),
        ("https://gazette.example/a|b^c`", "https://gazette.example/a%7Cb%5Ec%60"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("data:text/html,<script>", None),
        ("vbscript:x", None),
        ("file:///etc/passwd", None),
        ("//gazette.example/a", None),
        ("https:///a", None),
        ("https://editor:secret@gazette.example/", None),
        ("https://gazette.example:99999/", None),
        ("https://[gazette.example/", None),
        ("https://gazette.example/a b", None),
        ("https:\\\\gazette.example", None),
        ("", None),
        (None, None),
    ],
)
def test_web_address(url: str | None, address: str | None) -> None:
    assert web_address(url) == address


def test_a_file_is_named_without_its_folders() -> None:
    assert place_of(None, "/home/ada/coverage/wire.html") == "wire.html"
    assert place_of(None, r"C:\coverage\wire.html") == "wire.html"
    assert place_of("https://gazette.example/a", "wire.html") == "https://gazette.example/a"
    assert place_of(None, None) == ""


@given(st.text(st.characters(exclude_categories=())))
def test_shown_text_holds_no_control_and_keeps_its_length(text: str) -> None:
    safe = shown(text)
    assert len(safe) == len(text)
    assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in safe)
    safe.encode("utf-8")
    assert "\n" not in plain(text)


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (14, "14"), (2700, "2,700"), (0.25, "0.25"), (1.5e6, "1.5 million"), (-3e9, "-3 billion"), (12.0, "12")],
)
def test_number(value: float, words: str) -> None:
    assert number(value) == words


def test_lists_and_sentences() -> None:
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"
    assert sentence("one origin only") == "One origin only."
    assert sentence("Why?") == "Why?"
    assert quoted("It burned. ") == "“It burned.”"
    assert quoted("“No,” he said.") == "“No,” he said."
