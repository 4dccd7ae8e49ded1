"""Names that an article gives with their short form: "Doctors for the Valley (DFV)", "Tolm del Norte, or Tolnor,"."""

from __future__ import annotations

from collections.abc import Iterator

from writethru.core.tree import Tree

_SMALL = frozenset("of the and for in on to a an at de del la le du des di da von und y e & 's ’s".split())
# words of a name at most
_REACH = 10
_ALSO = (("or",), ("known", "as"), ("also", "known", "as"), ("called",), ("abbreviated", "as"))


def spelled_out(tree: Tree) -> list[tuple[int, int]]:
    """Tokens ``[first, last)`` of names whose initials the acronym in brackets behind them gives, and of each place
    where the same words stand without it."""
    found: list[tuple[int, int]] = []
    for k in range(2, len(tree) - 1):
        if tree.lower(k - 1) == "(" and tree.lower(k + 1) == ")" and _is_acronym(tree.word(k)):
            first = _begin(tree, k - 1, tree.word(k))
            if first is not None:
                found.append((first, k - 1))
    names = {tuple(tree.word(i) for i in range(first, last)) for first, last in found}
    return sorted({*found, *_again(tree, names)}) if found else []


def _is_acronym(word: str) -> bool:
    return 2 <= len(word) <= 7 and word.isalpha() and word.isupper()


def _begin(tree: Tree, end: int, acronym: str) -> int | None:
    """First word of the name before ``end`` with these initials; small words may be left out of the acronym."""
    letters = list(acronym.upper())
    k = end - 1
    while k >= 0 and end - k <= _REACH:
        word = tree.word(k)
        initial = word[:1].upper()
        if "\n" in tree.text[tree.tokens[k].end : tree.tokens[k + 1].start]:
            return None
        if letters and initial == letters[-1] and (word[:1].isupper() or word.lower() in _SMALL):
            letters.pop()
        elif word.lower() not in _SMALL:
            return None
        if not letters:
            return k if word[:1].isupper() and end - k > 1 else None
        k -= 1
    return None


def _again(tree: Tree, names: set[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    starts = {name[0] for name in names}
    lengths = sorted({len(name) for name in names})
    for i in range(len(tree)):
        if tree.word(i) not in starts:
            continue
        for n in lengths:
            if i + n <= len(tree) and tuple(tree.word(j) for j in range(i, i + n)) in names:
                yield i, i + n


def short_form(tree: Tree, last: int) -> str | None:
    """The short form that an article gives right behind a name ending before ``last``: in brackets, or after "or"."""
    n = len(tree)
    if last + 2 < n and tree.lower(last) == "(" and tree.lower(last + 2) == ")":
        word = tree.word(last + 1)
        if 2 <= len(word) <= 10 and word[0].isupper() and (sum(map(str.isupper, word)) >= 2 or word.isalpha()):
            return word
    if last + 3 < n and tree.lower(last) == ",":
        for words in _ALSO:
            at = last + 1 + len(words)
            if at + 1 < n and tuple(tree.lower(k) for k in range(last + 1, at)) == words:
                word = tree.word(at)
                if word[0].isupper() and len(word) > 1 and tree.lower(at + 1) in (",", ".", ";"):
                    return word
    return None


def stands_for(short: str, name: str) -> bool:
    """Whether a short form can be that of a name: an acronym by its first letter, a word by its letters in order."""
    words = name.split()
    if len(words) < 2 or short in words:
        return False
    if sum(map(str.isupper, short)) >= 2:
        letters = {word[0].upper() for word in words if word[0].isupper()}
        return short[0].upper() in letters or len(words) > 2
    letters_of = iter(_plain("".join(words)))
    return _plain(short)[0] == _plain(name)[0] and all(char in letters_of for char in _plain(short))


def _plain(text: str) -> str:
    """Lower-case letters without their marks."""
    from unicodedata import normalize

    return "".join(char for char in normalize("NFKD", text.lower()) if char.isalpha())
