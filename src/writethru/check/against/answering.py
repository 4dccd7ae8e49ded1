"""Whose a statement of a draft is where its supposed speaker and another both spoke of the matter, and whose a bare
quotation is."""

from __future__ import annotations

from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.voices import Echo, content_terms, surname
from writethru.core.types import Speaker

# share of the others' words of weight that the supposed speaker's own statement must hold to be the one meant
SHARE = 0.5


def spoke_of_it(ctx: Context, echo: Echo, mine: str) -> bool:
    """Does the draft's speaker (a surname, folded) say nearly as much of the same matter in some source sentence? Who
    claims and who denies use the same words."""
    wanted = content_terms(ctx.tree, ctx.sentences[echo.mine.sentence], echo.mine)

    def held(place: Place) -> float:
        terms = ctx.index.terms[ctx.index.number(place)]
        return sum(ctx.index.rarity(term) for term in wanted if term in terms)

    own = (
        held(Place(number, statement.sentence))
        for number, reading in enumerate(ctx.sources)
        for statement in reading.statements
        if statement.speaker is not None and surname(statement.speaker) == mine
    )
    return max(own, default=0.0) >= SHARE * max((held(place) for place, _ in echo.theirs), default=0.0) > 0


def bare_quotes(ctx: Context, words: str) -> list[tuple[Place, Speaker]]:
    """The places where these words (folded) stand in a sentence that names no speaker, with whoever spoke last in its
    paragraph: a quotation that goes on is his."""
    out = []
    for place, text in ctx.held.folded_sentences:
        if f" {words} " not in text or ctx.statements_at(place):
            continue
        paragraph = ctx.source_sentence(place).paragraph
        for k in range(place.sentence - 1, -1, -1):
            before = Place(place.source, k)
            if ctx.source_sentence(before).paragraph != paragraph:
                break
            spoken = [s.speaker for s in ctx.statements_at(before) if s.speaker is not None]
            if spoken:
                out.append((place, spoken[-1]))
                break
    return out
