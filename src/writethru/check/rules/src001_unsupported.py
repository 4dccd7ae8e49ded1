"""SRC001: a sentence that no source supports."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.against.changed import words_swapped
from writethru.check.against.listed import misplaced
from writethru.check.against.parts import joined, strays
from writethru.check.against.predicates import predicates
from writethru.check.against.strangers import strangers
from writethru.check.align import Alignment
from writethru.check.chatbot import chatbot_talk
from writethru.check.context import Context
from writethru.check.edits import decides_in, replaced
from writethru.check.rule import Rule
from writethru.check.words import name_key, numbers
from writethru.core.types import Finding

# Thresholds on the share of weight that any three source sentences hold together, chosen on the development drafts so
# that a hard paraphrase passes: a false error is worse than a miss. Other verbs and adjectives are no evidence.
LEAST_WEIGHT = 8.0
# with next to nothing of it in any source
BARE = 0.33
BARE_WEIGHT = 15.0
# with a name or a number that stands in no source
FAR = 0.48
# the same, and enough to go by
FAIR_WEIGHT = 12.0
FAIR = 0.56
# with a number that stands in no source, and another such word
NUMBERED = 0.61
# share held by the best sentence above which a planned deed is taken for a paraphrase
PLANNED = 0.4
# of a joined clause: share that three source sentences hold, share of its words that stand in none, and share that two
# neighbours hold
JOINED = 0.56
STRANGE = 0.4
SCATTERED = 0.36
_PROMISES = frozenset("offer promise pledge vow agree threaten undertake".split())
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})


class Unsupported(Rule):
    """## What it does
    Reports a sentence with a name or a number that no source has, of which no three source sentences together hold
    enough; one of which they hold next to nothing; and one that announces a deed that no source speaks of.

    ## Why it matters
    It may be true, but nobody reported it: it was guessed, remembered or made up.

    ## Example
        The company has also hired 40 engineers in a neighbouring country. (No source speaks of it.)

    ## Instead
        (nothing, or a sentence with its source)

    ## Fix
    Delete it, or give the source that has it.
    """

    code = "SRC001"
    name = "unsupported"
    severity = "error"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for i in ctx.copy:
            if ctx.is_heading(i) or any(chatbot_talk(ctx.text(i))):
                continue
            if unsupported(ctx.alignments[i], unknown_names(ctx, i)) or _new_plan(ctx, i):
                yield self.finding("No source supports this sentence", ctx.span(i), citations=ctx.cite_hits(i, most=1))
                continue
            parts = [span for span, alignment in joined(ctx, i) if foreign(alignment)]
            for span in dict.fromkeys([*parts, *strays(ctx, i)]):
                yield self.finding("No source supports this part of the sentence", span)
            for odd in misplaced(ctx, i):
                said = f'"{ctx.words(odd.span)}" stands with this number in no source'
                yield self.finding(said, odd.span, citations=[ctx.cite(odd.place)])
            told = set()
            for swap in words_swapped(ctx, i):
                told.add(swap.span.start)
                if not swap.opposite:
                    said = f'"{ctx.words(swap.span)}" stands in no source here; the source has "{swap.fix}"'
                    yield self.finding(
                        said,
                        swap.span,
                        citations=[ctx.cite(swap.place)],
                        fix=swap.fix,
                        edit=replaced(ctx, swap.span, swap.fix),
                        deciding=[decides_in(ctx, swap.place, swap.fix)],
                    )
            for new in strangers(ctx, i):
                if new.span.start not in told:
                    said = f'"{ctx.words(new.span)}" stands in no source here'
                    said += f'; the source has "{new.instead}"' if new.instead else ""
                    yield self.finding(said, new.span, citations=[ctx.cite(new.place)], fix=new.instead)


def unsupported(alignment: Alignment, names: frozenset[str]) -> bool:
    """Is so little of it in the sources that it must come from elsewhere? ``names``: those that no source has."""
    if alignment.weight < LEAST_WEIGHT:
        return False
    if alignment.union < BARE and alignment.weight >= BARE_WEIGHT:
        return True
    numbers = [term for term in alignment.unknown if term.startswith("#") and float(term[1:]) >= 1]
    if not numbers and not names:
        return False
    if alignment.union < FAR:
        return True
    if alignment.weight < FAIR_WEIGHT:
        return False
    return alignment.union < (NUMBERED if numbers and len(alignment.unknown) > len(numbers) else FAIR)


def foreign(alignment: Alignment) -> bool:
    """Is so little of a joined clause in the sources, and so much in none, that it comes from elsewhere?"""
    if alignment.weight < LEAST_WEIGHT or not alignment.hits:
        return alignment.weight >= LEAST_WEIGHT
    strange = len(alignment.unknown) / (alignment.count or 1)
    if alignment.union < JOINED and strange >= STRANGE:
        return True
    return alignment.pair < SCATTERED and strange >= STRANGE / 2


def unknown_names(ctx: Context, i: int) -> frozenset[str]:
    """Keys of the names in draft sentence ``i`` that no source has."""
    missing = set(ctx.alignments[i].unknown)
    sentence = ctx.sentences[i]
    found = set()
    for k in range(sentence.first, sentence.last):
        token = ctx.tree.tokens[k]
        key = name_key(ctx.tree.lower(k))
        if key in missing and token.ent[2:] in _NAMES and ctx.tree.word(k)[:1].isupper():
            found.add(key)
    return frozenset(found)


def _new_plan(ctx: Context, i: int) -> bool:
    """Does the sentence announce something that no source speaks of: a planned verb and a noun unknown to all?

    A number of the sources anchors a sentence: then it is taken for a paraphrase.
    """
    alignment = ctx.alignments[i]
    if alignment.weight < FAIR_WEIGHT or alignment.one >= PLANNED or any(numbers(ctx.text(i))):
        return False
    missing = set(alignment.unknown)
    for verb in predicates(ctx.tree, ctx.sentences[i]):
        if verb.key in missing and len(missing) > 1 and not (verb.copular or verb.conditional):
            if _announced(ctx, verb.head):
                return True
    return False


def _announced(ctx: Context, verb: int) -> bool:
    """Does the verb stand under "will", or under "has offered to" and the like?"""
    if any(ctx.tree.lower(j) == "will" for j in ctx.tree.children(verb, "aux")):
        return True
    token = ctx.tree.tokens[verb]
    return token.dep == "xcomp" and ctx.tree.tokens[token.head].lemma.lower() in _PROMISES


PLUGIN = Unsupported()
