""" "This town", said from the place itself, named for a reader elsewhere: the place of the article's dateline."""

from __future__ import annotations

import re

from writethru.brief.rewrite import trim
from writethru.brief.rewrite.sketch import Sketch, put
from writethru.core.tree import Tree
from writethru.core.types import Sentence

_SETTLEMENT = frozenset("town city village port capital suburb resort hamlet settlement".split())
# a dateline that stands in capitals is named as the article writes it elsewhere, else with capitals at its words' heads
_SMALL = frozenset("de del la las los el da do dos di of the and le sur van den".split())


def dateline_place(text: str) -> str | None:
    """The place of the dateline that opens a text ("PORT LARA, Utopia (XNA) — "), or None where it has none."""
    end = trim.dateline(text)
    if not end:
        return None
    found = re.match(r"([^\W\d_][\w.'’ -]+?)(?=,| \(| ?[—–-]{1,2} )", text[:end])
    if found is None:
        return None
    place = found[1].strip()
    if not place.isupper():
        return place
    written = re.search(rf"\b{re.escape(place)}\b", text[end:], re.I)
    if written and not written[0].isupper():
        return written[0]
    words = [word.capitalize() if word.lower() not in _SMALL else word.lower() for word in place.split()]
    return " ".join([words[0].capitalize(), *words[1:]])


def dateline_country(text: str) -> str | None:
    """The country that the dateline names after its place ("PORT LARA, Utopia (XNA) — "), or None."""
    end = trim.dateline(text)
    found = re.match(r"[^,(—–]+, ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)(?= \(| ?[—–-])", text[:end]) if end else None
    return found[1] if found else None


def placed(row: Sketch, tree: Tree, sentence: Sentence, home: str | None = None) -> Sketch:
    """The sketch with "this fruit-growing town" as the name of the dateline's place.

    ``home`` is the place of the dateline that another article of the same origin has.
    """
    place: str | None = None
    for i in range(sentence.first, sentence.last - 1):
        head = tree.tokens[i].head
        if tree.lower(i) != "this" or tree.lower(head) not in _SETTLEMENT or not i < head <= i + 5:
            continue
        place = place or dateline_place(tree.text) or home
        if place is None:
            return row
        row = put(row, list(range(i, head + 1)), place) or row
    return row
