"""The HTML page as a reader uses it: mouse, keyboard, touch, no script, phone, dark, paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sample_brief import make_brief
from writethru.publish import render

Open = Callable[..., Any]
PHONE = {"width": 390, "height": 844}
TABLET = {"width": 820, "height": 1100}
CAUSE = "Its cause was not known"
CLOSED = "The terminal stays closed"
POISON = '"><img src=x onerror=alert(1)><svg onload=alert(2)></script><script>alert(3)</script>javascript:alert(4)'


def line(page: Any, words: str) -> Any:
    return page.locator("details.said", has=page.locator("summary", has_text=words)).first


def button(page: Any, words: str) -> Any:
    return line(page, words).locator("summary")


def evidence(page: Any, words: str) -> Any:
    return line(page, words).locator(".evidence")


def opened(page: Any) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('details.said[open] > summary')].map(s => s.innerText.trim())")


@pytest.mark.parametrize("viewport", [None, TABLET, PHONE], ids=["desk", "tablet", "phone"])
def test_a_click_opens_the_evidence_and_another_closes_it(open_page: Open, viewport: Any) -> None:
    page = open_page(viewport=viewport)
    assert not evidence(page, CAUSE).is_visible()
    button(page, CAUSE).click()
    shown = evidence(page, CAUSE)
    assert shown.is_visible()
    assert shown.locator("mark").all_inner_texts() == ["Fire chief Ines Tallow said the cause was not known."]
    words = shown.inner_text()
    assert "It broke out in the drying tower shortly after 03:00" in words
    assert "denied that the alarm had been switched off" in words
    assert "Northline Wire" in words
    assert "6 May 2031, 11:40 UTC" in words
    assert "Also carried by Morning Ledger" in words
    link = shown.locator("a")
    assert link.get_attribute("href") == "https://northline.example/ellmoor-fire?id=7&p=1"
    assert button(page, CAUSE).get_attribute("aria-expanded") == "true"
    button(page, CAUSE).click()
    assert not shown.is_visible()
    assert button(page, CAUSE).get_attribute("aria-expanded") == "false"


def test_on_a_wide_page_the_evidence_opens_in_the_margin_one_at_a_time(open_page: Open) -> None:
    page = open_page()
    before = button(page, CLOSED).bounding_box()
    button(page, CAUSE).click()
    panel, text = evidence(page, CAUSE).bounding_box(), button(page, CAUSE).bounding_box()
    assert panel["x"] > text["x"] + text["width"]
    assert panel["x"] + panel["width"] <= 1360
    assert button(page, CLOSED).bounding_box() == before
    button(page, CLOSED).click()
    assert len(opened(page)) == 1
    assert evidence(page, CLOSED).is_visible()


def test_on_a_phone_the_evidence_opens_beneath_and_stays(open_page: Open) -> None:
    page = open_page(viewport=PHONE, has_touch=True)
    button(page, CAUSE).tap()
    panel, text = evidence(page, CAUSE).bounding_box(), button(page, CAUSE).bounding_box()
    assert panel["y"] >= text["y"] + text["height"]
    button(page, CLOSED).tap()
    assert len(opened(page)) == 2


def test_the_keyboard_alone_reads_the_evidence(open_page: Open) -> None:
    page = open_page()
    seen: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.matches('summary') ? document.activeElement.innerText : ''")
        if focused:
            seen.append(focused)
        if CAUSE in focused:
            break
    # in the order they stand: headline, standfirst, first line, second line
    assert [words[:12] for words in seen] == ["Grain termin", "The fire ser", "Fourteen peo", "Its cause wa"]
    assert evidence(page, CAUSE).is_visible(), "focus opens it"
    assert len(opened(page)) == 1, "and what was opened by focus before is closed"
    page.keyboard.press("Enter")
    assert evidence(page, CAUSE).is_visible(), "Enter keeps it open"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.href").startswith("https://northline.example/")
    page.keyboard.press("Escape")
    assert not evidence(page, CAUSE).is_visible(), "Escape closes it"
    assert CAUSE in page.evaluate("document.activeElement.innerText"), "and the focus is back on the line"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keys_open_and_close_a_focused_line(open_page: Open, key: str) -> None:
    page = open_page()
    button(page, CAUSE).focus()
    page.keyboard.press(key)
    assert evidence(page, CAUSE).is_visible()
    page.keyboard.press(key)
    assert not evidence(page, CAUSE).is_visible()
    page.keyboard.press(key)
    assert evidence(page, CAUSE).is_visible()


def test_escape_closes_what_a_click_opened(open_page: Open) -> None:
    page = open_page(viewport=PHONE)
    button(page, CAUSE).click()
    page.keyboard.press("Escape")
    assert opened(page) == []
    page.keyboard.press("Escape")
    assert opened(page) == []


def test_a_focus_that_leaves_closes_what_it_opened_but_not_what_was_clicked(open_page: Open) -> None:
    page = open_page(viewport=PHONE)
    button(page, CAUSE).click()
    button(page, CLOSED).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert evidence(page, CAUSE).is_visible()
    assert not evidence(page, CLOSED).is_visible()


def test_controls_name_the_panel_they_open(open_page: Open) -> None:
    page = open_page()
    broken = page.evaluate(
        "[...document.querySelectorAll('details.said')].filter(d => { const s = d.querySelector('summary');"
        " return s.getAttribute('aria-controls') !== d.querySelector('.evidence').id"
        " || s.getAttribute('aria-expanded') !== 'false' }).length"
    )
    assert broken == 0


def test_the_address_of_a_line_opens_it(open_page: Open) -> None:
    page = open_page(fragment="#note-4")
    assert evidence(page, CAUSE).is_visible()


def test_figures_open_their_evidence_too(open_page: Open) -> None:
    page = open_page()
    row = page.locator("td.value details", has_text="at least 19 workers")
    row.locator("summary").click()
    assert row.locator("mark").inner_text() == "At least 19 workers died in the fire, according to the dockers’ union."


def test_the_picture_shows_three_voices_apart(open_page: Open) -> None:
    page = open_page(viewport=PHONE)
    tracks = page.locator("svg.track")
    assert tracks.count() == 3
    shapes = page.evaluate(
        "[...document.querySelectorAll('svg.track .fill')].map(mark => [mark.tagName,"
        " Math.round(mark.getBoundingClientRect().x), mark.querySelector('title').textContent])"
    )
    assert [shape[0] for shape in shapes] == ["circle", "path", "circle"]
    assert shapes[0][1] < shapes[2][1] < shapes[1][1]
    assert shapes[1][2] == "dockers’ union says at least 19 workers as of 7 May 2031"
    assert "sources conflict" in page.locator("tr.what").first.inner_text()


def test_without_script_everything_can_be_read_and_opened(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    assert button(page, "Fourteen people died").is_visible()
    assert page.locator("td.value").first.is_visible()
    assert page.locator(".sources .badge").first.is_visible()
    assert not evidence(page, CAUSE).is_visible()
    button(page, CAUSE).click()
    assert evidence(page, CAUSE).is_visible()
    button(page, CLOSED).focus()
    page.keyboard.press("Enter")
    assert evidence(page, CLOSED).is_visible()
    assert evidence(page, CAUSE).is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("width", [320, 390, 600, 820, 1199, 1200, 1600])
def test_nothing_is_wider_than_the_window(open_page: Open, width: int, script: bool) -> None:
    page = open_page(viewport={"width": width, "height": 800}, java_script_enabled=script)
    for words in (CAUSE, CLOSED):
        button(page, words).click()
    page.locator("td.value summary").first.click()
    box = page.locator("main").bounding_box()
    assert box["x"] + box["width"] <= width
    # with the script off the page cannot be asked, so the panels are
    for panel in page.locator("details.said[open] > .evidence").all():
        box = panel.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    if script:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_words_without_a_break_do_not_widen_the_page(open_page: Open, tmp_path: Path) -> None:
    sample = make_brief("W" * 300)
    path = tmp_path / "wide.html"
    path.write_text(render(sample.brief, sample.ledger, "html"), "utf-8")
    page = open_page(path, viewport=PHONE)
    page.locator("summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def contrast(page: Any, selector: str) -> float:
    """Contrast of an element's text with what lies behind it (WCAG 2.2)."""
    return page.evaluate(
        """(selector) => {
          const parse = (c) => c.match(/[\\d.]+/g).map(Number);
          const light = (c) => { const [r, g, b] = parse(c).map((v) => { v /= 255;
            return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4 });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b };
          const element = document.querySelector(selector);
          let behind = element;
          while (behind && ["rgba(0, 0, 0, 0)", "transparent"].includes(getComputedStyle(behind).backgroundColor))
            behind = behind.parentElement;
          const [a, b] = [light(getComputedStyle(element).color), light(getComputedStyle(behind).backgroundColor)];
          return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        }""",
        selector,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_light_and_dark(open_page: Open, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    button(page, CAUSE).click()
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)[0]")
    assert (paper > 200) == (scheme == "light")
    for selector in (
        "h1",
        ".kicker span:last-child",
        "h2",
        ".note",
        "details[open] mark",
        "details[open] blockquote",
        "details[open] .when",
        ".state",
        ".badge",
        "footer p",
        ".about",
    ):
        assert contrast(page, selector) >= 4.5, selector


def test_on_paper_the_evidence_stands_as_numbered_notes(open_page: Open) -> None:
    page = open_page()
    button(page, CAUSE).click()
    page.emulate_media(media="print")
    assert not evidence(page, CAUSE).is_visible()
    assert not page.locator(".hint").is_visible()
    notes = page.locator(".prints li")
    assert notes.count() == 14
    note = page.locator('.prints li[value="4"]')
    assert note.is_visible()
    assert "Northline Wire" in note.inner_text()
    assert "“Fire chief Ines Tallow said the cause was not known.”" in note.inner_text()
    assert button(page, CAUSE).locator(".note").inner_text() == "4"
    assert len(page.pdf()) > 10_000


def test_on_a_screen_the_notes_for_paper_are_hidden(open_page: Open) -> None:
    page = open_page()
    assert not page.locator(".prints").is_visible()


def test_poisoned_words_do_nothing(open_page: Open, tmp_path: Path) -> None:
    sample = make_brief(POISON)
    path = tmp_path / "poisoned.html"
    path.write_text(render(sample.brief, sample.ledger, "html"), "utf-8")
    page = open_page(path)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for summary in page.locator("details.said > summary").all():
        summary.click()
    assert dialogs == []
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 1
    assert POISON in page.locator("h1").inner_text()
    assert page.title().endswith(POISON)
