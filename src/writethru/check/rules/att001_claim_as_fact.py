"""ATT001: claim, blame or opinion printed as fact though the source attributes it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.align import Place, terms
from writethru.check.attribution import keys_of, voiced
from writethru.check.changed import HALF_COPY, copied
from writethru.check.closely import Twin
from writethru.check.context import Context
from writethru.check.edits import decides
from writethru.check.predicates import hedge_words
from writethru.check.rule import Rule
from writethru.check.unnamed import has_reason
from writethru.check.voices import content_terms
from writethru.check.words import name_key
from writethru.core.types import Finding, Speaker, Statement

# share of the draft sentence that a source sentence must hold, and that another must reach beside the best
COVER = 0.6
BESIDE = 0.8
# a sentence with less weight than this says too little
LEAST = 6.0
# share of the draft sentence that must lie in the words said
SAID = 0.5
# share of the draft's words that a statement must have for its words to be repeated, and that must lie in what is said
WORDS = 0.75
INSIDE = 0.85
_CREDITED = re.compile(
    r"\b(?:according to|accounts?|as told|says?|said|saying|told|reports?|reported|claims?|claimed|"
    r"announced?|by its own)\b",
    re.I,
)
# verbs that mark a claim or an opinion
_CLAIMS = frozenset(
    "argue claim insist contend allege accuse blame believe think suspect doubt reckon fear predict forecast maintain "
    "assert speculate hold".split()
)
_BLAME = re.compile(
    r"\b(?:caus(?:e|es|ed|ing)|blam\w+|fault|responsible|because of|owing to|led to|leads to|result of|guilty|"
    r"deliberate\w*|provok\w+|lied|lies|betray\w*|sabotag\w*)\b",
    re.I,
)
# a measure and no hedge: "more firmly than a treaty could"
_COMPARED = re.compile(r"\bthan (?:[\w’'-]+ ){0,4}(?:could|would|might)\b", re.I)


class ClaimAsFact(Rule):
    """## What it does
    Reports a sentence without any attribution where every source sentence it rests on gives it as somebody's claim
    ("argued", "believes", "alleges"), as somebody's word on cause or blame, or as the word of one who would not be
    named.

    ## Why it matters
    The outlet takes a side, and answers for the claim in court.

    ## Example
        The decision to build under the dam caused the deaths. (The source: a former official argued that it did)

    ## Instead
        The decision to build under the dam caused the deaths, Ruben Falk, a former head of the authority, argued.

    ## Fix
    Say who says so. What people say of their own doings is not reported.
    """

    code = "ATT001"
    name = "claim-as-fact"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for i in ctx.copy:
            span = ctx.span(i)
            if ctx.is_heading(i) or any(quote.overlaps(span) for quote in ctx.quotes):
                continue
            dropped = _dropped(ctx, i)
            if dropped is not None:
                place, name = dropped
                yield self.finding(
                    f"The source has this as the word of {name}, the draft as fact",
                    span,
                    citations=[ctx.cite(place)],
                    fix=name,
                )
                continue
            if ctx.alignments[i].weight < LEAST or voiced(ctx, i) or hedge_words(_COMPARED.sub(" ", ctx.text(i))):
                continue
            hits = ctx.hits(i, floor=COVER)
            hits = tuple(hit for hit in hits if hit.cover >= BESIDE * hits[0].cover)
            claims = [_claim(ctx, i, hit.place) for hit in hits]
            first = next((claim for claim in claims if claim is not None), None)
            if first is not None and all(claims):
                name = first.speaker.canonical or first.speaker.text if first.speaker else "a speaker"
                yield self.finding(
                    f"The source has this as the word of {name}, the draft as fact",
                    ctx.span(i),
                    citations=[ctx.cite(hits[0].place)],
                    fix=f"{name} {first.cue.text}",
                    deciding=[decides(ctx, hits[0].place, first.cue.start, first.cue.end)],
                )


def _dropped(ctx: Context, i: int) -> tuple[Place, str] | None:
    """Place and speaker of the statement whose words the draft's sentence repeats nearly one by one without saying
    whose they are; None where any source that it follows says it in its own voice."""
    found = ctx.twins(i)
    if not found or found[0].close < WORDS or copied(ctx, i) < HALF_COPY:
        return None
    if ctx.once("credited", i, lambda text: bool(_CREDITED.search(text))):
        return None
    words = keys_of(ctx.text(i))
    names = []
    for twin in found:
        said = _speaker_of(ctx, i, twin)
        if said is None or words & keys_of(said.canonical or said.text):
            return None
        names.append(said.canonical or said.text)
    return found[0].place, names[0]


def _speaker_of(ctx: Context, i: int, twin: Twin) -> Speaker | None:
    """Who says the words that the draft has of a source sentence; None where the draft says who."""
    tokens, sentence = ctx.trees[twin.place.source].tokens, ctx.source_sentence(twin.place)
    for statement in ctx.sources[twin.place.source].statements:
        spans = [c for c in statement.content if c.start < sentence.end and sentence.start < c.end]
        if statement.speaker is None or not statement.speaker.text or not spans:
            continue
        inside = {k for k, j in twin.match.items() if any(c.start <= tokens[j].start < c.end for c in spans)}
        if len(inside) < INSIDE * len(twin.match) or any(
            mine.speaker is not None and not inside & set(ctx.tokens(i, mine.cue.start, mine.cue.end))
            for mine in ctx.statements(i)
        ):
            continue
        return statement.speaker
    return None


def _claim(ctx: Context, i: int, place: Place) -> Statement | None:
    """The claim in a source sentence whose speaker the draft's sentence does not name."""
    words = {name_key(word.strip(".,;:()“”\"'")) for word in ctx.text(i).split()}
    for statement in ctx.statements_at(place):
        speaker = statement.speaker
        if speaker is None or speaker.kind not in ("person", "office", "organisation", "anonymous"):
            continue
        if speaker.resolved_by == "unresolved" or words & keys_of(speaker.canonical):
            continue
        if not _says_it(ctx, i, place, statement):
            continue
        # of one who may not be named everything is a claim
        unnamed = speaker.kind in ("person", "anonymous") and has_reason(ctx.source_text(place))
        if unnamed or statement.cue.lemma in _CLAIMS or (speaker.kind == "person" and _BLAME.search(ctx.text(i))):
            return statement
    return None


def _says_it(ctx: Context, i: int, place: Place, statement: Statement) -> bool:
    """Do the words that the speaker answers for hold the draft's sentence, and not the words around them?"""
    wanted = terms(ctx.tree, ctx.sentences[i])
    total = sum(ctx.index.rarity(term) for term in sorted(wanted))
    said = content_terms(ctx.trees[place.source], ctx.source_sentence(place), statement)
    return sum(ctx.index.rarity(term) for term in said if term in wanted) >= SAID * total


PLUGIN = ClaimAsFact()
