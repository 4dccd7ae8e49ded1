"""ATT001: claim, blame or opinion printed as fact though the source attributes it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.against.changed import HALF_COPY, copied
from writethru.check.against.closely import Twin
from writethru.check.against.closely import twin as twin_of
from writethru.check.against.predicates import hedge_words
from writethru.check.align import Place, terms
from writethru.check.attribution import keys_of, voiced
from writethru.check.context import Context
from writethru.check.edits import decides
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
    r"\b(?:according to|as told|by (?:its|his|her|their) own|(?:by|in|from) (?:[\w’'-]+ ){0,3}accounts?)\b", re.I
)
_SAYING = frozenset("say tell report claim announce".split())
_SAID = frozenset("said says say told tells according warned announced added".split())
# who orders or promises does so by saying it
_DONE_BY_WORD = frozenset({"decree", "intend"})
# share of the best source sentence's part of the draft that another must have for its voice to count
NEARLY = 0.85
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
    named. A sentence that copies the words said nearly one by one is reported whoever says them.

    ## Why it matters
    The outlet takes a side, and answers for the claim in court.

    ## Example
        The decision to build under the dam caused the deaths. (The source: a former official argued that it did)

    ## Instead
        The decision to build under the dam caused the deaths, Ruben Falk, a former head of the authority, argued.

    ## Fix
    Say who says so. What somebody orders or promises by saying it is not reported.
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
    found = _undated(ctx, i)
    if not found or found[0].close < WORDS or copied(ctx, i) < HALF_COPY or _credited(ctx, i):
        return None
    words = keys_of(ctx.text(i))
    near = [twin for twin in found if twin.close >= WORDS]
    voices = [s.speaker for twin in near for s in ctx.statements_at(twin.place) if s.speaker is not None]
    if any(words & keys_of(voice.canonical) for voice in voices if voice.kind == "person"):
        return None  # "gave a higher figure": the draft names the one who says it in one of them
    out: tuple[Place, str] | None = None
    for twin in found:
        if twin.close < max(WORDS, NEARLY * found[0].close):
            break
        said = _speaker_of(ctx, i, twin)
        if said is None and _somebody_says(ctx, twin):
            continue  # who says so was not made out
        if said is None or words & keys_of(said.canonical or said.text):
            return None
        out = out or (twin.place, said.canonical or said.text)
    return out


def _undated(ctx: Context, i: int) -> list[Twin]:
    """The source sentences that draft sentence ``i`` follows word by word, each with its days counted or left out,
    whichever is closer: a writer puts "on 3 May" for "on Sunday"."""
    sentence = ctx.sentences[i]
    days = [k for k in range(sentence.first, sentence.last) if ctx.tree.tokens[k].ent[2:] == "DATE"]
    best = {twin.place: twin for twin in ctx.twins(i)}
    for hit in ctx.hits(i, floor=0.25, most=10) if days else ():
        other, theirs = ctx.trees[hit.place.source], ctx.source_sentence(hit.place)
        found = twin_of(ctx.tree, sentence, other, theirs, hit.place, days)
        if found is not None and (hit.place not in best or found.close > best[hit.place].close):
            best[hit.place] = found
    return sorted(best.values(), key=lambda twin: -twin.close)


def _credited(ctx: Context, i: int) -> bool:
    """Does draft sentence ``i`` say that somebody says, claims or reports? "Claims" and "reports" of things do not."""
    sentence, tree = ctx.sentences[i], ctx.tree
    if ctx.once("credited", i, lambda text: bool(_CREDITED.search(text))):
        return True
    return any(
        tree.tokens[k].pos == "VERB" and tree.tokens[k].lemma.lower() in _SAYING
        for k in range(sentence.first, sentence.last)
    )


def _somebody_says(ctx: Context, twin: Twin) -> bool:
    """Does a source sentence hold a verb of saying among the words that the draft has not?"""
    tree, sentence = ctx.trees[twin.place.source], ctx.source_sentence(twin.place)
    taken = set(twin.match.values())
    rest = (tree.lower(j) for j in range(sentence.first, sentence.last) if j not in taken)
    return any(word in _SAID for word in rest)


def _speaker_of(ctx: Context, i: int, twin: Twin) -> Speaker | None:
    """Who says the words that the draft has of a source sentence; None where the draft says who."""
    tokens, sentence = ctx.trees[twin.place.source].tokens, ctx.source_sentence(twin.place)
    for statement in ctx.sources[twin.place.source].statements:
        spans = [c for c in statement.content if c.start < sentence.end and sentence.start < c.end]
        if statement.speaker is None or not statement.speaker.text or not spans or statement.cue.cls in _DONE_BY_WORD:
            continue
        cue = (j for j in twin.match.values() if statement.cue.start <= tokens[j].start < statement.cue.end)
        if any(tokens[j].pos == "VERB" for j in cue):
            continue  # the draft tells of the saying itself: "was accused of"
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
    sentence, tokens = ctx.sentences[i], ctx.tree.tokens
    # "was accused of": the draft tells of the claim itself
    verbs = {tokens[k].lemma.lower() for k in range(sentence.first, sentence.last) if tokens[k].pos == "VERB"}
    for statement in ctx.statements_at(place):
        speaker = statement.speaker
        if speaker is None or speaker.kind not in ("person", "office", "organisation", "anonymous"):
            continue
        if speaker.resolved_by == "unresolved" or words & keys_of(speaker.canonical):
            continue
        if statement.cue.lemma in verbs or not _says_it(ctx, i, place, statement):
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
