"""The demo page in Debian's Chromium, opened from a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sample_brief import make_brief
from writethru.publish import render

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE = {"width": 1360, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not installed: `make test` installs it")
    from playwright.sync_api import sync_playwright

    # the driver is a program of its own, spoken to through a pipe
    os.environ.setdefault("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sample = make_brief()
    path = tmp_path_factory.mktemp("pages") / "brief.html"
    path.write_text(render(sample.brief, sample.ledger, "html"), "utf-8")
    return path


@pytest.fixture
def open_page(chromium: Any, page_file: Path) -> Iterator[Callable[..., Any]]:
    """Opens the page, or another file; at the end nothing may have been said on the console or asked of a network."""
    contexts: list[Any] = []
    said: list[str] = []

    def open_it(path: Path = page_file, *, fragment: str = "", viewport: Any = None, **options: Any) -> Any:
        context = chromium.new_context(viewport=viewport or DESK, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("request", lambda request: asked(request.url))
        page.goto(path.as_uri() + fragment)
        return page

    def asked(url: str) -> None:
        if not url.startswith(("file:", "data:")):
            said.append(f"request: {url}")

    yield open_it
    for context in contexts:
        context.close()
    assert said == []
