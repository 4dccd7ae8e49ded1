"""HDL001: the headline says more than the sources."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.against.compare import Pair, pairs
from writethru.check.against.predicates import denied, hedge_words, negative_words
from writethru.check.against.unsettled import unsettled
from writethru.check.align import Place, terms
from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.check.words import concept
from writethru.core.types import Finding

# a headline that asks, or gives its claim to somebody
_ROOM = re.compile(r"[:?“”\"‘]|\b(?:says?|said|claims?|den(?:y|ies|ied)|accus\w+|alleg\w+|fears?|according)\b", re.I)
# how headlines hedge: "Army seen preparing"
_SEEN = re.compile(r"\b(?:seen|feared|thought|said) (?:to|\w+ing)\b", re.I)


class Headline(Rule):
    """## What it does
    Reports a headline whose verb stands plain where every source sentence it rests on has it hedged ("could end") or
    denied, one in the past tense where the sources have it as planned, and one that says what somebody denies, alleges
    or cannot establish and no source says in its own words. Section headings are treated alike.

    ## Why it matters
    Most readers read the headline alone.

    ## Example
        # Second dam fails in Harrow (The sources: could fail by the weekend)

    ## Instead
        # Second dam in Harrow could fail, engineer says

    ## Fix
    Put the hedge, the negation or the plan into the headline.
    """

    code = "HDL001"
    name = "headline"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        told: set[int] = set()
        for pair in pairs(ctx):
            i = pair.sentence
            if i in told or not ctx.is_heading(i) or pair.mine.conditional or pair.mine.hedged or pair.mine.doubted:
                continue
            text = ctx.text(i)
            if text.rstrip().endswith("?"):
                continue
            said = _more(pair, hedged=hedge_words(text) or bool(_SEEN.search(text)), negative=negative_words(text))
            if said:
                told.add(i)
                place = pair.theirs[0][0]
                yield self.finding(
                    f"The headline states plainly what the sources have as {said}",
                    ctx.span(i),
                    citations=[ctx.cite(place)],
                )
        for i in ctx.copy:
            if i in told or not ctx.is_heading(i) or _ROOM.search(ctx.text(i)) or negative_words(ctx.text(i)):
                continue
            if hedge_words(ctx.text(i)):
                continue
            found, said = _only_denied(ctx, i), "denied"
            if found is None:
                found, said = _disputed(ctx, i), "disputed"
            if found is None:
                found, said = unsettled(ctx, i), "alleged or not established"
            if found is not None:
                yield self.finding(
                    f"The headline states plainly what the sources have as {said}",
                    ctx.span(i),
                    citations=[ctx.cite(found)],
                )


def _only_denied(ctx: Context, i: int) -> Place | None:
    """The source sentence that has a word of the headline under "no", as does every other that has it, beside another
    word of the headline: "no crack", where the headline says that the dam cracks.
    """
    sentence = ctx.sentences[i]
    wanted = terms(ctx.tree, sentence)
    for k in range(sentence.first, sentence.last):
        token = ctx.tree.tokens[k]
        word = concept(token.lemma)
        if token.pos not in ("NOUN", "VERB") or token.ent or word not in wanted:
            continue
        places = [place for n, place in enumerate(ctx.index.places) if word in ctx.index.terms[n]]
        near = [place for place in places if (wanted.keys() - {word}) & ctx.index.nearby(place)]
        if near and all(_under_no(ctx, place, word) for place in places):
            return near[0]
    return None


def _under_no(ctx: Context, place: Place, word: str) -> bool:
    tree, sentence = ctx.trees[place.source], ctx.source_sentence(place)
    spots = [k for k in range(sentence.first, sentence.last) if concept(tree.tokens[k].lemma) == word]
    return bool(spots) and all(any(tree.lower(j) == "no" for j in tree.children(k, "det", "neg")) for k in spots)


def _disputed(ctx: Context, i: int) -> Place | None:
    """The source sentence in which somebody denies what a word of the headline says, where no source says it in its own
    words: each gives it to somebody, asks it or leaves it open.
    """
    sentence = ctx.sentences[i]
    wanted = terms(ctx.tree, sentence)
    for k in range(sentence.first, sentence.last):
        token = ctx.tree.tokens[k]
        # the first word's capital may be the sentence's alone
        opens = k == sentence.first and token.pos == "PROPN"
        word = concept(ctx.tree.lower(k) if opens else token.lemma)
        if (not opens and (token.pos not in ("NOUN", "VERB") or word not in wanted)) or token.ent:
            continue
        places = [place for n, place in enumerate(ctx.index.places) if word in ctx.index.terms[n]]
        denied = [place for place in places if _under_denial(ctx, place, word)]
        others = wanted.keys() | {concept(ctx.tree.lower(n)) for n in range(sentence.first, sentence.last)}
        about = [place for place in denied if (others - {word}) & _all_terms(ctx, place.source)]
        if about and not any(_in_own_words(ctx, place, word) for place in places):
            return about[0]
    return None


def _all_terms(ctx: Context, source: int) -> frozenset[str]:
    held = (own for place, own in zip(ctx.index.places, ctx.index.terms, strict=True) if place.source == source)
    return frozenset().union(*held)


def _spots(ctx: Context, place: Place, word: str) -> list[int]:
    tree, sentence = ctx.trees[place.source], ctx.source_sentence(place)
    return [k for k in range(sentence.first, sentence.last) if concept(tree.tokens[k].lemma) == word]


def _under_denial(ctx: Context, place: Place, word: str) -> bool:
    tree = ctx.trees[place.source]
    return any(tree.tokens[k].pos == "VERB" and denied(tree, k) for k in _spots(ctx, place, word))


def _in_own_words(ctx: Context, place: Place, word: str) -> bool:
    """Does the source itself say so: in what nobody is said to say, without a hedge or a question?"""
    tree, text = ctx.trees[place.source], ctx.source_text(place)
    if hedge_words(text) or text.rstrip().endswith("?"):
        return False
    told = [span for statement in ctx.statements_at(place) for span in statement.content]
    return any(
        not any(span.start <= tree.tokens[k].start < span.end for span in told) for k in _spots(ctx, place, word)
    )


def _more(pair: Pair, *, hedged: bool, negative: bool) -> str | None:
    """How the sources have it, where the headline says more than they do."""
    theirs = [other for _, other in pair.theirs]
    if not hedged and theirs[0].hedged and all(other.hedged or other.doubted for other in theirs):
        return "uncertain"
    if not negative and not pair.mine.negated and all(other.negated and not other.conditional for other in theirs):
        return "denied"
    if pair.mine.past and not pair.mine.planned and not hedged and all(other.planned for other in theirs):
        return "planned"
    return None


PLUGIN = Headline()
