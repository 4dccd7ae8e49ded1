"""A page of an invented outlet, put together from parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from writethru.core.types import Article, RawEntry
from writethru.reading.extract import extract

PARAGRAPHS = (
    "The council of Norvale said on Monday that 140 houses had been repaired since the flood in February.",
    "“We are not done, and we will not be done by winter,” the town’s engineer, Ada Brennick, told reporters.",
    "She said that the work had cost 3.2 million crowns so far, a third of what the province had promised.",
    "Residents of the lower town disagreed. They said that only the streets around the market had been touched.",
)


def html(
    *,
    head: str = "",
    before: str = "",
    body: str | None = None,
    after: str = "",
    title: str = "Norvale says repairs go on after flood | The Norvale Bell",
    heading: str = "<h1>Norvale says repairs go on after flood</h1>",
    lang: str = ' lang="en"',
) -> str:
    """A whole page; ``body`` replaces the paragraphs."""
    text = "".join(f"<p>{line}</p>\n" for line in PARAGRAPHS) if body is None else body
    return (
        f"<!DOCTYPE html><html{lang}><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>"
        f"{before}<main><article>{heading}{text}</article></main>{after}</body></html>"
    )


@pytest.fixture
def read() -> Callable[..., Article]:
    """Extracts the page made of the given parts."""

    def run(*, url: str | None = None, **parts: str) -> Article:
        return extract(RawEntry("page.html", "html", html(**parts), url=url))

    return run


@pytest.fixture
def make_html() -> Callable[..., str]:
    return html


@pytest.fixture
def paragraphs() -> tuple[str, ...]:
    return PARAGRAPHS
