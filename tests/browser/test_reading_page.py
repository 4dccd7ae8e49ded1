"""The pages of a reading and of who says what, as a reader uses them: pointer, keyboard, phone, dark, paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sample_reading import make_readings, make_who
from writethru.publish.readings.html import reading_html
from writethru.publish.who.html import who_html

Open = Callable[..., Any]
PHONE = {"width": 390, "height": 844}
POISON = '"><img src=x onerror=alert(1)><svg onload=alert(2)></script><script>alert(3)</script>'
HINT = "Point at a statement"


@pytest.fixture(scope="session")
def reading_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readings") / "reading.html"
    path.write_text(reading_html(make_readings()[:1]), "utf-8")
    return path


@pytest.fixture(scope="session")
def who_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("who") / "who.html"
    path.write_text(who_html(make_who()), "utf-8")
    return path


def lit(page: Any) -> list[str]:
    """The words of the article and the notes that are lit."""
    return page.evaluate(
        """() => { const lit = document.createElement("i"); lit.style.color = "var(--lit)"; document.body.append(lit);
          const colour = getComputedStyle(lit).color; lit.remove();
          return [...document.querySelectorAll(".run, .body")].filter((e) =>
            getComputedStyle(e).backgroundColor === colour).map((e) => e.classList.contains("body")
              ? e.querySelector(".who").innerText : e.innerText); }"""
    )


def test_the_page_shows_the_article_word_for_word(open_page: Open, reading_file: Path) -> None:
    page = open_page(reading_file)
    shown = page.evaluate(
        "[...document.querySelectorAll('.words')].map(p => [...p.childNodes].filter(n => !n.matches"
        " || !n.matches('.number, .chip')).map(n => n.textContent).join('').replaceAll('\\u2060', '')).join('\\n\\n')"
    )
    assert shown == make_readings()[0].article.text


def test_pointing_at_what_is_said_lights_its_speaker_cue_and_note(open_page: Open, reading_file: Path) -> None:
    page = open_page(reading_file)
    assert lit(page) == []
    page.locator(".words .content", has_text="too many").hover()
    assert lit(page) == [
        "The ferry line, Holm Ferries",
        "denied",
        "that too many had been sold",
        "Holm Ferries (organisation)",
    ]
    page.locator(".words .inner").hover()
    assert lit(page)[:3] == ["the line", "believes", "the wind was to blame"], "the innermost statement alone"


def test_a_number_leads_to_the_note_and_back(open_page: Open, reading_file: Path) -> None:
    page = open_page(reading_file, viewport=PHONE)
    note = page.locator("#a1s2")
    assert not note.is_visible(), "on a phone the notes are folded"
    page.locator("#a1c2").click()
    assert note.is_visible()
    assert "“she”, by the pronoun" in note.inner_text()
    assert "“We counted 212 tickets,”" in note.inner_text()
    assert "“We counted " in lit(page)
    note.locator(".back").click()
    assert page.url.endswith("#a1c2")
    assert "she" in lit(page)


def test_the_keyboard_reaches_every_statement_and_hears_what_it_is(open_page: Open, reading_file: Path) -> None:
    page = open_page(reading_file)
    names = []
    for _ in range(30):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.matches('.number') && document.activeElement.ariaLabel")
        names += [name] if name else []
    assert names[0] == "Statement 1: Ida Brekke, “said”, hedged"
    assert len(set(names)) == 6


def test_nested_statements_stand_below_the_one_they_are_part_of(open_page: Open, reading_file: Path) -> None:
    page = open_page(reading_file)
    outer, inner = page.locator("#a1s4").bounding_box(), page.locator("#a1s5").bounding_box()
    assert inner["y"] >= outer["y"] + outer["height"]
    assert inner["x"] > outer["x"]
    assert "within 4" in page.locator("#a1s5").inner_text()


def test_certainty_is_words_and_not_colour_alone(open_page: Open, reading_file: Path) -> None:
    page = open_page(reading_file)
    assert page.locator(".words .chip").all_inner_texts() == ["hedged", "denied", "declined"]
    legend = page.locator("[aria-label='What the marks mean']").inner_text()
    assert "the speaker would not say" in legend
    assert page.evaluate("getComputedStyle(document.querySelector('.words .speaker')).fontWeight") == "700"
    assert page.evaluate("getComputedStyle(document.querySelector('.words .cue')).fontStyle") == "italic"
    assert page.evaluate("getComputedStyle(document.querySelector('.words .starts')).borderLeftWidth") == "2px"


@pytest.mark.parametrize("viewport", [None, {"width": 820, "height": 1100}, PHONE], ids=["desk", "tablet", "phone"])
def test_nothing_is_wider_than_the_screen(open_page: Open, reading_file: Path, who_file: Path, viewport: Any) -> None:
    for path in (reading_file, who_file):
        page = open_page(path, viewport=viewport)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path.name


CONTRAST = """(selector) => {
  const parse = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = (c) => { const [r, g, b] = parse(c).map((v) => { v /= 255;
    return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4 }); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
  return Math.min(...[...document.querySelectorAll(selector)].map((element) => {
    let behind = element;
    while (behind && ["rgba(0, 0, 0, 0)", "transparent"].includes(getComputedStyle(behind).backgroundColor))
      behind = behind.parentElement;
    const [a, b] = [light(getComputedStyle(element).color), light(getComputedStyle(behind).backgroundColor)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); })) }"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_light_and_dark(open_page: Open, reading_file: Path, who_file: Path, scheme: str) -> None:
    page = open_page(reading_file, color_scheme=scheme, fragment="#a1s5")
    for selector in (".run", ".number", ".chip", ".who bdi", ".how", ".scope", "footer p", "td", "dd"):
        assert page.evaluate(CONTRAST, selector) >= 4.5, selector
    page = open_page(who_file, color_scheme=scheme, fragment="#s2")
    for selector in ("h3", ".cue", ".content", ".fact", ".back", ".chip", ".soft", ".why"):
        assert page.evaluate(CONTRAST, selector) >= 4.5, selector


def test_on_paper_the_notes_are_open_and_the_hint_is_gone(open_page: Open, reading_file: Path) -> None:
    page = open_page(reading_file)
    page.emulate_media(media="print")
    assert page.locator("#a1s6").is_visible()
    assert not page.get_by_text(HINT).is_visible()
    assert len(page.pdf()) > 5_000


def test_landmarks_and_headings(open_page: Open, reading_file: Path, who_file: Path) -> None:
    for path in (reading_file, who_file):
        page = open_page(path)
        assert page.locator("main").count() == 1
        assert page.locator("h1").count() == 1
        assert page.locator("script").count() == 0
        assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == page.evaluate(
            "document.querySelectorAll('[id]').length"
        )
        unlabelled = "[...document.querySelectorAll('section')].filter(s => !s.ariaLabel && !document.getElementById("
        assert page.evaluate(f"{unlabelled}s.getAttribute('aria-labelledby'))).length") == 0


def test_one_text_in_three_outlets_is_shown_once(open_page: Open, who_file: Path) -> None:
    page = open_page(who_file)
    assert page.get_by_text("“We counted 212 tickets,”").count() == 1
    brekke = page.locator(".voice", has=page.locator("h3", has_text="Ida Brekke"))
    assert "3 statements, 4 outlets, 2 origins" in brekke.inner_text()
    assert "Coastwire, Sandholm Post and The Inlet: 3 outlets, 1 origin" in brekke.inner_text()
    brekke.get_by_role("link", name="2", exact=True).last.click()
    assert page.url.endswith("#s2")


def test_poisoned_words_do_nothing(open_page: Open, tmp_path: Path) -> None:
    for name, text in (("r", reading_html(make_readings(POISON))), ("w", who_html(make_who(POISON)))):
        path = tmp_path / f"{name}.html"
        path.write_text(text, "utf-8")
        page = open_page(path)
        dialogs: list[str] = []
        page.on("dialog", lambda dialog, held=dialogs: (held.append(dialog.message), dialog.dismiss()))
        assert page.locator("img, script, svg").count() == 0
        assert POISON in page.locator("h1").first.inner_text()
        assert dialogs == []
