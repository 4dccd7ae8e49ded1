"""The page of a checked draft as an editor uses it: both ways, by keyboard, on a phone, in the dark, on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from writethru.check import Frame, render
from writethru.core.ids import cite, make_id, sha256
from writethru.core.types import Article, Edit, Finding, Override, Report, SentenceVerdict

Open = Callable[..., Any]
PHONE = {"width": 390, "height": 844}
POISON = '"><img src=x onerror=alert(1)><svg onload=alert(2)></script><script>alert(3)</script>'
TEXT = (
    "# Quay closed\n\nThe harbour board closed the east quay, Orla Denn said. Nine people were hurt.\n\n"
    f"Orla Den is its head. {POISON}\n\n" + "The quay is old. " * 40 + "\n"
)
SAID = (
    "Orla Denn, head of the harbour board, said on Tuesday that it had closed the east quay. At least nine people were "
    f"hurt. {POISON} The quay is old."
)


def article() -> Article:
    url = "https://lindalepost.example/quay?id=7"
    names = {"outlet": f"Lindale Post {POISON}", "domain": "lindalepost.example", "title": "Quay closed"}
    return Article(
        **names, id=make_id("art", url), revision=1, url=url, file=None, byline=(),
        published="2031-05-06T11:40:00+00:00", modified=None,
        language="en", completeness="full", credit=None, sha256=sha256(SAID), text=SAID,
    )  # fmt: skip


def make_report() -> tuple[Report, Frame]:
    source = article()

    def quote(words: str) -> Any:
        at = SAID.index(words)
        return cite(source, at, at + len(words))

    def finding(code: str, severity: Any, words: str, said: str, decides: str, edit: str | None = None) -> Finding:
        start = TEXT.index(words)
        end = start + len(words)
        made = Edit(start, end, edit, certain=True) if edit else None
        return Finding(code, severity, f"{code} of {words}", start, end, (quote(said),), None, made, (quote(decides),))

    hurt = "At least nine people were hurt."
    findings = (
        finding("SRC001", "warning", "The harbour board closed the east quay, Orla Denn said.", hurt, "nine"),
        finding("ATT001", "info", "Orla Denn said", hurt, "people"),
        finding("FIG002", "error", "Nine", hurt, "At least nine", "At least nine"),
        finding("NAM001", "error", "Den ", f"hurt. {POISON} The quay is old.", POISON),
    )
    starts = [2, TEXT.index("The harbour"), TEXT.index("Nine"), TEXT.index("Orla Den is")]
    ends = [13, TEXT.index(" Nine"), TEXT.index("\n\nOrla"), TEXT.index(" " + POISON)]
    verdicts: list[Any] = ["supported", "supported", "contradicted", "unsupported"]
    sentences = tuple(
        SentenceVerdict(start, end, verdict, 0.5, (quote(hurt),))
        for start, end, verdict in zip(starts, ends, verdicts, strict=True)
    )
    aside = Override("QUO001", "error", "so", 0, 3, POISON, "Ada Morrow", f"heard by us {POISON}")
    report = Report(f"news/{POISON}.md", "", TEXT, sentences, findings, (), (POISON,), (aside,))
    return report, Frame(sources=(source,))


@pytest.fixture(scope="module")
def check_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    report, frame = make_report()
    path = tmp_path_factory.mktemp("checked") / "check.html"
    path.write_text(render(report, "html", frame), "utf-8")
    return path


def lit(page: Any) -> list[str]:
    return page.evaluate(
        """() => { const lit = document.createElement("i"); lit.style.background = "var(--lit)";
          document.body.append(lit); const colour = getComputedStyle(lit).backgroundColor; lit.remove();
          return [...document.querySelectorAll(".run, .note")].filter((e) =>
            getComputedStyle(e).backgroundColor === colour).map((e) => e.classList.contains("note")
              ? e.querySelector(".what").innerText : e.innerText); }"""
    )


def test_the_draft_stands_there_word_for_word(open_page: Open, check_file: Path) -> None:
    page = open_page(check_file)
    shown = page.evaluate(
        "[...document.querySelectorAll('.words')].map(p => [...p.childNodes].filter(n => !n.matches"
        " || !n.matches('.number')).map(n => n.textContent).join('').replaceAll('\\u2060', '')).join('\\n\\n')"
    )
    assert shown == TEXT.rstrip("\n")
    assert page.evaluate("document.querySelectorAll('script, img, svg, style + style').length") == 0


def test_a_number_leads_to_its_note_and_the_note_back(open_page: Open, check_file: Path) -> None:
    page = open_page(check_file)
    assert lit(page) == []
    page.locator("#d1m3").click()
    assert page.url.endswith("#d1f3")
    assert lit(page)[:1] == ["Nine"]
    note = page.locator("#d1f3")
    assert "FIG002" in note.inner_text()
    assert note.locator("mark").inner_text() == "At least nine"
    assert '"Nine" → "At least nine" (--fix makes it)' in note.inner_text()
    assert note.locator("a[rel]").get_attribute("href") == "https://lindalepost.example/quay?id=7"
    note.locator(".back").click()
    assert page.url.endswith("#d1m3")
    assert "Nine" in lit(page)


def test_pointing_at_words_lights_the_note_of_the_innermost_finding(open_page: Open, check_file: Path) -> None:
    page = open_page(check_file)
    page.locator(".run", has_text="Orla Denn said").first.hover()
    shown = lit(page)
    assert shown[0] == "Orla Denn said"
    assert [one for one in shown if "ATT001" in one]
    assert not [one for one in shown if "SRC001" in one]


def test_the_keyboard_reaches_every_finding(open_page: Open, check_file: Path) -> None:
    page = open_page(check_file)
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.className"))
    numbers = [name for name in reached if str(name).startswith("d1m")]
    assert list(dict.fromkeys(numbers)) == ["d1m2", "d1m1", "d1m3", "d1m4"], "in the order of the text"
    page.locator("#d1m4").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#d1f4")
    label = page.locator("#d1m4").get_attribute("aria-label")
    assert label == "Error 4, NAM001: NAM001 of Den"


def test_wide_the_note_stands_beside_its_paragraph_and_on_a_phone_beneath(open_page: Open, check_file: Path) -> None:
    wide = open_page(check_file)
    words, note = wide.locator("#d1m3").bounding_box(), wide.locator("#d1f3").bounding_box()
    assert note["x"] > words["x"]
    assert note["x"] + note["width"] <= 1360
    phone = open_page(check_file, viewport=PHONE)
    words, note = phone.locator("#d1m3").bounding_box(), phone.locator("#d1f3").bounding_box()
    assert note["y"] > words["y"]
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_in_both_schemes(open_page: Open, check_file: Path, scheme: str) -> None:
    page = open_page(check_file, color_scheme=scheme)
    low = page.evaluate(
        """() => { const lum = (c) => { const v = c.match(/[\\d.]+/g).map(Number).slice(0, 3).map((x) => {
            x /= 255; return x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4; });
            return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
          const ground = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
            if (!/, 0\\)$/.test(c)) return c; } return "rgb(255, 255, 255)"; };
          return [...document.querySelectorAll("p, a, b, span, mark, blockquote, figcaption, summary")].map((e) => {
            const a = lum(getComputedStyle(e).color), b = lum(ground(e));
            return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), e.className || e.tagName]; })
            .filter(([ratio]) => ratio < 4.5); }"""
    )
    assert low == []


def test_on_paper_the_notes_follow_their_paragraph_in_black(open_page: Open, check_file: Path) -> None:
    page = open_page(check_file, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("#d1f3").is_visible()
    words, note = page.locator("#d1m3").bounding_box(), page.locator("#d1f3").bounding_box()
    assert note["y"] > words["y"]
    assert page.evaluate("getComputedStyle(document.querySelector('.words')).color") == "rgb(0, 0, 0)"


def test_what_was_set_aside_and_what_is_held_are_there(open_page: Open, check_file: Path) -> None:
    page = open_page(check_file)
    assert "Ada Morrow" in page.locator(".overrides").inner_text()
    held = page.locator("details.held").first
    assert not held.locator("blockquote").is_visible()
    held.locator("summary").click()
    assert held.locator("blockquote").inner_text() == "At least nine people were hurt."
