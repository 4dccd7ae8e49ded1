"""Headline and standfirst: the story in a dozen words, and one sentence that adds to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from writethru.brief.copying import count
from writethru.brief.names import Cast, Figurehead
from writethru.brief.present import present
from writethru.brief.rewrite.order import SAYING, lowered
from writethru.brief.rewrite.refer import whole as complete
from writethru.brief.rewrite.sketch import Piece, Sketch, drop, put, take, text_of
from writethru.brief.rewrite.trim import WEIGHTY
from writethru.brief.writers.extractive import Candidate
from writethru.core.tree import Tree

HEADLINE_WORDS = 15
HEADLINE_LETTERS = 90
_LOOSE = ("advcl", "relcl", "appos", "npadvmod", "parataxis", "advmod", "acl")


def headline(candidate: Candidate, cast: Cast) -> str | None:
    """The claim of a lead cut to the words of a headline, with who says so; None where it cannot be cut safely."""
    for text in sorted(map(headlinese, _bare(candidate, cast)), key=lambda text: -count(text)):
        if count(text) >= 5 and fits(text) and not _LOOSE_HEAD.search(text):
            return text
    return None


def _bare(candidate: Candidate, cast: Cast) -> Iterator[str]:
    """The cuts without the article they open with, where it is no part of the name of a place."""
    view = candidate.view
    for text in _headlines(candidate, cast):
        named = any(
            e.text.startswith("The ") and text.startswith(e.text) for e in view.reading.entities if e.type == "GPE"
        )
        yield text[4:5].upper() + text[5:] if text.startswith("The ") and not named else text


# "a day", "a third": no article, but part of a rate or a number
_ARTICLE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he) "
    r"(?!(?:day|week|month|year|hour|share|barrel|tonne|head|third|quarter|half|dozen|million)\b)(?=[a-z])"
)
_QUOTATION = re.compile(r"(“[^”]*”)")


def headlinese(text: str) -> str:
    """A sentence as headlines have it: without articles before common words, outside quotations."""
    parts = _QUOTATION.split(text)
    shown = "".join(part if i % 2 else _ARTICLE.sub("", part) for i, part in enumerate(parts))
    return shown[:1].upper() + shown[1:]


def fits(text: str) -> bool:
    """Does a headline keep to the room there is: 15 words, 90 characters?"""
    return count(text) <= HEADLINE_WORDS and len(text) <= HEADLINE_LETTERS


# a headline says who: no pronoun at its head, and no half of a pair of commas
_LOOSE_HEAD = re.compile(
    r"^(?:After|When|While|As|Before|At the)\b|^(?:It|He|She|They|We|I|This|That|There)\b"
    r"|^\w+ (?:day|week|month|year|hour)s? (?:after|before|since)\b"
    r"|^[^,]*, [^,]*$(?<! says)(?<! say)|\b(?:it|its|them|him|her|he|she|they)(?:,[^,]* says?)?$"
)


def _headlines(candidate: Candidate, cast: Cast) -> Iterator[str]:
    tree = candidate.view.tree
    main = candidate.main
    if main is None or main.speaker is None:
        # "is believed to": who holds it is the speaker of the sentence
        main = next((item for item in candidate.statements if item.speaker and item.content), main)
    row = candidate.row
    tail = ""
    if main is not None and main.speaker is not None:
        spans = [
            i
            for i in row.tokens
            if any(s.start <= tree.tokens[i].start and tree.tokens[i].end <= s.end for s in main.content)
        ]
        around = [
            i
            for i in row.tokens
            for span in (main.cue, main.speaker)
            if span.start <= tree.tokens[i].start and tree.tokens[i].end <= span.end
        ]
        root = next((i for i in row.tokens if tree.tokens[i].head == i), None)
        if root is not None and around and root < min(around) and root not in spans:
            # "..., the army said Thursday, a year after ...": the claim is what stands before who says it
            spans = [i for i in row.tokens if i < min(around) - 1]
        pieces = take(row, sorted(spans))
        if not pieces:
            return
        while pieces and pieces[0].text in (",", "that"):
            pieces = pieces[1:]
        row = Sketch(pieces)
        who = cast.of(main.speaker)
        name = called(who) if who else main.speaker.text
        if not name or name.lower() in ("he", "she", "it", "they"):
            return
        verb = (
            "say"
            if name.endswith("s") and name.lower().split()[-1] in ("officials", "police", "doctors", "experts")
            else "says"
        )
        if main.cue.cls == "deny" or (
            main.cue.lemma not in SAYING and not main.cue.text.lower().startswith("according")
        ):
            return
        if tree.tokens[max(_speaker(candidate), default=0)].tag in ("NNS", "NNPS") and name.endswith("s"):
            verb = "say"
        tail = f", {name[4:] if name.startswith(('the ', 'The ')) else name} {verb}"
    elif any(tree.tokens[i].pos == "VERB" and tree.tokens[i].lemma in SAYING for i in row.tokens):
        # somebody says it whom the reading does not know: a cut could lose them
        found = _told_last(row, tree)
        if found is None:
            return
        row, tail = found
    yield from _cut(row, candidate, tail)


def _told_last(row: Sketch, tree: Tree) -> tuple[Sketch, str] | None:
    """ "A is believed to be B, the army said on Friday" as its claim and ", army says"; None for another shape."""
    pieces = row.pieces
    said = next((k for k, piece in enumerate(pieces) if piece.text.lower() == "said"), None)
    comma = max((k for k, piece in enumerate(pieces[: said or 0]) if piece.text == ","), default=None)
    if said is None or comma is None or not 0 < said - comma <= 7 or any(piece.quoted for piece in pieces):
        return None
    who = pieces[comma + 1 : said]
    if not who or not all(tree.tokens[t].pos in _NAMING for piece in who for t in piece.tokens):
        return None
    if any(piece.text.lower() in ("he", "she", "it", "they") for piece in who):
        return None
    name = text_of(Sketch(who)).rstrip(".")
    name = name if who[0].text[:1].isupper() and who[0].text.lower() != "the" else name[:1].lower() + name[1:]
    return Sketch(pieces[:comma]), f", {name.removeprefix('the ')} says"


_NAMING = frozenset("PROPN NOUN DET ADJ PART PUNCT NUM".split())


def _speaker(candidate: Candidate) -> list[int]:
    """Tokens of the speaker's words up to their head."""
    main = candidate.main
    if main is None or main.speaker is None:
        return []
    tokens = candidate.view.tokens_in(main.speaker.start, main.speaker.end, candidate.source)
    return [i for i in tokens if candidate.view.reading.tokens[i].head not in tokens]


def _only(tree: Tree, i: int) -> bool:
    """Is the phrase all that completes its verb ("called for", "ruled out of"), and no time?"""
    head = tree.tokens[i].head
    if tree.tokens[head].pos not in ("VERB", "AUX") or i < head:
        return False
    if any("DATE" in tree.tokens[k].ent or "TIME" in tree.tokens[k].ent for k in tree.subtree(i)):
        return False
    others = tree.children(head, "dobj", "xcomp", "ccomp", "attr", "acomp", "oprd")
    if tree.tokens[i].dep == "advcl" and tree.tokens[i].tag != "VB":
        return False
    return not others and tree.child(head, "prep", "prt", "agent", "advcl") == i


def called(who: Figurehead) -> str:
    """The name a headline has room for: a surname, or an office written out where it is short."""
    if who.kind == "person":
        return who.short
    return who.named if len(who.named.split()) <= 5 or not who.acronym else who.acronym


def _cut(row: Sketch, candidate: Candidate, tail: str) -> Iterator[str]:
    tree = candidate.view.tree
    held = sorted(set(row.tokens))
    if not held:
        return
    roots = [i for i in held if tree.tokens[i].head not in held or tree.tokens[i].head == i]
    verbs = [i for i in roots if tree.tokens[i].pos in ("VERB", "AUX")]
    if not verbs:
        return
    current: Sketch | None = _undated(row, tree)
    for size in range(12):
        if current is None:
            return
        text = text_of(present(current, tree)).rstrip(".")
        whole = text + tail
        if fits(headlinese(whole)):
            if complete(current, tree):
                yield whole
            return
        current = _shorter(current, tree, verbs[0])
        del size


def _undated(row: Sketch, tree: Tree) -> Sketch:
    """The row without the day of what has happened ("on 11 May"); a day that is still to come is news."""
    for i in sorted(set(row.tokens)):
        token = tree.tokens[i]
        verb = tree.tokens[token.head]
        if token.head >= i or verb.tag not in ("VBD", "VBN") or tree.children(token.head, "aux"):
            continue
        branch = [k for k in tree.subtree(i) if row.index(k) is not None]
        dated = len(branch) <= 4 and all(tree.tokens[k].ent[2:] in ("DATE", "TIME") for k in branch if k != i)
        if not dated or not (token.dep == "npadvmod" or (token.dep == "prep" and tree.lower(i) == "on")):
            continue
        if token.dep == "npadvmod" and not token.ent:
            continue
        shown = " ".join(piece.text for piece in row.pieces if set(piece.tokens) & set(branch))
        if re.search(r"\d{1,2} [A-Z][a-z]+$", shown):
            row = drop(row, branch) or row
    return row


_AIMED = frozenset("vote agree decide move threaten plan order fail refuse offer promise pledge vow seek ask".split())


def _shorter(row: Sketch, tree: Tree, root: int) -> Sketch | None:
    """The row without its last loose branch, which must hold no doubt or denial."""
    held = set(row.tokens)
    options = []
    for i in sorted(held):
        token = tree.tokens[i]
        if (
            i == root
            or token.head == i
            or (token.dep == "npadvmod" and tree.tokens[token.head].pos not in ("VERB", "AUX"))
        ):
            continue
        loose = (
            token.dep in _LOOSE or (token.dep == "prep") or (token.dep in ("conj",) and token.pos in ("VERB", "AUX"))
        )
        if token.dep == "advmod" and token.tag == "JJ":
            # "went hostile": the parser's adverb completes the verb
            continue
        if token.dep == "advmod" and any(
            tree.tokens[k].pos == "NUM" for k in (token.head, tree.tokens[token.head].head)
        ):
            # "at least 38": a count keeps its bound
            continue
        if token.dep == "acl" and tree.tokens[token.head].dep == "advcl":
            # the parser took the subject of a clause for its head
            continue
        if not loose:
            continue
        branch = [k for k in tree.subtree(i) if k in held]
        if root in branch or not branch:
            continue
        if any(tree.word(k) == "-" for k in (branch[0] - 1, branch[-1] + 1) if 0 <= k < len(tree)):
            continue
        text = tree.text[tree.tokens[branch[0]].start : tree.tokens[branch[-1]].end]
        if WEIGHTY.search(text) or (
            token.dep == "prep" and tree.lower(i) in ("of", "without", "to") and tree.tokens[token.head].pos != "VERB"
        ):
            continue
        if token.dep in ("prep", "advcl") and _only(tree, i):
            continue
        if token.dep == "advcl" and token.tag == "VB" and tree.tokens[token.head].lemma in _AIMED:
            # "votes to close a school": what was voted for
            continue
        if token.dep == "conj":
            branch = [*[k for k in tree.children(token.head, "cc") if k in held and k < i], *branch]
        options.append((token.dep == "prep", -branch[-1], len(branch), branch))
    for _, _, _, branch in sorted(options):
        edges = [k for k in (branch[0] - 1, branch[-1] + 1) if k in held and tree.word(k) == ","]
        shorter = drop(row, [*branch, *edges])
        if shorter is not None:
            return shorter
    return None


__all__ = ["HEADLINE_WORDS", "Piece", "headline", "lowered", "put"]
