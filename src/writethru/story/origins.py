"""Which articles carry one text.

Two articles are of one origin when at least half of the five-word runs of the shorter stand in the longer, so that a
cut, a new top, a changed digit or a dropped paragraph leaves a copy a copy. An article that credits an agency whose
own item is among the articles needs a fifth. Names of outlets alone join nothing.

The texts are compared through an index of runs, longest text first; a text that is nearly all in another adds nothing
to the index. That keeps the comparison exact and its cost near linear for thousands of copies, which is why no
approximate hashing is used here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from writethru.core.ids import make_id
from writethru.core.types import Article, Origin
from writethru.story.copies import swaps
from writethru.story.names import fold, is_agency_of, name_of, when
from writethru.story.shingles import runs_of, share, words_of

COPY = 0.5
CREDITED = 0.2
# a text with this share of its runs in an indexed one is not indexed itself
COVERED = 0.9
# runs that must be shared at all: below, a boilerplate line would do
FEW = 6
# articles that one run may point at; boilerplate of one outlet stands in all of its pages
_POSTINGS = 400
# articles with which a lone one is compared to say by how much it differs
_COMPARED = 100
# differing numbers named in notes for one origin
_SWAPS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class _Text:
    article: Article
    runs: frozenset[str]
    plain: str


def find_origins(articles: Sequence[Article]) -> tuple[tuple[Origin, ...], tuple[str, ...]]:
    """The origins in order of their leads' publication, and notes on numbers in which copies differ."""
    texts = []
    for article in articles:
        words = words_of(article.text)
        texts.append(_Text(article, runs_of(words), " ".join(word.text for word in words)))
    groups = _groups(texts)
    origins, notes = [], []
    for members in groups:
        lead = _lead(members)
        origins.append(_origin(lead, members, texts))
        notes += _swap_notes(lead, members)
    place = {article.id: n for n, article in enumerate(sorted(articles, key=when))}
    origins.sort(key=lambda origin: place[origin.lead])
    return tuple(origins), tuple(notes)


def _groups(texts: list[_Text]) -> list[list[_Text]]:
    """Texts joined by copying, directly or through a third."""
    order = sorted(range(len(texts)), key=lambda n: (-len(texts[n].runs), texts[n].article.id))
    parent = list(range(len(texts)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    index: dict[str, list[int]] = {}
    exact: dict[str, int] = {}
    for n in order:
        text = texts[n]
        if text.plain in exact:
            parent[root(n)] = root(exact[text.plain])
            continue
        exact[text.plain] = n
        shared = Counter(other for run in text.runs for other in index.get(run, ()))
        covered = False
        for other, count in sorted(shared.items()):
            part = count / len(text.runs)
            if _is_copy(text, texts[other], count, part):
                parent[root(n)] = root(other)
                covered = covered or part >= COVERED
        if not covered:
            for run in text.runs:
                postings = index.setdefault(run, [])
                if len(postings) < _POSTINGS:
                    postings.append(n)
    found: dict[int, list[_Text]] = {}
    for n, text in enumerate(texts):
        found.setdefault(root(n), []).append(text)
    return list(found.values())


def _is_copy(shorter: _Text, longer: _Text, count: int, part: float) -> bool:
    if count < min(FEW, len(shorter.runs)):
        return False
    return part >= COPY or (part >= CREDITED and bool(_credits(shorter, longer) or _credits(longer, shorter)))


def _credits(a: _Text, b: _Text) -> str | None:
    """The credit by which ``a`` names the outlet of ``b`` as its agency, if it does."""
    if fold(a.article.outlet) != fold(b.article.outlet) and is_agency_of(b.article, a.article.credit):
        return a.article.credit
    return None


def _lead(members: list[_Text]) -> _Text:
    """The agency's own item; else the earliest, and of those of one time the fullest."""

    def rank(text: _Text) -> tuple[bool, bool, str, int, str]:
        agency = any(is_agency_of(text.article, other.article.credit) for other in members)
        undated, stamp, key = when(text.article)
        return not agency, undated, stamp, -len(text.runs), key

    return min(members, key=rank)


def _origin(lead: _Text, members: list[_Text], texts: list[_Text]) -> Origin:
    members = sorted(members, key=lambda text: (text is not lead, when(text.article)))
    ids = tuple(text.article.id for text in members)
    if len(members) > 1:
        why = "; ".join(_why(text, lead) for text in members[1:])
    else:
        why = _why_alone(lead, texts)
    return Origin(make_id("or", lead.article.id), lead.article.id, ids, why)


def _percent(part: float) -> int:
    return int(part * 100 + 0.5)


def _why(text: _Text, lead: _Text) -> str:
    """Why a text is of the lead's origin, in words."""
    name, of = name_of(text.article), name_of(lead.article)
    if text.plain == lead.plain:
        said = f"{name} carries the text of {of} word for word"
    else:
        there, back = share(text.runs, lead.runs), share(lead.runs, text.runs)
        if there >= COPY or there >= back:
            said = f"{_percent(there)} % of the 5-word runs of {name} stand in {of}"
        else:
            said = f"{_percent(back)} % of the 5-word runs of {of} stand in {name}"
    return f"{said}, which it credits" if _credits(text, lead) else said


def _why_alone(lead: _Text, texts: list[_Text]) -> str:
    others = [text for text in texts if text is not lead]
    if not others:
        return "the only article"
    if len(others) > _COMPARED:
        return f"no other article holds {_percent(COPY)} % of its 5-word runs"
    if not any(lead.runs & text.runs for text in others):
        return "no other article shares a run of 5 words with it"
    most = max(share(lead.runs, text.runs) for text in others)
    return f"no other article holds more than {max(1, _percent(most))} % of its 5-word runs"


def _swap_notes(lead: _Text, members: list[_Text]) -> list[str]:
    """One note for each number in which a copy differs from its lead."""
    notes = []
    for text in sorted(members, key=lambda text: when(text.article)):
        if text is lead or text.plain == lead.plain:
            continue
        found = swaps(lead.article, text.article)
        for swap in found[:_SWAPS_SHOWN]:
            around = " ".join(text.article.text[max(0, swap.b_span.start - 40) : swap.b_span.end + 40].split())
            notes.append(
                f"{name_of(text.article)} has {swap.b_text} where {name_of(lead.article)} has {swap.a_text} "
                f"in the same text: … {around} …"
            )
        if len(found) > _SWAPS_SHOWN:
            notes.append(f"{name_of(text.article)} differs from {name_of(lead.article)} in {len(found)} numbers in all")
    return notes
