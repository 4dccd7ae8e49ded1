"""Speakers without a name: "a source", "officials", "an insider", and what the draft says of them all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from writethru.check.context import Context
from writethru.check.loaded import ATTACKS
from writethru.core.types import Span, Statement

# nouns that say nothing but that somebody spoke
SOURCES = frozenset("source insider".split())
OFFICIALS = frozenset("official".split())
# (analysts stay out: "analysts said" is how market reports are written everywhere)
KNOWING = frozenset("expert observer commentator pundit".split())
# people who could have been named, whatever else is said of them
_PEOPLE = (
    SOURCES
    | OFFICIALS
    | frozenset(
        "aide adviser advisor ally diplomat colleague officer person executive employee friend minister mp lawmaker "
        "negotiator backbencher rival delegate staffer banker figure".split()
    )
)
# adjectives that add neither rank nor side
_EMPTY = frozenset(
    "some several many most multiple various other another unnamed anonymous unidentified informed reliable trusted "
    "credible knowledgeable different numerous few two three four well-placed well-informed certain one placed".split()
)
_SAY = frozenset(
    "say tell add claim report confirm warn believe reveal suggest argue indicate predict insist admit note state "
    "describe expect think fear estimate speak whisper hint call".split()
)
_MARKS = frozenset("amod compound poss relcl acl nmod appos advmod".split())
# where the source sits, whom it is close to, why it is not named
_REASON = re.compile(
    r"\banonym(?:ity|ously)\b|\bnot (?:to )?be (?:named|identified)\b|\bnot authori[sz]ed\b|\bno authority to\b|"
    r"\b(?:barred|banned|forbidden) from\b|\bwithout (?:leave|permission)\b|\bon background\b|\bunnamed because\b|"
    r"\b(?:his|her|their) names? (?:not |to )?(?:be )?(?:withheld|used|printed|appear|published)\b|"
    r"\bnot (?:allowed|permitted|free) to\b|\b(?:fear|fears|fearing|afraid)\b|\bmay not (?:speak|talk|be named)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A speaker without a name: the noun's token, its phrase in the draft, and the sentence."""

    sentence: int
    head: int
    noun: str
    span: Span
    # neither rank nor side stands with the noun
    bare: bool
    # "the source": spoken of before
    definite: bool


def unnamed_speakers(ctx: Context) -> Iterator[Unnamed]:
    """Nameless speakers of the copy in text order, quoted words apart."""
    tree = ctx.tree
    for i in ctx.copy:
        if ctx.is_heading(i):
            continue
        sentence = ctx.sentences[i]
        for k in range(sentence.first, sentence.last):
            token = tree.tokens[k]
            noun = token.lemma.lower()
            if token.pos != "NOUN" or noun not in _PEOPLE | KNOWING or not _speaks(ctx, k):
                continue
            if ctx.in_quotes(token.start, token.end):
                continue
            marks = [j for j in tree.children(k, *_MARKS) if tree.lower(j) not in _EMPTY]
            after = [j for j in tree.children(k, "prep") if j > k]
            named = any(tree.tokens[j].pos == "PROPN" for j in tree.children(k))
            if named:
                continue
            low = [tree.lower(j) for j in tree.children(k, "det")]
            first = min([k, *(j for j in tree.children(k, "amod", "det", "nummod", "compound") if j < k)])
            yield Unnamed(
                i, k, noun, tree.span([first, k]), not marks and not after, bool({"the", "this", "that"} & set(low))
            )


def has_reason(text: str) -> bool:
    """Does a sentence say why a speaker is not named?"""
    return bool(_REASON.search(text))


def said_by(ctx: Context, who: Unnamed) -> tuple[Statement, ...]:
    """Statements of the sentence whose speaker is this one."""
    return tuple(
        statement
        for statement in ctx.statements(who.sentence)
        if statement.speaker is not None
        and statement.speaker.text
        and Span(statement.speaker.start, statement.speaker.end).overlaps(who.span)
    )


def _speaks(ctx: Context, k: int) -> bool:
    """Is the noun the subject of a verb of saying, or what stands after "according to"?"""
    tree = ctx.tree
    token = tree.tokens[k]
    head = token.head
    if token.dep in ("nsubj", "nsubjpass"):
        return tree.tokens[head].lemma.lower() in _SAY | ATTACKS and not tree.children(head, "auxpass")
    if token.dep == "pobj" and tree.lower(head) == "to":
        return any(tree.lower(j) == "according" for j in (head - 1, tree.tokens[head].head) if j >= 0)
    return False
