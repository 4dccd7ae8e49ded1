"""NAM001: a name spelled unlike the sources."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.edits import decides_in, replaced
from writethru.check.rule import Rule
from writethru.check.words import name_key
from writethru.core.tree import Tree
from writethru.core.types import Finding, Span

_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
SHORTEST = 4
# what may stand in a person's name and is no given name
TITLES = frozenset(
    "president minister premier chancellor secretary senator governor mayor councillor commissioner ambassador envoy "
    "general colonel major captain lieutenant sergeant admiral commander inspector superintendent officer judge "
    "justice prosecutor doctor professor director chairman chairwoman chair chief bishop father sister brother pope "
    "rabbi imam sheikh king queen prince princess lord lady dame baron count uncle aunt coach manager engineer miss "
    "madam mister".split()
)
# from this length on two letters may differ
LONG = 8
# share of the draft sentence that a source sentence must hold for the name in it to be the one meant
NEAR = 0.35


class NameSpelling(Rule):
    """## What it does
    Reports a capitalised name that no source has but that is one letter (in long names two) away from a name in the
    sources, and an unknown given name before a surname whose one bearer in the sources has another. A place and its
    people, plurals, missing accents and short forms of a name are not reported.

    ## Why it matters
    A misspelt name is the error that its bearer sees first, and it makes every search for the person fail.

    ## Example
        Mayor Erik Lindholm-Strand. (The sources: Eric Lindholm-Strand)

    ## Instead
        Mayor Eric Lindholm-Strand.

    ## Fix
    The spelling of the sources is offered. ``--fix`` writes it where the source sentence that the draft's rests on has
    the name and no source has another as near.
    """

    code = "NAM001"
    name = "name-spelling"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        names, words = _source_words(ctx)
        keys = {name_key(word) for word in words}
        given = _given_names(ctx)
        copy = set(ctx.copy) | {i for i in range(len(ctx.sentences)) if ctx.region(i) == "table"}
        for i in sorted(copy):
            sentence = ctx.sentences[i]
            for k in range(sentence.first, sentence.last):
                token = ctx.tree.tokens[k]
                word = _bare(ctx.tree.word(k))
                if not _is_name(word, token.pos, token.ent) or _plain(word) in words or name_key(word) in keys:
                    continue
                like = _like(word, names)
                right = like or _given_name(ctx.tree, k, given)
                if right:
                    span = Span(token.start, token.start + len(word))
                    cited = _where(ctx, right)
                    yield self.finding(
                        f'"{word}" is spelled unlike the sources: "{right}"',
                        span,
                        citations=[ctx.cite(place) for place in cited],
                        fix=right,
                        edit=replaced(
                            ctx, span, right, certain=like is not None and _known_here(ctx, i, word, like, names)
                        ),
                        deciding=[decides_in(ctx, place, right) for place in cited],
                    )


def _bare(word: str) -> str:
    return word[:-2] if word[-2:] in ("'s", "’s") else word


def _plain(word: str) -> str:
    """Lower case without accents."""
    folded = unicodedata.normalize("NFKD", word.lower().replace("ø", "o").replace("ł", "l").replace("ß", "ss"))
    return "".join(char for char in folded if not unicodedata.combining(char))


def _is_name(word: str, pos: str, ent: str) -> bool:
    if len(word) < SHORTEST or not word[0].isupper() or not word.replace("-", "").isalpha():
        return False
    return (pos == "PROPN" or ent[2:] in ("PERSON", "GPE", "ORG")) and word.lower() not in _CALENDAR


def _source_words(ctx: Context) -> tuple[Counter[str], set[str]]:
    """Names of the sources with how often they stand there, and all their words without accents in lower case."""
    names: Counter[str] = Counter()
    words: set[str] = set()
    for tree in ctx.trees:
        for k, token in enumerate(tree.tokens):
            word = _bare(tree.word(k))
            words.add(_plain(word))
            if _is_name(word, token.pos, token.ent):
                names[word] += 1
    for reading in ctx.sources:
        for piece in (reading.article.title, reading.article.outlet or "", *reading.article.byline):
            for word in piece.replace("-", " ").split() + piece.split():
                words.add(_plain(_bare(word.strip("‘’“”'\".,:;!?()"))))
    return names, words


def _like(word: str, names: Counter[str]) -> str | None:
    """The most frequent source name within reach, None where there is none."""
    from rapidfuzz.distance import OSA

    best: tuple[int, int, str] | None = None
    for name, count in names.items():
        if abs(len(name) - len(word)) > 2 or name.isupper() != word.isupper():
            continue
        reach = 2 if min(len(name), len(word)) >= LONG else 1
        distance = OSA.distance(_plain(word), _plain(name), score_cutoff=reach)
        if not 0 < distance <= reach or (name[0] != word[0] and len(word) < 6):
            continue
        if _inflected(_plain(word), _plain(name)):
            continue
        rank = (distance, -count, name)
        best = rank if best is None or rank < best else best
    return best[2] if best else None


def _person(tree: Tree, k: int) -> tuple[str, str] | None:
    """Given name and surname where a person's name of two words begins at token ``k``; titles are no given names."""
    if k + 1 >= len(tree.tokens) or tree.tokens[k].ent != "B-PERSON" or tree.tokens[k + 1].ent != "I-PERSON":
        return None
    if k + 2 < len(tree.tokens) and tree.tokens[k + 2].ent == "I-PERSON" and tree.word(k + 2) not in ("'s", "’s"):
        return None
    given, surname = tree.word(k), _bare(tree.word(k + 1))
    named = all(_is_name(word, "PROPN", "") for word in (given, surname))
    return (given, surname) if named and not given.isupper() and given.lower() not in TITLES else None


def _given_names(ctx: Context) -> dict[str, str]:
    """The given name by surname, where the sources know one bearer of the surname only."""
    out: dict[str, set[str]] = {}
    for tree in ctx.trees:
        for k in range(len(tree.tokens)):
            name = _person(tree, k)
            if name is not None:
                out.setdefault(_plain(name[1]), set()).add(name[0])
    return {surname: min(names) for surname, names in out.items() if len(names) == 1}


def _given_name(tree: Tree, k: int, given: dict[str, str]) -> str | None:
    """The source's given name where the draft has one of its own before the same surname, short forms let pass."""
    name = _person(tree, k)
    right = given.get(_plain(name[1])) if name else None
    if name is None or right is None:
        return None
    mine, theirs = _plain(name[0]), _plain(right)
    return None if mine in theirs or theirs in mine else right


def _inflected(a: str, b: str) -> bool:
    """One is the other with an ending: plural, people of a place."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short) and long[len(short) :] in ("s", "n", "i", "an", "is", "es", "ns")


def _known_here(ctx: Context, i: int, word: str, right: str, names: Counter[str]) -> bool:
    """Does a source sentence that the draft's rests on hold this name, and no source another that is as near?"""
    others = Counter({name: count for name, count in names.items() if _plain(name) != _plain(right)})
    if _like(word, others) is not None:
        return False
    wanted = re.compile(rf"(?<!\w){re.escape(right)}(?!\w)")
    return any(wanted.search(ctx.source_text(hit.place)) for hit in ctx.hits(i, floor=NEAR))


def _where(ctx: Context, name: str) -> list[Place]:
    """The first source sentence that holds the name."""
    for number, (reading, tree) in enumerate(zip(ctx.sources, ctx.trees, strict=True)):
        for k, sentence in enumerate(reading.sentences):
            if any(_bare(tree.word(i)) == name for i in range(sentence.first, sentence.last)):
                return [Place(number, k)]
    return []


PLUGIN = NameSpelling()
