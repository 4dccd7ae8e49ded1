"""Which words may mean the same and which are opposites, from a table of Open English WordNet that lies beside."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from writethru.check.words import concept, stem

# opposites and near opposites of news copy that the table lacks
_ALSO = """
agree refuse decline deny|accept refuse decline reject deny|confirm deny reject dispute|admit deny
affirm deny|manage fail
raise cut lower|start end stop|begin end stop|rise drop decline|increase reduce cut|grow shrink
buy sell|gain lose|win lose
open close shut|allow ban block bar|support oppose|approve reject veto|enter leave|arrive leave depart|hire fire dismiss
arrest release free|before after|more fewer less|above below|more less|large small|higher lower|early late|north south
east west|profit loss|surplus deficit|growth decline|majority minority|victory defeat|ally enemy|buyer seller
employer employee|winner loser|summer winter|public private|legal illegal|strong weak|strengthen weaken|improve worsen
widen narrow|broad narrow|wide narrow|tighten loosen ease|send withdraw|build demolish|praise criticise|domestic foreign
safe dangerous unsafe|likely unlikely|possible impossible|true false|join leave|keep drop|attack defend|export import
morning evening|day night|male female|man woman|men women|northern southern|eastern western|rich poor|old young new
"""

# words of one sense in news copy that share none in the table
_SAME = """
train practise practice drill exercise|strand stick stuck trap|say state tell note add|doctor medic physician
move shift transfer|lend loan|shed cut lose|jobs posts|ask request|show indicate reveal
"""

# letters of a word that "un" and the like may be put before
SHORTEST = 4


class _Table:
    """Senses by word, wider senses by sense, opposites by word."""

    def __init__(self, text: str) -> None:
        self.senses: dict[str, frozenset[str]] = {}
        self.wider: dict[str, frozenset[str]] = {}
        self.opposites: dict[str, set[str]] = {}
        for line in text.splitlines():
            head, *rest = line.split()
            if head.startswith("#"):
                continue
            if head.startswith("!"):
                self.opposites.setdefault(head[1:], set()).update(rest)
            elif head.startswith(">"):
                self.wider[head[1:]] = frozenset(rest)
            else:
                self.senses[head] = frozenset(rest)
        self.same: dict[str, set[str]] = {}
        for group in _SAME.strip().replace("\n", "|").split("|"):
            for word in group.split():
                self.same.setdefault(stem(word), set()).update(map(stem, group.split()))
        for group in _ALSO.strip().replace("\n", "|").split("|"):
            first, *others = group.split()
            for other in others:
                self.opposites.setdefault(first, set()).add(other)
                self.opposites.setdefault(other, set()).add(first)


@cache
def _table() -> _Table:
    return _Table((files("writethru.check.against") / "senses.txt").read_text("utf-8"))


def known(word: str) -> bool:
    """Does the table hold senses of a word (a lemma in lower case)?"""
    return _spelt(word) in _table().senses


@lru_cache(maxsize=65536)
def related(a: str, b: str) -> bool:
    """May two lemmas mean the same: one stem or thesaurus group, a shared sense, or a sense of one wider than one of
    the other by a step?"""
    if alike(a, b):
        return True
    table = _table()
    mine, theirs = table.senses.get(_spelt(a), frozenset()), table.senses.get(_spelt(b), frozenset())
    return any(table.wider.get(sense, frozenset()) & theirs for sense in mine) or any(
        table.wider.get(sense, frozenset()) & mine for sense in theirs
    )


@lru_cache(maxsize=65536)
def alike(a: str, b: str) -> bool:
    """The same without the wider senses: one stem or thesaurus group, or a shared sense."""
    if concept(a) == concept(b):
        return True
    table = _table()
    mine, theirs = table.senses.get(_spelt(a), frozenset()), table.senses.get(_spelt(b), frozenset())
    return bool(mine & theirs) or stem(b) in table.same.get(stem(a), ())


def _spelt(word: str) -> str:
    """A British spelling as the table has it."""
    if word in _table().senses:
        return word
    for old, new in (
        ("ise", "ize"),
        ("ised", "ized"),
        ("ising", "izing"),
        ("yse", "yze"),
        ("our", "or"),
        ("tre", "ter"),
    ):
        if word.endswith(old) and word.removesuffix(old) + new in _table().senses:
            return word.removesuffix(old) + new
    return {"practise": "practice", "practising": "practicing", "licence": "license", "defence": "defense"}.get(
        word, word
    )


def opposite(a: str, b: str) -> bool:
    """Are two lemmas opposites: by the table, or because one is the other behind "un", "dis" or "non"?"""
    table = _table()
    if b in table.opposites.get(a, ()) or a in table.opposites.get(b, ()):
        return True
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return len(short) >= SHORTEST and any(long == prefix + short for prefix in ("un", "dis", "non"))
