"""ATT004: a plural voice made from one speaker."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.edits import decides
from writethru.check.quotes import fold
from writethru.check.rule import Rule
from writethru.check.voices import echoes, surname
from writethru.core.types import Finding, Span, Speaker

# share of the draft sentence that a source sentence must hold to be what it rests on
SURE = 0.45
_MANY = frozenset("and both all several many some residents people officials critics members".split())


class PluralVoice(Rule):
    """## What it does
    Reports a plural speaker ("shop owners", "economists") where every source sentence behind it has one person.

    ## Why it matters
    One man's opinion becomes a trend.

    ## Example
        Shop owners say trade has halved. (The source: the owner of one shop says so)

    ## Instead
        Trade has halved at one shop, its owner says.

    ## Fix
    Write that it is one, and who.
    """

    code = "ATT004"
    name = "plural-voice"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        told: set[int] = set()
        for echo in echoes(ctx):
            speaker = echo.mine.speaker
            if speaker is None or not _plural(ctx, echo.sentence, speaker):
                continue
            named = [surname(theirs.speaker) for _, theirs in echo.theirs if theirs.speaker]
            if any(name and name in fold(ctx.text(echo.sentence)).split() for name in named):
                continue  # the draft names him: the plural is whom he speaks of
            words = {word for word in fold(speaker.text).split() if word.endswith("s")}
            if all(_one(ctx, place, theirs.speaker, words) for place, theirs in echo.theirs):
                place, theirs = echo.theirs[0]
                name = theirs.speaker.canonical if theirs.speaker else ""
                told.add(speaker.start)
                yield self.finding(
                    f'"{speaker.text}": the source has one speaker' + (f", {name}" if name else ""),
                    Span(speaker.start, speaker.end),
                    citations=[ctx.cite(place)],
                    fix=name or None,
                    deciding=[decides(ctx, place, theirs.speaker.start, theirs.speaker.end)] if theirs.speaker else (),
                )
        for i in ctx.copy:
            for speaker in (statement.speaker for statement in ctx.statements(i)):
                single = _single(ctx, i, speaker) if speaker and speaker.start not in told else None
                if speaker and single:
                    told.add(speaker.start)
                    yield self.finding(
                        f'"{speaker.text}": the source speaks of one',
                        Span(speaker.start, speaker.end),
                        citations=[ctx.cite(single)],
                    )


def _single(ctx: Context, i: int, speaker: Speaker) -> Place | None:
    """The source sentence that has the speaker's noun in the singular, beside a person's name, and no plural near."""
    if not _plural(ctx, i, speaker) or any(word[:1].isupper() for word in speaker.text.split()[1:]):
        return None  # "Marlow's advisers" are those of Marlow, and wrong as such or right
    noun = _head(ctx, i, speaker)
    hits = ctx.hits(i, floor=SURE)
    for hit in hits:
        if noun in _lemmas(ctx, hit.place, "NNS"):
            return None
    for hit in hits[:2]:
        if noun in _lemmas(ctx, hit.place, "NN") and _person(ctx, hit.place):
            return hit.place
    return None


def _lemmas(ctx: Context, place: Place, tag: str) -> set[str]:
    tree, sentence = ctx.trees[place.source], ctx.source_sentence(place)
    tokens = [tree.tokens[k] for k in range(sentence.first, sentence.last)]
    return {token.lemma.lower() for token in tokens if token.tag == tag}


def _person(ctx: Context, place: Place) -> bool:
    sentence = ctx.source_sentence(place)
    return any(
        entity.type == "PERSON" and sentence.start <= entity.start < sentence.end
        for entity in ctx.sources[place.source].entities
    )


def _head(ctx: Context, i: int, speaker: Speaker) -> str:
    """Lemma of the last word of the speaker's phrase that is a plural noun."""
    sentence = ctx.sentences[i]
    found = [
        ctx.tree.tokens[k].lemma.lower()
        for k in range(sentence.first, sentence.last)
        if speaker.start <= ctx.tree.tokens[k].start < speaker.end and ctx.tree.tokens[k].tag == "NNS"
    ]
    return found[0] if found else ""


def _plural(ctx: Context, i: int, speaker: Speaker) -> bool:
    """Is the head of the speaker's phrase a common noun in the plural?"""
    sentence = ctx.sentences[i]
    tokens = [
        k for k in range(sentence.first, sentence.last) if speaker.start <= ctx.tree.tokens[k].start < speaker.end
    ]
    inside = set(tokens)
    heads = [k for k in tokens if ctx.tree.tokens[k].head not in inside or ctx.tree.tokens[k].head == k]
    return bool(heads) and ctx.tree.tokens[heads[0]].tag == "NNS" and speaker.kind in ("group", "anonymous", "person")


def _one(ctx: Context, place: Place, speaker: Speaker | None, words: set[str]) -> bool:
    """Is the source's speaker one person, and does its sentence not hold the draft's plural?"""
    if speaker is None or speaker.kind not in ("person", "anonymous") or _MANY & set(fold(speaker.text).split()):
        return False
    return not words & set(fold(ctx.source_text(place)).split())


PLUGIN = PluralVoice()
