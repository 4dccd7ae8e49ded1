"""How things are said on a page that we publish: sections, states, kinds of text, numbers.

What any page needs, a report of a check too, is in :mod:`writethru.core.showing`; its words are passed on here.
"""

from __future__ import annotations

from writethru.core.showing import MONTHS as MONTHS
from writethru.core.showing import capital as capital
from writethru.core.showing import count as count
from writethru.core.showing import listed as listed
from writethru.core.showing import place_of as place_of
from writethru.core.showing import plain as plain
from writethru.core.showing import quoted as quoted
from writethru.core.showing import sentence as sentence
from writethru.core.showing import shown as shown
from writethru.core.showing import straight as straight
from writethru.core.showing import web_address as web_address
from writethru.core.showing import when as when
from writethru.core.types import Completeness, EventStatus, RowState, SectionName

SECTIONS: dict[SectionName, str] = {
    "whats_new": "What is new",
    "overview": "Overview",
    "key_actions": "Key actions",
    "expert_opinions": "What experts say",
    "figures": "Figures",
    "not_settled": "What is not settled",
    "background": "Background",
}
STATES: dict[RowState, str] = {
    "agreed": "agreed",
    "updated": "updated",
    "conflicting": "sources conflict",
    "unresolved": "not settled",
    "superseded": "superseded",
}
COMPLETENESS: dict[Completeness, str] = {
    "full": "full text",
    "teaser": "teaser only: the rest of the article was not available",
    "paywalled": "paywalled: only the open part was read",
    "liveblog": "live blog: it changes as it goes on",
}
EVENTS: dict[EventStatus, str] = {
    "happened": "",
    "planned": "planned",
    "possible": "possible",
    "denied": "denied",
}


def number(value: float) -> str:
    """``2,700``, ``1.25 million``, ``0.4``: as news writes it."""
    size = abs(value)
    for name, unit in (("trillion", 1e12), ("billion", 1e9), ("million", 1e6)):
        if size >= unit:
            return f"{value / unit:,.3f}".rstrip("0").rstrip(".") + f" {name}"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def inside(who: str) -> str:
    """A speaker as it stands within a sentence: "the provincial government", "a spokesman"."""
    article, _, rest = who.partition(" ")
    return f"{article.lower()} {rest}" if article in ("The", "A", "An") and rest else who
