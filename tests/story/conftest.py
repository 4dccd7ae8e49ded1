"""Invented articles: a wire item, and a maker of others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from writethru.core.ids import make_id, sha256
from writethru.core.types import Article

WIRE = Path(__file__).with_name("texts").joinpath("wire.txt").read_text(encoding="utf-8").strip()

Maker = Callable[..., Article]


def build(
    text: str, outlet: str = "Selmouth Echo", published: str | None = "2031-05-09T18:00:00+02:00", **more: str | None
) -> Article:
    """An article of an outlet, with an id of its own."""
    title = more.get("title") or text[:40]
    return Article(
        id=make_id("ar", outlet, published, text),
        revision=1,
        url=None,
        file=None,
        outlet=outlet,
        domain=None,
        title=title,
        byline=(),
        published=published,
        modified=None,
        language="en",
        completeness="full",
        credit=more.get("credit"),
        sha256=sha256(text),
        text=text,
    )


@pytest.fixture
def make() -> Maker:
    return build


@pytest.fixture
def wire() -> Article:
    return build(
        WIRE,
        "Northline",
        "2031-05-09T14:00:00+02:00",
        credit="Northline",
        title="Ferry hits breakwater off Selmouth, 18 dead",
    )
