"""Headlines and labels: "Mayor: no plans to quit", "Bridge shut, police say", "Q: ...", "“Enough.” — Ann Lind".

A parser trained on sentences reads these badly, so they are read by their marks and the shapes of their words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from writethru.core.tree import Tree
from writethru.core.types import Sentence
from writethru.reading.entities import dateline_end
from writethru.reading.statements.candidate import Candidate, Range, trimmed
from writethru.reading.statements.words import CLASSES, REPORTING_NOUNS, REPORTING_VERBS
from writethru.reading.titles import GROUPS, is_person_noun

# tokens of the longest headline, of a label before a colon, and of who says it after a comma or dash
HEADLINE = 32
LABEL = 9
TAIL = 9
# tokens of what a speaker says after a label, at most: what is longer is cut at this length
SPEECH = 1200
_DASHES = frozenset(("-", "–", "—", "―", "--", "---"))
_MARKS = frozenset(("“", "”", '"', "''", "``", "«", "»", "„", "‘", "’", "'"))
# labels that name no speaker
_KICKERS = frozenset(
    """abstract advertisement also alert analysis background breaking caption comment contact correction credit date
    developing editorial example exclusive explainer factbox gallery headline image latest letters links live location
    more news note opinion photo photos picture plus preview read recap related result results review score source
    sources subject summary update updated updates video watch when where who why""".split()
)
# verbs of headlines for what a report would call criticism or support
_HEADLINE_VERBS = frozenset("back bash chide hammer hit knock lash rap rip slam target tout trash whack".split())
# words that are verbs in headlines more often than nouns
_VERBS_FIRST = frozenset("call claim demand pledge promise question report signal urge vow warn".split())
# documents that speak for themselves in a headline
_DOCUMENTS = frozenset(
    """poll report study survey analysis newspaper paper memo letter documents emails filing source sources records
    data review audit court judge police officials aide aides lawyer spokesman spokeswoman""".split()
)


def headline_candidates(tree: Tree, sentence: Sentence, of: list[int]) -> Iterator[Candidate]:
    """What a headline offers in a sentence of it; ``of`` says which quotation each token stands in, -1 for none."""
    last = headline_end(tree, sentence)
    if not last:
        return
    found = [*_tail(tree, 0, last, of), *_verbs(tree, 0, last, of)]
    begin = dateline_end(tree, sentence) if sentence.first == 0 else 0
    colon = next((i for i in range(begin, last) if tree.lower(i) == ":" and of[i] < 0), None)
    if colon is not None:
        found.extend(_colon(tree, colon, 0, last, of))
    yield from (each for each in found if sentence.first <= each.head < sentence.last)


def headline_end(tree: Tree, sentence: Sentence) -> int:
    """The token after the headline that the sentence is part of, 0 where it is none. A headline is a short first line
    of a text; the parser may have cut it at a colon."""
    if sentence.paragraph or sentence.first >= HEADLINE:
        return 0
    last = min(_line_end(tree, 1), HEADLINE + 1)
    return last if last <= HEADLINE else 0


def label_candidates(tree: Tree, sentence: Sentence, of: list[int]) -> Iterator[Candidate]:
    """Labels that name who speaks: at the head of a paragraph ("MR SMITH: ..."), or below a quotation ("— Smith")."""
    first, last = sentence.first, sentence.last
    start = first
    while start < last and tree.lower(start) in _MARKS:
        start += 1
    if sentence.paragraph and starts_line(tree, first):
        for i in range(start, min(start + LABEL, last)):
            if tree.lower(i) == ":":
                if _names(tree, start, i):
                    content = (i + 1, _line_end(tree, i + 1))
                    yield from _made(tree, i, _head(tree, start, i), (content,), "label")
                break
    for i in range(first, last):
        if tree.lower(i) in _DASHES and i > 0:
            yield from _signed(tree, i, of)


def starts_line(tree: Tree, i: int) -> bool:
    """Whether a line break or nothing stands before the token."""
    return i == 0 or "\n" in tree.text[tree.tokens[i - 1].end : tree.tokens[i].start]


def _line_end(tree: Tree, i: int) -> int:
    """The token after the last one of the line, looked for over ``SPEECH`` tokens."""
    limit = min(len(tree), i + SPEECH)
    while i < limit and "\n" not in tree.text[tree.tokens[i - 1].end : tree.tokens[i].start]:
        i += 1
    return i


def _colon(tree: Tree, colon: int, first: int, last: int, of: list[int]) -> Iterator[Candidate]:
    """ "Mayor: no plans to quit", "Mayor on her plans: no", and "No plans to quit: mayor"."""
    if last - colon > 2 and (_names(tree, first, colon) or (colon - first == 1 and _recurs(tree, first, last))):
        toward = next((i for i in range(first + 1, colon) if tree.lower(i) in ("on", "to")), colon)
        yield from _made(tree, colon, _head(tree, first, toward), ((colon + 1, last),), "label")
        return
    end = _without_stop(tree, last)
    short = 0 < end - colon - 1 <= TAIL // 2 and colon - first > 3
    if short and of[colon + 1] < 0 and _voice(tree, colon + 1, end):
        yield from _made(tree, colon, _head(tree, colon + 1, end), ((first, colon),), "label")


def _recurs(tree: Tree, i: int, after: int) -> bool:
    """Whether a word of the headline is a name in the text below it."""
    word = tree.word(i)
    if not word[0].isupper() or tree.lower(i) in _KICKERS:
        return False
    return any(tree.word(k) == word and tree.tokens[k].pos == "PROPN" for k in range(after, len(tree)))


def _tail(tree: Tree, first: int, last: int, of: list[int]) -> Iterator[Candidate]:
    """ "Bridge shut, police say", "Bridge shut, mayor tells council" and "Bridge shut - minister"."""
    end = _without_stop(tree, last)
    if any(tree.lower(i) == "." for i in range(first, end)):
        return
    for i in range(end - 2, max(first + 1, end - TAIL), -1):
        word = tree.lower(i)
        if word == "," and (of[i] < 0 or tree.lower(i + 1) in _MARKS):
            begin = i + 1 if of[i] < 0 else i + 2
            for k in range(begin + 1, end):
                verb = _verb(tree, k)
                if verb and CLASSES.get(verb) in ("say", "show"):
                    yield from _made(tree, k, _head(tree, begin, k), ((first, i),), "tail", verb)
                    break
            return
        if word in _DASHES and of[i] < 0 and of[i - 1] < 0 and end - i <= TAIL // 2 and _voice(tree, i + 1, end):
            yield from _made(tree, i, _head(tree, i + 1, end), ((first, i),), "label")
            return


def _verbs(tree: Tree, first: int, last: int, of: list[int]) -> Iterator[Candidate]:
    """Verbs that the parser took for names or nouns: "Board Warns Bridge May Fall, Calls for Repairs"."""
    who: int | None = None
    for i in range(first + 1, last):
        verb = _verb(tree, i) if of[i] < 0 else None
        if verb is None or i + 1 >= last:
            continue
        before = tree.tokens[i - 1]
        joined = tree.lower(i - 1) in (",", "and") and who is not None
        if not joined:
            if before.pos not in ("PROPN", "NOUN", "ADV", "PUNCT"):
                continue
            start = _clause_start(tree, first, i)
            who = _head(tree, start, i) if start < i else None
        if tree.tokens[i].pos not in ("VERB", "AUX"):
            yield from _made(tree, i, who, ((i + 1, _clause_end(tree, i + 1, last)),), "headline", verb)


def _clause_start(tree: Tree, first: int, i: int) -> int:
    """First word of who does it: after the last semicolon, colon or comma before the verb."""
    for k in range(i - 1, first - 1, -1):
        if tree.lower(k) in (";", ":", "|") or (tree.lower(k) == "," and k > first + 2):
            return k + 1
    return first


def _clause_end(tree: Tree, start: int, last: int) -> int:
    """The word after a verb's clause: at a semicolon or bar, or before a further verb of the same speaker."""
    for k in range(start, last):
        if tree.lower(k) in (";", "|"):
            return k
        if k + 1 < last and tree.lower(k) in (",", "and") and _verb(tree, k + 1):
            return k
    return last


def _signed(tree: Tree, dash: int, of: list[int]) -> Iterator[Candidate]:
    """A name below or behind what it signs: "“Enough.” — Ann Lind", "Enough. — Ann Lind (@annlind) May 2, 2026"."""
    tokens = tree.tokens
    end = dash + 1
    limit = min(len(tree), dash + 3 * TAIL)
    while end < limit and not starts_line(tree, end):
        end += 1
    if end == limit < len(tree) or end == dash + 1:
        return
    quote = of[dash - 1]
    stop = _without_stop(tree, end)
    name = dash + 1
    while name < stop and tokens[name].pos == "PROPN" and of[name] < 0:
        name += 1
    if name == dash + 1 or tree.lower(name - 1) == "@":
        return
    handle = any("@" in tree.lower(k) for k in range(name, stop))
    if quote >= 0 and (name == stop or handle or tree.lower(name) == ","):
        begin = dash - 1
        while begin > 0 and of[begin - 1] == quote:
            begin -= 1
    elif handle:
        begin = dash - 1
        while begin > 0 and dash - begin < SPEECH and not _breaks(tree, begin):
            begin -= 1
    else:
        return
    yield from _made(tree, dash, _head(tree, dash + 1, name), ((begin, dash),), "label")


def _breaks(tree: Tree, i: int) -> bool:
    return "\n\n" in tree.text[tree.tokens[i - 1].end : tree.tokens[i].start]


def _made(
    tree: Tree, cue: int, who: int | None, content: tuple[Range, ...], frame: str, lemma: str = "say"
) -> Iterator[Candidate]:
    runs = trimmed(tree, content)
    if runs and who is not None:
        yield Candidate(cue, (cue, cue + 1), who, runs, frame, lemma)


def _without_stop(tree: Tree, last: int) -> int:
    while last > 0 and tree.lower(last - 1) in (".", "!", "?", *_MARKS):
        last -= 1
    return last


def _names(tree: Tree, first: int, last: int) -> bool:
    """Whether the words before a colon name who speaks: short, without a verb, not a kicker such as "Watch"."""
    words = [i for i in range(first, last) if tree.tokens[i].pos != "PUNCT"]
    if not words or last - first > LABEL or tree.lower(words[-1]) in _KICKERS:
        return False
    if len(words) == 1 and tree.word(words[0]) in ("Q", "A"):
        return True
    for i in words:
        if tree.tokens[i].pos == "AUX" or (tree.tokens[i].pos == "VERB" and not tree.word(i)[0].isupper()):
            return False
    if any(tree.tokens[i].pos in ("NUM", "SYM", "SCONJ") or tree.lower(i) in ("/", "|") for i in words):
        return False
    return _voice(tree, first, last)


def _voice(tree: Tree, first: int, last: int) -> bool:
    """Whether the words name a person, a body or a document."""
    for i in range(first, last):
        token, word = tree.tokens[i], tree.lower(i)
        if token.ent[2:] in ("PERSON", "ORG", "NORP") or word in _DOCUMENTS or word in GROUPS:
            return True
        if is_person_noun(token.lemma.lower()) or is_person_noun(word):
            return True
    words = [i for i in range(first, last) if tree.tokens[i].pos != "PUNCT"]
    return bool(words) and all(tree.tokens[i].pos == "PROPN" for i in words) and len(words) <= 4


def _head(tree: Tree, first: int, last: int) -> int | None:
    """The word of a label that the others hang on, the last of its names where the parse has none."""
    nouns = [i for i in range(first, last) if tree.tokens[i].pos in ("PROPN", "NOUN", "PRON")]
    for i in nouns:
        if not first <= tree.tokens[i].head < last:
            return i
    if nouns:
        return nouns[-1]
    return next((i for i in range(last - 1, first - 1, -1) if tree.tokens[i].pos != "PUNCT"), None)


def _verb(tree: Tree, i: int) -> str | None:
    """The reporting verb of which the word is the form in -s ("Warns") or, after a plural, the bare form; or None."""
    word = tree.lower(i)
    if i and tree.tokens[i - 1].tag in ("NNS", "NNPS") and (word in REPORTING_VERBS or word in _HEADLINE_VERBS):
        return word if word not in REPORTING_NOUNS else None
    return _forms().get(word)


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    forms = {"said": "say", "told": "tell"}
    for verb in sorted(REPORTING_VERBS | _HEADLINE_VERBS):
        if verb.endswith(("s", "sh", "ch", "x", "z")):
            third = verb + "es"
        elif verb.endswith("y") and verb[-2] not in "aeiou":
            third = verb[:-1] + "ies"
        else:
            third = verb + "s"
        if verb not in REPORTING_NOUNS or verb in _VERBS_FIRST:
            forms[third] = verb
    return forms
