"""QUO003: a translated quotation not marked as such."""

from __future__ import annotations

import re
from collections.abc import Iterable

from writethru.check.align import Place
from writethru.check.context import Context
from writethru.check.quotes import fold, pieces
from writethru.check.rule import Rule
from writethru.core.types import Finding

# quoted words fewer than these may stand in two places
FEWEST = 3
_LANGUAGE = (
    r"(?:Albanian|Arabic|Armenian|Bengali|Bulgarian|Burmese|Cantonese|Catalan|Chinese|Croatian|Czech|Danish|Dutch|"
    r"Estonian|Farsi|Persian|Finnish|French|Georgian|German|Greek|Gujarati|Hausa|Hebrew|Hindi|Hungarian|Icelandic|"
    r"Indonesian|Irish|Italian|Japanese|Khmer|Korean|Kurdish|Latvian|Lithuanian|Malay|Mandarin|Norwegian|Pashto|"
    r"Polish|"
    r"Portuguese|Punjabi|Quechua|Romanian|Russian|Serbian|Slovak|Somali|Spanish|Swahili|Swedish|Tagalog|Tamil|Thai|"
    r"Turkish|Ukrainian|Urdu|Vietnamese|Welsh|Yoruba|Zulu)"
)
_MARK = re.compile(
    rf"\b(?:through|via|with the help of|by means of) (?:an?|her|his|their|the) (?:[\w-]+ )?(?:interpreter|"
    rf"translator)\b|"
    rf"\b(?:through|in) (?:a )?translations?\b|\btranslated\b|\b(?:interpreter|translator)\b|"
    rf"\b(?:said|says|told|wrote|writes|spoke|speaking|added|posted|replied|asked|answered|shouted|declared|read|"
    rf"statement|message|letter|speech|interview|post|words|broadcast|video|tweet|remarks)\b[^.;]{{0,40}}? in "
    rf"(?:(?:his|her|their) native )?(?:[\w’'-]+ian |halting |broken )?{_LANGUAGE}(?! [a-z]*(?:province|town|city|"
    rf"district|custody|waters|territory))\b(?! (?:[A-Z]))",
)


class Translated(Rule):
    """## What it does
    Reports a direct quotation whose source says that the words were spoken or written in another language, or given
    through an interpreter, where the draft's paragraph does not say so.

    ## Why it matters
    Words in quotation marks are taken for the speaker's own. Of a translation they are the translator's, and another
    one may read otherwise.

    ## Example
        "We were left alone," the mayor said. (The source: the mayor said in Spanish)

    ## Instead
        "We were left alone," the mayor said in Spanish.

    ## Fix
    Say in which language it was said, or that it was translated; or put it in indirect speech.
    """

    code = "QUO003"
    name = "translated"
    severity = "info"
    needs = "src"

    def check(self, ctx: Context) -> Iterable[Finding]:
        marked = list(_marked(ctx))
        if not marked:
            return
        for i in ctx.copy:
            sentence = ctx.sentences[i]
            if ctx.is_heading(i) or _MARK.search(_paragraph(ctx, i)):
                continue
            for quote in ctx.quotes:
                if quote.start < sentence.start or quote.end > sentence.end:
                    continue
                found = _translated(pieces(quote.of(ctx.draft.text)), marked)
                if found is not None:
                    yield self.finding(
                        "The source says that these words are a translation", quote, citations=[ctx.cite(found)]
                    )


def _paragraph(ctx: Context, i: int) -> str:
    number = ctx.sentences[i].paragraph
    return " ".join(ctx.text(k) for k, other in enumerate(ctx.sentences) if other.paragraph == number)


def _marked(ctx: Context) -> Iterable[tuple[Place, str]]:
    """Source sentences with quotation marks that stand beside a word on the language, the latter as citation."""
    for number, reading in enumerate(ctx.sources):
        for k, sentence in enumerate(reading.sentences):
            place = Place(number, k)
            if not _MARK.search(ctx.source_text(place)):
                continue
            # the words may run on in the next sentence of the paragraph, or stand before the speaker's
            for other in range(max(0, k - 1), min(len(reading.sentences), k + 3)):
                if reading.sentences[other].paragraph == sentence.paragraph or other == k + 1:
                    yield place, f" {fold(ctx.source_text(Place(number, other)))} "


def _translated(parts: list[str], marked: list[tuple[Place, str]]) -> Place | None:
    for piece in parts:
        if len(piece.split()) < FEWEST:
            continue
        for place, text in marked:
            if f" {piece} " in text:
                return place
    return None


PLUGIN = Translated()
