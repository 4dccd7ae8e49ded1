"""MRK002: a chatbot talking about its own text."""

from __future__ import annotations

from collections.abc import Iterable

from writethru.check.chatbot import chatbot_talk
from writethru.check.context import Context
from writethru.check.edits import sentence_removed
from writethru.check.rule import Rule
from writethru.core.types import Finding


class Chatbot(Rule):
    """## What it does
    Reports sentences in which a chat model speaks of itself or of the text it was asked for.

    ## Why it matters
    They are no part of the story, and they tell every reader that nobody read it before it went out.

    ## Example
        Sure, here is a shorter version of the article you provided.

    ## Instead
        (nothing: the sentence goes)

    ## Fix
    Delete the sentence; ``--fix`` deletes one that holds no name, figure or quotation.
    Words in quotation marks are not reported: a source may talk of a chatbot.
    """

    code = "MRK002"
    name = "chatbot"
    severity = "error"
    needs = "draft"

    def check(self, ctx: Context) -> Iterable[Finding]:
        for i, sentence in enumerate(ctx.sentences):
            text = ctx.text(i)
            for span in chatbot_talk(text):
                if not ctx.in_quotes(sentence.start + span.start, sentence.start + span.end):
                    yield self.finding(
                        "A chatbot speaks of its own text here; delete the sentence",
                        ctx.span(i),
                        edit=sentence_removed(ctx, i, certain=_says_nothing(ctx, i)),
                    )
                    break


def _says_nothing(ctx: Context, i: int) -> bool:
    """Does the sentence hold no figure, name or quotation, so that nothing of the story goes with it?"""
    span = ctx.span(i)
    named = any(span.start <= entity.start < span.end for entity in ctx.reading.entities)
    return not (named or ctx.figures(i) or any(quote.overlaps(span) for quote in ctx.quotes))


PLUGIN = Chatbot()
