"""Are the articles about one thing?

Two articles are taken to be on one matter when they share rare words: names above all, and other words that do not
stand in news pages of every kind. A chain is enough, so that an analysis which shares little with one report and much
with another belongs to both. The thresholds are set so that reports, features and analyses of one story are never
parted; two matters that share their names can pass for one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources

from writethru.core.types import Article, Reading
from writethru.story.names import name_of

# shared rare words: the least number, and the least share of those of the article that has fewer
_LEAST = 3
_SHARE = 0.1
# as many shared rare names do as well
_NAMES = 2
# an article with fewer rare words is too short to be told apart
_SHORT = 8
# articles that one word may point at: one in more joins them through the earlier ones
_POSTINGS = 60
# matters named in a note
_SHOWN = 4

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


@cache
def common_words() -> frozenset[str]:
    """Words that news pages of every kind share."""
    text = resources.files("writethru.story").joinpath("common_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def rare_words(article: Article) -> tuple[frozenset[str], frozenset[str]]:
    """The rare words of an article and its title, and those of them that are written as names.

    The outlet's own name and that of the agency it credits tell nothing of the matter and are left out.
    """
    own = {word.lower() for word in _WORD.findall(f"{article.outlet or ''} {article.credit or ''}")}
    words, names = set(), set()
    for match in _WORD.finditer(f"{article.title}\n{article.text}"):
        word = _POSSESSIVE.sub("", match.group())
        low = word.lower()
        if len(word) < 3 or low in common_words() or low in own:
            continue
        words.add(low)
        if word[0].isupper():
            names.add(low)
    return frozenset(words), frozenset(names)


def matters(readings: Sequence[Reading]) -> list[tuple[str, ...]]:
    """The article ids grouped by matter, the largest group first; one group where all are about one thing."""
    return group_by_matter([reading.article for reading in readings])


def group_by_matter(articles: Sequence[Article]) -> list[tuple[str, ...]]:
    """The article ids grouped by matter, the largest group first, in the order given within a group.

    Articles too short to be told apart stand with the largest group.
    """
    rare = [rare_words(article) for article in articles]
    mark = _marks(rare)
    told = Counter(mark[n] for n in range(len(articles)) if len(rare[n][0]) >= _SHORT)
    if len(told) < 2:
        return [tuple(article.id for article in articles)]
    size = Counter(mark)
    order = sorted(told, key=lambda m: (-size[m], mark.index(m)))
    return [
        tuple(a.id for n, a in enumerate(articles) if mark[n] == m or (m == order[0] and mark[n] not in told))
        for m in order
    ]


def _marks(rare: Sequence[_Rare]) -> list[int]:
    """For each article the number of the first article of its matter."""
    parent = list(range(len(rare)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    index: dict[str, list[int]] = {}
    for n, (words, _) in enumerate(rare):
        shared: Counter[int] = Counter()
        for word in sorted(words):
            postings = index.setdefault(word, [])
            shared.update(postings)
            if len(postings) < _POSTINGS:
                postings.append(n)
        for other, count in sorted(shared.items()):
            if root(other) != root(n) and _one_matter(rare[n], rare[other], count):
                first, last = sorted((root(other), root(n)))
                parent[last] = first
    return [root(n) for n in range(len(rare))]


_Rare = tuple[frozenset[str], frozenset[str]]


def _one_matter(a: _Rare, b: _Rare, shared: int) -> bool:
    fewer = min(len(a[0]), len(b[0]))
    return (shared >= _LEAST and shared >= _SHARE * fewer) or len(a[1] & b[1]) >= _NAMES


def different_matters(articles: Sequence[Article]) -> tuple[str, ...]:
    """A note on which articles are on another matter, why we think so and what to try; none where all are on one."""
    groups = group_by_matter(articles)
    if len(groups) == 1:
        return ()
    by_id = {article.id: article for article in articles}
    named = [" and ".join(_titles([by_id[key] for key in group])) for group in groups[:_SHOWN]]
    if len(groups) > _SHOWN:
        named.append(f"{len(groups) - _SHOWN} more")
    return (
        f"the sources are on {len(groups)} different matters: {'; '.join(named)}; they share almost no names or rare "
        "words. Give each matter in a run of its own",
    )


def _titles(articles: Sequence[Article]) -> list[str]:
    shown = [f"“{article.title or article.text[:60]}” ({name_of(article)})" for article in articles[:2]]
    return [*shown, f"{len(articles) - 2} more"] if len(articles) > 2 else shown
