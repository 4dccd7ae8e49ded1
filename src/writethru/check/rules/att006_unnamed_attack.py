"""ATT006: opinion or attack from an unnamed speaker."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.context import Context
from writethru.check.loaded import ATTACK, ATTACKS
from writethru.check.rule import Rule
from writethru.check.unnamed import KNOWING, Unnamed, said_by, unnamed_speakers
from writethru.core.types import Finding, Span


class UnnamedAttack(Rule):
    """## What it does
    Reports an attack on somebody's character or competence from a speaker who is not named: by a verb such as
    "accuses", or by words such as "incompetent", "liar" or "a disgrace" in what is said, quoted or not.

    ## Why it matters
    Stylebooks let unnamed speakers give facts and no opinions: whoever is attacked cannot answer a shadow.

    ## Example
        "He is incompetent and a bully," said a colleague of the minister.

    ## Instead
        Three people who work for the minister said that he had shouted at staff in two meetings.

    ## Fix
    Find somebody who says it under a name, give the facts instead, or leave it out.
    """

    code = "ATT006"
    name = "unnamed-attack"
    severity = "warning"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for who in unnamed_speakers(ctx):
            words = None if who.noun in KNOWING else _attack(ctx, who)
            if words:
                yield self.finding(f'An attack ("{ctx.words(words)}") from a speaker without a name', words)


def _attack(ctx: Context, who: Unnamed) -> Span | None:
    """The words of the attack: in what this speaker says, or the verb."""
    tree = ctx.tree
    verb = tree.tokens[tree.tokens[who.head].head]
    if verb.lemma.lower() in ATTACKS and tree.tokens[who.head].dep == "nsubj":
        return Span(verb.start, verb.end)
    for statement in said_by(ctx, who):
        for span in statement.content:
            found = ATTACK.search(ctx.draft.text, span.start, span.end)
            if found:
                return Span(*found.span())
    return None


PLUGIN = UnnamedAttack()
