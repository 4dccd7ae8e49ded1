"""Drafts in Markdown, HTML and plain text: the mask has the file's length, and findings point into the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writethru.check import check_draft, load_draft
from writethru.core.errors import FormatError

MARKDOWN = """\
---
date: 2031-04-08
title: Flood
---
# Flood takes **bridge**
The river rose[^1]. See [the report](https://harrow.example/r_(1) "Report"), or <https://harrow.example/x>.

- one *small* thing
- two `{{code}}` things

> He said so.

```
{{not copy}}
```

| who | count |
|-----|------:|
| ministry | 53 |

![picture](a.png) Tom &amp; Jerry&#8217;s boat.

[^1]: By two metres.
"""


def words(text: str) -> list[str]:
    return text.split()


def test_markdown_is_masked_in_place():  # type: ignore[no-untyped-def]
    draft = load_draft("draft.md", MARKDOWN)
    assert len(draft.text) == len(draft.raw)
    assert draft.published == "2031-04-08"
    seen = " ".join(words(draft.text))
    for gone in ("date:", "https", "{{", "**", "|", "#", "`", "a.png", "[^1]", "---"):
        assert gone not in seen, gone
    for kept in (
        "Flood takes bridge",
        "The river rose . See the report , or",
        "ministry",
        "53",
        "one small thing",
        "He said so.",
    ):
        assert kept in seen, kept
    assert "Tom     & Jerry      ’s boat" in draft.text
    assert [link.url for link in draft.links] == ["https://harrow.example/r_(1)", "https://harrow.example/x"]
    assert draft.region(MARKDOWN.index("takes")) == "title"
    assert draft.region(MARKDOWN.index("ministry")) == "table"
    assert draft.region(MARKDOWN.index("small")) == "list"
    assert draft.region(MARKDOWN.index("He said")) == "quote"
    assert draft.region(MARKDOWN.index("The river")) is None


def test_a_heading_ends_its_block_without_a_blank_line(reader):  # type: ignore[no-untyped-def]
    report = check_draft(load_draft("draft.md", MARKDOWN), reader=reader)
    first = [report.text[s.start : s.end] for s in report.sentences][:2]
    assert first[0].startswith("Flood takes")
    assert "river" not in first[0]
    assert first[1].startswith("The river rose")


HTML = """\
<!doctype html><html><head><title>Not copy</title><style>p {color: red}</style></head>
<body><nav>Home</nav><h1>Flood takes bridge</h1>
<p>The <b>river</b> rose; see <a href="https://harrow.example/r">the report</a>.</p>
<p>Ostmark&#8217;s dam held &mdash; so far.</p>
<time datetime="2031-04-08T10:00:00+02:00">today</time><script>var x = "{{y}}";</script>
<table><tr><td>53</td><td>ministry</td></tr></table></body></html>
"""


def test_html_is_masked_in_place():  # type: ignore[no-untyped-def]
    draft = load_draft("draft.html", HTML)
    assert len(draft.text) == len(HTML)
    assert words(draft.text)[:8] == ["Flood", "takes", "bridge", "The", "river", "rose;", "see", "the"]
    assert "Not copy" not in draft.text
    assert "{{y}}" not in draft.text
    assert "Home" not in draft.text
    assert "’s dam held" in draft.text
    assert draft.published == "2031-04-08T10:00:00+02:00"
    assert draft.region(HTML.index("Flood")) == "title"
    assert draft.region(HTML.index("53")) == "table"
    assert [link.url for link in draft.links] == ["https://harrow.example/r"]


def test_html_without_an_ending_is_recognised():  # type: ignore[no-untyped-def]
    assert load_draft("draft", "<p>The river rose.</p>").kind == "html"
    assert load_draft("draft", "The river rose.").kind == "markdown"
    assert load_draft("draft.txt", "The **river** rose.").text == "The **river** rose."


def test_plain_text_has_a_title_line():  # type: ignore[no-untyped-def]
    draft = load_draft("draft.txt", "Flood takes bridge\n\nThe river rose. https://harrow.example/x")
    assert draft.region(3) == "title"
    assert "https" not in draft.text


def test_a_string_with_a_line_break_is_the_text_itself():  # type: ignore[no-untyped-def]
    draft = load_draft("Flood\n\nThe river rose.")
    assert draft.file is None
    assert draft.raw == "Flood\n\nThe river rose."


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_offsets_count_the_files_own_line_ends(tmp_path: Path, reader, ending):  # type: ignore[no-untyped-def]
    path = tmp_path / "draft.md"
    raw = ending.join(["# Flood", "", "It fell on Tuesday.", "", "It rose."])
    path.write_bytes(raw.encode())
    report = check_draft(load_draft(path), reader=reader)
    (finding,) = report.findings
    assert report.text == raw
    assert raw[finding.start : finding.end] == "Tuesday"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "holds no words"),
        (b" \n--\n", "holds no words"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (b"The river\0rose", "binary"),
        (b"caf\xe9 on the quay", "not valid UTF-8 at byte 3"),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_try(tmp_path: Path, data: bytes, says: str):  # type: ignore[no-untyped-def]
    path = tmp_path / "draft.md"
    path.write_bytes(data)
    with pytest.raises(FormatError) as caught:
        load_draft(path)
    assert says in caught.value.message
    assert caught.value.hint
    assert str(path) in caught.value.message


def test_a_missing_file(tmp_path: Path):  # type: ignore[no-untyped-def]
    with pytest.raises(FormatError, match="cannot be read"):
        load_draft(tmp_path / "none.md")


def test_utf_16_and_a_byte_order_mark_are_read(tmp_path: Path):  # type: ignore[no-untyped-def]
    path = tmp_path / "draft.txt"
    path.write_bytes("The river rose.".encode("utf-16"))
    assert load_draft(path).raw == "The river rose."
    path.write_bytes(b"\xef\xbb\xbf# The river rose.")
    draft = load_draft(str(path), path.read_text("utf-8"))
    assert len(draft.text) == len(draft.raw)
    assert "\ufeff" not in draft.text


PIECES = st.sampled_from(
    ["The river rose. ", "on Tuesday ", "**", "*", "_", "`", "[", "](", ")", "{{x}}", "<b>", "</b>", "<!--", "-->", "|",
     "\n", "\n\n", "# ", "- ", "> ", "```\n", "&amp;", "&#8217;", "https://a.example/b", "---\n",
     "“", "”", "é", "\u2029", "\r\n", "1. ", "[TK]", "😀"]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=30).map("".join), st.sampled_from(["md", "html", "txt"]))
@settings(max_examples=120, deadline=None)
def test_every_finding_and_sentence_lies_in_the_file(reader, text, ending):  # type: ignore[no-untyped-def]
    text = "Flood " + text
    draft = load_draft(f"draft.{ending}", text)
    assert len(draft.text) == len(draft.raw) == len(text)
    # what the mask keeps of the file stands where it stood; decoded references apart
    kept = [(a, b) for a, b in zip(text, draft.text, strict=True) if a != b]
    assert all(b in " \u2029&’" for _, b in kept)
    report = check_draft(draft, reader=reader)
    assert not [note for note in report.notes if "stopped" in note]
    for item in (*report.findings, *report.sentences):
        assert 0 <= item.start < item.end <= len(text)


def test_hostile_markup_is_masked_in_linear_time():  # type: ignore[no-untyped-def]
    """Each of these took minutes with a careless pattern; here they only have to come back."""
    for piece in ("[", "*", "**a ", "<b ", "<!--", "`", "](", "_a", "{{", "|\n", "&amp;", "> ", "- [", "![("):
        for ending in ("md", "html", "txt"):
            raw = "x" + piece * 4000
            assert len(load_draft(f"draft.{ending}", raw).text) == len(raw)
