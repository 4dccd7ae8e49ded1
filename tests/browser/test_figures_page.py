"""The page of who counts what as a reader meets it: wide, on a phone, in the dark, on paper, without the network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sample_counts import Said, exact, ledger_of, relate
from writethru.publish.figures.html import figures_html
from writethru.publish.figures.table import who_counts_what

Open = Callable[..., Any]
GIVEN = [
    exact("Pit Wire", "Mine Rescue", 9, as_of="2031-10-03T07:00"),
    exact("Pit Wire", "Mine Rescue", 12, as_of="2031-10-04"),
    Said(
        "Vale Post", "the Federation of Underground Workers of the Marlock Basin", "at least 20", 20, None, "at_least"
    ),
    exact("Vale Post", "the hospital", 4, measure="injured"),
    exact("The Lamp", "", 7, measure="other", unit=None),
]


@pytest.fixture(scope="module")
def figures_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    relations = [
        relate(GIVEN, 1, 2, "conflict", "12 (Mine Rescue) and at least 20 (the union) cannot both hold"),
        relate(GIVEN, 0, 1, "update", "raised from 9 to 12, by the same speaker"),
    ]
    ledger = ledger_of(GIVEN, [((0, 1, 2), "conflicting"), ((3,), "agreed"), ((4,), "agreed")], relations)
    path = tmp_path_factory.mktemp("figures") / "figures.html"
    path.write_text(figures_html(who_counts_what(ledger)), "utf-8")
    return path


@pytest.mark.parametrize(("width", "shown", "hidden"), [(1280, ".wide", ".narrow"), (340, ".narrow", ".wide")])
def test_each_width_has_its_picture_and_nothing_is_wider_than_the_window(
    open_page: Open, figures_file: Path, width: int, shown: str, hidden: str
) -> None:
    page = open_page(figures_file, viewport={"width": width, "height": 800})
    assert page.locator(f"{shown} svg").first.is_visible()
    assert not page.locator(f"{hidden} svg").first.is_visible()
    page.locator("summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    room = page.evaluate("Math.min(...[...document.querySelectorAll('td.value')].map(e => e.clientWidth))")
    assert room > (200 if width > 1000 else width - 100)
    assert page.evaluate("[...document.querySelectorAll('.scroll')].every(e => e.scrollWidth <= e.clientWidth)")


def test_a_link_leads_to_its_value_which_is_lit(open_page: Open, figures_file: Path) -> None:
    page = open_page(figures_file)
    page.locator(".links a").first.click()
    row = page.locator(":target")
    assert row.get_attribute("id") == "v2"
    assert page.evaluate("getComputedStyle(document.querySelector(':target')).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_on_paper_the_words_of_the_articles_are_open(open_page: Open, figures_file: Path) -> None:
    page = open_page(figures_file, color_scheme="dark")
    assert not page.locator(".quotes q").first.is_visible()
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".quotes q").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_in_both_schemes(open_page: Open, figures_file: Path, scheme: str) -> None:
    page = open_page(figures_file, color_scheme=scheme)
    lightness = page.evaluate(
        "[...document.querySelectorAll('td.value, .wide svg text, .state, .kind')].map(e => {"
        " const s = getComputedStyle(e), c = (e.closest('svg') ? s.fill : s.color).match(/\\d+/g).map(Number);"
        " return (c[0] * 2 + c[1] * 5 + c[2]) / 8; })"
    )
    assert len(lightness) > 8
    assert min(lightness) > 120 if scheme == "dark" else max(lightness) < 130


def test_every_value_says_its_number_to_those_who_cannot_see(open_page: Open, figures_file: Path) -> None:
    page = open_page(figures_file)
    assert page.get_by_role("row").count() == 6
    assert page.get_by_role("columnheader", name="Who counts").count() == 2
    assert page.get_by_role("figure").first.get_attribute("aria-label").startswith("Range chart: People killed")
