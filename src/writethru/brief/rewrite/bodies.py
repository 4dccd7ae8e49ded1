""" "The company", "the club": a body that only the line before names, given its name."""

from __future__ import annotations

import re

from writethru.brief.material import View
from writethru.brief.names import Cast, guessed, introduced, trusted
from writethru.brief.rewrite.sketch import Sketch, put
from writethru.core.types import Sentence

_BODIES = frozenset("company firm club union council university airline bank charity hospital insurer retailer".split())


_FIRMS = frozenset("company firm airline bank insurer retailer".split())
_NO_FIRM = re.compile(
    r"\b(?:ministry|office|department|agency|government|authority|council|commission|court|police|union|workers|federation"
    r"|association|institute|university|board|party|society|hospital|trust|club|bureau|network|group of)\b",
    re.I,
)


def bodies(row: Sketch, view: View, sentence: Sentence, cast: Cast) -> Sketch:
    """The sketch with "the company" as the one body that speaks under these words in the article.

    Left as it is where several do, where the reading had to guess, or where the line has a name before it.
    """
    tree = view.tree
    for i in range(sentence.first, sentence.last - 1):
        noun = tree.lower(i + 1)
        if tree.lower(i) != "the" or noun not in _BODIES or tree.children(i + 1, "relcl", "acl", "appos", "amod"):
            continue
        if any(k not in (i,) for k in tree.children(i + 1) if tree.tokens[k].pos != "PUNCT"):
            continue
        place = row.index(i)
        if place is None or row.index(i + 1) is None or row.pieces[place].speaker or row.pieces[place].quoted:
            continue
        after = tree.lower(i + 2) if i + 2 < sentence.last else ""
        who = cast.find(_meant(view, noun))
        if who is None or who.kind == "person" or after in ("'s", "’s"):
            return row
        words = {word for word in re.findall(r"\w+", who.name) if word[:1].isupper()}
        before = " ".join(piece.text for piece in row.pieces[:place])
        if any(re.search(rf"\b{re.escape(word)}\b", before) for word in words):
            return row
        if any(
            e.type in ("ORG", "GPE")
            and (view.article.outlet or "-") not in e.text
            and sentence.start <= e.start < tree.tokens[i].start
            for e in view.reading.entities
        ):
            # the body may be the one that the sentence has named
            return row
        return put(row, [i, i + 1], introduced(who), speaker=who.key) or row
    return row


def _meant(view: View, noun: str) -> str:
    """The one name under which "the NOUN" speaks in the article, or ""."""
    speakers = [s.speaker for s in view.reading.statements if s.speaker]
    said = [s for s in speakers if s.text.strip().lower() == f"the {noun}" and s.resolved_by == "description"]
    if any(guessed(view, s) for s in said):
        return ""
    if noun in _FIRMS:
        # a firm's name does not say that it is one: it must be the only body that could be
        named = {s.canonical for s in speakers if s.resolved_by in ("name", "acronym") and s.kind == "organisation"}
        firms = {name for name in named if not _NO_FIRM.search(name)}
        names = {s.canonical for s in said} if len(firms) == 1 else set()
        names = names if names <= firms else set()
    else:
        names = {trusted(s) for s in said}
    name = names.pop() if len(names) == 1 else ""
    return name if name[:1].isupper() else ""
