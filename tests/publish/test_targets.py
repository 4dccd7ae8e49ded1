"""The targets for readers: what they say, and that no word of a source can act in them."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from sample_brief import make_brief, without_readings
from writethru.core.errors import UsageError
from writethru.core.types import Brief, Failure, Label, Ledger
from writethru.publish import all_targets, target, target_for
from writethru.publish import render as rendered

POISONS = [
    "</script><script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "]](javascript:alert(1)) [x](https://evil.example) ![p](https://evil.example/p.png)",
    "{{ 7*7 }} {% raw %} ${7*7}",
    "<!-- --> <style>@import 'https://evil.example'</style> <base href=//evil.example>",
    "\n\n# Shout\n\n- item\n\n[^1]: forged | cell | `code` *bold* _it_ ~~no~~ &lt;b&gt;",
    "\x1b]0;owned\x07\x1b[31mred\x9b2J \r over",
    "\u202egnol\u2066 \ud800 \0 \ufeff",
    "]]> <![CDATA[ \u2028 \u2029 </textarea></title></details>",
]


class Tags(HTMLParser):
    """Elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    handle_startendtag = handle_starttag

    def handle_data(self, data: str) -> None:
        self.words += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def render(brief: Brief, ledger: Ledger, name: str, failures: tuple[Failure, ...] = ()) -> str:
    text = rendered(brief, ledger, name, failures=failures)
    assert isinstance(text, str)
    return text


def body(markdown: str) -> str:
    """What follows the front matter."""
    return markdown.split("\n---\n\n", 1)[1]


def written(name: str, poison: str = "", failures: tuple[Failure, ...] = ()) -> str:
    sample = make_brief(poison)
    return render(sample.brief, sample.ledger, name, failures=failures)


# ---- choosing


def test_targets_are_found_by_name_and_by_ending() -> None:
    assert {"html", "json", "markdown", "terminal", "text"} <= set(all_targets())
    for path, name in [
        ("a.html", "html"),
        ("b/c.HTM", "html"),
        ("a.md", "markdown"),
        ("x.json", "json"),
        ("x.y.JSON", "json"),
        ("x.ninjs.json", "ninjs"),
        ("m.eml", "mail"),
        ("d.docx", "docx"),
        ("n.txt", "text"),
    ]:
        assert target_for(path).name == name
        assert target_for(Path(path)) is target(name)


def test_an_unknown_ending_or_name_is_said_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"\.pdf.*\.docx.*\.html"):
        target_for("brief.pdf")
    with pytest.raises(UsageError, match="a file without an ending"):
        target_for("brief")
    with pytest.raises(UsageError, match=r"'pdf'.*markdown"):
        target("pdf")


@pytest.mark.parametrize("name", ["html", "json", "markdown", "terminal", "text"])
def test_the_same_brief_gives_the_same_bytes(name: str) -> None:
    assert written(name).encode() == written(name).encode()


@pytest.mark.parametrize("name", ["html", "json", "markdown"])
def test_sources_that_failed_are_named(name: str) -> None:
    failed = (Failure("https://dead.example/a", "the server did not answer"),)
    assert "the server did not answer" in written(name, failures=failed)


@pytest.mark.parametrize("name", ["html", "json", "markdown", "terminal", "text"])
def test_a_brief_with_next_to_nothing_in_it_is_written(name: str) -> None:
    sample = make_brief()
    bare = Brief("s", 1, None, "Nothing is known", "", (), (), (), (), (), Label((), ""))
    empty = Ledger(replace(sample.ledger.story, articles=(), origins=()), (), (), (), (), (), (), ())
    assert "Nothing is known" in render(bare, empty, name)


# ---- JSON


def test_json_is_the_documented_document() -> None:
    document = json.loads(written("json"))
    assert document["schema"] == "writethru/brief/1"
    assert document["edition"] == 2
    sample = make_brief()
    texts = {article.id: article.text for article in sample.ledger.story.articles}
    for section in document["sections"]:
        for line in section["lines"]:
            for item in line["citations"]:
                assert texts[item["article"]][item["start"] : item["end"]] == item["quote"]


@pytest.mark.parametrize("poison", POISONS)
def test_json_keeps_every_character(poison: str) -> None:
    text = written("json", poison)
    text.encode("utf-8")
    assert json.loads(text)["headline"] == make_brief(poison).brief.headline


# ---- HTML


def test_html_needs_nothing_else() -> None:
    tags = Tags(written("html"))
    assert not tags.named("img") + tags.named("iframe") + tags.named("object") + tags.named("base")
    assert [link["href"] for link in tags.named("link")] == ["data:,"]
    assert all("src" not in attributes for _, attributes in tags.elements)
    assert all("style" not in attributes for _, attributes in tags.elements)
    assert not any(name.startswith("on") for _, attributes in tags.elements for name in attributes)


def test_the_security_policy_allows_the_pages_own_parts_alone() -> None:
    page = written("html")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy[1]


def kinds(page: Tags) -> list[str]:
    return [name for name, _ in page.elements if name not in ("span", "a", "bdi")]


@pytest.mark.parametrize("poison", POISONS)
def test_no_word_of_a_source_becomes_an_element_of_the_page(poison: str) -> None:
    clean, page = Tags(written("html")), Tags(written("html", poison))
    page_text = written("html", poison)
    page_text.encode("utf-8")
    assert "\0" not in page_text
    assert "\x1b" not in page_text
    # an address that is no longer safe is shown and not linked, and a longer text is cut; all else is the same
    assert kinds(page) == kinds(clean)
    assert len(page.named("script")) == 1
    assert len(page.named("style")) == 1
    assert not page.named("svg") or all("onload" not in svg for svg in page.named("svg"))
    for link in page.named("a"):
        assert (link["href"] or "").startswith("https://")
        assert "evil.example" not in (link["href"] or "").split("/")[2]
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)


def test_an_address_that_is_no_web_address_is_shown_and_not_linked() -> None:
    sample = make_brief()
    rows = (replace(sample.brief.sources[0], url="javascript:alert(document.domain)"), *sample.brief.sources[1:])
    page = render(replace(sample.brief, sources=rows), sample.ledger, "html")
    assert "javascript:alert(document.domain)" in Tags(page).words
    assert 'href="javascript' not in page


def test_html_says_who_wrote_it_and_how_complete_the_sources_are() -> None:
    words = " ".join(Tags(written("html")).words.split())
    assert "100% of the lines: extractive writer" in words
    assert "Written by machine and not reviewed by a person." in words
    assert "Digital source type: algorithmicMedia." in words
    assert "paywalled: only the open part was read" in words
    assert "Coverage up to 7 May 2031, 18:05 UTC+02:00" in words
    assert "“12 people” now reads “14 people”" in words


def test_every_line_is_a_button_with_its_evidence() -> None:
    tags = Tags(written("html"))
    said = [item for item in tags.named("details") if "said" in (item.get("class") or "")]
    controls = [item["aria-controls"] for item in tags.named("summary") if "aria-controls" in item]
    panels = [item["id"] for item in tags.named("div") if item.get("class") == "evidence"]
    assert len(said) == len(controls) == 14
    assert controls == panels


def test_ids_are_unique() -> None:
    ids = [item["id"] for _, item in Tags(written("html")).elements if "id" in item]
    assert len(ids) == len(set(ids))


def test_pictures_have_words() -> None:
    tags = Tags(written("html"))
    tracks = [svg for svg in tags.named("svg") if svg.get("class") == "track"]
    assert len(tracks) == 3
    assert all("says" in (svg["aria-label"] or "") for svg in tracks)
    (figure,) = [item for item in tags.named("figure") if item.get("class") == "picture"]
    assert "at least 19 workers" in (figure["aria-label"] or "")


# ---- Markdown


def test_markdown_reads_well() -> None:
    text = written("markdown")
    assert body(text).startswith("# Grain terminal fire at Ellmoor kills at least 14, and counts differ\n")
    assert "Its cause was not known, said fire chief Ines Tallow.[^4]" in text
    assert (
        "| People killed | at least 19 workers[^8] | dockers’ union | 7 May 2031 | 1 origin | sources conflict |"
        in text
    )
    assert "[^4]: Northline Wire (1): “Fire chief Ines Tallow said the cause was not known.”" in text
    assert "[Fire at grain terminal kills 14](<https://northline.example/ellmoor-fire?id=7&p=1>)" in text


def test_markdown_footnotes_are_all_there() -> None:
    text = written("markdown")
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    defined = set(re.findall(r"^\[\^(\d+)\]:", text, re.M))
    assert used == defined
    assert len(used) == 13


@pytest.mark.parametrize("poison", POISONS)
def test_no_word_of_a_source_becomes_markdown_or_html(poison: str) -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

    def marked(text: str) -> list[tuple[str, str]]:
        out = []
        for token in parser.parse(text):
            for one in [token, *(token.children or [])]:
                if one.type != "text" and one.type != "softbreak" and one.type != "text_special":
                    out.append((one.type, str(one.attrs.get("href", ""))[:8]))
        return out

    text = written("markdown", poison)
    text.encode("utf-8")
    # nor for a reader of Markdown that knows no front matter
    assert not [kind for kind, _ in marked(text) if kind.startswith(("html", "image", "code", "fence"))]
    got, clean = marked(body(text)), marked(body(written("markdown")))
    assert not [kind for kind, _ in got if kind.startswith(("html", "image", "code", "fence"))]
    if sum(kind == "link_open" for kind, _ in got) == sum(kind == "link_open" for kind, _ in clean):
        assert got == clean
    assert {href for kind, href in got if kind == "link_open"} <= {"https://"}
    assert len(re.findall(r"^\[\^1?\d\]:", text, re.M)) == 13


# ---- terminal


def test_terminal_text_has_no_colour_where_it_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    text = written("terminal")
    assert "\x1b" not in text
    assert "Its cause was not known, said fire chief Ines Tallow. [1]" in text
    assert "[4] Le Courrier du Large, Ellmoor terminal closed for weeks, 7 May 2031 (paywalled:" in text


def test_terminal_is_as_wide_as_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    for columns, widest in (("60", 60), ("300", 100), ("10", 40)):
        monkeypatch.setenv("COLUMNS", columns)
        lines = written("terminal").splitlines()
        addresses = [line for line in lines if "https://" in line]
        assert max(len(line) for line in lines if line not in addresses) <= widest


def test_a_terminal_gets_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert "\x1b[" in written("terminal")
    assert "\x1b" not in written("text")


@pytest.mark.parametrize("poison", POISONS)
@pytest.mark.parametrize("name", ["terminal", "text"])
def test_no_word_of_a_source_reaches_the_terminal_as_a_command(name: str, poison: str) -> None:
    text = written(name, poison)
    text.encode("utf-8")
    assert not re.search("[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize("name", ["html", "markdown", "terminal"])
def test_a_brief_without_its_articles_still_shows_the_quotes(name: str) -> None:
    sample = without_readings(make_brief())
    words: Callable[[str], str] = (lambda text: Tags(text).words) if name == "html" else str
    text = words(render(sample.brief, sample.ledger, name))
    if name != "terminal":
        assert "Fire chief Ines Tallow said the cause was not known." in text
    assert "Grain terminal fire at Ellmoor" in text
