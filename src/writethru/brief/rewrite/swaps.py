"""Words that can stand for one another in any news sentence: the table, and the edits it offers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from writethru.brief.rewrite.sketch import Sketch, put
from writethru.core.tree import Tree
from writethru.core.types import Sentence

# always applied: house style, shorter and plainer, same meaning
STYLE: tuple[tuple[str, str], ...] = (
    ("percent", "per cent"), ("in order to", "to"), ("prior to", "before"),
    ("in the wake of", "after"), ("as a result of", "because of"), ("with regard to", "about"),
    ("in an effort to", "to"), ("in a bid to", "to"), ("as well as", "and"),
    ("a majority of", "most of"), ("the majority of", "most of"),
    ("at the present time", "now"), ("upon", "on"), ("amongst", "among"), ("whilst", "while"), ("toward", "towards"),
    ("kilometers", "kilometres"), ("kilometer", "kilometre"), ("meters", "metres"), ("liters", "litres"),
    ("canceled", "cancelled"), ("neighboring", "neighbouring"),
    ("u.s.", "US"), ("u.k.", "UK"), ("u.n.", "UN"),
)  # fmt: skip

# applied only where a run of copied words has to be broken; (words, stand-in, part of speech or "")
PAIRS: tuple[tuple[str, str, str], ...] = (
    ("started", "began", "VBD"), ("began", "started", "VBD"), ("start", "begin", "VB"), ("begin", "start", "VB"),
    ("starts", "begins", "VBZ"), ("begins", "starts", "VBZ"), ("starting", "beginning", "VBG"),
    ("beginning", "starting", "VBG"), ("started", "begun", "VBN"), ("begun", "started", "VBN"),
    ("nearly", "almost", "RB"), ("almost", "nearly", "RB"), ("although", "though", "IN"), ("though", "although", "IN"),
    ("biggest", "largest", "JJS"), ("largest", "biggest", "JJS"), ("following", "after", "IN"),
    ("despite", "in spite of", "IN"),
    ("via", "through", "IN"), ("buy", "purchase", "VB"), ("bought", "purchased", "VBD"), ("bought", "purchased", "VBN"),
    ("obtain", "get", "VB"), ("obtained", "got", "VBD"), ("assist", "help", "VB"), ("assisted", "helped", "VBD"),

    ("is believed to", "is thought to", ""), ("are believed to", "are thought to", ""),
    ("is thought to", "is believed to", ""), ("are thought to", "are believed to", ""),
    ("against", "compared with", "IN"),
    ("but", "yet", "CC"), ("fewer than", "under", ""), ("less than", "under", ""), ("currently", "now", "RB"),
    ("approximately", "about", "RB"), ("roughly", "about", "RB"),
    ("permitted", "allowed", "VBN"),
    ("on condition of anonymity", "anonymously", ""),
    ("at the moment", "now", ""), ("in connection with", "over", ""), ("a number of", "several", ""),
    ("takes place", "is held", ""), ("took place", "was held", ""),
    ("repeatedly", "again and again", "RB"), ("rapidly", "quickly", "RB"), ("immediately", "at once", "RB"),
    ("subsequently", "later", "RB"), ("entire", "whole", "JJ"), ("whole", "entire", "JJ"),
    ("occurred", "happened", "VBD"), ("happened", "occurred", "VBD"), ("attempted", "tried", "VBD"),
    ("attempting", "trying", "VBG"), ("attempt", "try", "VB"), ("constructed", "built", "VBN"),
    ("numerous", "many", "JJ"),
    ("additional", "further", "JJ"), ("sufficient", "enough", "JJ"),

    ("among them", "including", ""), ("across", "throughout", "IN"), ("throughout", "across", "IN"),
    ("because", "since", "IN"), ("pledged", "promised", "VBD"), ("pledged", "promised", "VBN"),
    ("promised", "pledged", "VBD"), ("promised", "pledged", "VBN"), ("in exchange for", "in return for", ""),
    ("in return for", "in exchange for", ""), ("so far", "to date", ""),
    ("detained", "held", "VBN"), ("lowered", "reduced", "VBD"), ("lowered", "reduced", "VBN"),
    ("blamed", "put the blame on", "VBD"), ("deadliest", "most deadly", "JJS"),
    ("as many as", "up to", ""), ("no fewer than", "at least", ""), ("registered", "recorded", "VBN"),
    ("recorded", "registered", "VBN"), ("fell ill", "became ill", ""), ("fallen ill", "become ill", ""),
    ("beneath", "under", "IN"),
    ("companies", "firms", "NNS"), ("firms", "companies", "NNS"), ("without electricity", "without power", ""),
    ("without power", "without electricity", ""), ("pulled out of", "withdrew from", ""),
    ("withdrew from", "pulled out of", ""), ("is due to", "is to", ""), ("was due to", "was to", ""),
    ("are due to", "are to", ""), ("were due to", "were to", ""), ("traces of", "small amounts of", ""),
    ("in a serious condition", "in serious condition", ""), ("in a critical condition", "in critical condition", ""),
    ("a year ago", "a year earlier", ""), ("two years ago", "two years earlier", ""),
)  # fmt: skip

# bounds that say one thing: (words before a number, stand-in)
_BOUNDS: tuple[tuple[str, str], ...] = (
    ("at least", "no fewer than"), ("more than", "over"), ("up to", "as many as"),
    ("as many as", "up to"),
)  # fmt: skip
_NUMBER = re.compile(r"[\d£$€]")
_ABOUT = {"some": "about", "roughly": "about", "approximately": "about", "around": "about", "about": "around"}


def style(row: Sketch, tree: Tree, sentence: Sentence) -> Sketch:
    """House style: the pairs of :data:`STYLE`, and "some 300" as "about 300"."""
    for words, new in STYLE:
        for tokens in _places(tree, sentence, words):
            row = put(row, tokens, _cased(_shown(row, tokens[0]), new)) or row
    for i in range(sentence.first, sentence.last - 1):
        if tree.lower(i) in ("some", "roughly", "approximately", "around") and _counts(tree, i + 1):
            row = put(row, [i], _cased(_shown(row, i), "about")) or row
    return _styled_names(row)


def _styled_names(row: Sketch) -> Sketch:
    """House style inside the words of a speaker: "the US survey"."""
    pieces = [
        replace(piece, text=_PERCENT.sub("per cent", _LAND.sub(r"\1\2", piece.text)))
        if piece.speaker and not piece.quoted
        else piece
        for piece in row.pieces
    ]
    return Sketch(tuple(pieces))


_LAND = re.compile(r"\b(U)\.([SKN])\.(?=\W|$)")
_PERCENT = re.compile(r"\bpercent\b")


def swaps(row: Sketch, tree: Tree, sentence: Sentence) -> Iterator[tuple[int, Sketch]]:
    """Edits by stand-ins: the token where each breaks a run, and the edited sketch."""
    for words, new, tag in PAIRS:
        for tokens in _places(tree, sentence, words):
            if tag and tree.tokens[tokens[0]].tag != tag:
                continue
            if words.endswith(" due to") and tree.tokens[min(tokens[-1] + 1, len(tree) - 1)].tag != "VB":
                continue
            if words == "but" and not _links_verbs(tree, sentence, tokens[0]):
                continue
            if words == "against" and not _compares(tree, sentence, tokens[0]):
                continue
            if words == "though" and tokens[0] > 0 and tree.lower(tokens[0] - 1) in ("even", "as"):
                continue
            changed = put(row, tokens, _cased(_shown(row, tokens[0]), new))
            if changed:
                yield tokens[0], changed
    for words, new in _BOUNDS:
        for tokens in _places(tree, sentence, words):
            after = tokens[-1] + 1
            if after >= sentence.last or not re.match(r"\d", tree.word(after)) or not _whole_count(tree, after):
                continue
            changed = put(row, tokens, _cased(_shown(row, tokens[0]), new))
            if changed:
                yield tokens[0], changed
    for i in range(sentence.first, sentence.last - 1):
        piece = row.index(i)
        if piece is None or not _counts(tree, i + 1):
            continue
        shown = row.pieces[piece].text.lower()
        if shown == "about":
            changed = put(row, [i], _cased(row.pieces[piece].text, "around" if tree.lower(i) == "about" else "about"))
            if changed:
                yield i, changed


def _shown(row: Sketch, token: int) -> str:
    """The token as the sketch has it now: what stood at the head of its sentence may stand inside a line."""
    place = row.index(token)
    return row.pieces[place].text if place is not None else ""


def _compares(tree: Tree, sentence: Sentence, i: int) -> bool:
    """Does "against" set one number beside another: "at 88.9 per cent, against 71.3 per cent"?"""
    around = (range(max(sentence.first, i - 8), i), range(i + 1, min(i + 6, sentence.last)))
    return tree.word(i - 1) == "," and all(any(tree.tokens[k].pos == "NUM" for k in part) for part in around)


def _links_verbs(tree: Tree, sentence: Sentence, i: int) -> bool:
    """Does "but" join two verbs, and not close a "not only"?"""
    before = tree.text[sentence.start : tree.tokens[i].start]
    # "but that" has no "yet that"
    again = i + 1 < len(tree) and tree.lower(i + 1) == "that"
    return tree.tokens[tree.tokens[i].head].pos in ("VERB", "AUX") and "not only" not in before and not again


def _whole_count(tree: Tree, i: int) -> bool:
    """Does the number count things one by one: "at least 12 people", not "at least 12 per cent" or "3.5 metres"?"""
    head = tree.tokens[tree.tokens[i].head]
    of = i + 1 < len(tree) and tree.lower(i + 1) == "of"
    return re.fullmatch(r"\d{1,3}(?:,\d{3})*", tree.word(i)) is not None and (head.tag == "NNS" or of)


def _counts(tree: Tree, i: int) -> bool:
    return tree.tokens[i].pos == "NUM" or bool(_NUMBER.match(tree.word(i)))


def _places(tree: Tree, sentence: Sentence, words: str) -> Iterator[list[int]]:
    want = words.split()
    if want[0] not in tree.text[sentence.start : sentence.end].lower():
        # looked for in all sentences, found in few
        return
    for i in range(sentence.first, sentence.last - len(want) + 1):
        if tree.lower(i) == want[0] and all(tree.lower(i + k) == word for k, word in enumerate(want)):
            yield list(range(i, i + len(want)))


def _cased(old: str, new: str) -> str:
    return new[0].upper() + new[1:] if old[:1].isupper() and len(old) > 1 and old[1:2].islower() else new
