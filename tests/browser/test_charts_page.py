"""The page of charts as a reader meets it: wide, on a phone, in the dark, on paper, without the network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sample_charts import make_ledger
from writethru.publish.charts.page import charts_html
from writethru.publish.charts.points import counted_series
from writethru.publish.charts.range import range_spec
from writethru.publish.charts.render import svg
from writethru.publish.charts.timeline import timeline_items

Open = Callable[..., Any]
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def charts_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledger = make_ledger()
    series = counted_series(ledger)
    path = tmp_path_factory.mktemp("charts") / "charts.html"
    path.write_text(charts_html(ledger, series, kind="range", items=timeline_items(ledger, series)), "utf-8")
    return path


@pytest.mark.parametrize(("width", "shown", "hidden"), [(1280, ".wide", ".narrow"), (390, ".narrow", ".wide")])
def test_each_width_has_its_picture_and_nothing_is_wider_than_the_window(
    open_page: Open, charts_file: Path, width: int, shown: str, hidden: str
) -> None:
    page = open_page(charts_file, viewport={"width": width, "height": 800})
    assert page.locator(f"{shown} svg").first.is_visible()
    assert not page.locator(f"{hidden} svg").first.is_visible()
    page.locator("summary").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = page.evaluate(
        f"[...document.querySelectorAll('{shown} svg text')].map(t => t.getBoundingClientRect().height)"
    )
    assert min(size for size in sizes if size) >= 11


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_follow_the_scheme(open_page: Open, charts_file: Path, scheme: str) -> None:
    page = open_page(charts_file, color_scheme=scheme)
    ink = page.evaluate(
        "getComputedStyle([...document.querySelectorAll('.wide svg text')].find(t => t.textContent =="
        " 'Harrod County')).fill.match(/\\d+/g).map(Number)[0]"
    )
    assert (ink > 200) == (scheme == "dark")


def test_a_mark_names_its_citation(open_page: Open, charts_file: Path) -> None:
    page = open_page(charts_file)
    tips = page.evaluate("[...document.querySelectorAll('.wide [data-figure] title')].map(t => t.textContent)")
    assert any("about 20" in tip and "Osk Echo" in tip and "characters" in tip for tip in tips)


def test_on_paper_the_tables_are_open_and_the_colours_those_of_day(open_page: Open, charts_file: Path) -> None:
    page = open_page(charts_file, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("table q").first.is_visible()
    assert page.locator(".wide svg").first.is_visible()
    ink = page.evaluate(
        "getComputedStyle([...document.querySelectorAll('.wide svg text')].find(t => t.textContent =="
        " 'Harrod County')).fill.match(/\\d+/g).map(Number)[0]"
    )
    assert ink < 60


def test_a_picture_alone_opens_and_turns_dark(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    path.write_text(svg(range_spec(counted_series(make_ledger())[0])), "utf-8")
    page = open_page(path, color_scheme="dark")
    ground = page.evaluate("getComputedStyle(document.querySelector('rect')).fill.match(/\\d+/g).map(Number)[0]")
    assert ground < 40
    assert page.evaluate("document.querySelector('title').textContent").startswith("People")
