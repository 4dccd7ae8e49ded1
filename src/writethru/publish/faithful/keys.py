"""Words as they are compared here: by stem and by name, with few words for others.

The thesaurus of the check takes "village" and "city" for one, since there a false alarm is the worse fault; here only
words that no reader would tell apart are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from writethru.check.quotes import quoted
from writethru.check.words import name_key, numbers, stem
from writethru.core.tree import Tree
from writethru.core.types import Reading, Sentence, Span

Keys = frozenset[str]

# words that say nothing by themselves, and the plain words for saying
FREE = frozenset(
    """a an the this that these those and of to in on at by for with as than which who whom whose where when what it its
    he she they him her them his hers their theirs itself himself herself themselves there be am is are was were been
    being have has had having do does did doing say says said saying added according 's ’s s ' ’ also""".split()
)
MONTHS = frozenset("january february march april may june july august september october november december".split())
# verbs that carry no deed
LIGHT = frozenset({"be", "have", "do", "say"})
PRONOUNS = frozenset("he she it they him her them his its their who whom whose which that i we you us our my".split())
_SAME = """
start begin commence
injured wounded hurt
company firm
inquiry investigation probe
blaze fire
quake earthquake
buy purchase
around about roughly approximately
talks negotiations
because since
per percent cent
may might
would will
"""
_GROUP = {stem(word): "=" + line.split()[0] for line in _SAME.strip().splitlines() for word in line.split()}


@lru_cache(maxsize=65536)
def word_keys(word: str, lemma: str, name: bool) -> Keys:
    """What a word may be known by; two words are the same where they share one."""
    bare = word.removesuffix("'s").removesuffix("’s").strip("'’-.")
    if bare[:1].isdigit() or (lemma == "#"):
        return frozenset(f"#{value:.12g}" for value in numbers(word)) or frozenset({bare})
    out = {_GROUP.get(key, key) for key in (stem(bare), stem(lemma)) if key}
    out.update(f"#{value:.12g}" for value in numbers(bare) if value >= 2)
    if name:
        out.add("@" + name_key(bare))
    return frozenset(out)


def keys(tree: Tree, i: int) -> Keys:
    """The keys of a token."""
    token, word = tree.tokens[i], tree.lower(i)
    if word == "%":
        return word_keys("percent", "percent", False)
    if token.pos == "NUM":
        found = frozenset(f"#{value:.12g}" for value in numbers(word))
        if found:
            return found
    return word_keys(word, token.lemma.lower(), token.pos == "PROPN" or tree.word(i)[:1].isupper())


def is_word(tree: Tree, i: int) -> bool:
    """A token that must stand in the cited sentences: no punctuation, and no word that says nothing."""
    word = tree.lower(i)
    return word[:1].isalnum() and word not in FREE


def same(a: Keys, b: Keys) -> bool:
    return not a.isdisjoint(b)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the comparison: a tree, its reading and the sentences that count."""

    tree: Tree
    reading: Reading

    @property
    def sentences(self) -> Sequence[Sentence]:
        return self.reading.sentences

    def tokens(self) -> Iterator[int]:
        for sentence in self.sentences:
            yield from range(sentence.first, sentence.last)

    def quoted_spans(self) -> tuple[Span, ...]:
        """What stands in quotation marks."""
        return quoted(self.tree.text, self.sentences)

    def quoted(self) -> frozenset[int]:
        """The tokens in quotation marks."""
        spans = self.quoted_spans()
        return frozenset(i for i in self.tokens() if any(s.start <= self.tree.tokens[i].start < s.end for s in spans))


def side(reading: Reading) -> Side:
    return Side(Tree(reading.article.text, reading.tokens), reading)


def vocabulary(sides: Sequence[Side]) -> Keys:
    """The keys of all words of the sides, and of the full names of those who speak or are named in them."""
    out: set[str] = set()
    for one in sides:
        for i in one.tokens():
            out |= keys(one.tree, i)
        for statement in one.reading.statements:
            if statement.speaker:
                out |= name_keys(statement.speaker.canonical)
        for entity in one.reading.entities:
            out |= name_keys(entity.canonical)
    return frozenset(out)


def name_keys(name: str) -> Keys:
    """The keys of the capitalised words of a name."""
    out: set[str] = set()
    for word in name.replace(",", " ").split():
        if word[:1].isupper():
            out |= word_keys(word.lower(), word.lower(), True)
    return frozenset(out)
