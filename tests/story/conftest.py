"""Invented articles: a wire item, and a maker of others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from writethru.core.ids import make_id, sha256
from writethru.core.types import Article

WIRE = """SELMOUTH (Northline) - At least 18 people died when the ferry Aster struck a breakwater off Selmouth in thick fog early on Friday, the coastguard said, and 26 others were still missing by nightfall.

The coastguard said that 143 passengers and 12 crew had been on board. Its commander, Petra Voss, told reporters at the harbour that divers would go down again at first light.

"We will look in every cabin, and then we will look in every cabin once more," Voss said. "I owe the families that much, and I will not promise them anything else tonight."

The operator, Brackwater Lines, said the Aster had passed an inspection in March and that its radar had been replaced over the winter. The seafarers' union disputed that, saying that crew had reported faults with the equipment on four occasions since the spring.

Transport Minister Halden Ruse ordered an inquiry. He said that the harbour authority had closed the western channel and that ferries would be sent through the eastern one until further notice.

Fishing boats brought about 60 survivors ashore in the first hour. Three of them were in a critical condition, a spokeswoman for the county hospital said."""

Maker = Callable[..., Article]


def build(text: str, outlet: str = "Selmouth Echo", published: str | None = "2031-05-09T18:00:00+02:00", **more: str | None) -> Article:
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
    return build(WIRE, "Northline", "2031-05-09T14:00:00+02:00", credit="Northline", title="Ferry hits breakwater off Selmouth, 18 dead")
