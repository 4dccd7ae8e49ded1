"""Who says what as one HTML file that needs nothing else, no script either."""

from __future__ import annotations

from collections.abc import Sequence

from writethru.core.types import Failure
from writethru.ledger.who import Who
from writethru.publish.templating import filled, part
from writethru.publish.voice import MARKS
from writethru.publish.who.page import page_of
from writethru.publish.words import plain


def who_html(who: Who, *, failures: Sequence[Failure] = ()) -> str:
    """The page; ``failures`` are the sources that could not be used."""
    return filled(
        "who.html.j2",
        style=part("base.css") + part("voices.css") + part("who.css"),
        page=page_of(who),
        meanings=MARKS,
        failures=[Failure(plain(failure.source), plain(failure.reason)) for failure in failures],
    )
