"""HED002: a denial or refusal to comment in the sources, missing in the draft."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.against.denials import Denied, denials, names, share_held
from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.rule import Rule
from writethru.check.voices import distinctive
from writethru.core.types import Finding

# share of the denied words that a draft sentence must hold, and where it does not name who denies it
SHARE = 0.6
ALL = 0.8
# share of the draft sentence that a source sentence must hold
COVER = 0.5
# sentences between a charge and "did not answer questions"
NEAR = 3
# an accusation by its words: where the denial itself does not say what is denied, the draft sentence must hold one
_ACCUSES = re.compile(
    r"\b(?:accus\w+|blam(?:e|es|ed|ing)|alleg(?:e|es|ed|ation|ations)|fault|responsible for|fraud\w*|brib\w+|"
    r"corrupt\w*|"
    r"cheat\w*|lied|lying|misled|mislead\w*|cover(?:ed)?[ -]up|conceal\w*|failed to|neglect\w*|negligen\w+|"
    r"illegal\w*|"
    r"unlawful\w*|broke the law|violated|stole|stolen|theft|abused?|tortur\w+|threatened|leaked|overload\w*|unsafe|"
    r"pollut\w+|rigg(?:ed|ing)|forg(?:ed|ery)|misus\w+|unpaid|withheld|evaded|ignored|warned|caused)\b",
    re.I,
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial|ials)|reject(?:s|ed|ing)?|disput(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|"
    r"contest(?:s|ed)?|"
    r"refut(?:e|es|ed)|rebut(?:s|ted)?|contradict(?:s|ed)?|disagree[sd]?|declin(?:e|es|ed|ing)|no comment|"
    r"(?:not|n[’']t|never) (?:\w+ ){0,2}(?:comment|respond|repl(?:y|ied)|answer(?:ed)?|accept|recogni[sz]e|say|true|"
    r"returned?)|"
    r"refus(?:e|es|ed) to|unanswered|false|untrue|baseless|unfounded|nonsense|fiction|fabricat\w+|invent(?:ed|ion)|"
    r"rul(?:es|ed) out|"
    r"insist(?:s|ed)?|maintain(?:s|ed)?|counter(?:s|ed)?|rather than|neither|nobody|none|no one|has it that)\b|"
    r"\bsilent\b",
    re.I,
)


class DenialLeftOut(Rule):
    """## What it does
    Reports a sentence that carries an accusation against somebody whom the sources have denying it, or refusing to
    comment on it, where the draft says so nowhere.

    ## Why it matters
    The accused has a right to be heard, and the outlet asked. A denial that was given and left out is a libel court's
    first question.

    ## Example
        The ferry was overloaded, the dockers' union says. (The sources: the owner denied it)

    ## Instead
        The ferry was overloaded, the dockers' union says; its owner denies it.

    ## Fix
    Add who denies it, or that they would not comment. The source's sentence is shown.
    """

    code = "HED002"
    name = "denial-left-out"
    severity = "warning"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        told: set[str] = set()
        for denied in denials(ctx):
            name = denied.speaker.canonical
            if name in told or _in_draft(ctx, denied):
                continue
            for i in ctx.copy:
                if ctx.is_heading(i) or not _accuses(ctx, i, denied):
                    continue
                told.add(name)
                does = "did not comment" if denied.silent else "denies this"
                yield self.finding(
                    f"The sources say that {name} {does}; the draft does not",
                    ctx.span(i),
                    citations=[ctx.cite(denied.place)],
                )
                break


def _accuses(ctx: Context, i: int, denied: Denied) -> bool:
    """Does draft sentence ``i`` carry the claim, in another's words or in the draft's own?"""
    keys = distinctive(denied.speaker)
    if any(s.speaker is not None and distinctive(s.speaker) & keys for s in ctx.statements(i)):
        return False  # in the denier's own words
    about = names(ctx, i, denied.speaker)
    if denied.silent:
        return about and bool(_ACCUSES.search(ctx.text(i))) and _beside(ctx, i, denied.place)
    if share_held(ctx, i, denied) >= (SHARE if about else ALL):
        return True
    claimed = any(hit.place == denied.claim for hit in ctx.hits(i, floor=COVER))
    return claimed and ((about and not denied.guessed) or bool(_ACCUSES.search(ctx.text(i))))


def _beside(ctx: Context, i: int, place: Place) -> bool:
    """Does draft sentence ``i`` rest on a source sentence close to this one?"""
    return any(
        hit.place.source == place.source and abs(hit.place.sentence - place.sentence) <= NEAR
        for hit in ctx.hits(i, floor=COVER)
    )


def _in_draft(ctx: Context, denied: Denied) -> bool:
    """Does the draft have the denial: a word of denying beside the denier's name, or in a sentence that rests on it?"""
    for i in ctx.copy:
        if not _DENIES.search(ctx.text(i)):
            continue
        near = range(max(0, i - 1), i + 1)
        if any(names(ctx, k, denied.speaker) for k in near):
            return True
        if any(hit.place == denied.place for hit in ctx.hits(i, floor=0.3)):
            return True
    return False


PLUGIN = DenialLeftOut()
